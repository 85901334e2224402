using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Reports;

/// <summary>Gives every licence text its place beside the notices. The same text of two owners is copied once.</summary>
internal sealed class NoticeCopies
{
    private readonly ILookup<string, NoticeText> _byOwner;
    private readonly Dictionary<string, string> _pathOfText = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, NoticeText> _taken = new(StringComparer.Ordinal);

    public NoticeCopies(IEnumerable<NoticeText> texts) => _byOwner = texts.ToLookup(text => text.Owner, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<KeyValuePair<string, NoticeText>> Taken => _taken.ToArray();

    /// <summary>The places of an owner's texts, relative to the notices.</summary>
    /// <param name="owner">The package or model file.</param>
    /// <param name="folder">How its folder is to be called.</param>
    public IReadOnlyList<string> Take(string owner, string folder) =>
        _byOwner[owner].OrderBy(text => text.Name, StringComparer.Ordinal).ThenBy(text => text.Sha256, StringComparer.Ordinal).Select(text => Place(text, folder)).Distinct(StringComparer.Ordinal).ToArray();

    private string Place(NoticeText text, string name)
    {
        if (_pathOfText.TryGetValue(text.Sha256, out var known))
        {
            return known;
        }

        var folder = NoticesWriter.TextFolder + "/" + Safe(name);
        var path = folder + "/" + Safe(text.Name);

        // Two folders of a model may hold a LICENSE each.
        for (var number = 2; _taken.ContainsKey(path); number++)
        {
            path = folder + "/" + number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "-" + Safe(text.Name);
        }

        _taken.Add(path, text);
        return _pathOfText[text.Sha256] = path;
    }

    // As the name of a folder or file it may hold only what every file system takes.
    private static string Safe(string name)
    {
        var safe = new string(name.Select(c => char.IsLetterOrDigit(c) && c < 128 || c is '.' or '-' or '_' ? c : '-').ToArray()).Trim('.', '-');
        return safe.Length == 0 ? "text" : safe;
    }
}
