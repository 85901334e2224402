using System;
using System.Collections.Generic;

namespace Vetted.Evidence.Artefacts;

/// <summary>Which project or package brings an assembly, as the dependency manifests of one folder say. Where they disagree it is the team's: a manifest can be edited to call the team's code a package's.</summary>
internal sealed class AssemblyOwners
{
    private readonly Dictionary<string, DepsLibrary> _owners = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _ofProjects = new(StringComparer.OrdinalIgnoreCase);

    public AssemblyOwners(IReadOnlyList<DepsFile> manifests)
    {
        foreach (var manifest in manifests)
        {
            foreach (var library in manifest.Libraries)
            {
                foreach (var assembly in library.Assemblies)
                {
                    if (library.Type == "project")
                    {
                        _ofProjects.Add(assembly);
                    }

                    if (library.Type == "project" || !_owners.TryGetValue(assembly, out var other) || other.Type != "project")
                    {
                        _owners[assembly] = library;
                    }
                }
            }

            // The program itself is no package's, whatever the manifest says.
            if (manifest.Root is { } root)
            {
                _owners[root.Id + ".dll"] = root;
            }
        }
    }

    /// <summary>File names of the assemblies that projects bring, sorted.</summary>
    public IReadOnlyCollection<string> OfProjects => _ofProjects;

    /// <summary>The library that brings an assembly; null where none does.</summary>
    public DepsLibrary? Of(string fileName) => _owners.TryGetValue(fileName, out var owner) ? owner : null;
}
