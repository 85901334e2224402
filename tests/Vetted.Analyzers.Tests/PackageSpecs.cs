using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

public sealed class PackageSpecs
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup>
            <PackageReference Include="OllamaSharp" Version="5.5.2" />
          </ItemGroup>
        </Project>
        """;

    private const string Source = """var c = {|#0:new OllamaSharp.OllamaApiClient("http://localhost:11434")|};""";

    private static readonly Package Package = new()
    {
        Id = "OllamaSharp",
        Version = "5.5.2",
        Licence = "MIT",
        LicenceSource = LicenceSource.Expression,
        Path = ["OllamaSharp"],
        Reference = new Place(VettedTest.ProjectFile, 3, 5, 3, 62),
    };

    private static readonly EffectivePolicy NoMit = new()
    {
        Files = ["vetted.json"],
        PackageLicences = new Choice { Deny = [new PolicyEntry("MIT", new Place("vetted.json", 1, 1))] },
    };

    private static VettedTest Denied(ProjectFacts facts) => new(Source, facts with { Policy = NoMit }, Project)
    {
        ExpectedDiagnostics =
        {
            new DiagnosticResult("VET1001", DiagnosticSeverity.Warning).WithSpan(VettedTest.Root + VettedTest.ProjectFile, 3, 5, 3, 62).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations),
            new DiagnosticResult("VET1001", DiagnosticSeverity.Info).WithLocation(0),
        },
    };

    [Fact]
    public Task A_denied_licence_is_told_on_the_package_reference_and_quietly_at_the_entry_type() =>
        WithoutSafety(Denied(VettedTest.WithPackages(Package))).RunAsync();

    [Fact]
    public Task An_allowed_licence_is_not_told() => WithoutSafety(new VettedTest(Source, VettedTest.WithPackages(Package), Project)).RunAsync();

    [Fact]
    public Task Under_enforcement_the_gate_tells_what_is_denied() =>
        WithoutSafety(new VettedTest(Source, VettedTest.WithPackages(Package) with { Policy = NoMit, IsEnforced = true }, Project)).RunAsync();

    [Fact]
    public Task Further_frameworks_of_a_project_do_not_repeat_package_findings() =>
        WithoutSafety(new VettedTest(Source, VettedTest.WithPackages(Package) with { Policy = NoMit, TellsProjectFindings = false }, Project)).RunAsync();

    [Fact]
    public Task A_file_that_is_not_at_hand_is_told_at_its_own_place()
    {
        var package = Package with { Reference = new Place("Directory.Build.props", 7, 5, 7, 20) };
        var test = new VettedTest(Source.Replace("{|#0:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), VettedTest.WithPackages(package) with { Policy = NoMit }, Project);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("VET1001", DiagnosticSeverity.Warning).WithSpan(VettedTest.Root + "Directory.Build.props", 7, 5, 7, 20));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("VET1001", DiagnosticSeverity.Info).WithSpan(VettedTest.Root + "src/App/Program.cs", 1, 9, 1, 66));
        return WithoutSafety(test).RunAsync();
    }

    // These tests are about packages.
    private static VettedTest WithoutSafety(VettedTest test)
    {
        test.DisabledDiagnostics.Add("VET2001");
        return test;
    }
}
