using System;
using System.Collections.Immutable;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Text;

namespace Vetted.Analyzers;

/// <summary>What a diagnostic tells its code fix: the model id that stands in the source and the one to put there.</summary>
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

    /// <summary>The properties of a finding at its place; empty where no fix is right.</summary>
    internal static ImmutableDictionary<string, string?> Of(Finding finding, ModelReference? model, ClientWiring? client = null)
    {
        if (finding.Rule == Rules.ClientNotWired && client is not null && finding.Subject.LastIndexOf('/') is var slash and > 0)
        {
            var category = finding.Subject.Substring(slash + 1);
            return ImmutableDictionary<string, string?>.Empty
                .Add(Client, client.Client).Add(Category, category).Add(Wiring, EnumWords.Of(client.VerdictOf(category)));
        }

        var replacement = finding.Rule switch
        {
            Rules.ModelFloats => model?.Identity?.PinnedId,
            Rules.ModelRetired => model?.Identity?.Successor,
            _ => null,
        };
        return model is null || replacement is null || string.Equals(replacement, model.Text, StringComparison.Ordinal) || !IsPlainId(model)
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(Current, model.Text).Add(Replacement, replacement);
    }

    // An id with a host's prefix or tag has another spelling there, and on Azure the text is the name of a deployment.
    private static bool IsPlainId(ModelReference model) =>
        model.Text.IndexOfAny(HostSigns) < 0 && model.Form != "enum" && model.Service?.StartsWith("azure", StringComparison.Ordinal) != true;

    private static readonly char[] HostSigns = { '/', ':', '@' };
}
