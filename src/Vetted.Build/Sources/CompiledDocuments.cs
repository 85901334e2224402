using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace Vetted.Build;

/// <summary>
/// The sources and options that an assembly was compiled from, as its portable PDB names them: each file with its hash, so that what is read is what the compiler saw and
/// not what a project says it saw.
/// </summary>
/// <param name="Files">Path and text of every source, in the compiler's order.</param>
/// <param name="Options">The compiler's options: <c>language-version</c>, <c>define</c>, <c>nullable</c>, …</param>
internal sealed record CompiledDocuments(IReadOnlyList<(string Path, string Text)> Files, IReadOnlyDictionary<string, string> Options)
{
    // Portable PDB specification: kinds of custom debug information, and algorithms of document hashes.
    private static readonly Guid CompilationOptions = new("B5FEEC05-8CD0-4A83-96DA-466284BB4BD8");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
    private static readonly Guid Sha256 = new("8829D00F-11B8-4213-878B-770E8597AC16");
    private static readonly Guid Sha1 = new("FF1816EC-AA5E-4D10-87F7-6F4963833460");

    /// <summary>Reads the documents of an assembly.</summary>
    /// <param name="assembly">Its path; the PDB lies beside or in it.</param>
    /// <param name="root">Where <c>/_/</c> of a deterministic build stands for.</param>
    /// <param name="problem">Why they cannot be read, or null.</param>
    public static CompiledDocuments? Read(string assembly, string root, out string? problem)
    {
        problem = null;
        using var image = new PEReader(new MemoryStream(File.ReadAllBytes(assembly)));
        if (!image.TryOpenAssociatedPortablePdb(assembly, path => File.Exists(path) ? new MemoryStream(File.ReadAllBytes(path)) : null, out var provider, out _) || provider is null)
        {
            problem = "the assembly has no portable symbols (DebugType)";
            return null;
        }

        using (provider)
        {
            var reader = provider.GetMetadataReader();
            var options = OptionsOf(reader);
            if (!options.TryGetValue("source-file-count", out var text) || !int.TryParse(text, out var count))
            {
                problem = "its symbols do not tell how it was compiled";
                return null;
            }

            var files = new List<(string, string)>(count);
            foreach (var handle in reader.Documents.Take(count))
            {
                var document = reader.GetDocument(handle);
                var name = reader.GetString(document.Name);
                if (TextOf(reader, handle, document, Local(name, root)) is not { } content)
                {
                    problem = name + " is not as it was compiled";
                    return null;
                }

                files.Add((Local(name, root), content));
            }

            return new CompiledDocuments(files, options);
        }
    }

    private static string Local(string name, string root) => name.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(root, name.Substring(3)) : name;

    private static string? TextOf(MetadataReader reader, DocumentHandle handle, Document document, string path)
    {
        foreach (var information in reader.GetCustomDebugInformation(handle).Select(reader.GetCustomDebugInformation))
        {
            if (reader.GetGuid(information.Kind) == EmbeddedSource)
            {
                return Embedded(reader.GetBlobBytes(information.Value));
            }
        }

        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        var expected = reader.GetBlobBytes(document.Hash);
        var algorithm = reader.GetGuid(document.HashAlgorithm);
#pragma warning disable CA5350 // The algorithm is the compiler's choice, written in its symbols.
        using HashAlgorithm? hash = algorithm == Sha256 ? SHA256.Create() : algorithm == Sha1 ? SHA1.Create() : null;
#pragma warning restore CA5350
        return hash is not null && hash.ComputeHash(bytes).SequenceEqual(expected) ? Decode(bytes) : null;
    }

    private static string Embedded(byte[] blob)
    {
        var size = BitConverter.ToInt32(blob, 0);
        using var raw = new MemoryStream(blob, 4, blob.Length - 4);
        if (size == 0)
        {
            return Decode(raw.ToArray());
        }

        using var inflated = new MemoryStream();
        using (var deflate = new DeflateStream(raw, CompressionMode.Decompress))
        {
            deflate.CopyTo(inflated);
        }

        return Decode(inflated.ToArray());
    }

    private static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static Dictionary<string, string> OptionsOf(MetadataReader reader)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var information in reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition).Select(reader.GetCustomDebugInformation))
        {
            if (reader.GetGuid(information.Kind) == CompilationOptions)
            {
                var parts = Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value)).Split('\0');
                for (var i = 0; i + 1 < parts.Length; i += 2)
                {
                    options[parts[i]] = parts[i + 1];
                }
            }
        }

        return options;
    }
}
