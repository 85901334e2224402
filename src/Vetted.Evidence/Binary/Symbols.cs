using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary;

/// <summary>Lines of instructions, from a portable PDB (https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md).</summary>
internal sealed class Symbols : IDisposable
{
    private const int EmbeddedMagic = 0x4244504D;
    private const int MaximumSize = 256 * 1024 * 1024;
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private readonly MetadataReaderProvider? _provider;
    private readonly MetadataReader? _reader;
    private readonly SourcePaths _paths;
    private readonly Place _assembly;
    private readonly Dictionary<int, List<SequencePoint>> _points = new();
    private readonly Dictionary<DocumentHandle, string> _documents = new();

    private Symbols(MetadataReaderProvider? provider, string repositoryRoot, Place assembly)
    {
        _assembly = assembly;
        _provider = provider;
        _reader = provider?.GetMetadataReader();
        _paths = new SourcePaths(repositoryRoot, _reader is null ? null : ReadSourceLink(_reader));
    }

    /// <summary>True where lines are known.</summary>
    public bool AreKnown => _reader is not null;

    /// <summary>Opens the given PDB, else the one inside the image; without one, places name the assembly. What is wrong with it is told, not thrown.</summary>
    public static Symbols Open(PEReader image, Func<byte[]?> pdb, string repositoryRoot, string displayPath, out string? mistake)
    {
        var assembly = new Place(displayPath, 0);
        mistake = null;
        MetadataReaderProvider? provider = null;
        try
        {
            var bytes = pdb() ?? ReadEmbedded(image);
            if (bytes is null)
            {
                return new Symbols(null, repositoryRoot, assembly);
            }

            if (bytes.Length > 4 && bytes[0] == 'M' && bytes[1] == 'i')
            {
                mistake = "its PDB has the old Windows format, so places have no lines; set DebugType to portable or embedded";
                return new Symbols(null, repositoryRoot, assembly);
            }

            provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(bytes, writable: false));
            return new Symbols(provider, repositoryRoot, assembly);
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            provider?.Dispose();
            mistake = "its PDB cannot be read, so places have no lines; build again";
            return new Symbols(null, repositoryRoot, assembly);
        }
    }

    /// <summary>The statement, or the arm of a switch expression, that an instruction belongs to; the assembly itself where that is not known.</summary>
    public Place Find(int method, int offset) => Last(method, offset) is { } point ? ToPlace(point) : _assembly;

    /// <summary>The same, but the whole statement: behind the arms of a switch expression optimised code does not return to its first line.</summary>
    public Place FindStatement(int method, int offset)
    {
        if (Last(method, offset) is not { } point)
        {
            return _assembly;
        }

        foreach (var outer in Points(method))
        {
            var startsBefore = (outer.StartLine, outer.StartColumn).CompareTo((point.StartLine, point.StartColumn)) <= 0;
            var endsAfter = (outer.EndLine, outer.EndColumn).CompareTo((point.EndLine, point.EndColumn)) >= 0;
            if (outer.Offset <= offset && outer.Document == point.Document && startsBefore && endsAfter)
            {
                return ToPlace(outer);
            }
        }

        return ToPlace(point);
    }

    /// <summary>The topmost statement of a method: a constructor whose parameters stand behind the class's name has it there, behind the initialisers in its code.</summary>
    public Place FindFirst(int method)
    {
        SequencePoint? first = null;
        foreach (var point in Points(method))
        {
            if (first is not { } known || (point.Document == known.Document && (point.StartLine, point.StartColumn).CompareTo((known.StartLine, known.StartColumn)) < 0))
            {
                first = point;
            }
        }

        return first is { } found ? ToPlace(found) : _assembly;
    }

    private SequencePoint? Last(int method, int offset)
    {
        SequencePoint? found = null;
        foreach (var point in Points(method))
        {
            if (point.Offset > offset && found is not null)
            {
                break;
            }

            found = point;
        }

        return found;
    }

    private Place ToPlace(SequencePoint point) => new(Document(point.Document), point.StartLine, point.StartColumn, point.EndLine, point.EndColumn);

    /// <summary>False where a method surely stands in none of some files, told without reading its lines. Without lines every place is the assembly, and no method stands anywhere.</summary>
    /// <param name="method">The method's row.</param>
    /// <param name="files">Paths as places have them.</param>
    public bool MayStandIn(int method, HashSet<string> files)
    {
        if (_reader is null || method > _reader.MethodDebugInformation.Count)
        {
            return false;
        }

        try
        {
            var information = _reader.GetMethodDebugInformation(MetadataTokens.MethodDefinitionHandle(method).ToDebugInformationHandle());
            return !information.SequencePointsBlob.IsNil && (information.Document.IsNil || files.Contains(Document(information.Document)));
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return false;
        }
    }

    /// <summary>The user's method behind the body of an async method or iterator; the same row for any other.</summary>
    public int Kickoff(int method)
    {
        try
        {
            var handle = MetadataTokens.MethodDefinitionHandle(method).ToDebugInformationHandle();
            if (_reader is null || method > _reader.MethodDebugInformation.Count)
            {
                return method;
            }

            var kickoff = _reader.GetMethodDebugInformation(handle).GetStateMachineKickoffMethod();
            return kickoff.IsNil ? method : MetadataTokens.GetRowNumber(kickoff);
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return method;
        }
    }

    public void Dispose() => _provider?.Dispose();

    private List<SequencePoint> Points(int method)
    {
        if (_points.TryGetValue(method, out var points))
        {
            return points;
        }

        points = new List<SequencePoint>();
        try
        {
            if (_reader is not null && method <= _reader.MethodDebugInformation.Count)
            {
                foreach (var point in _reader.GetMethodDebugInformation(MetadataTokens.MethodDefinitionHandle(method).ToDebugInformationHandle()).GetSequencePoints())
                {
                    if (!point.IsHidden)
                    {
                        points.Add(point);
                    }
                }
            }
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            points.Clear();
        }

        return _points[method] = points;
    }

    private string Document(DocumentHandle handle)
    {
        if (!_documents.TryGetValue(handle, out var path))
        {
            try
            {
                path = _paths.Relative(_reader!.GetString(_reader.GetDocument(handle).Name));
            }
            catch (Exception e) when (BadImage.IsExpected(e))
            {
                path = _assembly.File;
            }

            _documents[handle] = path;
        }

        return path;
    }

    /// <summary>The library would trust the size that the header claims; a few bytes could ask for gigabytes.</summary>
    private static byte[]? ReadEmbedded(PEReader image)
    {
        foreach (var entry in image.ReadDebugDirectory())
        {
            if (entry.Type != DebugDirectoryEntryType.EmbeddedPortablePdb || entry.DataSize < 8)
            {
                continue;
            }

            var all = image.GetEntireImage().GetContent();
            if (entry.DataPointer < 0 || entry.DataSize > all.Length - entry.DataPointer)
            {
                throw new BadImageFormatException("the embedded PDB is cut off");
            }

            var content = new byte[entry.DataSize];
            all.CopyTo(entry.DataPointer, content, 0, content.Length);
            var size = BitConverter.ToInt32(content, 4);

            // Deflate makes at most 1032 bytes out of one.
            if (BitConverter.ToInt32(content, 0) != EmbeddedMagic || size < 0 || size > MaximumSize || size > 1032L * content.Length)
            {
                throw new BadImageFormatException("the embedded PDB has a wrong header");
            }

            return Inflate(content, size);
        }

        return null;
    }

    private static byte[] Inflate(byte[] content, int size)
    {
        using var deflate = new DeflateStream(new MemoryStream(content, 8, content.Length - 8, writable: false), CompressionMode.Decompress);
        var bytes = new byte[size];
        var read = 0;
        while (read < size)
        {
            var count = deflate.Read(bytes, read, size - read);
            if (count == 0)
            {
                throw new BadImageFormatException("the embedded PDB is cut off");
            }

            read += count;
        }

        return bytes;
    }

    private static string? ReadSourceLink(MetadataReader reader)
    {
        foreach (var handle in reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition))
        {
            var information = reader.GetCustomDebugInformation(handle);
            if (reader.GetGuid(information.Kind) == SourceLink)
            {
                var blob = reader.GetBlobReader(information.Value);
                return blob.ReadUTF8(blob.RemainingBytes);
            }
        }

        return null;
    }
}
