using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Tool.Scan;

/// <summary>Puts the projects of a checkout into one inventory, for formats that describe one thing.</summary>
internal static class ScanMerge
{
    public static ProjectInventory Together(IReadOnlyList<ProjectInventory> projects)
    {
        if (projects.Count == 1)
        {
            return projects[0];
        }

        return new ProjectInventory
        {
            Name = "checkout",
            Role = projects.Any(project => project.Role == ProjectRole.Application) ? ProjectRole.Application : ProjectRole.Library,
            Packages = projects.SelectMany(project => project.Packages).GroupBy(package => package.PackageUrl, StringComparer.OrdinalIgnoreCase).Select(group => group.First()).OrderBy(package => package.PackageUrl, StringComparer.OrdinalIgnoreCase).ToArray(),
            Dependencies = projects.SelectMany(project => project.Packages).Select(package => package.Id + "/" + package.Version).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ToArray(),
            Models = projects.SelectMany(project => project.Models).ToArray(),
            Unknowns = projects.SelectMany(project => project.Unknowns).ToArray(),
            ModelFiles = projects.SelectMany(project => project.ModelFiles).GroupBy(file => file.Path, StringComparer.Ordinal).Select(group => group.First()).ToArray(),
            Services = projects.SelectMany(project => project.Services).ToArray(),
            Capabilities = projects.SelectMany(project => project.Capabilities).ToArray(),
            SafetyTools = projects.SelectMany(project => project.SafetyTools).ToArray(),
            Weakenings = projects.SelectMany(project => project.Weakenings).ToArray(),
            Parts = projects.SelectMany(project => project.Parts).ToArray(),
            Gaps = projects.SelectMany(project => project.Gaps).ToArray(),
        };
    }
}
