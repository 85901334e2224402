using System;

namespace Vetted.Evidence.Config;

/// <summary>Scripts, Dockerfiles and Modelfiles: distinctive ids in their lines, comments and what is only printed left out.</summary>
internal static class ScriptConfig
{
    // What a script says to people; a line of it that is written to a file keeps its redirection.
    private static readonly string[] Printing = { "echo ", "printf ", "Write-Host ", "Write-Output ", "Write-Verbose ", "Write-Warning ", "Write-Error ", "Write-Information ", "Write-Debug " };

    public static void Read(string text, ConfigCollector collector)
    {
        var line = 0;
        var inHelp = false;
        foreach (var raw in text.Split('\n'))
        {
            line++;
            var trimmed = raw.TrimStart();
            if (inHelp || trimmed.StartsWith("<#", StringComparison.Ordinal))
            {
                // PowerShell's block comments hold the help of a script.
                inHelp = trimmed.IndexOf("#>", StringComparison.Ordinal) < 0;
                continue;
            }

            ReadLine(raw.TrimEnd('\r'), line, collector, isPart: false);
        }
    }

    /// <summary>One line of a script.</summary>
    internal static void ReadLine(string content, int line, ConfigCollector collector, bool isPart, int column = 0)
    {
        var trimmed = content.TrimStart();
        if (trimmed.Length > 0 && trimmed[0] != '#' && content.Length < 4000 && !IsPrinted(trimmed)
            && !trimmed.StartsWith("REM ", StringComparison.OrdinalIgnoreCase) && !trimmed.StartsWith("//", StringComparison.Ordinal))
        {
            collector.TakeLine(content, line, isPart, column);
        }
    }

    private static bool IsPrinted(string line) =>
        Array.Exists(Printing, verb => line.StartsWith(verb, StringComparison.OrdinalIgnoreCase)) && (line.IndexOf('=') < 0 || line.IndexOf('#') >= 0) && line.IndexOf('>') < 0 && line.IndexOf('|') < 0;
}
