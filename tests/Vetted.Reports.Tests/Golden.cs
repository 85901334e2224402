using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace Vetted.Reports.Tests;

/// <summary>Reviewed outputs. VETTED_UPDATE=1 writes them anew; the difference is then reviewed like code.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual)
    {
        var file = Path.Combine(Folder(), "Golden", name);
        if (Environment.GetEnvironmentVariable("VETTED_UPDATE") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal), actual);
    }

    public static string Root() => Path.GetFullPath(Path.Combine(Folder(), "..", ".."));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
