using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Threading;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>
/// Where a policy asks for <c>wired</c>: follows the calls of models through the sources that were compiled, whatever analyzers, pragmas and settings of the
/// project say. The sources come from the assembly's symbols, the compiler's own syntax and binding from the SDK that runs this build.
/// </summary>
internal static class SourcePass
{
    /// <summary>True where the pass is asked for.</summary>
    public static bool IsAsked(ProjectOptions project, EffectivePolicy policy) =>
        project.Role == ProjectRole.Application && policy.Safety.Any(requirement => requirement.Assurance == Assurance.Wired);

    /// <summary>The clients of the project and of the team's libraries, and what kept them from being read.</summary>
    public static (IReadOnlyList<ClientWiring> Own, IReadOnlyList<ClientWiring> OfLibraries, IReadOnlyList<EvidenceGap> Gaps) Read(
        ProjectOptions project, CompiledProject compiled, ProjectFacts facts, AiCatalog catalog, CancellationToken cancellation)
    {
        var (own, ofLibraries) = (new List<ClientWiring>(), new List<ClientWiring>());
        var gaps = new List<EvidenceGap>();
        foreach (var assembly in compiled.ProjectReferences.Prepend(compiled.Assembly).Where(path => UsesAi(path, catalog)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (ReadOne(assembly, project, compiled, facts, cancellation, out var problem) is { } found)
            {
                (assembly == compiled.Assembly ? own : ofLibraries).AddRange(found);
            }
            else
            {
                gaps.Add(new EvidenceGap(
                    "the way of calls through " + Path.GetFileName(assembly), $"{problem}, so whether they pass the check that the policy wants wired cannot be told in this build", new Place(project.Relative(project.ProjectFile), 0)));
            }
        }

        return (own, ofLibraries, gaps);
    }

    private static IReadOnlyList<ClientWiring>? ReadOne(string assembly, ProjectOptions project, CompiledProject compiled, ProjectFacts facts, CancellationToken cancellation, out string? problem)
    {
        if (CompiledDocuments.Read(assembly, project.RepositoryRoot, out problem) is not { } documents)
        {
            return null;
        }

        var language = documents.Options.TryGetValue("language", out var name) ? name : "";
        if (language != "C#")
        {
            problem = (language.Length == 0 ? project.Language : language) + " is not followed";
            return null;
        }

#if NET
        var references = compiled.References.Values.Where(path => path != assembly).ToArray();
        return Roslyn.Read(documents, Path.GetFileNameWithoutExtension(assembly), references, ProjectFacts.Write(facts), project.RepositoryRoot, cancellation, out problem);
#else
        problem = "MSBuild of the .NET Framework does not carry the pass; build with dotnet";
        return null;
#endif
    }

    private static bool UsesAi(string assembly, AiCatalog catalog)
    {
        using var image = new PEReader(new MemoryStream(File.ReadAllBytes(assembly)));
        if (!image.HasMetadata)
        {
            return false;
        }

        var reader = image.GetMetadataReader();
        var known = new HashSet<string>(catalog.Packages.SelectMany(package => package.Assemblies.Count > 0 ? package.Assemblies : new[] { package.Id }), StringComparer.OrdinalIgnoreCase);
        return reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).Any(name => known.Contains(name) || catalog.FindPackage(name) is not null);
    }
}
