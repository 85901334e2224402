using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Evidence.Artefacts;

/// <summary>All files of an artefact: a publish folder or image root, a nupkg, or a single file; bundles are opened.</summary>
internal sealed class ArtefactFiles
{
    // A nupkg's entries are unpacked into memory one at a time; a larger one is read from a temporary file that is deleted when it is closed.
    private const long LargestInMemory = 256L * 1024 * 1024;
    private const int MostFiles = 500_000;
    private readonly List<EvidenceGap> _gaps;

    private ArtefactFiles(string root, IReadOnlyList<ArtefactFile> files, List<EvidenceGap> gaps)
    {
        _gaps = gaps;
        Root = root;
        Files = files;
    }

    /// <summary>The artefact's absolute path.</summary>
    public string Root { get; }

    /// <summary>All files, sorted by path.</summary>
    public IReadOnlyList<ArtefactFile> Files { get; private set; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<EvidenceGap> Gaps => _gaps;

    /// <summary>Lists an artefact.</summary>
    /// <param name="path">Absolute path of a folder or nupkg.</param>
    /// <exception cref="IOException">The path does not exist or cannot be opened.</exception>
    public static ArtefactFiles Read(string path)
    {
        var gaps = new List<EvidenceGap>();
        var result = Directory.Exists(path)
            ? new ArtefactFiles(path, ListFolder(path, gaps), gaps)
            : new ArtefactFiles(path, ListArchive(() => File.OpenRead(path), ""), gaps);
        result.OpenBundles();
        return result;
    }

    private static List<ArtefactFile> ListFolder(string root, List<EvidenceGap> gaps)
    {
        var prefix = root.TrimEnd('/', '\\').Length + 1;
        var files = new List<ArtefactFile>();
        foreach (var path in FolderWalk.Files(root, (link, why) => gaps.Add(Gap(link.Substring(prefix).Replace('\\', '/'), why))))
        {
            var relative = path.Substring(prefix).Replace('\\', '/');
            files.Add(new ArtefactFile(relative, LengthOf(path), () => OpenFile(path), path));
            if (files.Count > MostFiles)
            {
                throw new IOException($"there are more than {MostFiles} files in it");
            }
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return files;
    }

    private static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);

    // Of a link the length is that of what it points to.
    private static long LengthOf(string path)
    {
        if ((File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0)
        {
            return new FileInfo(path).Length;
        }

        using var stream = OpenFile(path);
        return stream.Length;
    }

    /// <summary>The files inside an archive that lies in the artefact, as <c>archive.zip!entry</c>: what is unpacked at run time runs as well as the rest.</summary>
    /// <exception cref="InvalidDataException">The archive cannot be read.</exception>
    public static IReadOnlyList<ArtefactFile> Inside(ArtefactFile archive)
    {
        if (archive.FullPath is not null)
        {
            return ListArchive(archive.Open, archive.Path + "!");
        }

        // An archive in an archive is unpacked once and not for each of its entries.
        var content = archive.Length <= LargestInMemory ? archive.ReadBytes() : throw new InvalidDataException("it is too large to be unpacked; verify it by itself");
        return ListArchive(() => new MemoryStream(content, writable: false), archive.Path + "!");
    }

    private static List<ArtefactFile> ListArchive(Func<Stream> open, string prefix)
    {
        using var archive = new ZipArchive(open(), ZipArchiveMode.Read);
        var files = new List<ArtefactFile>();
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith("/", StringComparison.Ordinal))
            {
                continue;
            }

            var name = entry.FullName;
            files.Add(new ArtefactFile(prefix + Uri.UnescapeDataString(name.Replace('\\', '/')), entry.Length, () => OpenEntry(open, name)) { FillHead = head => FillHead(open, name, head) });
            if (files.Count > MostFiles)
            {
                throw new InvalidDataException($"there are more than {MostFiles} files in it");
            }
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return files;
    }

    private static int FillHead(Func<Stream> open, string name, byte[] head)
    {
        using var archive = new ZipArchive(open(), ZipArchiveMode.Read);
        using var content = archive.GetEntry(name)!.Open();
        return ArtefactFile.Fill(content, head);
    }

    private static Stream OpenEntry(Func<Stream> open, string name)
    {
        using var archive = new ZipArchive(open(), ZipArchiveMode.Read);
        var entry = archive.GetEntry(name) ?? throw new FileNotFoundException(name);
        Stream copy = entry.Length <= LargestInMemory
            ? new MemoryStream((int)entry.Length)
            : new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        using (var content = entry.Open())
        {
            content.CopyTo(copy);
        }

        copy.Position = 0;
        return copy;
    }

    private void OpenBundles()
    {
        var all = new List<ArtefactFile>(Files);
        foreach (var file in Files.Where(file => file.Length >= SingleFileBundle.SmallestHost && file.Kind == ContentKind.NativeImage))
        {
            try
            {
                if (SingleFileBundle.Read(file) is { } inner)
                {
                    all.AddRange(inner);
                }
            }
            catch (Exception problem) when (problem is InvalidDataException or IOException)
            {
                _gaps.Add(Gap(file.Path, "it is a single-file application that cannot be opened: " + problem.Message));
            }
        }

        if (all.Count > Files.Count)
        {
            Files = all.GroupBy(file => file.Path, StringComparer.Ordinal).Select(group => group.Last()).OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();
        }
    }

    private static EvidenceGap Gap(string path, string why) => new(path, why, new Place(path, 0));
}
