using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>An entry of the lock.</summary>
/// <param name="Kind"><c>package</c>, <c>model</c>, <c>file</c> or <c>service</c>.</param>
/// <param name="Id">The package id, model name, file path or service id.</param>
/// <param name="Value">What may not change silently: a version, a licence, a hash, a host; empty where there is nothing.</param>
public sealed record LockEntry(string Kind, string Id, string Value);

/// <summary>How an entry differs from the lock.</summary>
/// <param name="Before">The entry in the lock; null for something that came.</param>
/// <param name="After">The entry now; null for something that went.</param>
public sealed record LockDifference(LockEntry? Before, LockEntry? After);

/// <summary><c>vetted.lock.json</c>: the accepted AI inventory of a project, one line per entry so that people can review it and merge it.</summary>
public sealed class LockFile
{
    /// <summary>The file's name.</summary>
    public const string FileName = "vetted.lock.json";

    private const int Format = 1;
    private static readonly string[] Kinds = { "package", "model", "file", "service" };

    private LockFile(IEnumerable<LockEntry> entries) => Entries = entries.Distinct()
        .OrderBy(entry => Array.IndexOf(Kinds, entry.Kind)).ThenBy(entry => entry.Id, StringComparer.Ordinal).ThenBy(entry => entry.Value, StringComparer.Ordinal).ToArray();

    /// <summary>All entries, sorted by kind, id and value.</summary>
    public IReadOnlyList<LockEntry> Entries { get; }

    /// <summary>The lock of one framework's inventory: AI packages with versions, models with licences, model files with hashes, services with hosts.</summary>
    public static LockFile Of(ProjectInventory inventory, AiCatalog catalog) => Of(new[] { inventory ?? throw new ArgumentNullException(nameof(inventory)) }, catalog);

    /// <summary>The lock of a project over all its frameworks.</summary>
    public static LockFile Of(IEnumerable<ProjectInventory> frameworks, AiCatalog catalog)
    {
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        return new((frameworks ?? throw new ArgumentNullException(nameof(frameworks))).SelectMany(inventory => EntriesOf(inventory, catalog)));
    }

    /// <summary>Writes the file: sorted, one entry a line.</summary>
    public string Write()
    {
        var lines = new List<string> { "{", "  \"vettedLock\": 1," };
        foreach (var kind in Kinds)
        {
            var entries = Entries.Where(entry => entry.Kind == kind)
                .Select(entry => "    " + new JsonWriter(indented: false).BeginArray().Value(entry.Id).Value(entry.Value).EndArray()).ToArray();
            var end = kind == Kinds[Kinds.Length - 1] ? "" : ",";
            lines.Add(entries.Length == 0 ? $"  \"{kind}s\": []{end}" : $"  \"{kind}s\": [\n{string.Join(",\n", entries)}\n  ]{end}");
        }

        lines.Add("}");
        return string.Join("\n", lines) + "\n";
    }

    /// <summary>Reads a lock.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="error">What is wrong with it, or null.</param>
    /// <returns>The lock, or null where there is an <paramref name="error"/>.</returns>
    public static LockFile? Read(string text, out TextError? error)
    {
        var root = JsonParser.Parse(text, out error);
        if (root is null)
        {
            return null;
        }

        if (root.GetInteger("vettedLock") != Format)
        {
            error = new TextError(root.Line, root.Column, "this is no lock that this version of Vetted can read; write it again: vetted accept --lock");
            return null;
        }

        var entries = new List<LockEntry>();
        foreach (var kind in Kinds)
        {
            foreach (var item in root.GetItems(kind + "s"))
            {
                if (item.Items.Count != 2 || !item.Items[0].IsString || !item.Items[1].IsString)
                {
                    error = new TextError(item.Line, item.Column, "an entry of the lock is a list of two texts");
                    return null;
                }

                entries.Add(new LockEntry(kind, item.Items[0].Raw!, item.Items[1].Raw!));
            }
        }

        return new LockFile(entries);
    }

    /// <summary>What differs from this lock in another one, sorted.</summary>
    public IReadOnlyList<LockDifference> Diff(LockFile now)
    {
        _ = now ?? throw new ArgumentNullException(nameof(now));
        var differences = new List<LockDifference>();
        var after = now.Entries.Except(Entries).ToList();
        foreach (var gone in Entries.Except(now.Entries))
        {
            var successor = after.FirstOrDefault(entry => entry.Kind == gone.Kind && string.Equals(entry.Id, gone.Id, StringComparison.OrdinalIgnoreCase));
            if (successor is not null)
            {
                after.Remove(successor);
            }

            differences.Add(new LockDifference(gone, successor));
        }

        return differences.Concat(after.Select(entry => new LockDifference(null, entry))).ToArray();
    }

    /// <summary>Differences in words: what came, what went, what changed.</summary>
    public static string Describe(IReadOnlyList<LockDifference> differences)
    {
        _ = differences ?? throw new ArgumentNullException(nameof(differences));
        var parts = new List<string>();
        Add("came", differences.Where(difference => difference.Before is null).Select(difference => Name(difference.After!)));
        Add("went", differences.Where(difference => difference.After is null).Select(difference => Name(difference.Before!)));
        Add("changed", differences.Where(difference => difference.Before is not null && difference.After is not null)
            .Select(difference => $"{difference.Before!.Id} ({Short(difference.Before.Value)} to {Short(difference.After!.Value)})"));
        return string.Join("; ", parts);

        void Add(string what, IEnumerable<string> names)
        {
            var all = names.ToArray();
            if (all.Length > 0)
            {
                parts.Add(what + " " + Wording.Some(all, 5));
            }
        }
    }

    private static IEnumerable<LockEntry> EntriesOf(ProjectInventory inventory, AiCatalog catalog) =>
        inventory.Packages.Where(package => catalog.FindPackage(package.Id) is not null).Select(package => new LockEntry("package", package.Id, package.Version))
            .Concat(inventory.Models.Where(model => model.Use >= ModelUse.Selected)
                .Select(model => new LockEntry("model", model.Name, string.Join(" AND ", model.Identity?.Licences ?? Array.Empty<string>()))))
            .Concat(inventory.ModelFiles.Select(file => new LockEntry("file", file.Path, file.Sha256 ?? "")))
            .Concat(inventory.Services.Select(service => new LockEntry("service", service.Id, service.Host ?? "")));

    private static string Name(LockEntry entry) => entry.Kind == "package" ? entry.Id + " " + entry.Value : entry.Id;

    private static string Short(string value) => value.Length == 0 ? "nothing" : value.Length > 40 ? value.Substring(0, 12) + "…" : value;
}
