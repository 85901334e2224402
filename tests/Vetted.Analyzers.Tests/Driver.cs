using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis.VisualBasic;
using Vetted.Conformance;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

/// <summary>All rules over one file through the compiler's own driver, for what markup cannot say: other languages, places mapped by #line, suppressed findings.</summary>
internal static class Driver
{
    private const string Folder = "/repo/src/App/";
    private static readonly string[] Stubs = ["Anthropic", "OllamaSharp", "OpenAI"];

    public static Task<ImmutableArray<Diagnostic>> CSharp(string source, ProjectFacts? facts = null, string file = "Program.cs") => Run(
        CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText(source, path: Folder + file)], References, new CSharpCompilationOptions(OutputKind.ConsoleApplication)), facts);

    public static Task<ImmutableArray<Diagnostic>> VisualBasic(string source, ProjectFacts? facts = null) => Run(
        VisualBasicCompilation.Create("App", [VisualBasicSyntaxTree.ParseText(source, path: Folder + "Program.vb")], References, new VisualBasicCompilationOptions(OutputKind.ConsoleApplication)), facts);

    private static MetadataReference[] References => [.. StubAssemblies.Framework, .. StubAssemblies.Named(Stubs)];

    private static async Task<ImmutableArray<Diagnostic>> Run(Compilation compilation, ProjectFacts? facts)
    {
        Assert.DoesNotContain(compilation.GetDiagnostics(), one => one.Severity == DiagnosticSeverity.Error);
        var file = new TextFile(Folder + "obj/vetted.facts.json", ProjectFacts.Write(facts ?? VettedTest.Facts));
        return await compilation.WithAnalyzers(VettedTest.All().ToImmutableArray(), new AnalyzerOptions([file], new FactsOptions())).GetAnalyzerDiagnosticsAsync();
    }

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class FactsOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(("build_property.ProjectDir", Folder));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options();

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(("build_metadata.AdditionalFiles.VettedKind", "facts"));
    }

    private sealed class Options(params (string Key, string Value)[] values) : AnalyzerConfigOptions
    {
        // Our assemblies carry a NotNullWhen of their own for netstandard2.0, so that the attribute's name is ambiguous here.
#nullable disable
        public override bool TryGetValue(string key, out string value)
        {
            value = values.FirstOrDefault(one => one.Key == key).Value;
            return value is not null;
        }
#nullable restore
    }
}
