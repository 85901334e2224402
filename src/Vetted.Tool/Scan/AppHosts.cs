using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Source;

namespace Vetted.Tool.Scan;

/// <summary>The Aspire app hosts of a checkout: what each calls its models, and which projects it starts.</summary>
internal sealed class AppHosts
{
    private const string HostSdk = "Aspire.AppHost.Sdk";
    private readonly List<(ScanUnit Host, HashSet<string> Projects, IReadOnlyList<NamedDeployment> Deployments)> _hosts = new();

    private AppHosts()
    {
    }

    /// <summary>Reads the app hosts among the projects.</summary>
    /// <param name="units">All projects.</param>
    /// <param name="read">Reads the sources of one.</param>
    public static AppHosts Read(IReadOnlyList<ScanUnit> units, Func<ScanUnit, SourceEvidence?> read)
    {
        var hosts = new AppHosts();
        var byPath = units.ToDictionary(unit => unit.Key, StringComparer.Ordinal);
        foreach (var unit in units.Where(IsAppHost))
        {
            if (read(unit) is { Deployments: { Count: > 0 } deployments })
            {
                hosts._hosts.Add((unit, Reachable(unit, byPath), deployments));
            }
        }

        return hosts;
    }

    /// <summary>The models that a project can ask for by name.</summary>
    public IReadOnlyList<NamedDeployment> Of(ScanUnit unit) =>
        _hosts.Where(one => one.Host != unit && (one.Host.Project is null || one.Projects.Contains(unit.Key))).SelectMany(one => one.Deployments).ToArray();

    private static bool IsAppHost(ScanUnit unit) => unit.Project is { } project
        ? project.Sdk.StartsWith(HostSdk, StringComparison.OrdinalIgnoreCase) || project.Get("IsAspireHost") == "true"
            || project.Packages.Any(package => package.Id.StartsWith("Aspire.Hosting", StringComparison.OrdinalIgnoreCase) || package.Id.StartsWith("CommunityToolkit.Aspire.Hosting", StringComparison.OrdinalIgnoreCase))
        // apphost.cs without a project. Which projects it starts is not worked out; it speaks for all.
        : unit.Sources.Any(file => FileDirectives.HasSdk(file, HostSdk));

    private static HashSet<string> Reachable(ScanUnit host, Dictionary<string, ScanUnit> units)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var rest = new Stack<string>(host.Project?.ProjectReferences ?? []);
        while (rest.TryPop(out var path))
        {
            if (all.Add(path) && units.TryGetValue(path, out var unit))
            {
                foreach (var reference in unit.Project?.ProjectReferences ?? [])
                {
                    rest.Push(reference);
                }
            }
        }

        return all;
    }
}
