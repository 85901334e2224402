using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Vetted.Policy;
using Task = System.Threading.Tasks.Task;

namespace Vetted.Build.Tests;

/// <summary>The lock in a build: written on demand, held to in locked mode, told otherwise. The AI of these projects is a model file.</summary>
public sealed class LockTaskTests : IDisposable
{
    private readonly Folder _folder = new();

    public LockTaskTests()
    {
        _folder.Write("App/App.csproj", "<Project />");
        _folder.Write("App/obj/project.assets.json", """{ "version": 3, "targets": { "net8.0": {}, "net10.0": {} }, "libraries": {}, "project": { "frameworks": { "net8.0": {}, "net10.0": {} } } }""");
        Weights("a.gguf", 1);
    }

    private string Lock => _folder.At("App/vetted.lock.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_build_writes_no_lock_by_itself()
    {
        var (told, _) = Evaluate([], "a.gguf");

        Assert.False(File.Exists(Lock));
        Assert.DoesNotContain(told, line => line.Contains("VET3008", StringComparison.Ordinal));
    }

    [Fact]
    public void An_update_writes_the_lock_says_what_came_and_leaves_nothing_else_behind()
    {
        var (told, messages) = Evaluate(Update, "a.gguf");

        Assert.True(told.Count == 0, string.Join("\n", told));
        Assert.Equal("a.gguf", Assert.Single(Read().Entries).Id);
        Assert.Contains(messages, line => line.StartsWith("Vetted: wrote App/vetted.lock.json for net10.0: came a.gguf", StringComparison.Ordinal));
        Assert.DoesNotContain(told, line => line.Contains("VET3", StringComparison.Ordinal));
        Assert.Equal([Lock], Directory.GetFiles(_folder.At("App"), "vetted*"));
    }

    [Fact]
    public void A_project_without_AI_gets_no_lock_and_needs_none()
    {
        Evaluate(Update);

        Assert.False(File.Exists(Lock));
        Assert.Empty(Evaluate(Locked).Told);
    }

    [Fact]
    public void The_project_itself_cannot_ask_for_an_update()
    {
        Evaluate([], ["a.gguf"], ("UpdateLock", "true"), ("VettedUpdateLock", "true"));

        Assert.False(File.Exists(Lock));
    }

    [Theory]
    [InlineData("VettedLockedMode", "true")]
    [InlineData("VettedEnforce", "true")]
    [InlineData("VettedPolicyFile", "central.json")]
    public void A_build_that_checks_the_lock_does_not_write_it(string property, string value)
    {
        _folder.Write("central.json", "{}");
        Evaluate(Update, "a.gguf");
        var before = File.ReadAllText(Lock);
        Weights("b.gguf", 2);

        var (told, _) = Evaluate(new() { ["VettedUpdateLock"] = "true", [property] = value == "true" ? value : _folder.At(value) }, "a.gguf", "b.gguf");

        Assert.Equal(before, File.ReadAllText(Lock));
        Assert.Contains(told, line => line.StartsWith("error VET3008", StringComparison.Ordinal) && line.Contains("VettedUpdateLock", StringComparison.Ordinal));
    }

    [Fact]
    public void A_policy_of_the_repository_that_enforces_does_not_keep_its_team_from_writing_the_lock()
    {
        _folder.Write("App/vetted.json", """{ "enforce": true, "lock": "deny" }""");
        Assert.Contains(Evaluate([], "a.gguf").Told, IsDriftError);

        Assert.DoesNotContain(Evaluate(Update, "a.gguf").Told, IsDriftError);
        Assert.DoesNotContain(Evaluate([], "a.gguf").Told, IsDriftError);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Frameworks_share_the_lock_also_when_they_are_built_at_once(bool atOnce)
    {
        Weights("b.gguf", 2);
        var builds = new Action[]
        {
            () => Evaluate(Update, ["a.gguf"], ("TargetFramework", "net8.0"), ("TargetFrameworks", "net8.0;net10.0")),
            () => Evaluate(Update, ["a.gguf", "b.gguf"], ("TargetFramework", "net10.0"), ("TargetFrameworks", "net8.0;net10.0")),
        };

        if (atOnce)
        {
            Parallel.Invoke(builds);
        }
        else
        {
            Array.ForEach(builds, build => build());
        }

        Assert.Equal(["net10.0", "net8.0"], Read().Frameworks);
        Assert.Equal(["a.gguf"], Read().EntriesFor("net8.0").Select(entry => entry.Id));
        Assert.Equal(["a.gguf", "b.gguf"], Read().EntriesFor("net10.0").Select(entry => entry.Id));
        Assert.Empty(Evaluate(Locked, ["a.gguf"], ("TargetFramework", "net8.0"), ("TargetFrameworks", "net8.0;net10.0")).Told);
        Assert.Empty(Evaluate(Locked, ["a.gguf", "b.gguf"], ("TargetFramework", "net10.0"), ("TargetFrameworks", "net8.0;net10.0")).Told);
    }

    [Fact]
    public void Drift_in_a_later_framework_is_told_too()
    {
        _folder.Write("App/vetted.json", """{ "lock": "warn" }""");
        Weights("b.gguf", 2);
        var second = new[] { ("TargetFramework", "net10.0"), ("TargetFrameworks", "net8.0;net10.0") };
        Evaluate(Update, ["a.gguf"], second);
        Evaluate(Update, ["a.gguf"], ("TargetFramework", "net8.0"), ("TargetFrameworks", "net8.0;net10.0"));

        var told = Assert.Single(Evaluate([], ["a.gguf", "b.gguf"], second).Told, line => line.StartsWith("warning VET3008", StringComparison.Ordinal));

        Assert.Contains("the AI inventory for net10.0 differs from vetted.lock.json: came b.gguf", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Drift_without_a_policy_stands_in_the_summary_only()
    {
        Evaluate(Update, "a.gguf");
        Weights("b.gguf", 2);

        var (told, messages) = Evaluate([], "a.gguf", "b.gguf");

        Assert.DoesNotContain(told, line => line.Contains("VET3008", StringComparison.Ordinal));
        Assert.Contains(messages, line => line.Contains("differs from vetted.lock.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Locked_mode_fails_without_a_lock_and_on_drift_and_passes_what_was_accepted()
    {
        Assert.Contains(Evaluate(Locked, "a.gguf").Told, line => IsDriftError(line) && line.Contains("there is no vetted.lock.json", StringComparison.Ordinal));

        Evaluate(Update, "a.gguf");
        Assert.Empty(Evaluate(Locked, "a.gguf").Told);

        Weights("b.gguf", 2);
        Assert.Contains(Evaluate(Locked, "a.gguf", "b.gguf").Told, line => IsDriftError(line) && line.Contains("came b.gguf", StringComparison.Ordinal));
        Assert.Contains(Evaluate(Locked).Told, line => IsDriftError(line) && line.Contains("went a.gguf", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_in_the_project_lifts_locked_mode()
    {
        _folder.Write("App/vetted.json", """{ "exceptions": [ { "rule": "VET3008", "subject": "lock", "reason": "r", "owner": "o" } ] }""");

        var (told, _) = Evaluate(Locked, ["a.gguf"], ("Enabled", "false"), ("NoWarn", "VET3008"), ("LockedMode", "false"));

        Assert.Contains(told, IsDriftError);
    }

    [Fact]
    public void A_project_may_lock_itself_and_the_command_line_may_unlock_it()
    {
        Assert.Contains(Evaluate([], ["a.gguf"], ("LockedMode", "true")).Told, IsDriftError);
        Assert.DoesNotContain(Evaluate(new() { ["VettedLockedMode"] = "false" }, ["a.gguf"], ("LockedMode", "true")).Told, IsDriftError);
    }

    [Fact]
    public void A_lock_that_cannot_be_read_is_told_with_its_place_and_fails_locked_mode()
    {
        _folder.Write("App/vetted.lock.json", "{ \"vettedLock\": 1,\n<<<<<<< ours\n");

        Assert.Contains(Evaluate([], "a.gguf").Told, line => line.StartsWith($"warning VET9002 {Lock}(2)", StringComparison.Ordinal));
        Assert.Contains(Evaluate(Locked, "a.gguf").Told, line => line.StartsWith($"error VET9002 {Lock}(2)", StringComparison.Ordinal));

        Evaluate(Update, "a.gguf");
        Assert.Empty(Evaluate(Locked, "a.gguf").Told);
    }

    [Fact]
    public void A_swapped_file_with_its_old_size_and_time_fails_locked_mode_and_another_content_warns()
    {
        Evaluate(Update, "a.gguf");
        var time = File.GetLastWriteTimeUtc(_folder.At("App/a.gguf"));
        Weights("a.gguf", 9);

        Assert.Contains(Evaluate([], "a.gguf").Told, line => line.StartsWith("warning VET3003", StringComparison.Ordinal) && line.Contains("a.gguf", StringComparison.Ordinal));

        Weights("a.gguf", 7);
        File.SetLastWriteTimeUtc(_folder.At("App/a.gguf"), time);
        Assert.Contains(Evaluate(Locked, "a.gguf").Told, line => line.StartsWith("error VET3003", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_build_saw_lies_in_obj_for_the_tool()
    {
        Evaluate([], "a.gguf");
        Assert.Equal("a.gguf", Assert.Single(LockFile.Read(File.ReadAllText(_folder.At("App/obj/vetted/lock.json")), out _)!.Entries).Id);

        Evaluate([]);
        Assert.False(File.Exists(_folder.At("App/obj/vetted/lock.json")));
    }

    [Fact]
    public async Task A_cancelled_task_stops_in_the_middle_of_a_file_and_says_nothing()
    {
        // A sparse file: it takes no room, and longer to hash than this test waits.
        using (var stream = new FileStream(_folder.At("App/huge.gguf"), FileMode.Create))
        {
            stream.Write(Gguf(0));
            stream.SetLength(32L << 30);
        }

        var engine = new RecordingEngine([]);
        using var task = NewTask(engine, ["huge.gguf"]);
        var running = Task.Run(task.Execute);
        await Task.Delay(500);
        Assert.False(running.IsCompleted);
        task.Cancel();

        Assert.Equal(running, await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(20))));
        Assert.False(await running);
        Assert.Empty(engine.Told);
    }

    private static Dictionary<string, string> Update => new() { ["VettedUpdateLock"] = "true" };

    private static Dictionary<string, string> Locked => new() { ["VettedLockedMode"] = "true" };

    private static bool IsDriftError(string line) => line.StartsWith("error VET3008", StringComparison.Ordinal);

    private static byte[] Gguf(byte last) => [.. "GGUF"u8, 3, 0, 0, 0, .. new byte[16], last];

    private void Weights(string name, byte last) => File.WriteAllBytes(_folder.At("App/" + name), Gguf(last));

    private LockFile Read() => LockFile.Read(File.ReadAllText(Lock), out _)!;

    private (List<string> Told, List<string> Messages) Evaluate(Dictionary<string, string> global, params string[] files) => Evaluate(global, files, []);

    private (List<string> Told, List<string> Messages) Evaluate(Dictionary<string, string> global, string[] files, params (string Name, string Value)[] metadata)
    {
        var engine = new RecordingEngine(global);
        using var task = NewTask(engine, files, metadata);
        task.Execute();
        return (engine.Told, engine.Messages);
    }

    private EvaluateProject NewTask(RecordingEngine engine, string[] files, params (string Name, string Value)[] metadata)
    {
        var framework = metadata.FirstOrDefault(one => one.Name == "TargetFramework").Value;
        return new EvaluateProject
        {
            BuildEngine = engine,
            Project = _folder.Project("App/App.csproj", [
                ("Root", _folder.Path), ("OutputType", "Library"), ("AssetsFile", _folder.At("App/obj/project.assets.json")), ("WorkFolder", _folder.At("App/obj/" + (framework is null ? "vetted" : framework + "/vetted"))), .. metadata]),
            Assembly = new TaskItem(typeof(Xunit.Assert).Assembly.Location),
            Files = files.Select(file => (ITaskItem)new TaskItem(_folder.At("App/" + file))).ToArray(),
            BomPath = "App.aibom.cdx.json",
            Stamp = _folder.At("App/obj/vetted/never"),
        };
    }
}
