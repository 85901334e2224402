using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.VisualBasic;
using Vetted.Conformance;
using Vetted.Inventory;

namespace Vetted.Source.Tests;

/// <summary>Compiles sources against stand-ins and reads them.</summary>
internal static class Reading
{
    public const string AllStubs = "OpenAI, Azure.AI.OpenAI, OllamaSharp, Microsoft.Extensions.AI.Abstractions, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI, "
        + "Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Abstractions, Microsoft.SemanticKernel.Connectors.OpenAI, Microsoft.SemanticKernel.Connectors.AzureOpenAI, "
        + "Anthropic, Microsoft.ML.OnnxRuntime, Microsoft.Extensions.Configuration.Abstractions, Microsoft.Extensions.Options, Contoso.NewAi, Aspire.Hosting.GitHub.Models";

    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading.Tasks;
        """;

    public static Compilation CSharp(params string[] sources) => CSharpCompilation.Create(
        "App",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, path: index == 0 ? "Program.cs" : $"File{index}.cs")).Append(CSharpSyntaxTree.ParseText(Usings, path: "Usings.cs")),
        StubAssemblies.Framework.Concat(StubAssemblies.Named(AllStubs.Split(", "))),
        new CSharpCompilationOptions(OutputKind.ConsoleApplication));

    public static Compilation Basic(string source) => VisualBasicCompilation.Create(
        "App",
        [VisualBasicSyntaxTree.ParseText(source, path: "Program.vb")],
        StubAssemblies.Framework.Concat(StubAssemblies.Named(AllStubs.Split(", "))),
        new VisualBasicCompilationOptions(OutputKind.ConsoleApplication, globalImports: GlobalImport.Parse("System", "System.Collections.Generic")));

    public static SourceEvidence Read(Compilation compilation, SourceSettings? settings = null)
    {
        var mistakes = compilation.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.True(mistakes.Length == 0, string.Join("\n", mistakes.Select(one => one.ToString())));
        return SourceEvidence.Collect(compilation, TestKnowledge.Instance, settings ?? SourceSettings.Default);
    }

    /// <summary>One line per model: <c>line text form use</c>, with <c>@</c> before the use where it reaches a sink.</summary>
    public static string[] Models(params string[] sources) => Show(Read(CSharp(sources)));

    public static string[] Show(SourceEvidence evidence) => evidence.Trees.SelectMany(tree => tree.Models.Select(one => one.Fact)).Concat(evidence.Configured)
        .Select(model => $"{(model.Evidence.Place.File == "Program.cs" || model.Evidence.Place.File == "Program.vb" ? "" : model.Evidence.Place.File + ":")}{model.Evidence.Place.Line} {model.Text} {model.Form} {(model.Sink is null ? "" : "@")}{model.Use.ToString().ToLowerInvariant()}")
        .ToArray();

    public static UnknownModel[] Unknowns(params string[] sources) => Read(CSharp(sources)).Trees.SelectMany(tree => tree.Unknowns).Select(one => one.Fact).ToArray();
}
