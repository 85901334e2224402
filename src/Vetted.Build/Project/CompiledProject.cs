using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using Microsoft.Build.Framework;

namespace Vetted.Build;

/// <summary>What a build knows once the compiler has run. All paths are absolute.</summary>
/// <param name="Assembly">The compiled assembly in obj.</param>
/// <param name="References">The assemblies it was compiled against, by simple name: implementations, never reference assemblies.</param>
/// <param name="ProjectReferences">Assemblies of the team: those of referenced projects, those referenced by path, those that travel as content.</param>
/// <param name="Files">The project's None, Content and EmbeddedResource items.</param>
internal sealed record CompiledProject(
    string Assembly, IReadOnlyDictionary<string, string> References, IReadOnlyList<string> ProjectReferences, IReadOnlyList<ProjectFile> Files)
{
    /// <summary>Of an app host, the inventories of the projects that it starts.</summary>
    public IReadOnlyList<StartedProject> StartedProjects { get; init; } = [];

    public static CompiledProject From(string assembly, IReadOnlyList<ITaskItem> references, IEnumerable<ITaskItem> files)
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in references)
        {
            var path = reference.GetMetadata("FullPath");
            byName[Path.GetFileNameWithoutExtension(path)] = path;
        }

        var items = files.Select(ProjectFile.From).ToArray();
        var team = references.Where(IsOfTheTeam).Select(reference => reference.GetMetadata("FullPath"))
            .Concat(items.Where(IsPlugin).Select(file => file.FullPath)).Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal);
        return new CompiledProject(assembly, byName, team.ToArray(), items);
    }

    // Another project's assembly, or one that is referenced by its path: neither a package's nor the framework's.
    private static bool IsOfTheTeam(ITaskItem reference) =>
        reference.GetMetadata("ReferenceSourceTarget") == "ProjectReference"
        || (reference.GetMetadata("ResolvedFrom") is "{HintPathFromItem}" or "{RawFileName}" && reference.GetMetadata("NuGetPackageId").Length == 0 && reference.GetMetadata("FrameworkReferenceName").Length == 0);

    // An assembly that travels with the program, to be loaded at run time.
    private static bool IsPlugin(ProjectFile file)
    {
        if (file.OutputPath is null || !file.FullPath.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || !File.Exists(file.FullPath))
        {
            return false;
        }

        try
        {
            using var image = new PEReader(File.OpenRead(file.FullPath));
            return image.HasMetadata;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException)
        {
            return false;
        }
    }
}

/// <summary>A file among the project's items.</summary>
/// <param name="FullPath">Its absolute path.</param>
/// <param name="OutputPath">Where it lies in the output; null where it does not travel.</param>
/// <param name="IsPacked">True where it goes into the project's package.</param>
internal sealed record ProjectFile(string FullPath, string? OutputPath, bool IsPacked = false)
{
    public static ProjectFile From(ITaskItem item)
    {
        var travels = item.GetMetadata("CopyToOutputDirectory") is { Length: > 0 } copy && !string.Equals(copy, "Never", StringComparison.OrdinalIgnoreCase);
        var link = item.GetMetadata("TargetPath") is { Length: > 0 } target ? target : item.GetMetadata("Link") is { Length: > 0 } name ? name : item.ItemSpec;
        return new ProjectFile(item.GetMetadata("FullPath"), travels && !Path.IsPathRooted(link) ? link.Replace('\\', '/') : travels ? Path.GetFileName(link) : null, string.Equals(item.GetMetadata("Pack"), "true", StringComparison.OrdinalIgnoreCase));
    }
}
