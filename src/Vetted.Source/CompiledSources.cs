using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Source;

/// <summary>
/// The pass of the gate over sources that were compiled: the host has read them back from the compiled assembly's symbols and bound them again. Text goes in and comes
/// out, because the host and this assembly each have their own copy of the catalog's types.
/// </summary>
public static class CompiledSources
{
    /// <summary>The clients of a compilation and what stands on the path of their calls.</summary>
    /// <param name="compilation">The sources as they were compiled.</param>
    /// <param name="facts">What is known of the project and its policy, as <see cref="ProjectFacts.Write"/> writes it.</param>
    /// <param name="root">The repository's root, absolute.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>An inventory with nothing but the clients, as <see cref="InventoryJson.Write(ProjectInventory)"/> writes it.</returns>
    /// <exception cref="ArgumentException"><paramref name="facts"/> cannot be read.</exception>
    public static string ReadClients(Compilation compilation, string facts, string root, CancellationToken cancellationToken)
    {
        _ = root ?? throw new ArgumentNullException(nameof(root));
        var project = ProjectFacts.Read(facts, out var error) ?? throw new ArgumentException(error!.Message, nameof(facts));
        var knowledge = project.Policy.Overlays.Count == 0 ? SourceKnowledge.Shared : SourceKnowledge.Of(project.Policy.CatalogOver(Catalog.AiCatalog.Shared));
        var folder = root.Replace('\\', '/').TrimEnd('/') + "/";
        var settings = SourceSettings.Default with
        {
            FollowsCalls = true,
            ProjectAssemblies = project.Inventory.Projects.Select(one => one.Name).ToArray(),
            PlacePath = path => path.Replace('\\', '/') is var normal && normal.StartsWith(folder, StringComparison.Ordinal) ? normal.Substring(folder.Length) : normal,
        };
        var evidence = SourceEvidence.Collect(compilation, knowledge, settings, cancellationToken);
        return InventoryJson.Write(new ProjectInventory { Name = project.Inventory.Name, Clients = evidence.Trees.SelectMany(tree => tree.Clients).Select(client => client.Fact).ToArray() });
    }
}
