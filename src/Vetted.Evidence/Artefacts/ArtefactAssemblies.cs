using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Evidence.Binary;

namespace Vetted.Evidence.Artefacts;

/// <summary>Reads the assemblies of one application together: the team's own and wrapper libraries, so that a value is followed from one to another; SDKs that the catalog knows are not read, because they name every model of their service.</summary>
internal static class ArtefactAssemblies
{
    private static readonly string[] FrameworkNames = { "mscorlib", "netstandard", "WindowsBase" };

    /// <summary>Reads them and hands out what each shows.</summary>
    /// <param name="files">The application's files.</param>
    /// <param name="deps">Its dependency manifest; null where it has none.</param>
    /// <param name="options">What to read.</param>
    /// <param name="found">Gets the evidence, whether the assembly is a package's, and its file.</param>
    /// <returns>The number of managed assemblies.</returns>
    public static int Read(IReadOnlyList<ArtefactFile> files, DepsFile? deps, ArtefactOptions options, Action<AssemblyEvidence, bool, ArtefactFile> found)
    {
        var assemblies = files.Where(file => file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || (deps is null && file.Name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))).ToArray();
        var owners = OwnersOf(deps);
        var binary = Options(files, assemblies, owners, options);
        using var team = new AssemblyTeam(binary);
        var managed = 0;
        foreach (var file in assemblies)
        {
            owners.TryGetValue(file.Name, out var owner);
            if (owner is { Type: "package" } && options.Catalog.FindPackage(owner.Id) is not null)
            {
                managed++;
                continue;
            }

            var image = file.ReadBytes();
            if (IsManaged(image))
            {
                managed++;
                var pdb = binary.Open(Path.ChangeExtension(file.Path, ".pdb")) is { } stream ? ReadAll(stream) : null;
                found(AssemblyEvidence.Read(image, pdb, binary with { DisplayPath = file.Path, Team = team }), owner is { Type: "package" or "runtimepack" }, file);
            }
        }

        return managed;
    }

    private static AssemblyEvidenceOptions Options(IReadOnlyList<ArtefactFile> files, IEnumerable<ArtefactFile> assemblies, Dictionary<string, DepsLibrary> owners, ArtefactOptions options)
    {
        var byPath = new Dictionary<string, ArtefactFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            byPath[file.Path] = file;
        }

        var references = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in assemblies.OrderByDescending(file => file.Path.Count(c => c == '/')).ThenByDescending(file => file.Path, StringComparer.Ordinal))
        {
            // Of several with one name the run time takes the one beside the application.
            references[Path.GetFileNameWithoutExtension(file.Name)] = file.Path;
        }

        return new AssemblyEvidenceOptions
        {
            DisplayPath = "",
            References = references,
            Open = path => byPath.TryGetValue(path, out var file) ? file.Open() : null,
            ProjectAssemblies = references.Keys.Where(name => owners.TryGetValue(name + ".dll", out var owner) ? owner.Type == "project" : !IsFramework(name)).ToArray(),
            Catalog = options.Catalog,
        };
    }

    // Only asked where no manifest says whose an assembly is. The framework names no model, and following values into it costs much.
    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase) || FrameworkNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static byte[] ReadAll(Stream stream)
    {
        using (stream)
        {
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        }
    }

    private static Dictionary<string, DepsLibrary> OwnersOf(DepsFile? deps)
    {
        var owners = new Dictionary<string, DepsLibrary>(StringComparer.OrdinalIgnoreCase);
        foreach (var library in deps?.Libraries ?? Array.Empty<DepsLibrary>())
        {
            foreach (var assembly in library.Assemblies)
            {
                owners[assembly] = library;
            }
        }

        return owners;
    }

    // A PE file with a CLI header: the 15th data directory of the optional header is not empty (ECMA-335 II.25.2.3.3).
    private static bool IsManaged(byte[] image)
    {
        if (image.Length < 0x80 || image[0] != 'M' || image[1] != 'Z')
        {
            return false;
        }

        var header = BitConverter.ToInt32(image, 0x3C);
        if (header <= 0 || header > image.Length - 24 - 240)
        {
            // Too short or twisted to tell; the assembly reader says what is wrong with it.
            return true;
        }

        var isPlus = BitConverter.ToUInt16(image, header + 24) == 0x20B;
        return BitConverter.ToInt32(image, header + 24 + (isPlus ? 112 : 96) + (14 * 8)) != 0;
    }
}
