using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vetted.Inventory;

namespace Vetted.Analyzers;

/// <summary>Locations in files that are no source.</summary>
internal static class FileLocations
{
    /// <summary>A place in an additional file, with its offsets.</summary>
    public static Location In(AdditionalText file, Place place, CancellationToken cancellationToken)
    {
        var text = ProjectFiles.TextOf(file, cancellationToken);
        if (place.Line < 1 || place.Line > text.Lines.Count)
        {
            return At(file.Path, place with { Line = 0 });
        }

        var line = text.Lines[place.Line - 1];
        var start = Math.Min(line.Start + Math.Max(place.Column - 1, 0), line.End);
        var end = place.EndLine == place.Line && place.EndColumn > place.Column ? Math.Min(line.Start + place.EndColumn - 1, line.End) : line.End;
        var span = TextSpan.FromBounds(start, Math.Max(start, end));
        return Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
    }

    /// <summary>A place in a file whose text is not at hand.</summary>
    public static Location At(string path, Place place)
    {
        var start = new LinePosition(Math.Max(place.Line - 1, 0), Math.Max(place.Column - 1, 0));
        var end = place.EndLine >= place.Line && place.EndColumn > 0 && place.Line > 0 ? new LinePosition(place.EndLine - 1, place.EndColumn - 1) : start;
        return Location.Create(path, default, new LinePositionSpan(start, end < start ? start : end));
    }
}
