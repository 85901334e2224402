using System;
using System.IO;
using System.Text;

namespace Vetted.Evidence.Artefacts;

/// <summary>What a file of an artefact is by its content. Names are the project's to choose: an assembly may be called plugin.bin, and weights helper.dll.</summary>
internal enum ContentKind
{
    /// <summary>Anything else: configuration, weights, data.</summary>
    Other,

    /// <summary>A PE image with managed code, or one that is too short to tell.</summary>
    ManagedImage,

    /// <summary>A native program or library: PE, ELF or Mach-O.</summary>
    NativeImage,

    /// <summary>A portable or Windows PDB.</summary>
    Symbols,

    /// <summary>A zip archive.</summary>
    Zip,

    /// <summary>A managed assembly in the form of Blazor WebAssembly (Webcil, plain or wrapped in a wasm module).</summary>
    Webcil,
}

/// <summary>Tells kinds apart by the first bytes.</summary>
internal static class ContentKinds
{
    private const int HeadLength = 4096;

    public static ContentKind Of(ArtefactFile file)
    {
        try
        {
            return Of(file.ReadHead(HeadLength), file.Length, file.Name);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Whoever reads the content tells that it cannot be read.
            return file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? ContentKind.ManagedImage : ContentKind.Other;
        }
    }

    /// <summary>True for the bytes of an image with managed code.</summary>
    public static bool IsManaged(byte[] content) => Of(content, content.Length, "") == ContentKind.ManagedImage;

    private static ContentKind Of(byte[] head, long length, string name)
    {
        if (head.Length < 4)
        {
            return ContentKind.Other;
        }

        return (head[0], head[1], head[2], head[3]) switch
        {
            ((byte)'M', (byte)'Z', _, _) => OfImage(head, length, name),
            (0x7F, (byte)'E', (byte)'L', (byte)'F') => ContentKind.NativeImage,
            (0xCF or 0xCE, 0xFA, 0xED, 0xFE) or (0xCA, 0xFE, 0xBA, 0xBE) => ContentKind.NativeImage,
            ((byte)'B', (byte)'S', (byte)'J', (byte)'B') => ContentKind.Symbols,
            ((byte)'M', (byte)'i', (byte)'c', (byte)'r') when StartsWith(head, "Microsoft C/C++ ") => ContentKind.Symbols,
            ((byte)'P', (byte)'K', 3, 4) => ContentKind.Zip,
            ((byte)'W', (byte)'b', (byte)'I', (byte)'L') => ContentKind.Webcil,
            (0, (byte)'a', (byte)'s', (byte)'m') when Encoding.ASCII.GetString(head).IndexOf("WbIL", StringComparison.Ordinal) >= 0 => ContentKind.Webcil,
            _ => ContentKind.Other,
        };
    }

    // Managed code has a CLI header: the 15th data directory of the optional header is not empty (ECMA-335 II.25.2.3.3).
    private static ContentKind OfImage(byte[] head, long length, string name)
    {
        // What is cut off is told by the reader of assemblies, where the name says that it was one.
        var isCut = name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? ContentKind.ManagedImage : ContentKind.NativeImage;
        if (head.Length < 0x80)
        {
            return isCut;
        }

        var header = BitConverter.ToInt32(head, 0x3C);
        if (header <= 0 || header > length - 24 - 240)
        {
            return isCut;
        }

        if (header > head.Length - 24 - 240)
        {
            // A header that far inside is unusual enough to look at the whole image.
            return ContentKind.ManagedImage;
        }

        var isPlus = BitConverter.ToUInt16(head, header + 24) == 0x20B;
        return BitConverter.ToInt32(head, header + 24 + (isPlus ? 112 : 96) + (14 * 8)) != 0 ? ContentKind.ManagedImage : ContentKind.NativeImage;
    }

    private static bool StartsWith(byte[] head, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i >= head.Length || head[i] != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
