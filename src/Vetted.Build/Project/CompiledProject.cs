using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;

namespace Vetted.Build;

/// <summary>What a build knows once the compiler has run. All paths are absolute.</summary>
/// <param name="Assembly">The compiled assembly in obj.</param>
/// <param name="References">The assemblies it was compiled against, by simple name: implementations, never reference assemblies.</param>
/// <param name="ProjectReferences">Those of them that other projects of the team build.</param>
/// <param name="Files">The project's None, Content and EmbeddedResource items.</param>
internal sealed record CompiledProject(
    string Assembly, IReadOnlyDictionary<string, string> References, IReadOnlyList<string> ProjectReferences, IReadOnlyList<ProjectFile> Files)
{
    public static CompiledProject From(string assembly, IReadOnlyList<ITaskItem> references, IEnumerable<ITaskItem> files)
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in references)
        {
            var path = reference.GetMetadata("FullPath");
            byName[Path.GetFileNameWithoutExtension(path)] = path;
        }

        var projects = references.Where(reference => reference.GetMetadata("ReferenceSourceTarget") == "ProjectReference")
            .Select(reference => reference.GetMetadata("FullPath")).OrderBy(path => path, StringComparer.Ordinal);
        return new CompiledProject(assembly, byName, projects.ToArray(), files.Select(ProjectFile.From).ToArray());
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
