using System;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>
/// The id that is right in the place of another, where exactly one is: the dated version that a floating alias stands for (VET3004), the successor that the
/// publisher of a retired model names (VET3005). Code fixes and <c>vetted fix</c> offer nothing else.
/// </summary>
public static class ModelReplacement
{
    // An id with a host's prefix or tag has another spelling there.
    private static readonly char[] HostSigns = { '/', ':', '@' };

    /// <summary>The id to write in the place of a model's text; null where no single one is right.</summary>
    /// <param name="rule">The rule that tells of the model.</param>
    /// <param name="model">The model at one place.</param>
    public static string? Of(string rule, ModelReference model)
    {
        _ = model ?? throw new ArgumentNullException(nameof(model));
        var replacement = rule switch
        {
            Rules.ModelFloats => model.Identity?.PinnedId,
            Rules.ModelRetired => model.Identity?.Successor,
            _ => null,
        };
        return replacement is null || string.Equals(replacement, model.Text, StringComparison.Ordinal) || !IsPlainId(model) ? null : replacement;
    }

    private static bool IsPlainId(ModelReference model) =>
        model.Text.IndexOfAny(HostSigns) < 0 && model.Form != "enum" && !MayNameDeployment(model);

    // On Azure the text is the name of a deployment, which somebody chose to be spelt like a model.
    private static bool MayNameDeployment(ModelReference model) =>
        model.Service?.StartsWith("azure", StringComparison.Ordinal) == true
        || Says(model.Sink, "azure") || Says(model.Evidence.Detail, "azure") || Says(model.Evidence.Detail, "deployment");

    private static bool Says(string? text, string word) => text?.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
