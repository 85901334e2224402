using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Vetted.Policy;

namespace Vetted.Build.Tests;

/// <summary>The tasks with an organisation's own catalog. The project they read is this test assembly, which names a model of that organisation.</summary>
public sealed class OverlayTaskTests : IDisposable
{
    private const string Own = """{ "models": [ { "id": "contoso-overlay-*", "name": "Contoso GPT", "publisher": "Contoso", "access": "weights", "licences": ["cc-by-nc-4.0"], "sources": ["x"], "reviewed": "2026-01-01" } ] }""";

    private readonly string _root = Directory.CreateTempSubdirectory("vetted").FullName;
    private readonly Engine _engine = new();

    public OverlayTaskTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, ".git"));
        Write("App/App.csproj", "<Project />");
        Write("App/obj/project.assets.json", """{ "version": 3, "targets": { "net10.0": {} }, "libraries": {}, "project": { "frameworks": { "net10.0": {} } } }""");
        Write("vetted.json", """{ "catalog": "build/own.json", "models": { "licences": { "deny": ["non-commercial"] } } }""");
    }

    /// <summary>The use that the tasks find in this assembly.</summary>
    public static string ModelInUse() => "contoso-overlay-7b";

    [Fact]
    public void The_analyzers_get_the_overlay_and_the_targets_its_path()
    {
        Write("build/own.json", Own);
        Write("App/obj/vetted/active", "");

        Assert.True(new WriteProjectFacts { BuildEngine = _engine, Project = Project(), Stamp = Path.Combine(_root, "App/obj/vetted/facts.1.stamp") }.Execute(), string.Join("\n", _engine.Told));

        var facts = ProjectFacts.Read(File.ReadAllText(Path.Combine(_root, "App/obj/vetted/facts.json")), out _)!;
        Assert.Equal(new PolicyOverlay("build/own.json", Own, MayBetter: true), Assert.Single(facts.Policy.Overlays));
        Assert.Equal(Path.Combine(_root, "build/own.json"), File.ReadAllText(Path.Combine(_root, "App/obj/vetted/policy.inputs")));
    }

    [Fact]
    public void A_model_of_the_overlay_is_judged()
    {
        Write("build/own.json", Own);

        Evaluate();

        Assert.Contains(_engine.Told, told => told.StartsWith("VET1003 ", StringComparison.Ordinal) && told.Contains("Contoso GPT", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mistake_in_the_overlay_is_told_at_its_place_and_without_it_that_model_is_unknown()
    {
        Write("build/own.json", "{\n  \"modles\": []\n}");

        Evaluate();

        Assert.Contains(_engine.Told, told => told.StartsWith($"VET9001 {Path.Combine(_root, "build", "own.json")}(2,3)", StringComparison.Ordinal));
        Assert.DoesNotContain(_engine.Told, told => told.StartsWith("VET1003 ", StringComparison.Ordinal) && told.Contains("Contoso", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Evaluate()
    {
        using var task = new EvaluateProject { BuildEngine = _engine, Project = Project(), Assembly = new TaskItem(typeof(OverlayTaskTests).Assembly.Location), BomPath = "App.aibom.cdx.json" };
        task.Execute();
    }

    private TaskItem Project() => new(Path.Combine(_root, "App", "App.csproj"), new Dictionary<string, string>
    {
        ["Root"] = _root,
        ["WorkFolder"] = Path.Combine(_root, "App", "obj", "vetted") + Path.DirectorySeparatorChar,
        ["OutputFolder"] = Path.Combine(_root, "App", "bin") + Path.DirectorySeparatorChar,
        ["AssemblyName"] = "App",
        ["TargetFramework"] = "net10.0",
        ["OutputType"] = "Exe",
        ["Language"] = "C#",
        ["AssetsFile"] = Path.Combine(_root, "App", "obj", "project.assets.json"),
    });

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Keeps what a task tells.</summary>
    private sealed class Engine : IBuildEngine
    {
        public List<string> Told { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

        public void LogCustomEvent(CustomBuildEventArgs e)
        {
        }

        public void LogErrorEvent(BuildErrorEventArgs e) => Told.Add($"{e.Code} {e.File}({e.LineNumber},{e.ColumnNumber}): {e.Message}");

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        public void LogWarningEvent(BuildWarningEventArgs e) => Told.Add($"{e.Code} {e.File}({e.LineNumber},{e.ColumnNumber}): {e.Message}");
    }
}
