using System;
using System.Collections.Generic;

namespace Vetted.Catalog;

/// <summary>
/// The general rule beside the listed sinks: parameter and property names that select a model in an AI package whose members nobody has
/// listed yet. Exact names, because they are compared with metadata and symbols before anything else is known.
/// </summary>
public static class ModelSinkNames
{
    private static readonly HashSet<string> Selectors = new(StringComparer.OrdinalIgnoreCase)
    {
        "model", "modelId", "modelName", "defaultModel", "defaultModelId", "chatModel", "chatModelId", "textModel", "embeddingModel", "embeddingModelId",
        "imageModel", "audioModel", "modelOrDeploymentName", "deployment", "deploymentName", "deploymentId", "modelPath",
    };

    /// <summary>The names; letter case does not matter.</summary>
    public static IReadOnlyCollection<string> All => Selectors;

    /// <summary>True for the name of a parameter or property that selects a model; letter case does not matter.</summary>
    public static bool IsSelector(string name) => Selectors.Contains(name ?? throw new ArgumentNullException(nameof(name)));

    /// <summary>True for a package by which an Aspire app host gives models to the projects that it starts, under names of the team's own.</summary>
    public static bool IsAppHosts(string package) =>
        (package ?? throw new ArgumentNullException(nameof(package))).StartsWith("Aspire.Hosting", StringComparison.Ordinal) || package.StartsWith("CommunityToolkit.Aspire.Hosting", StringComparison.Ordinal);

    /// <summary>True for a name whose value may be an arbitrary deployment name.</summary>
    public static bool IsDeployment(string name) =>
        (name ?? throw new ArgumentNullException(nameof(name))).IndexOf("deployment", StringComparison.OrdinalIgnoreCase) >= 0;
}
