using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>Reads the policy files of a project and merges them, so that a nearer file can only tighten what an outer one says.</summary>
public static class PolicyReader
{
    /// <summary>The name of a policy file.</summary>
    public const string FileName = "vetted.json";

    /// <summary>Longer files are refused, in UTF-16 units: no policy that people review is that long.</summary>
    internal const int MaximumLength = 1 << 20;

    /// <summary>Longer chains of <c>extends</c> are refused.</summary>
    internal const int MaximumExtends = 8;

    private static readonly char[] NotInPaths = { '\\', ':', '\0', '*', '?' };

    /// <summary>Reads and merges policy files.</summary>
    /// <param name="outermostFirst">The files from the central policy or the repository root down to the project.</param>
    /// <param name="catalog">What is known, to tell a misspelt licence from a known one.</param>
    /// <param name="readFile">Reads a file inside the repository that a policy extends or names as a catalog, by its path from the root; null where it does not exist or may not be read.</param>
    /// <returns>The merged policy, and its mistakes as VET9001 findings (which <see cref="Evaluator"/> tells as well). What is well-formed beside a mistake applies.</returns>
    public static (EffectivePolicy Policy, IReadOnlyList<Finding> Problems) Read(
        IReadOnlyList<PolicyInput> outermostFirst, AiCatalog catalog, Func<string, string?>? readFile = null)
    {
        _ = outermostFirst ?? throw new ArgumentNullException(nameof(outermostFirst));
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        var problems = new List<PolicyProblem>();
        var files = new List<PolicyFile>();
        foreach (var input in outermostFirst)
        {
            Load(input, readFile ?? (_ => null), files, problems, new List<string>());
        }

        var (overlays, known) = OverlayReader.Read(files, catalog, readFile ?? (_ => null), problems);
        var policy = new PolicyMerger(known, problems, files.Any(file => file.Input.IsCentral)).Merge(files) with
        {
            Overlays = overlays,
            Files = outermostFirst.Select(input => input.Path).Concat(files.Where(file => !file.IsProfile).Select(file => file.Input.Path))
                .Distinct(StringComparer.Ordinal).ToArray(),
            Problems = problems.Distinct().ToArray(),
        };
        return (policy, PolicyFindings.Of(policy));
    }

    /// <summary>True for a path that may name a file of the repository: relative, with forward slashes, and nowhere above the root.</summary>
    internal static bool IsInsideRepository(string path) =>
        path.Length > 0 && path[0] != '/' && path.IndexOfAny(NotInPaths) < 0
        && path.Split('/').All(part => part.Length > 0 && part != "." && part != "..");

    internal static string NotInside(string path) => $"'{path}' is no path inside the repository: write it from the root, with forward slashes and without '..'";

    internal static string NotFound(string path) => $"'{path}' was not found or cannot be read";

    private static void Load(PolicyInput input, Func<string, string?> readFile, List<PolicyFile> files, List<PolicyProblem> problems, List<string> chain, Place? extendedAt = null)
    {
        if (input.Text.Length > MaximumLength)
        {
            problems.Add(new PolicyProblem(new Place(input.Path, 1, 1), "this policy file is longer than a million characters and was not read", IsMistake: true));
            return;
        }

        var root = JsonParser.Parse(input.Text, out var error);
        if (root is null)
        {
            problems.Add(new PolicyProblem(new Place(input.Path, error!.Line, error.Column), "this is not JSON: " + error.Message, IsMistake: true));
            return;
        }

        var file = new PolicyFile(input, root, extendedAt);
        PolicyCheck.Check(file, problems);
        chain.Add(input.Path);
        foreach (var extended in file.Entries(root, "extends"))
        {
            LoadExtended(file, extended, readFile, files, problems, chain);
        }

        chain.RemoveAt(chain.Count - 1);
        files.Add(file);
    }

    private static void LoadExtended(PolicyFile file, PolicyEntry extended, Func<string, string?> readFile, List<PolicyFile> files, List<PolicyProblem> problems, List<string> chain)
    {
        var name = extended.Value;
        if (Profiles.Find(name) is { } profile)
        {
            Load(new PolicyInput(name, profile, file.Input.IsCentral), readFile, files, problems, chain, extended.Place);
        }
        else if (name.IndexOf('/') < 0 && name.IndexOf('.') < 0)
        {
            var nearest = NearestWord.Of(name, Profiles.All.Select(pair => pair.Key));
            problems.Add(new PolicyProblem(
                extended.Place,
                $"there is no profile '{name}'" + (nearest is null ? "; there are " + string.Join(", ", Profiles.All.Select(pair => pair.Key)) : $"; did you mean '{nearest}'?"),
                IsMistake: true));
        }
        else if (!IsInsideRepository(name))
        {
            problems.Add(new PolicyProblem(extended.Place, NotInside(name), IsMistake: true));
        }
        else if (chain.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            problems.Add(new PolicyProblem(extended.Place, $"'{name}' extends itself", IsMistake: true));
        }
        else if (chain.Count >= MaximumExtends)
        {
            problems.Add(new PolicyProblem(extended.Place, "the chain of 'extends' is too long", IsMistake: true));
        }
        else if (readFile(name) is not { } text)
        {
            problems.Add(new PolicyProblem(extended.Place, NotFound(name), IsMistake: true));
        }
        else
        {
            // A file of the repository stays one, whoever extends it: a central policy vouches only for its own text.
            Load(new PolicyInput(name, text), readFile, files, problems, chain);
        }
    }
}
