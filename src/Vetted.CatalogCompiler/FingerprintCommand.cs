using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Vetted.Licensing;
using Vetted.Text;

namespace Vetted.CatalogCompiler;

/// <summary>
/// <c>CatalogCompiler fingerprints DATA SPDX TEXTS</c>: makes the fingerprints of licence texts. SPDX is the folder <c>licenses</c> of the npm package spdx-license-list,
/// TEXTS a folder with the AI licences; DATA/licence-texts/texts.tsv says which file of it is which licence. See the README.md beside that list.
/// </summary>
internal static class FingerprintCommand
{
    private const int LongText = 2600;

    // Long texts that packages and models really carry; other long ones are left out for their size.
    private static readonly HashSet<string> LongTexts = new(StringComparer.Ordinal)
    {
        "AGPL-3.0-only", "Apache-2.0", "CC-BY-4.0", "CC-BY-NC-4.0", "CC-BY-NC-ND-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-3.0", "CDDL-1.0", "CDDL-1.1",
        "EPL-1.0", "EPL-2.0", "EUPL-1.1", "EUPL-1.2", "GPL-2.0-only", "GPL-3.0-only", "LGPL-2.0-only", "LGPL-2.1-only", "MPL-1.1", "MPL-2.0", "ODbL-1.0", "OSL-3.0", "SSPL-1.0", "CECILL-2.1", "CPL-1.0",
    };

    // Kept passage by passage, so that exactly the changed words show.
    private static readonly HashSet<string> CommonTexts = new(StringComparer.Ordinal)
    {
        "0BSD", "Apache-2.0", "BSD-1-Clause", "BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause", "BSD-3-Clause-Clear", "BSL-1.0", "ISC", "MIT", "MIT-0", "MS-PL", "MS-RL", "NCSA", "PostgreSQL", "UPL-1.0", "Unlicense", "WTFPL", "X11", "Zlib",
    };

    // Where the texts that packages carry name somebody else than the template does, without saying something else.
    private static readonly string[] VariablePhrases =
    {
        "copyright holders and contributors", "the copyright holder nor the names of its contributors", "the copyright holder or contributors", "the copyright owner or contributors",
        "authors or copyright holders", "copyright owner or contributors", "the author", "the copyright holders", "including the next paragraph", "org", "organization",
    };

    public static int Run(string[] args)
    {
        var rows = new SortedDictionary<string, LicenceFingerprint>(StringComparer.OrdinalIgnoreCase);
        var folder = Path.Combine(args[1], "licence-texts");
        AddSpdx(Path.Combine(args[1], "spdx-licences", "3.28.0.json"), args[2], rows);
        AddListed(args[3], Path.Combine(folder, "texts.tsv"), rows);
        var json = new StringBuilder("{\n  \"sources\": [\"README.md\"],\n  \"reviewed\": \"2026-11-24\",\n  \"entries\": [\n");
        json.Append(string.Join(",\n", rows.Select(row => "    " + Row(row.Key, row.Value))));
        json.Append("\n  ]\n}\n");
        File.WriteAllText(Path.Combine(folder, "fingerprints.json"), json.ToString());
        Console.WriteLine($"{rows.Count} texts, {rows.Values.Sum(row => row.Essential.Length + row.Optional.Length)} keys");
        return 0;
    }

    private static void AddSpdx(string list, string folder, SortedDictionary<string, LicenceFingerprint> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ids = JsonParser.Parse(File.ReadAllText(list), out _)!.GetItems("entries").Where(entry => !entry.GetBoolean("deprecated")).Select(entry => entry.GetString("id")!);
        foreach (var id in ids.OrderBy(Preference).ThenBy(id => id, StringComparer.Ordinal))
        {
            var file = Path.Combine(folder, id + ".json");
            var text = File.Exists(file) ? JsonParser.Parse(File.ReadAllText(file), out _)?.GetString("licenseText") : null;
            if (text is null || !seen.Add(string.Join(" ", LicenceWords.Of(text).Words)))
            {
                continue;
            }

            var words = LicenceWords.Of(text).Words.Length;
            if (words is >= 20 and <= LongText || LongTexts.Contains(id))
            {
                AddUsable(id, LicenceFingerprint.Of(id, text, CommonTexts.Contains(id) ? LicencePicks.Every : null, OptionalWords(text)), rows);
            }

            AddNotice(id, text, rows);
        }
    }

