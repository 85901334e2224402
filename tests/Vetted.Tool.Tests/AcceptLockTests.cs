using System;
using System.IO;
using System.Linq;
using Vetted.Policy;

namespace Vetted.Tool.Tests;

public sealed class AcceptLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vetted-lock-").FullName;

    public AcceptLockTests()
    {
        Write("App.csproj", "<Project />");
        Write("obj/project.assets.json", """{ "project": { "restore": { "originalTargetFrameworks": ["net8.0", "net10.0"] } } }""");
    }

    private string Lock => Path.Combine(_folder, "vetted.lock.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_frameworks_of_the_last_build_become_the_lock()
    {
        Write("obj/Debug/net8.0/vetted/lock.json", Part("net8.0", "1.0.0"));
        Write("obj/Debug/net10.0/vetted/lock.json", Part("net10.0", "2.0.0"));

        var (exitCode, output, error) = Accept();

        Assert.True(exitCode == 0, output + error);
        var written = LockFile.Read(File.ReadAllText(Lock), out _)!;
        Assert.Equal(["net10.0", "net8.0"], written.Frameworks);
        Assert.Equal("1.0.0", Assert.Single(written.EntriesFor("net8.0")).Version);
        Assert.Contains("came OpenAI 1.0.0\ncame OpenAI 2.0.0\n", output, StringComparison.Ordinal);
        Assert.Equal(["vetted.lock.json"], Directory.GetFiles(_folder, "vetted*").Select(file => Path.GetFileName(file)));
    }

    [Fact]
    public void A_change_is_named_and_accepting_twice_writes_once()
    {
        Write("obj/Debug/net10.0/vetted/lock.json", Part("net10.0", "1.0.0"));
        Accept();
        Write("obj/Debug/net10.0/vetted/lock.json", Part("net10.0", "2.0.0"));

        Assert.Contains("changed OpenAI (1.0.0 to 2.0.0)", Accept().Out, StringComparison.Ordinal);
        Assert.Contains("already", Accept().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_framework_that_was_not_built_keeps_its_entries_and_one_that_is_gone_does_not()
    {
        Write("vetted.lock.json", LockFile.Together([Read(Part("net8.0", "1.0.0")), Read(Part("net6.0", "0.1.0"))]).Write());
        Write("obj/Debug/net10.0/vetted/lock.json", Part("net10.0", "2.0.0"));
        Write("obj/Debug/net6.0/vetted/lock.json", Part("net6.0", "0.2.0"));

        Assert.Equal(0, Accept().ExitCode);
        Assert.Equal(["net10.0", "net8.0"], Read(File.ReadAllText(Lock)).Frameworks);
    }

    [Fact]
    public void Builds_that_differ_need_a_word_which_counts()
    {
        Write("obj/Debug/net10.0/vetted/lock.json", Part("net10.0", "1.0.0"));
        Write("obj/Release/net10.0/vetted/lock.json", Part("net10.0", "2.0.0"));

        var (exitCode, _, error) = Accept();
        Assert.Equal(2, exitCode);
        Assert.Contains("--configuration", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Lock));

        Assert.Equal(0, Accept("--configuration", "release").ExitCode);
        Assert.Equal("2.0.0", Assert.Single(Read(File.ReadAllText(Lock)).Entries).Version);
    }

    [Fact]
    public void A_lock_with_the_marks_of_a_merge_is_written_anew_and_that_is_told()
    {
        Write("vetted.lock.json", "{\n<<<<<<< ours\n");
        Write("obj/Debug/net10.0/vetted/lock.json", Part("net10.0", "1.0.0"));

        var (exitCode, _, error) = Accept();

        Assert.Equal(0, exitCode);
        Assert.Contains("(2,1)", error, StringComparison.Ordinal);
        Assert.Equal("OpenAI", Assert.Single(Read(File.ReadAllText(Lock)).Entries).Id);
    }

    [Fact]
    public void Without_a_build_or_a_project_it_says_what_to_do()
    {
        var (exitCode, _, error) = Accept();
        Assert.Equal(2, exitCode);
        Assert.Contains("Build the project first", error, StringComparison.Ordinal);

        Assert.Equal(2, Tool.Run("accept", "--lock", "--path", Path.Combine(_folder, "obj")).ExitCode);
        Assert.False(File.Exists(Lock));
    }

    [Fact]
    public void A_build_without_AI_has_nothing_to_accept_and_empties_a_lock()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "obj/Debug/net10.0/vetted"));
        Assert.Contains("nothing to accept", Accept().Out, StringComparison.Ordinal);
        Assert.False(File.Exists(Lock));

        Write("vetted.lock.json", Part("net10.0", "1.0.0"));
        Write("obj/Debug/net10.0/vetted/lock.json", """{ "vettedLock": 1, "frameworks": ["net10.0"] }""");
        Assert.Contains("went OpenAI 1.0.0", Accept().Out, StringComparison.Ordinal);
        Assert.Empty(Read(File.ReadAllText(Lock)).Entries);
    }

    [Theory]
    [InlineData("llama3.2")]
    [InlineData("--reason", "r")]
    [InlineData("--all")]
    public void What_a_lock_does_not_take_is_refused(params string[] more)
    {
        Write("obj/Debug/net10.0/vetted/lock.json", Part("net10.0", "1.0.0"));

        Assert.Equal(2, Accept(more).ExitCode);
        Assert.False(File.Exists(Lock));
    }

    private static string Part(string framework, string version) =>
        $$"""{ "vettedLock": 1, "frameworks": ["{{framework}}"], "packages": [ { "id": "OpenAI", "version": "{{version}}" } ] }""";

    private static LockFile Read(string text) => LockFile.Read(text, out _)!;

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
        File.WriteAllText(Path.Combine(_folder, path), text);
    }

    private (int ExitCode, string Out, string Error) Accept(params string[] more) => Tool.Run(["accept", "--lock", "--path", _folder, .. more]);
}
