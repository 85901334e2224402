using System;
using System.Collections.Immutable;
using System.Linq;
using Vetted.Policy;
using Vetted.Source;

namespace Vetted.Analyzers;

/// <summary>What a diagnostic tells its code fix: the model id that stands in the source and the one to put there.</summary>
public static class FixProperties
{
    /// <summary>The id that stands in the source.</summary>
    public const string Current = "vetted.current";

    /// <summary>The id to put in its place.</summary>
    public const string Replacement = "vetted.replacement";

    internal static ImmutableDictionary<string, string?> Of(Finding finding, SourceEvidence source)
    {
        if (finding.Rule is not (Rules.ModelFloats or Rules.ModelRetired))
        {
            return ImmutableDictionary<string, string?>.Empty;
        }

        foreach (var model in source.Trees.SelectMany(tree => tree.Models))
        {
            if (finding.Places.Contains(model.Fact.Evidence.Place) && model.Fact.Identity is { } identity)
            {
                var replacement = finding.Rule == Rules.ModelFloats ? identity.PinnedId : identity.Successor;
                return replacement is null || string.Equals(replacement, model.Fact.Text, StringComparison.Ordinal)
                    ? ImmutableDictionary<string, string?>.Empty
                    : ImmutableDictionary<string, string?>.Empty.Add(Current, model.Fact.Text).Add(Replacement, replacement);
            }
        }

        return ImmutableDictionary<string, string?>.Empty;
    }
}
