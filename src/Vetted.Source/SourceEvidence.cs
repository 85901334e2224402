using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>What the sources of a compilation say about AI: the models that reach a sink or stand in code by themselves, and who protects.</summary>
/// <param name="Trees">The trees in which something was seen, in the compilation's order.</param>
/// <param name="Configured">Models whose id stands in a configuration file and reaches a sink through its key.</param>
public sealed record SourceEvidence(IReadOnlyList<TreeEvidence> Trees, IReadOnlyList<ModelReference> Configured)
{
    /// <summary>The models that an app host gives a name of its own.</summary>
    public IReadOnlyList<NamedDeployment> Deployments { get; init; } = Array.Empty<NamedDeployment>();

    /// <summary>The guard map; empty where nobody asked for it.</summary>
    public IReadOnlyList<GuardRoute> Routes { get; init; } = Array.Empty<GuardRoute>();

    /// <summary>Reads a compilation.</summary>
    /// <param name="compilation">C# or Visual Basic.</param>
    /// <param name="knowledge">What the catalog knows.</param>
    /// <param name="settings">What the host knows of the project.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static SourceEvidence Collect(Compilation compilation, SourceKnowledge knowledge, SourceSettings settings, CancellationToken cancellationToken = default) =>
        new SourceReading(compilation, knowledge, settings).Read(cancellationToken);

    /// <summary>The inventory of a project with this evidence added.</summary>
    /// <param name="project">The project as the manifest shows it.</param>
    public ProjectInventory AddTo(ProjectInventory project) => (project ?? throw new ArgumentNullException(nameof(project))) with
    {
        Models = MergeConfigured(project.Models).Concat(Trees.SelectMany(tree => tree.Models).Select(one => one.Fact)).ToArray(),
        Unknowns = project.Unknowns.Concat(Trees.SelectMany(tree => tree.Unknowns).Select(one => one.Fact)).ToArray(),
        Capabilities = project.Capabilities.Concat(Trees.SelectMany(tree => tree.Capabilities).Select(one => one.Fact)).ToArray(),
        SafetyTools = project.SafetyTools.Concat(Trees.SelectMany(tree => tree.SafetyTools).Select(one => one.Fact)).ToArray(),
        Weakenings = project.Weakenings.Concat(Trees.SelectMany(tree => tree.Weakenings).Select(one => one.Fact)).ToArray(),
        Clients = project.Clients.Concat(Trees.SelectMany(tree => tree.Clients).Select(one => one.Fact)).ToArray(),
        Parts = project.Parts.Concat(Trees.SelectMany(tree => tree.Parts).Select(one => one.Fact)).ToArray(),
        Routes = project.Routes.Concat(Routes).ToArray(),
        Services = project.Services.Concat(Trees.SelectMany(tree => tree.Services).Select(one => one.Fact)).ToArray(),
    };

    // A reader of the manifest may know the line already; that it reaches a sink is what the source adds.
    private IEnumerable<ModelReference> MergeConfigured(IReadOnlyList<ModelReference> known)
    {
        var configured = Configured.ToDictionary(model => (model.Evidence.Place.File, model.Evidence.Place.Line, model.Text));
        return known.Where(model => !configured.ContainsKey((model.Evidence.Place.File, model.Evidence.Place.Line, model.Text))).Concat(configured.Values);
    }
}
