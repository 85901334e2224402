using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>Writes the facts file that tells the analyzers of the project's packages and policy. Runs before the compiler, also in an IDE's background builds.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteProjectFacts : VettedTask
{
    /// <summary>The file that marks this step as done for these settings.</summary>
    [Required]
    public string Stamp { get; set; } = "";

    private protected override void Run()
    {
        var project = ProjectOptions.From(Project, PackageItems());
        var asked = new List<string>();
        var policy = PolicyFiles.Read(project, Settings, Catalog, asked);
        Catalog = policy.CatalogOver(Catalog);
        var facts = ManifestInventory.Facts(project, ManifestInventory.Read(project, Catalog), policy, Catalog, IsOff(policy));
        WriteInputs(project, asked);
        OutputFile.Write(project.FactsFile, ProjectFacts.Write(facts));
        OutputFile.Stamp(Stamp);
    }

    /// <summary>Tells the targets which further files the policy rests on, so that a change of one starts the work.</summary>
    private static void WriteInputs(ProjectOptions project, List<string> paths)
    {
        if (paths.Count > 0)
        {
            // As an item list of MSBuild, with what would end an item escaped.
            OutputFile.Write(project.PolicyInputsFile, string.Join(";", paths.Select(path => path.Replace("%", "%25").Replace(";", "%3B"))));
        }
        else
        {
            OutputFile.Delete(project.PolicyInputsFile);
        }
    }
}
