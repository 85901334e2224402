using System;
using System.Collections.Immutable;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Text;

namespace Vetted.Analyzers;

/// <summary>What a diagnostic tells its code fixes.</summary>
public static class FixProperties
{
    /// <summary>The id that stands in the source.</summary>
    public const string Current = "vetted.current";

    /// <summary>The id to put in its place.</summary>
    public const string Replacement = "vetted.replacement";

    /// <summary>The type or registration of the client whose calls pass no check.</summary>
    public const string Client = "vetted.client";

    /// <summary>The safety category that the policy wants wired.</summary>
    public const string Category = "vetted.category";

    /// <summary>What was found: <c>unguarded</c>, <c>used-not-wired</c> or <c>cannot-tell</c>.</summary>
    public const string Wiring = "vetted.wiring";

    /// <summary>Packages that bring a check of the category and that the project does not have: ids with a central version where there is one (<c>OpenAI 2.15.0</c>), between bars.</summary>
    public const string Packages = "vetted.packages";

    /// <summary>There where a central file gives packages their versions.</summary>
    public const string CentralVersions = "vetted.centralVersions";

    /// <summary>The safety category that an attestation can show instead.</summary>
    public const string Attestable = "vetted.attestable";

    /// <summary>The safety tool that an attestation would be about.</summary>
    public const string Tool = "vetted.tool";

    /// <summary>The deployment practice that an attestation can show.</summary>
    public const string Practice = "vetted.practice";

    /// <summary>The finding's subject, as an exception names it.</summary>
    public const string Subject = "vetted.subject";

    /// <summary>The rules whose findings are decisions about one model, package or service, so that accepting one is a decision too.</summary>
    public static ImmutableArray<string> AcceptableRules { get; } = ImmutableArray.Create(
        Rules.PackageLicence, Rules.ModelLicence, Rules.ModelLicenceUnknown, Rules.ModelFloats, Rules.ModelRetired, Rules.Provider);

    /// <summary>The properties of a finding at its place; empty where no fix is right.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="facts">The project, whose policy may keep exceptions and attestations to itself.</param>
    /// <param name="catalog">What is known.</param>
    /// <param name="model">The model that stands there.</param>
    /// <param name="client">The client that stands there.</param>
    internal static ImmutableDictionary<string, string?> Of(Finding finding, ProjectFacts facts, AiCatalog catalog, ModelReference? model = null, ClientWiring? client = null)
    {
        if (finding.Rule == Rules.ClientNotWired && client is not null && finding.Subject.LastIndexOf('/') is var slash and > 0)
        {
            var category = finding.Subject.Substring(slash + 1);
            return Missing(category, facts, catalog).Add(Client, client.Client).Add(Category, category).Add(Wiring, EnumWords.Of(client.VerdictOf(category)));
        }

        if (finding.Rule == Rules.SafetyMissing && finding.Subject.LastIndexOf('/') is var at and > 0)
        {
            var category = finding.Subject.Substring(at + 1);
            return WithAttestable(Missing(category, facts, catalog).Add(Category, category), category, facts.Policy);
        }

        if (finding.Rule == Rules.SafetyToolUnused && catalog.FindSafetyTool(finding.Subject) is { } tool && tool.Categories.FirstOrDefault(Attestation.Categories.Contains) is { } shown)
        {
            return WithAttestable(ImmutableDictionary<string, string?>.Empty.Add(Tool, tool.Id), shown, facts.Policy);
        }

        if (finding.Rule == Rules.PracticeMissing && catalog.Practices.Any(practice => practice.Id == finding.Subject) && Counts("attestations", facts.Policy))
        {
            return ImmutableDictionary<string, string?>.Empty.Add(Practice, finding.Subject);
        }

        var properties = ImmutableDictionary<string, string?>.Empty;
        if (AcceptableRules.Contains(finding.Rule) && Counts("exceptions", facts.Policy))
        {
            properties = properties.Add(Subject, finding.Subject);
        }

        return model is not null && ModelReplacement.Of(finding.Rule, model) is { } replacement
            ? properties.Add(Current, model.Text).Add(Replacement, replacement)
            : properties;
    }

    // Packages that are in the graph already, by whatever way, can be called as they are.
    private static ImmutableDictionary<string, string?> Missing(string category, ProjectFacts facts, AiCatalog catalog)
    {
        var ids = SafetyPackages.For(catalog, category);
        var missing = ids.Where(id => !facts.Inventory.Packages.Any(package => string.Equals(package.Id, id, StringComparison.OrdinalIgnoreCase))).ToArray();
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (missing.Length == 0)
        {
            return properties;
        }

        properties = properties.Add(Packages, string.Join("|", missing.Select(id => facts.CentralVersions.FirstOrDefault(known => known.StartsWith(id + " ", StringComparison.OrdinalIgnoreCase)) ?? id)));
        return facts.HasCentralVersions ? properties.Add(CentralVersions, "true") : properties;
    }

    private static ImmutableDictionary<string, string?> WithAttestable(ImmutableDictionary<string, string?> properties, string category, EffectivePolicy policy) =>
        Attestation.Categories.Contains(category) && Counts("attestations", policy) ? properties.Add(Attestable, category) : properties;

    // Under a central policy the files of the repository lift nothing, unless it leaves that to them.
    private static bool Counts(string what, EffectivePolicy policy) => !policy.IsCentral || policy.Delegated.Contains(what, StringComparer.Ordinal);
}
