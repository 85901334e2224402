using System;
using System.IO;

namespace Vetted.Build.Tests;

/// <summary>Files that are written whole or not at all.</summary>
public class OutputFileTests
{
    [Fact]
    public void An_unchanged_file_keeps_its_time()
    {
        using var folder = new Folder();
        var path = folder.Write("a.json", "same");
        var time = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, time);

        OutputFile.Write(path, "same");
        Assert.Equal(time, File.GetLastWriteTimeUtc(path));

        OutputFile.Write(path, "other");
        Assert.NotEqual(time, File.GetLastWriteTimeUtc(path));
        Assert.Equal("other", File.ReadAllText(path));
    }

    [Fact]
    public void A_failure_leaves_the_previous_file_and_no_other()
    {
        using var folder = new Folder();
        var path = folder.Write("bin/a.json/in the way");

        Assert.ThrowsAny<Exception>(() => OutputFile.Write(folder.At("bin/a.json"), "new"));

        Assert.True(File.Exists(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.At("bin")));
    }

    [Fact]
    public void A_stamp_forgets_those_of_other_settings_and_of_no_other_step()
    {
        using var folder = new Folder();
        OutputFile.Stamp(folder.At("facts.1.stamp"));
        OutputFile.Stamp(folder.At("evaluation.1.stamp"));
        OutputFile.Stamp(folder.At("facts.2.stamp"));

        Assert.False(File.Exists(folder.At("facts.1.stamp")));
        Assert.True(File.Exists(folder.At("facts.2.stamp")));
        Assert.True(File.Exists(folder.At("evaluation.1.stamp")));
    }
}
