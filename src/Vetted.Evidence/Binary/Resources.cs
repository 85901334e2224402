using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Vetted.Evidence.NuGet;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary;

/// <summary>Looks into embedded resources: configuration and model files for other readers, and the strings of .resources files.</summary>
internal static class Resources
{
    private const int MaximumTextResource = 16 * 1024 * 1024;

    public static IReadOnlyList<EmbeddedFile> Read(PEReader image, MetadataReader reader, BinaryKnowledge knowledge, BinaryLog log, Place place, Action<string> gap)
    {
        var files = new List<EmbeddedFile>();
        var directory = image.PEHeaders.CorHeader!.ResourcesDirectory;
        if (directory.Size == 0)
        {
            return files;
        }

        var section = image.GetSectionData(directory.RelativeVirtualAddress);
        foreach (var handle in reader.ManifestResources)
        {
            var resource = reader.GetManifestResource(handle);
            var name = reader.GetString(resource.Name);
            var kind = Kind(name);
            if (!resource.Implementation.IsNil)
            {
                continue;
            }

            if (resource.Offset < 0 || resource.Offset > section.Length - 4)
            {
                gap($"its resource {name} is cut off; build again");
                continue;
            }

            var blob = section.GetReader((int)resource.Offset, section.Length - (int)resource.Offset);
            var length = blob.ReadInt32();
            if (length < 0 || length > blob.RemainingBytes)
            {
                gap($"its resource {name} is cut off; build again");
            }
            else if (kind == ResourceKind.Strings)
            {
                ReadStrings(blob.ReadBytes(Math.Min(length, MaximumTextResource)), name, knowledge, log, place);
            }
            else if (kind == ResourceKind.File || MayBeModelOrCode(section.GetReader((int)resource.Offset + 4, Math.Min(length, 12))))
            {
                files.Add(new EmbeddedFile(name, blob.ReadBytes(length)));
            }
        }

        return files.OrderBy(file => file.Name, StringComparer.Ordinal).ToArray();
    }

    private static ResourceKind Kind(string name) =>
        name.EndsWith(".resources", StringComparison.OrdinalIgnoreCase) ? ResourceKind.Strings
        : name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".compressed", StringComparison.OrdinalIgnoreCase) || PackageModelFiles.IsModelFile(name) ? ResourceKind.File
        : ResourceKind.Other;

    // A resource may have any name. By content: an assembly, GGUF and its forerunners, HDF5, a zip, a pickle, TFLite, safetensors (the length of a JSON header, then its brace).
    private static bool MayBeModelOrCode(BlobReader head)
    {
        var bytes = head.ReadBytes(head.Length);
        return bytes.Length == 12 && ((bytes[0], bytes[1], bytes[2], bytes[3]) is
                ((byte)'M', (byte)'Z', _, _) or ((byte)'G', (byte)'G', (byte)'U', (byte)'F') or ((byte)'l' or (byte)'t' or (byte)'f' or (byte)'a', _, (byte)'g', (byte)'g') or (0x89, (byte)'H', (byte)'D', (byte)'F')
                or ((byte)'P', (byte)'K', 3, 4) or (0x80, >= 2 and <= 5, _, _)
            || (bytes[4], bytes[5], bytes[6]) is ((byte)'T', (byte)'F', (byte)'L')
            || (bytes[5], bytes[6], bytes[7], bytes[8]) is (0, 0, 0, (byte)'{'));
    }

    /// <summary>A string of a .resources file is UTF-8 after its length; looking for lengths that fit finds it without trusting the file's tables.</summary>
    private static void ReadStrings(byte[] content, string name, BinaryKnowledge knowledge, BinaryLog log, Place place)
    {
        for (var i = 0; i + 4 < content.Length; i++)
        {
            int length = content[i];
            if (length is < 3 or >= 0x80 || length > content.Length - i - 1 || !MayName(content, i + 1, length))
            {
                continue;
            }

            var text = System.Text.Encoding.ASCII.GetString(content, i + 1, length);
            if (knowledge.Identify(text, false) is { } identity)
            {
                log.AddOutsideBodies(text, identity, "resource", ModelUse.Selected, place, "in resource " + name);
                i += length;
            }
        }
    }

    private static bool MayName(byte[] content, int start, int length)
    {
        var hasMark = false;
        for (var i = start; i < start + length; i++)
        {
            var c = (char)content[i];
            if (c is <= ' ' or > '~')
            {
                return false;
            }

            hasMark |= c is (>= '0' and <= '9') or '-' or '/' or ':';
        }

        return hasMark;
    }

    private enum ResourceKind
    {
        Other,
        Strings,
        File,
    }
}
