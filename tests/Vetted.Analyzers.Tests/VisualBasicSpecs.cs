using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis.VisualBasic;
using Vetted.Conformance;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

/// <summary>The same rules in Visual Basic. The compiler is called directly: the testing library's Visual Basic half needs a workspace that nothing else here does.</summary>
public sealed class VisualBasicSpecs
{
    [Fact]
    public Task A_restricted_licence_is_told_where_the_model_is_named() => Reports("VET1003", """
        Module Program
            Sub Main()
                Dim restricted = New OllamaSharp.OllamaApiClient("http://localhost:11434", [|"llama3.2"|])
                Dim approved = New OllamaSharp.OllamaApiClient("http://localhost:11434", "qwen2.5:7b")
            End Sub
        End Module
        """);

    [Fact]
    public Task A_default_a_constant_and_an_initialiser_are_told() => Reports("VET1003", """
        Module Program
            Private Const Name As String = [|"llama3.1"|]

            Sub Main(args As String())
                Dim first = New OllamaSharp.OllamaApiClient("http://localhost:11434", If(Environment.GetEnvironmentVariable("CHAT_MODEL"), [|"llama3.2"|]))
                Dim second = New OllamaSharp.OllamaApiClient("http://localhost:11434", Name)
                Dim options = New Microsoft.Extensions.AI.ChatOptions With {.ModelId = [|"command-r-plus"|]}
            End Sub
        End Module
        """);

    [Fact]
    public Task What_is_compared_listed_or_printed_is_not_told() => Reports("VET1003", """
        Module Program
            Sub Main(args As String())
                Dim all = {"llama3.2", "llama3.1"}
                If args(0) = "llama3.2" Then Console.WriteLine("llama3.2")
            End Sub
        End Module
        """);

    private static async Task Reports(string rule, string markup)
    {
        TestFileMarkupParser.GetSpans(markup.ReplaceLineEndings("\n"), out var source, out ImmutableArray<TextSpan> spans);
        var compilation = VisualBasicCompilation.Create(
            "App",
            [VisualBasicSyntaxTree.ParseText(source, path: VettedTest.Root + "src/App/Program.vb")],
            StubAssemblies.Framework.Concat(StubAssemblies.Named(["OllamaSharp", "Microsoft.Extensions.AI.Abstractions"])),
            new VisualBasicCompilationOptions(OutputKind.ConsoleApplication, globalImports: [GlobalImport.Parse("System")]));
        Assert.Empty(compilation.GetDiagnostics().Where(mistake => mistake.Severity == DiagnosticSeverity.Error));

        var facts = new Text(VettedTest.Root + "src/App/obj/vetted.facts.json", ProjectFacts.Write(VettedTest.Facts));
        var options = new AnalyzerOptions([facts], new Options());
        var found = await compilation.WithAnalyzers([.. VettedTest.All()], options).GetAnalyzerDiagnosticsAsync();

        Assert.Empty(found.Where(one => one.Id.StartsWith("AD", StringComparison.Ordinal)));
        Assert.Equal(spans.OrderBy(span => span.Start), found.Where(one => one.Id == rule).Select(one => one.Location.SourceSpan).OrderBy(span => span.Start));
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new() { ["build_property.ProjectDir"] = VettedTest.Root + "src/App/" });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(new() { ["build_metadata.AdditionalFiles.VettedKind"] = "facts" });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
