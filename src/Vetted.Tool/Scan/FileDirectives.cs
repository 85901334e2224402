using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Tool.Scan;

/// <summary>Programs of a single file: their first lines say what a project file would (<c>#:package OllamaSharp@5.5.2</c>, <c>#:sdk Aspire.AppHost.Sdk@13.0.0</c>), and scripts fetch packages by <c>#r "nuget: OllamaSharp, 5.5.2"</c>.</summary>
internal static class FileDirectives
{
    private const int MostLines = 60;
    private const string Package = "#:package ";
    private const string ScriptPackage = "#r \"nuget:";

    /// <summary>The packages that a source asks for by itself.</summary>
    public static IEnumerable<PackageLine> PackagesOf(string file)
    {
        var number = 0;
        foreach (var line in Lines(file))
        {
            number++;
            var text = line.StartsWith(Package, StringComparison.Ordinal) ? line[Package.Length..] : line.StartsWith(ScriptPackage, StringComparison.Ordinal) ? line[ScriptPackage.Length..].TrimEnd('"', ' ') : null;
            if (text?.Split('@', ',') is { } parts && parts[0].Trim() is { Length: > 0 } id)
            {
                yield return new PackageLine(id, parts.Length > 1 ? parts[1].Trim() : "", new Place(file, number, 1), IsDevelopmentOnly: false);
            }
        }
    }

    /// <summary>True where a source names an SDK.</summary>
    public static bool HasSdk(string file, string sdk) => Lines(file).Any(line => line.StartsWith("#:sdk " + sdk, StringComparison.OrdinalIgnoreCase));

    private static string[] Lines(string file)
    {
        try
        {
            return Path.GetExtension(file) is ".cs" or ".csx" or ".fsx" ? File.ReadLines(file).Take(MostLines).Select(line => line.TrimEnd()).ToArray() : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
