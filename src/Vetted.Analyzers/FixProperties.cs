using System;
using System.Collections.Immutable;
using System.Linq;
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

    /// <summary>The finding's subject, as an exception names it.</summary>
    public const string Subject = "vetted.subject";

    /// <summary>The rules whose findings are decisions about one model, package or service, so that accepting one is a decision too.</summary>
    public static ImmutableArray<string> AcceptableRules { get; } = ImmutableArray.Create(
        Rules.PackageLicence, Rules.ModelLicence, Rules.ModelLicenceUnknown, Rules.ModelFloats, Rules.ModelRetired, Rules.Provider);

    /// <summary>The properties of a finding at its place; empty where no fix is right.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="policy">The policy, which may keep exceptions to itself.</param>
    /// <param name="model">The model that stands there.</param>
    /// <param name="client">The client that stands there.</param>
    internal static ImmutableDictionary<string, string?> Of(Finding finding, EffectivePolicy policy, ModelReference? model = null, ClientWiring? client = null)
    {
        if (finding.Rule == Rules.ClientNotWired && client is not null && finding.Subject.LastIndexOf('/') is var slash and > 0)
        {
            var category = finding.Subject.Substring(slash + 1);
            return ImmutableDictionary<string, string?>.Empty
                .Add(Client, client.Client).Add(Category, category).Add(Wiring, EnumWords.Of(client.VerdictOf(category)));
        }

        if (finding.Rule == Rules.SafetyMissing && finding.Subject.LastIndexOf('/') is var at and > 0)
        {
            return ImmutableDictionary<string, string?>.Empty.Add(Category, finding.Subject.Substring(at + 1));
        }

        var properties = ImmutableDictionary<string, string?>.Empty;
        if (AcceptableRules.Contains(finding.Rule) && ExceptionsCount(policy))
        {
            properties = properties.Add(Subject, finding.Subject);
        }

        return model is not null && ModelReplacement.Of(finding.Rule, model) is { } replacement
            ? properties.Add(Current, model.Text).Add(Replacement, replacement)
            : properties;
    }

    // Under a central policy the files of the repository accept nothing, unless it leaves that to them.
    private static bool ExceptionsCount(EffectivePolicy policy) => !policy.IsCentral || policy.Delegated.Contains("exceptions", StringComparer.Ordinal);
}