    // A few words that are nearly all title would be found anywhere.
    private static void AddUsable(string id, LicenceFingerprint fingerprint, SortedDictionary<string, LicenceFingerprint> rows)
    {
        if (fingerprint.Essential.Length >= 4)
        {
            rows.Add(id, fingerprint);
        }
    }

    // Files often hold just the notice that the appendix of Apache-2.0, or Exhibit A of MPL-2.0, tells to use.
    private static void AddNotice(string id, string text, SortedDictionary<string, LicenceFingerprint> rows)
    {
        var start = id switch
        {
            "Apache-2.0" => text.LastIndexOf("Licensed under the Apache License", StringComparison.Ordinal),
            "MPL-2.0" => text.IndexOf("This Source Code Form is subject to the terms", StringComparison.Ordinal),
            _ => -1,
        };
        if (start > 0)
        {
            var end = id == "MPL-2.0" ? text.IndexOf("If it is not possible", start, StringComparison.Ordinal) : text.Length;
            rows.Add(id + " (notice)", LicenceFingerprint.Of(id, text[start..end], LicencePicks.Every));
        }
    }

    // Of ids with the same text the strictest reading comes first: only before or-later, the plain one before those with a suffix.
    private static int Preference(string id) => id.EndsWith("-or-later", StringComparison.Ordinal) ? 2 : id.EndsWith("-only", StringComparison.Ordinal) && !id.Contains("invariants", StringComparison.Ordinal) ? 0 : 1;

    private static void AddListed(string folder, string list, SortedDictionary<string, LicenceFingerprint> rows)
    {
        foreach (var line in File.ReadLines(list).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var (expression, file) = (line.Split('\t')[0], line.Split('\t')[1]);
            var text = WithoutFrontMatter(File.ReadAllText(Path.Combine(folder, file)));
            rows.Add(expression + " (" + Path.GetFileName(Path.GetDirectoryName(file)) + "/" + Path.GetFileName(file) + ")", LicenceFingerprint.Of(expression, text));
        }
    }

    private static string WithoutFrontMatter(string text)
    {
        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 4, StringComparison.Ordinal) : -1;
        return end < 0 ? text : text[(end + 5)..];
    }

    private static Func<int, bool> OptionalWords(string text)
    {
        var words = LicenceWords.Of(text);
        var optional = new bool[words.Words.Length];
        MarkTitle(text, words, optional);
        MarkAppendix(text, words, optional);
        foreach (var phrase in VariablePhrases)
        {
            Mark(words.Words, phrase.Split(' '), optional);
        }

        return word => optional[word];
    }

    private static void MarkTitle(string text, LicenceWords words, bool[] optional)
    {
        var end = text.TrimStart().Length == text.Length ? text.IndexOf('\n', StringComparison.Ordinal) : text.IndexOf('\n', text.Length - text.TrimStart().Length);
        for (var i = 0; i < words.Words.Length && i < 16 && words.Starts[i] < end; i++)
        {
            optional[i] = true;
        }
    }

    private static void MarkAppendix(string text, LicenceWords words, bool[] optional)
    {
        var start = text.IndexOf("END OF TERMS AND CONDITIONS", StringComparison.Ordinal);
        for (var i = 0; start > 0 && i < words.Words.Length; i++)
        {
            optional[i] |= words.Starts[i] >= start;
        }
    }

    private static void Mark(string[] words, string[] phrase, bool[] optional)
    {
        for (var i = 0; i + phrase.Length <= words.Length; i++)
        {
            if (phrase.AsSpan().SequenceEqual(words.AsSpan(i, phrase.Length)))
            {
                Array.Fill(optional, true, i, phrase.Length);
            }
        }
    }

    private static string Row(string id, LicenceFingerprint fingerprint)
    {
        var row = new JsonWriter(indented: false).BeginObject()
            .Property("id", id)
            .Property("expression", fingerprint.Expression)
            .Property("words", (long)fingerprint.Words)
            .Property("window", (long)fingerprint.Window)
            .Property("heads", LicenceFingerprint.Encode(fingerprint.Heads))
            .Property("tails", LicenceFingerprint.Encode(fingerprint.Tails))
            .Property("essential", LicenceFingerprint.Encode(fingerprint.Essential));
        if (fingerprint.Optional.Length > 0)
        {
            row.Property("optional", LicenceFingerprint.Encode(fingerprint.Optional));
        }

        return row.EndObject().ToString();
    }
}
