using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Vetted.Conformance;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

/// <summary>All rules over a source with markup, a facts file and stand-ins for AI packages. Nothing is downloaded: the framework is the running one.</summary>
internal sealed class VettedTest : CSharpAnalyzerTest<ModelsMustHaveAllowedLicences, DefaultVerifier>
{
    public const string Root = "/repo/";
    public const string ProjectFile = "src/App/App.csproj";
    private const string FactsPath = Root + "src/App/obj/vetted.facts.json";

    public VettedTest(string source, ProjectFacts? facts, string? project = null, string? settings = null)
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.OutputKind = OutputKind.ConsoleApplication;
        TestState.Sources.Add((Root + "src/App/Program.cs", source));
        TestState.Sources.Add((Root + "src/App/Usings.cs", "global using System; global using System.Collections.Generic;"));
        TestState.AdditionalReferences.AddRange(StubAssemblies.Framework);
        TestState.AdditionalReferences.AddRange(StubAssemblies.Named(["OpenAI", "OllamaSharp", "Microsoft.Extensions.AI", "Microsoft.Extensions.AI.OpenAI", "Microsoft.Extensions.Configuration.Abstractions", "Anthropic"]));
        CompilerDiagnostics = CompilerDiagnostics.Errors;
        var config = "is_global = true\nbuild_property.ProjectDir = " + Root + "src/App/\n";
        void Add(string path, string kind, string text)
        {
            TestState.AdditionalFiles.Add((path, text));
            config += $"[{path}]\nbuild_metadata.AdditionalFiles.VettedKind = {kind}\n";
        }

        if (facts is not null)
        {
            Add(FactsPath, "facts", ProjectFacts.Write(facts));
        }

        if (project is not null)
        {
            Add(Root + ProjectFile, "project", project);
        }

        if (settings is not null)
        {
            Add(Root + "src/App/appsettings.json", "config", settings);
        }

        TestState.AnalyzerConfigFiles.Add((Root + ".globalconfig", config));
    }

    public static ProjectFacts Facts { get; } = new()
    {
        IsActive = true,
        Inventory = new ProjectInventory { Name = "App", ProjectFile = ProjectFile, TargetFramework = "net10.0", Language = "C#", Role = ProjectRole.Application },
    };

    public static ProjectFacts WithPackages(params Package[] packages) => Facts with { Inventory = Facts.Inventory with { Packages = packages } };

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => All();

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.CSharp12);

    public static IEnumerable<DiagnosticAnalyzer> All() => typeof(VettedAnalyzer).Assembly.GetTypes()
        .Where(type => typeof(VettedAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
}
