using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>Reads the catalog files that policies name. One with a mistake in it, or with an entry that may not stand there, does not count at all.</summary>
internal sealed class OverlayReader
{
    private readonly Func<string, string?> _readFile;
    private readonly List<PolicyProblem> _problems;
    private readonly bool _mayBetter;
    private readonly List<PolicyOverlay> _overlays = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private OverlayReader(AiCatalog catalog, Func<string, string?> readFile, List<PolicyProblem> problems, bool mayBetter)
    {
        Catalog = catalog;
        _readFile = readFile;
        _problems = problems;
        _mayBetter = mayBetter;
    }

    private AiCatalog Catalog { get; set; }

    /// <summary>The overlays that count, outermost first, and the catalog with them on top.</summary>
    public static (IReadOnlyList<PolicyOverlay> Overlays, AiCatalog Catalog) Read(
        IReadOnlyList<PolicyFile> outermostFirst, AiCatalog catalog, Func<string, string?> readFile, List<PolicyProblem> problems)
    {
        // The files lie in the repository, whoever names them: a central policy vouches only for its own text.
        var mayBetter = !outermostFirst.Any(file => file.Input.IsCentral) || PolicyMerger.DelegatedBy(outermostFirst).Contains("overlay", StringComparer.Ordinal);
        var reader = new OverlayReader(catalog, readFile, problems, mayBetter);
        foreach (var entry in outermostFirst.SelectMany(file => file.Entries(file.Root, "catalog")))
        {
            reader.Add(entry);
        }

        return (reader._overlays, reader.Catalog);
    }

    private void Add(PolicyEntry entry)
    {
        var path = entry.Value;
        if (!PolicyReader.IsInsideRepository(path))
        {
            Tell(entry.Place, PolicyReader.NotInside(path));
        }
        else if (_seen.Add(path))
        {
            if (_readFile(path) is { } text)
            {
                Add(new PolicyOverlay(path, text, _mayBetter));
            }
            else
            {
                Tell(entry.Place, PolicyReader.NotFound(path));
            }
        }
    }

    private void Add(PolicyOverlay overlay)
    {
        Catalog = Catalog.WithOverlay(overlay.Path, overlay.Text, overlay.MayBetter, out var errors);
        foreach (var error in errors)
        {
            Tell(new Place(error.Path, error.Line, error.Column), error.Message);
        }

        if (errors.Count == 0)
        {
            _overlays.Add(overlay);
        }
    }

    private void Tell(Place place, string message) => _problems.Add(new PolicyProblem(place, message, IsMistake: true));
}
