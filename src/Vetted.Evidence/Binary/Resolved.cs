using System.Collections.Generic;

namespace Vetted.Evidence.Binary;

/// <summary>What a value may be.</summary>
internal sealed class Resolved
{
    private readonly HashSet<(string, Atom)> _seen = new();

    /// <summary>The strings, in the order in which they were found.</summary>
    public List<ResolvedText> Texts { get; } = new();

    /// <summary>The literals that are parts of the strings.</summary>
    public List<Atom> Pieces { get; } = new();

    /// <summary>The integer constants: members of an enum.</summary>
    public List<Atom> Numbers { get; } = new();

    /// <summary>The configuration keys and environment variables.</summary>
    public List<ResolvedSetting> Settings { get; } = new();

    /// <summary>What else it may be that nobody can know from the assembly: the expression as people write it, or an empty text, with the instruction where one is known.</summary>
    public List<(string Key, Atom? Origin)> Opens { get; } = new();

    /// <summary>Properties and fields that it goes through and that nobody sets in this assembly.</summary>
    public List<string> Unset { get; } = new();

    private readonly List<(string Key, Atom? Origin)> _pieceOpens = new();

    public void AddOpen(string key, Atom? origin)
    {
        if (!Opens.Contains((key, origin)))
        {
            Opens.Add((key, origin));
        }
    }

    /// <summary>What a piece of a joined string may be; it counts where the piece makes the whole unknown.</summary>
    public void AddPieceOpen(string key, Atom? origin) => _pieceOpens.Add((key, origin));

    public void OpenByPieces()
    {
        _pieceOpens.ForEach(open => AddOpen(open.Key, open.Origin));
        if (Opens.Count == 0)
        {
            AddOpen("", null);
        }
    }

    public void AddUnset(string name)
    {
        if (!Unset.Contains(name))
        {
            Unset.Add(name);
        }
    }

    public void AddText(ResolvedText text)
    {
        if (_seen.Add((text.Text, text.Origin)))
        {
            Texts.Add(text);
        }
    }

    public void AddSetting(ResolvedSetting setting)
    {
        if (_seen.Add((setting.Key, setting.Origin)))
        {
            Settings.Add(setting);
        }
    }
}

/// <summary>A string that a value may be.</summary>
/// <param name="Text">The string.</param>
/// <param name="Origin">The literal, or the instruction that joins several.</param>
/// <param name="ThroughList">True where it is one of several entries of a list.</param>
/// <param name="IsJoint">True where the way from it to the sink leads through an assembly that the sink's own does not know.</param>
internal sealed record ResolvedText(string Text, Atom Origin, bool ThroughList, bool IsJoint);

/// <summary>A configuration value or environment variable that a value may be.</summary>
/// <param name="Key">Its key or name.</param>
/// <param name="Source"><c>configuration</c> or <c>environment</c>.</param>
/// <param name="Origin">The instruction that reads it.</param>
/// <param name="IsJoint">As for a text.</param>
internal sealed record ResolvedSetting(string Key, string Source, Atom Origin, bool IsJoint);
