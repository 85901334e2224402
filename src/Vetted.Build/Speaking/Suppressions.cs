using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>
/// Where a team silenced an analyzer for a line or a folder, the task that speaks in its place must be silent too: <c>#pragma warning disable</c>,
/// <c>#Disable Warning</c>, and <c>SuppressMessage</c>, severities in <c>.editorconfig</c> and <c>.globalconfig</c>. The gate never asks: denied findings are lifted by the policy only.
/// </summary>
internal sealed class Suppressions
{
    private static readonly char[] Separators = { ',', ' ', '\t' };
    private static readonly string[] Silent = { "none", "silent", "refactoring", "suggestion" };

    private readonly ProjectOptions _project;
    private readonly List<(string Folder, string Section, string Rule, bool IsSilent)> _severities = new();

    /// <summary>Reads the configuration files of the compilation, outer ones first.</summary>
    public Suppressions(ProjectOptions project, IEnumerable<string> configurationFiles)
    {
        _project = project;
        foreach (var file in configurationFiles.OrderBy(file => Path.GetDirectoryName(file)!.Length))
        {
            ReadSeverities(file);
        }
    }

    public bool IsSilenced(Finding finding)
    {
        if (finding.Places.Count == 0)
        {
            return false;
        }

        var file = _project.FullPath(finding.Places[0]);
        return HasSilentSeverity(finding.Rule, file) || (IsCode(file) && (IsDisabledInSource(finding.Rule, file, finding.Places[0]) || HasAttribute(finding.Rule, file, finding.Places[0])));
    }

    // Where an IDE writes the attributes of the whole assembly.
    private bool HasAttribute(string rule, string file, Place place) =>
        SuppressMessages.Silences(string.Join("\n", Lines(file)), rule, place.Line)
        || SuppressMessages.Silences(string.Join("\n", Lines(Path.Combine(_project.ProjectFolder, "GlobalSuppressions" + Path.GetExtension(file)))), rule, 0);

    private bool HasSilentSeverity(string rule, string file)
    {
        var isSilent = false;
        foreach (var severity in _severities)
        {
            if (string.Equals(severity.Rule, rule, StringComparison.OrdinalIgnoreCase) && Covers(severity.Folder, severity.Section, file))
            {
                isSilent = severity.IsSilent;
            }
        }

        return isSilent;
    }

    // A global configuration (no folder) holds for every file. Of a section only its ending is read: [*], [*.cs], [*.{cs,vb}], [**/*.cs].
    private static bool Covers(string folder, string section, string file)
    {
        if (folder.Length == 0)
        {
            return true;
        }

        // The compiler applies sections to source only: dotnet/roslyn#37876.
        if (!IsCode(file) || !file.StartsWith(folder, StringComparison.Ordinal))
        {
            return false;
        }

        var star = section.LastIndexOf('*');
        var ending = star < 0 ? section : section.Substring(star + 1);
        var open = ending.IndexOf('{');
        return open < 0 || !ending.EndsWith("}", StringComparison.Ordinal)
            ? file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            : ending.Substring(open + 1, ending.Length - open - 2).Split(',').Any(one => file.EndsWith(ending.Substring(0, open) + one.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    private void ReadSeverities(string file)
    {
        var lines = Lines(file);
        if (!lines.Any(line => line.IndexOf("VET", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            return;
        }

        var isGlobal = Path.GetFileName(file).Equals(".globalconfig", StringComparison.OrdinalIgnoreCase) || lines.Any(line => line.Replace(" ", "").StartsWith("is_global=true", StringComparison.OrdinalIgnoreCase));
        var folder = isGlobal ? "" : Path.GetDirectoryName(file)! + Path.DirectorySeparatorChar;
        var section = "*";
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line.StartsWith("[", StringComparison.Ordinal) && line.EndsWith("]", StringComparison.Ordinal))
            {
                section = line.Substring(1, line.Length - 2);
                continue;
            }

            var parts = line.Split('=');
            var key = parts[0].Trim();
            const string Prefix = "dotnet_diagnostic.";
            const string Ending = ".severity";
            if (parts.Length == 2 && key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && key.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) && key.Length > Prefix.Length + Ending.Length)
            {
                var rule = key.Substring(Prefix.Length, key.Length - Prefix.Length - Ending.Length);
                _severities.Add((folder, section, rule, Silent.Contains(parts[1].Trim(), StringComparer.OrdinalIgnoreCase)));
            }
        }
    }

    private static bool IsDisabledInSource(string rule, string file, Place place)
    {
        var isDisabled = false;
        foreach (var line in Lines(file).Take(place.Line).Select(line => line.TrimStart()).Where(line => line.StartsWith("#", StringComparison.Ordinal)))
        {
            // "# pragma" is allowed as well.
            var comment = line.IndexOf("//", StringComparison.Ordinal);
            var words = line.Substring(1, (comment < 0 ? line.Length : comment) - 1).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            var (isOff, isOn, first) = words.Length >= 3 && words[0] == "pragma" && words[1] == "warning" ? (words[2] == "disable", words[2] == "restore", 3)
                : words.Length >= 2 && words[1].Equals("Warning", StringComparison.OrdinalIgnoreCase) ? (words[0].Equals("Disable", StringComparison.OrdinalIgnoreCase), words[0].Equals("Enable", StringComparison.OrdinalIgnoreCase), 2)
                : (false, false, 0);
            if ((isOff || isOn) && (words.Length == first || words.Skip(first).Contains(rule, StringComparer.OrdinalIgnoreCase)))
            {
                isDisabled = isOff;
            }
        }

        return isDisabled;
    }

    private static bool IsCode(string file) => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".vb", StringComparison.OrdinalIgnoreCase);

    private static string[] Lines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
