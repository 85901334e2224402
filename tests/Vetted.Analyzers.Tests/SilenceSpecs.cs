using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

public sealed class SilenceSpecs
{
    private const string Source = """var c = new OpenAI.Chat.ChatClient("gpt-4o", "k");""";

    [Fact]
    public Task Without_a_facts_file_nothing_is_said() => new VettedTest(Source, facts: null).RunAsync();

    [Fact]
    public Task In_a_project_without_ai_nothing_is_said() => new VettedTest(Source, VettedTest.Facts with { IsActive = false }).RunAsync();

    [Fact]
    public Task A_test_project_is_only_inventoried() => new VettedTest(
        Source,
        VettedTest.Facts with { Inventory = VettedTest.Facts.Inventory with { Role = Inventory.ProjectRole.Test } }).RunAsync();

    [Fact]
    public async Task In_a_project_without_ai_no_analyzer_registers_an_action()
    {
        var compilation = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText("class C { }")]);
        var driver = compilation.WithAnalyzers(VettedTest.All().ToImmutableArray());
        foreach (var analyzer in driver.Analyzers)
        {
            var telemetry = await driver.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext());
            Assert.Equal(
                (1, 0, 0, 0, 0),
                (telemetry.CompilationStartActionsCount, telemetry.SemanticModelActionsCount, telemetry.OperationActionsCount, telemetry.SyntaxNodeActionsCount, telemetry.AdditionalFileActionsCount));
        }
    }

    private static CancellationToken TestContext() => CancellationToken.None;
}
