using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Build;

/// <summary>
/// The projects that an app host starts. They are built before it and do not know it, so what they ask for by name (a deployment, a connection) is unknown in their own builds; here the
/// name and the model that the app host gave it are both at hand. What a started project asks for only adds places: the app host's models are judged where they stand in its own code, so
/// nothing that the other project's build left behind can hide one.
/// </summary>
internal static class StartedProjects
{
    private const string ConnectionStrings = "ConnectionStrings:";

    /// <summary>What the started projects wrote of themselves when they were built, those they use themselves included.</summary>
    /// <param name="project">The app host.</param>
    /// <param name="files">Their inventories.</param>
    public static (IReadOnlyList<ProjectInventory> Started, IReadOnlyList<EvidenceGap> Gaps) Read(ProjectOptions project, IEnumerable<StartedProject> files)
    {
        var (started, gaps) = (new List<ProjectInventory>(), new List<EvidenceGap>());
        foreach (var file in files.Where(file => File.Exists(file.Inventory)).OrderBy(file => file.Inventory, StringComparer.Ordinal))
        {
            if (InventoryJson.Read(File.ReadAllText(file.Inventory), out _) is { } inventory)
            {
                started.Add(string.Equals(file.Root, project.RepositoryRoot, StringComparison.Ordinal) ? inventory : SeenFrom(project.RepositoryRoot, file.Root, inventory));
            }
            else
            {
                var path = project.Relative(file.Inventory);
                gaps.Add(new EvidenceGap(path, "it is no inventory of this version of Vetted; build that project again with the same version", new Place(path, 0)));
            }
        }

        return (started, gaps);
    }

    /// <summary>The places in started projects that ask for the app host's models by name.</summary>
    /// <param name="host">What the app host itself contains.</param>
    /// <param name="deployments">What it calls its models. A name that may be several models is nobody's.</param>
    /// <param name="started">The projects it starts.</param>
    /// <param name="catalog">What is known.</param>
    public static IReadOnlyList<ModelReference> Join(ProjectInventory host, IReadOnlyList<NamedDeployment> deployments, IEnumerable<ProjectInventory> started, AiCatalog catalog)
    {
        var models = deployments.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Select(one => one.Model).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        return started.SelectMany(NamesIn).Where(asked => models.ContainsKey(asked.Name)).Select(asked => Reference(asked, models[asked.Name])).Distinct().ToArray();

        ModelReference Reference(Asked asked, NamedDeployment deployment) => new()
        {
            Text = deployment.Model,
            Identity = host.Models.FirstOrDefault(model => model.Text == deployment.Model && model.Identity is not null)?.Identity ?? catalog.Identify(deployment.Model),
            Form = "deployment",
            Alias = deployment.Name,
            Sink = asked.Sink,
            Evidence = asked.Evidence with { Confidence = Confidence.Medium, Symbol = null, Detail = $"deployment \"{deployment.Name}\" at {deployment.Place}" },
        };
    }

    // Without a repository around them (a source archive) each project is a root of its own.
    private static ProjectInventory SeenFrom(string root, string other, ProjectInventory inventory)
    {
        Inventory.Evidence Moved(Inventory.Evidence evidence) => evidence with
        {
            Place = evidence.Place with { File = Uri.UnescapeDataString(new Uri(root + "/").MakeRelativeUri(new Uri(Path.Combine(other, evidence.Place.File))).ToString()) },
        };
        return inventory with
        {
            Unknowns = inventory.Unknowns.Select(unknown => unknown with { Evidence = Moved(unknown.Evidence) }).ToArray(),
            Connections = inventory.Connections.Select(connection => connection with { Evidence = Moved(connection.Evidence) }).ToArray(),
        };
    }

    private static IEnumerable<Asked> NamesIn(ProjectInventory project) =>
        project.Unknowns.Where(unknown => unknown.Reason == "deployment").Select(unknown => new Asked(unknown.Key, unknown.Sink, unknown.Evidence))
            .Concat(project.Unknowns.Where(unknown => IsConnection(unknown.Key)).Select(unknown => new Asked(unknown.Key.Replace("__", ":").Substring(ConnectionStrings.Length), unknown.Sink, unknown.Evidence)))
            .Concat(project.Connections.Select(connection => new Asked(connection.Name, null, connection.Evidence)));

    // An environment variable writes the colon of a key as two underscores.
    private static bool IsConnection(string key) => key.Replace("__", ":").StartsWith(ConnectionStrings, StringComparison.OrdinalIgnoreCase);

    private sealed record Asked(string Name, string? Sink, Inventory.Evidence Evidence);
}

/// <summary>A project that an app host starts.</summary>
/// <param name="Inventory">Absolute path of what it wrote of itself.</param>
/// <param name="Root">What the places in it are relative to.</param>
internal sealed record StartedProject(string Inventory, string Root)
{
    public static StartedProject From(ITaskItem item) => new(item.GetMetadata("FullPath"), ProjectOptions.RootOf(item.GetMetadata("Root"), Path.GetDirectoryName(item.GetMetadata("ProjectFile"))!));
}
