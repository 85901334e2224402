using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

public sealed class EvidenceSpecs
{
    [Fact]
    public Task A_facts_file_that_cannot_be_read_is_said_once()
    {
        var test = new VettedTest("Console.WriteLine();", VettedTest.Facts);
        var (path, _) = test.TestState.AdditionalFiles[0];
        test.TestState.AdditionalFiles.Clear();
        test.TestState.AdditionalFiles.Add((path, "{ \"vettedFacts\": 1, "));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("VET9002", DiagnosticSeverity.Warning));
        return test.RunAsync();
    }

    [Fact]
    public Task A_mistake_in_the_policy_is_told_at_its_place()
    {
        var policy = new EffectivePolicy { Files = ["vetted.json"], Problems = [new PolicyProblem(new Place("vetted.json", 4, 9), "unknown key 'licenses'. Did you mean 'licences'?", true)] };
        var test = new VettedTest("Console.WriteLine();", VettedTest.Facts with { Policy = policy });
        test.ExpectedDiagnostics.Add(new DiagnosticResult("VET9001", DiagnosticSeverity.Warning)
            .WithSpan(VettedTest.Root + "vetted.json", 4, 9, 4, 9)
            .WithMessage("unknown key 'licenses'. Did you mean 'licences'?"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_gap_in_the_evidence_is_told()
    {
        var gap = new EvidenceGap("obj/project.assets.json", "it is no JSON", new Place("src/App/App.csproj", 0));
        var test = new VettedTest("Console.WriteLine();", VettedTest.Facts with { Inventory = VettedTest.Facts.Inventory with { Gaps = [gap] } }, "<Project />");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("VET9002", DiagnosticSeverity.Warning).WithSpan(VettedTest.Root + VettedTest.ProjectFile, 1, 1, 1, 1));
        return test.RunAsync();
    }
}
