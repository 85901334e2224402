using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.VisualBasic;
using Vetted.Conformance;

namespace Vetted.Source.Tests;

public sealed class ConformanceSpecs
{
    public static TheoryData<string> Names => [.. ConformanceCase.All().Select(one => one.Name)];

    [Fact]
    public void There_are_enough_cases_and_each_difference_has_its_reason()
    {
        var all = ConformanceCase.All();
        Assert.True(all.Count >= 80, $"{all.Count} cases");
        Assert.All(all, one => Assert.Empty(one.UnexplainedHosts()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bound_source_sees_the_case(string name)
    {
        var one = ConformanceCase.Named(name);
        var compilation = Compile(one, withPackages: true);
        var mistakes = compilation.GetDiagnostics().Where(mistake => mistake.Severity == DiagnosticSeverity.Error);
        Assert.True(!mistakes.Any(), string.Join("\n", mistakes));
        Assert.Equal(one.Expected("source"), Facts(SourceEvidence.Collect(compilation, SourceKnowledge.Shared, SourceSettings.Default)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_scan_without_the_packages_sees_the_case(string name)
    {
        var one = ConformanceCase.Named(name);
        Assert.Equal(one.Expected("scan"), Facts(ScanEvidence.Collect(Compile(one, withPackages: false), SourceKnowledge.Shared, SourceSettings.Default)));
    }

    private static Compilation Compile(ConformanceCase one, bool withPackages)
    {
        var references = withPackages ? StubAssemblies.Framework.Concat(StubAssemblies.Named(one.References)) : StubAssemblies.Framework;
        return one.IsBasic
            ? VisualBasicCompilation.Create("App", [VisualBasicSyntaxTree.ParseText(one.Source, path: one.Name)], references, new VisualBasicCompilationOptions(OutputKind.ConsoleApplication))
            : CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText(one.Source, path: one.Name)], references, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
    }

    private static string[] Facts(SourceEvidence evidence)
    {
        var models = evidence.Trees.SelectMany(tree => tree.Models).Select(one => $"{one.Fact.Evidence.Place.Line}: model {one.Fact.Text} {one.Fact.Form} {one.Fact.Use.ToString().ToLowerInvariant()}");
        var unknowns = evidence.Trees.SelectMany(tree => tree.Unknowns).Select(one => $"{one.Fact.Evidence.Place.Line}: unknown {one.Fact.Key} {one.Fact.Reason}");
        return models.Concat(unknowns).Distinct().Order(StringComparer.Ordinal).ToArray();
    }
}
