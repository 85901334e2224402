using System;
using System.IO;
using Microsoft.Build.Framework;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>Writes the facts file that tells the analyzers of the project's packages and policy. Runs before the compiler, also in an IDE's background builds.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteProjectFacts : VettedTask
{
    /// <summary>PackageReference, PackageVersion and GlobalPackageReference items; the metadata <c>VettedItem</c> says which, <c>DefinedIn</c> the file that defines it.</summary>
    public ITaskItem[] PackageItems { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The file that marks this step as done for these settings.</summary>
    [Required]
    public string Stamp { get; set; } = "";

    private protected override void Run()
    {
        var project = ProjectOptions.From(Project, PackageItems);
        var manifest = ManifestInventory.Read(project, Catalog);
        var facts = ManifestInventory.Facts(project, manifest, PolicyFiles.Read(project, Settings, Catalog), Catalog);
        OutputFile.Write(project.FactsFile, ProjectFacts.Write(facts));
        OutputFile.Stamp(Stamp);
    }
}
