using System;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Collections.Immutable;
using Vetted.Evidence.Binary;

namespace Vetted.Evidence.Artefacts;

/// <summary>Compares an assembly of an artefact with the one in a packages folder.</summary>
internal static class PackageFiles
{
    /// <summary>True where the package holds this very assembly. Ahead-of-time compiled copies (ReadyToRun) keep the metadata, names and strings included, so that is what is compared where the bytes differ.</summary>
    /// <param name="packagesFolder">Absolute path of the packages folder.</param>
    /// <param name="library">The package, as the dependency manifest says.</param>
    /// <param name="name">The assembly's file name.</param>
    /// <param name="image">Its bytes.</param>
    public static bool Holds(string packagesFolder, DepsLibrary library, string name, byte[] image)
    {
        var folder = Path.Combine(packagesFolder, library.Id.ToLowerInvariant(), library.Version.ToLowerInvariant());
        foreach (var path in library.AssemblyPaths.Where(path => path.Substring(path.LastIndexOf('/') + 1).Equals(name, StringComparison.OrdinalIgnoreCase) && path.IndexOf("..", StringComparison.Ordinal) < 0))
        {
            var file = Path.Combine(folder, path);
            if (!File.Exists(file))
            {
                continue;
            }

            var original = File.ReadAllBytes(file);
            if (original.AsSpan().SequenceEqual(image) || (Metadata(image, out var isCompiled) is { } own && isCompiled && Metadata(original, out _) is { } theirs && own.AsSpan().SequenceEqual(theirs)))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[]? Metadata(byte[] image, out bool isCompiled)
    {
        isCompiled = false;
        try
        {
            using var pe = new PEReader(Unsafe.As<byte[], ImmutableArray<byte>>(ref image));
            isCompiled = pe.PEHeaders.CorHeader is { ManagedNativeHeaderDirectory.Size: > 0 };
            return pe.HasMetadata ? pe.GetMetadata().GetContent().ToArray() : null;
        }
        catch (Exception problem) when (BadImage.IsExpected(problem))
        {
            return null;
        }
    }
}
