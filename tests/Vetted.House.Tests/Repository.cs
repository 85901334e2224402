using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Vetted.House.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>True where generated files are to be written instead of compared.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("VETTED_UPDATE") == "1";

    public static string At(params string[] path) => Path.Combine(path.Prepend(Root).ToArray());

    public static string Read(params string[] path) => File.ReadAllText(At(path)).ReplaceLineEndings("\n");

    /// <summary>Source files below a folder, without build output.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory.GetFiles(At(folder), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
        .OrderBy(file => file, StringComparer.Ordinal);

    /// <summary>Holds a file to its generated content, or writes it.</summary>
    public static void Hold(string content, params string[] path)
    {
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
            File.WriteAllText(At(path), content);
        }

        Assert.True(File.Exists(At(path)) && Read(path) == content, $"{string.Join('/', path)} is not what the code says; write it anew with VETTED_UPDATE=1 and review the difference");
    }

    /// <summary>Holds the part of a file between two marks to its generated content, or writes it.</summary>
    public static void HoldBetween(string mark, string content, params string[] path)
    {
        var text = Read(path);
        var start = text.IndexOf("<!-- " + mark, StringComparison.Ordinal);
        var end = text.IndexOf("<!-- /" + mark + " -->", StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, $"{string.Join('/', path)} has no marks '{mark}'");
        var open = text[..(text.IndexOf("-->", start, StringComparison.Ordinal) + 3)];
        Hold(open + "\n" + content + text[end..], path);
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Analyzers.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return folder;
    }
}
