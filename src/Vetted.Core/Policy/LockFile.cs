using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>
/// <c>vetted.lock.json</c>: the accepted AI inventory of a project over all its target frameworks, one line per entry so that people can review it and merge it. An entry that only some frameworks have names them.
/// </summary>
public sealed class LockFile
{
    /// <summary>The file's name.</summary>
    public const string FileName = "vetted.lock.json";

    private readonly SortedDictionary<string, LockEntry[]> _byFramework;

    internal LockFile(IEnumerable<KeyValuePair<string, IEnumerable<LockEntry>>> byFramework)
    {
        _byFramework = new SortedDictionary<string, LockEntry[]>(StringComparer.Ordinal);
        foreach (var pair in byFramework)
        {
            _byFramework[pair.Key] = Sorted(pair.Value);
        }

        Entries = Sorted(_byFramework.Values.SelectMany(entries => entries));
    }

    /// <summary>Stands for a lock that was looked for and is not there.</summary>
    public static LockFile Missing { get; } = new(Array.Empty<KeyValuePair<string, IEnumerable<LockEntry>>>());

    /// <summary>The target frameworks it speaks of, sorted.</summary>
    public IReadOnlyList<string> Frameworks => _byFramework.Keys.ToArray();

    /// <summary>All entries, sorted by kind, id and facts.</summary>
    public IReadOnlyList<LockEntry> Entries { get; }

    /// <summary>The lock of one framework's inventory: AI packages with versions and licences, models, model files with hashes, services with hosts.</summary>
    public static LockFile Of(ProjectInventory inventory, AiCatalog catalog)
    {
        _ = inventory ?? throw new ArgumentNullException(nameof(inventory));
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        return new LockFile(new[] { new KeyValuePair<string, IEnumerable<LockEntry>>(inventory.TargetFramework, LockContent.Of(inventory, catalog)) });
    }

    /// <summary>Several locks as one: those of a project's frameworks, or of the projects in an artefact. Of a framework in several of them the entries unite.</summary>
    public static LockFile Together(IEnumerable<LockFile> locks) => new(
        (locks ?? throw new ArgumentNullException(nameof(locks))).SelectMany(one => one._byFramework).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(group => new KeyValuePair<string, IEnumerable<LockEntry>>(group.Key, group.SelectMany(pair => pair.Value))));

    /// <summary>Reads a lock.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="error">What is wrong with it, or null.</param>
    /// <returns>The lock, or null where there is an <paramref name="error"/>.</returns>
    public static LockFile? Read(string text, out TextError? error) => LockText.Read(text, out error);

    /// <summary>Writes the file: sorted, one entry a line. Equal locks give equal bytes.</summary>
    public string Write() => LockText.Write(this);

    /// <summary>What it accepts for a framework; everything where it does not speak of that one.</summary>
    /// <param name="framework">The target framework's short name.</param>
    public IReadOnlyList<LockEntry> EntriesFor(string framework) => _byFramework.TryGetValue(framework, out var entries) ? entries : Entries;

    /// <summary>This lock with what some frameworks have now in place of what it said of them.</summary>
    /// <param name="now">The lock of those frameworks.</param>
    /// <param name="frameworks">All frameworks of the project; what is said of others is dropped. Empty to drop none.</param>
    public LockFile With(LockFile now, IReadOnlyCollection<string> frameworks)
    {
        _ = now ?? throw new ArgumentNullException(nameof(now));
        _ = frameworks ?? throw new ArgumentNullException(nameof(frameworks));
        var kept = _byFramework.Where(pair => !now._byFramework.ContainsKey(pair.Key) && (frameworks.Count == 0 || frameworks.Contains(pair.Key)));
        return new LockFile(kept.Concat(now._byFramework).Select(pair => new KeyValuePair<string, IEnumerable<LockEntry>>(pair.Key, pair.Value)));
    }

    /// <summary>The frameworks that have an entry; none where all have it.</summary>
    internal IReadOnlyCollection<string> FrameworksOf(LockEntry entry)
    {
        var having = _byFramework.Where(pair => pair.Value.Contains(entry)).Select(pair => pair.Key).ToArray();
        return having.Length == _byFramework.Count ? Array.Empty<string>() : having;
    }

    private static LockEntry[] Sorted(IEnumerable<LockEntry> entries) => entries.Distinct()
        .OrderBy(entry => entry.Kind).ThenBy(entry => entry.Id, StringComparer.Ordinal).ThenBy(LockSection.SortKey, StringComparer.Ordinal).ToArray();
}
