using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>The phrases that messages share.</summary>
internal static class Wording
{
    private const int MaximumBites = 3;

    /// <summary>What a licence of that kind is, after a comma.</summary>
    public static string Kind(LicenceKind kind) => kind switch
    {
        LicenceKind.OsiApproved => "an OSI-approved licence",
        LicenceKind.NonCommercial => "which allows no commercial use",
        LicenceKind.ResearchOnly => "which allows research only",
        LicenceKind.ServiceTerms => "the terms of a hosted service",
        LicenceKind.Unknown => "whose terms are not known",
        _ => "not an OSI-approved licence",
    };

    /// <summary>Licences by name with their publishers, e.g. <c>the Llama 3.2 Community License (Meta)</c>.</summary>
    public static string Names(IReadOnlyList<string> ids, AiCatalog catalog) => string.Join(" and ", ids.Select(id =>
        catalog.FindLicence(id) is not { } licence ? id
        : (licence.Name.StartsWith("The ", System.StringComparison.Ordinal) ? "" : "the ") + Short(licence.Name) + (licence.Publisher is { } publisher ? " (" + publisher + ")" : "")));

    /// <summary>The terms that bite, after a colon; empty where none are known. What the kind says already is not said twice.</summary>
    public static string Bites(IReadOnlyList<string> ids, AiCatalog catalog)
    {
        var bites = ids.SelectMany(id => catalog.FindLicence(id)?.Bites ?? System.Array.Empty<string>())
            .Where(bite => bite is not ("no commercial use" or "research only")).Distinct().ToArray();
        return bites.Length == 0 ? "" : ": " + string.Join("; ", bites.Take(MaximumBites))
            + (bites.Length > MaximumBites ? "; " + Count(bites.Length - MaximumBites, "more term", "more terms") : "");
    }

    /// <summary>The first two names and how many more there are, in parentheses with a leading blank; empty for none.</summary>
    public static string InParentheses(IReadOnlyCollection<string> names) => names.Count == 0 ? "" : " (" + Some(names) + ")";

    /// <summary>The first two names and how many more there are.</summary>
    public static string Some(IReadOnlyCollection<string> names, int shown = 2) =>
        string.Join(", ", names.Take(shown)) + (names.Count > shown ? ", +" + Number(names.Count - shown) : "");

    /// <summary>Names as a sentence lists them.</summary>
    public static string And(IReadOnlyList<string> names) => names.Count < 2 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];

    /// <summary>A package with its version, and through which others it comes.</summary>
    public static string Package(Package package)
    {
        var through = package.Path.Count > 1 ? " (through " + string.Join(" > ", package.Path.Take(package.Path.Count - 1)) + ")" : "";
        return package.Id + " " + package.Version + through;
    }

    /// <summary>Who objects and by which word: <c>vetted.json denies "restricted"</c>.</summary>
    public static string Objection(Judgement judgement) => judgement switch
    {
        { IsMissing: true, Entry: null } => "the policy allows none",
        { IsMissing: true } => "not on the allow list of " + FileOf(judgement.Entry!.Place),
        { Verdict: Verdict.Deny } => $"{FileOf(judgement.Entry!.Place)} denies \"{judgement.Entry.Value}\"",
        _ => $"{FileOf(judgement.Entry!.Place)} warns of \"{judgement.Entry.Value}\"",
    };

    /// <summary>A policy file by its path in the repository. One from outside has a path of one machine, which no message may depend on.</summary>
    public static string FileOf(Place place) =>
        place.File.Length > 1 && (place.File[0] is '/' or '\\' || place.File[1] == ':') ? "the central policy" : place.File;

    /// <summary>What AI does, as a verb phrase after "this app".</summary>
    public static string Does(string capability) => capability switch
    {
        "text-generation" => "generates text",
        "embedding" => "embeds text",
        "image-generation" => "generates images",
        "speech" => "handles speech",
        "vision" => "looks at images",
        "training" => "trains models",
        "local-inference" => "runs models locally",
        "agents" => "runs agents",
        "tool-calling" => "lets models call tools",
        "retrieval" => "answers from retrieved documents",
        _ => "uses AI for " + capability,
    };

    /// <summary>What shows a safety category, without an article.</summary>
    public static string Check(string category) => category switch
    {
        "content-safety" => "content-safety check",
        "prompt-injection" => "prompt-injection check",
        "privacy" => "protection of personal data",
        "robustness" => "robustness test",
        "fairness" => "fairness assessment",
        "explainability" => "explainability tool",
        "evaluation" => "evaluation",
        "observability" => "monitoring",
        "tool-approval" => "approval step",
        _ => category,
    };

    /// <summary>A phrase as the start of a sentence; file names keep their letters.</summary>
    public static string Sentence(string phrase) => phrase.StartsWith("not ", System.StringComparison.Ordinal) || phrase.StartsWith("the ", System.StringComparison.Ordinal)
        ? char.ToUpperInvariant(phrase[0]) + phrase.Substring(1)
        : phrase;

    /// <summary>A number with its noun.</summary>
    public static string Count(int number, string one, string many) => Number(number) + " " + (number == 1 ? one : many);

    // "License Agreement" says no more than "License" and a line is short.
    private static string Short(string name) =>
        name.EndsWith("License Agreement", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - " Agreement".Length) : name;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
