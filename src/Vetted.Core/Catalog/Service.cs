using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>A service that runs models: a hosted API, or a server an organisation runs by itself.</summary>
public sealed record Service
{
    /// <summary>Catalog id, e.g. <c>azure-openai</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Who runs it; null for software that anybody runs.</summary>
    public string? Provider { get; init; }

    /// <summary>True for software that the user's own organisation runs (Ollama, LM Studio): no host terms, no third party sees the data.</summary>
    public bool IsSelfHosted { get; init; }

    /// <summary>Its hosts as anchored globs (<c>*</c> stands for any characters, dots included) over lower-case host names, with <c>:port</c> where the port tells it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = Array.Empty<string>();

    /// <summary>Shapes of its API paths, e.g. <c>/v1/chat/completions</c>.</summary>
    public IReadOnlyList<string> Paths { get; init; } = Array.Empty<string>();

    /// <summary>Catalog id of its terms, which come on top of the model's licence; null where none are catalogued.</summary>
    public string? HostTerms { get; init; }

    /// <summary>Safety categories that the maker documents as on by default. The product cannot verify that: assurance <c>provider-default</c> at most.</summary>
    public IReadOnlyList<string> DefaultSafety { get; init; } = Array.Empty<string>();

    /// <summary>Where the default filter is documented; null where there is none.</summary>
    public string? DefaultSafetySource { get; init; }

    /// <summary>True where the model in a request may be a deployment name that the user chose.</summary>
    public bool UsesDeploymentNames { get; init; }

    /// <summary>False where a host or path stands here from general knowledge and nobody has read it at its source yet.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>Where the facts come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = Array.Empty<string>();

    internal static Service From(JsonValue entry) => new()
    {
        Id = entry.GetString("id") ?? "",
        Name = entry.GetString("name") ?? "",
        Provider = entry.GetString("provider"),
        IsSelfHosted = entry.GetBoolean("selfHosted"),
        Hosts = entry.GetStrings("hosts"),
        Paths = entry.GetStrings("paths"),
        HostTerms = entry.GetString("hostTerms"),
        DefaultSafety = entry.GetStrings("defaultSafety"),
        DefaultSafetySource = entry.GetString("defaultSafetySource"),
        UsesDeploymentNames = entry.GetBoolean("deploymentNames"),
        IsVerified = entry["verified"] is null || entry.GetBoolean("verified"),
        Sources = entry.GetStrings("sources"),
    };
}
