using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>Which packages bring a check that a program can call, and where their version is known without asking anybody.</summary>
public static class SafetyPackages
{
    // The middleware of the light bulb is made of this one, and its check looks at any text, whoever's model wrote it.
    private const string Moderation = "OpenAI";

    /// <summary>The packages that bring a vetted check of the category that acts at run time, the one that the light bulb writes code for first, then by id.</summary>
    /// <param name="catalog">What is known.</param>
    /// <param name="category">The safety category.</param>
    public static IReadOnlyList<string> For(AiCatalog catalog, string category) => Bringing(catalog)
        .Where(tool => tool.Categories.Contains(category ?? throw new ArgumentNullException(nameof(category))))
        .Select(tool => tool.Packages[0]).Distinct(StringComparer.OrdinalIgnoreCase)
        .OrderBy(id => id == Moderation ? 0 : 1).ThenBy(id => id, StringComparer.OrdinalIgnoreCase).ToArray();

    /// <summary>The highest of some versions, or null; what is no single version (a range, a floating one) counts only where nothing else is written.</summary>
    /// <param name="versions">Versions as project files write them.</param>
    public static string? Highest(IEnumerable<string> versions)
    {
        var all = versions.Distinct(StringComparer.Ordinal).OrderBy(version => version, StringComparer.Ordinal).ToArray();
        return all.Where(version => NuGetVersion.TryParse(version) is not null).OrderByDescending(version => NuGetVersion.TryParse(version)).FirstOrDefault() ?? all.FirstOrDefault();
    }

    /// <summary>True for a package that brings a check of some category.</summary>
    /// <param name="catalog">What is known.</param>
    /// <param name="id">The package.</param>
    public static bool IsOne(AiCatalog catalog, string id) => Bringing(catalog).Any(tool => string.Equals(tool.Packages[0], id, StringComparison.OrdinalIgnoreCase));

    // Vetted tools that a program calls at run time, of which the API itself was read; the first package is the one to reference.
    private static IEnumerable<SafetyTool> Bringing(AiCatalog catalog) => (catalog ?? throw new ArgumentNullException(nameof(catalog))).SafetyTools
        .Where(tool => tool is { Kind: "api", Acts: "run-time", VettingGrade: not null, Confidence: "read", Packages.Count: > 0 });
}
