using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Tool;

/// <summary>The kinds of the catalog that people ask for by name; the others are parts of the matcher.</summary>
internal static class CatalogKinds
{
    /// <summary>Each kind with the singular that a line of a list says.</summary>
    public static readonly IReadOnlyList<(string Kind, string One)> All =
    [
        ("licences", "licence"),
        ("models", "model family"),
        ("packages", "package"),
        ("safety-tools", "safety tool"),
        ("services", "service"),
        ("practices", "practice"),
    ];

    /// <summary>Every entry of that key, over all kinds.</summary>
    public static IEnumerable<(string Kind, string One, JsonValue Entry)> Find(string key) =>
        All.Select(kind => (kind.Kind, kind.One, Entry: AiCatalog.Shared.Entry(kind.Kind, key)))
            .Where(found => found.Entry is not null)
            .Select(found => (found.Kind, found.One, found.Entry!));

    /// <summary>Entries whose id, name, publisher, aliases or packages contain every word.</summary>
    public static IEnumerable<(string Kind, string One, JsonValue Entry)> Search(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return All.SelectMany(kind => AiCatalog.Shared.Keys(kind.Kind).Select(key => (kind.Kind, kind.One, Entry: AiCatalog.Shared.Entry(kind.Kind, key)!)))
            .Where(item => Texts(item.Entry) is var texts && words.All(word => texts.Any(found => found.Contains(word, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>What a list says of an entry beside its id.</summary>
    public static string Summary(string kind, JsonValue entry)
    {
        var id = entry.GetString("id") ?? "";
        return kind switch
        {
            "licences" when AiCatalog.Shared.FindLicence(id) is { } licence => $"{licence.Name}: {EnumWords.Of(licence.Class)}, {EnumWords.Of(licence.Kind)}",
            "models" => Join(entry.GetString("publisher"), Join(entry.GetStrings("licences").Select(Name)), Join(entry.GetStrings("capabilities"))),
            "packages" => Join(entry.GetString("role"), Join(entry.GetStrings("capabilities")), entry.GetString("service")),
            "safety-tools" => Join(entry.GetString("name"), Join(entry.GetStrings("categories")), entry.GetString("status")),
            "services" => Join(entry.GetString("name"), entry.GetString("provider")),
            _ => Join(entry.GetString("title") ?? entry.GetString("name")),
        };
    }

    private static string Name(string licence) => AiCatalog.Shared.FindLicence(licence)?.Name ?? licence;

    private static List<string> Texts(JsonValue entry)
    {
        var texts = new List<string>();
        foreach (var name in new[] { "id", "name", "publisher", "provider", "maker", "title", "role", "expression" })
        {
            if (entry.GetString(name) is { } text)
            {
                texts.Add(text);
            }
        }

        texts.AddRange(entry.GetStrings("aliases"));
        texts.AddRange(entry.GetStrings("packages"));
        texts.AddRange(entry.GetStrings("categories"));
        texts.AddRange(entry.GetStrings("capabilities"));
        return texts;
    }

    private static string Join(params string?[] parts) => Join(parts.OfType<string>());

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));
}
