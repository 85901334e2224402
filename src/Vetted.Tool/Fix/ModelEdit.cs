using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Tool.Fix;

/// <summary>One id to be put in the place of another.</summary>
/// <param name="Rule">The rule that tells of the old one.</param>
/// <param name="Place">Where the evidence saw it.</param>
/// <param name="From">The id that stands there.</param>
/// <param name="To">The id to write.</param>
/// <param name="Form">The shape of the place, as the inventory names it.</param>
/// <param name="IsCode">True in code, false in configuration.</param>
internal sealed record ModelEdit(string Rule, Place Place, string From, string To, string Form, bool IsCode)
{
    // The call that a literal stands in begins a little above it; a key of configuration stands on the line of its value.
    private const int LinesAbove = 3;
    private const string DeploymentReason = "it may be the name of a deployment, which has to be renamed where it is hosted";

    /// <summary>Where in the file's text the id stands.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">The offset; meaningless where there is a reason.</param>
    /// <returns>Why it cannot be replaced there; null where it can.</returns>
    public string? Locate(TextFile file, out int start)
    {
        start = -1;
        if (Place.Line < 1 || Place.Line > file.LineCount)
        {
            return "the evidence names no line";
        }

        var isSpan = Place.Column > 0 && Place.EndLine >= Place.Line && Place.EndLine <= file.LineCount && Place.EndColumn > 0;
        var from = file.Offset(Place.Line, Place.Column);
        var to = isSpan ? file.Offset(Place.EndLine, Place.EndColumn) : file.EndOfLine(Place.Line);
        var place = to > from ? file.Text[from..to] : "";
        var at = place.IndexOf(From, StringComparison.Ordinal);
        if (at < 0)
        {
            return "the id does not stand there as it is: a constant, an escape or another file decides";
        }

        if (place.IndexOf(From, at + 1, StringComparison.Ordinal) >= 0)
        {
            return "the id stands there more than once";
        }

        start = from + at;
        return Neighbours(file, start) ?? Surroundings(file);
    }

    // Part of a longer name, a path or a tag is another id.
    private string? Neighbours(TextFile file, int start)
    {
        var before = start > 0 ? file.Text[start - 1] : ' ';
        var after = start + From.Length < file.Text.Length ? file.Text[start + From.Length] : ' ';
        var isDefault = before == '-' && start > 1 && file.Text[start - 2] == ':'; // ${NAME:-default}
        var isPart = (IsIdCharacter(before) && !isDefault) || IsIdCharacter(after) || (Form != "url" && (before == '/' || after is ':' or '/'));
        return isPart ? "it is a part of a longer name" : null;
    }

    private string? Surroundings(TextFile file)
    {
        if (Lines(file, Place.Line - (IsCode ? LinesAbove : 0), Place.Line).Any(line => Has(line, "azure") || Has(line, "deployment")))
        {
            return DeploymentReason;
        }

        var isTemplate = file.Path.EndsWith(".bicep", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".bicepparam", StringComparison.OrdinalIgnoreCase);
        return isTemplate || (!IsCode && Lines(file, Place.Line - 1, Place.Line + 1).Any(line => Has(line, "version") && line.Any(char.IsAsciiDigit)))
            ? "a version stands beside the name"
            : null;
    }

    private static IEnumerable<string> Lines(TextFile file, int first, int last)
    {
        for (var number = Math.Max(1, first); number <= Math.Min(last, file.LineCount); number++)
        {
            yield return file.Line(number);
        }
    }

    private static bool IsIdCharacter(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.';

    private static bool Has(string line, string word) => line.Contains(word, StringComparison.OrdinalIgnoreCase);
}
