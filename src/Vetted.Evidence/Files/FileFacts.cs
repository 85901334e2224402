using System;
using System.Collections.Generic;
using Vetted.Inventory;

namespace Vetted.Evidence.Files;

/// <summary>What a format reader found in one file; filled while reading, so that what was seen before a malformed part still counts.</summary>
internal sealed class FileFacts
{
    private const int MostHazards = 64;
    private readonly SortedDictionary<string, string> _facts = new(StringComparer.Ordinal);
    private readonly List<FileHazard> _hazards = new();
    private readonly List<string> _notes = new();

    /// <summary>The format's key, e.g. <c>gguf</c>.</summary>
    public string Format { get; set; } = "unknown";

    /// <summary>The model's name as the header gives it.</summary>
    public string? Name { get; set; }

    /// <summary>The licence as the header gives it.</summary>
    public string? Licence { get; set; }

    /// <summary>The base model as the header gives it.</summary>
    public string? BaseModel { get; set; }

    /// <summary>Other files this one needs, as it writes them (ONNX external data, shards).</summary>
    public List<string> Companions { get; } = new();

    public IReadOnlyList<FileHazard> Hazards => _hazards;

    public IReadOnlyList<string> Notes => _notes;

    public IReadOnlyList<KeyValuePair<string, string>> Facts => new List<KeyValuePair<string, string>>(_facts);

    public void Set(string key, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            _facts[key] = Shorten(value!, 300);
        }
    }

    public void Note(string note)
    {
        if (_notes.Count < 16 && !_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    public void Hazard(string kind, string detail, bool severe)
    {
        var hazard = new FileHazard(kind, Shorten(detail, 200), severe);
        if (_hazards.Count < MostHazards && !_hazards.Contains(hazard))
        {
            _hazards.Add(hazard);
        }
    }

    internal static string Shorten(string text, int length)
    {
        var clean = text.Replace("\r", " ").Replace("\n", " ").Replace("\0", "").Trim();
        return clean.Length <= length ? clean : clean.Substring(0, length - 1) + "…";
    }
}
