using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Utilities;

namespace Vetted.Build.Tests;

/// <summary>What cannot be read is told once and clearly; under enforcement it fails the build.</summary>
public class BadInputTests
{
    private const string Assets = """{ "version": 3, "targets": { "net10.0": {} }, "libraries": {}, "project": { "frameworks": { "net10.0": {} } } }""";

    [Theory]
    [InlineData("{ \"version\": 3,", "project.assets.json")]
    [InlineData("{}", "project.assets.json")]
    [InlineData(null, "project.assets.json")]
    public void An_assets_file_that_cannot_be_read_is_a_warning_and_under_enforcement_an_error(string? assets, string file)
    {
        using var folder = new Folder();
        if (assets is not null)
        {
            folder.Write("obj/project.assets.json", assets);
        }

        folder.Write("vetted.json", "{}");
        var plain = Evaluate(folder, []);
        var enforced = Evaluate(folder, new() { ["VettedEnforce"] = "true" });

        var told = Assert.Single(plain, line => line.Contains("VET9002", StringComparison.Ordinal));
        Assert.StartsWith("warning VET9002", told, StringComparison.Ordinal);
        Assert.Contains(file, told, StringComparison.Ordinal);
        Assert.Single(enforced, line => line.StartsWith("error VET9002", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_without_problems_tells_none()
    {
        using var folder = new Folder();
        folder.Write("obj/project.assets.json", Assets);

        Assert.DoesNotContain(Evaluate(folder, []), line => line.Contains("VET9", StringComparison.Ordinal));
    }

    [Fact]
    public void An_assembly_that_is_none_is_a_gap()
    {
        using var folder = new Folder();
        folder.Write("obj/project.assets.json", Assets);
        folder.Write("obj/App.dll", "MZ nothing");

        var told = Evaluate(folder, [], folder.At("obj/App.dll"));

        Assert.Single(told, line => line.StartsWith("warning VET9002", StringComparison.Ordinal) && line.Contains("App.dll", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bill_that_cannot_be_written_leaves_the_previous_one()
    {
        using var folder = new Folder();
        var source = folder.Write("obj/App.aibom.cdx.json", "new");
        folder.Write("bin/App.aibom.cdx.json/in the way");
        var engine = new RecordingEngine([]);

        new CopyOutputs { BuildEngine = engine, Project = folder.Project("App.csproj"), Files = [new TaskItem(source)], Folder = folder.At("bin") }.Execute();

        Assert.StartsWith("warning VET9002", Assert.Single(engine.Told), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("bin/App.aibom.cdx.json/in the way")));
    }

    private static List<string> Evaluate(Folder folder, Dictionary<string, string> global, string? assembly = null)
    {
        var engine = new RecordingEngine(global);
        using var task = new EvaluateProject
        {
            BuildEngine = engine,
            Project = folder.Project("App.csproj", ("Root", folder.Path)),
            Assembly = new TaskItem(assembly ?? typeof(string).Assembly.Location),
            BomPath = "App.aibom.cdx.json",
            Stamp = folder.At("obj/vetted/evaluation.1.stamp"),
        };
        task.Execute();
        return engine.Told;
    }
}
