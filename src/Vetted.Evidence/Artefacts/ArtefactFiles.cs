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
    private readonly List<EvidenceGap> _gaps = new();

    private ArtefactFiles(string root, IReadOnlyList<ArtefactFile> files)
    {
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
        var result = Directory.Exists(path)
            ? new ArtefactFiles(path, ListFolder(path))
            : new ArtefactFiles(path, ListArchive(path));
        result.OpenBundles();
        return result;
    }

    private static List<ArtefactFile> ListFolder(string root)
    {
        var prefix = root.TrimEnd('/', '\\').Length + 1;
        var files = new List<ArtefactFile>();
        foreach (var path in Enumerate(root))
        {
            var relative = path.Substring(prefix).Replace('\\', '/');
            files.Add(new ArtefactFile(relative, new FileInfo(path).Length, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024), path));
            if (files.Count > MostFiles)
            {
                throw new IOException($"there are more than {MostFiles} files in it");
            }
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return files;
    }

    // An image root holds links to devices and to itself; links are not followed, what they point to in the root is listed where it is.
    private static IEnumerable<string> Enumerate(string folder)
    {
        var folders = new Stack<string>();
        folders.Push(folder);
        while (folders.Count > 0)
        {
            var current = folders.Pop();
            foreach (var path in Directory.GetFiles(current))
            {
                if ((File.GetAttributes(path) & (FileAttributes.ReparsePoint | FileAttributes.Device)) == 0)
                {
                    yield return path;
                }
            }

            foreach (var path in Directory.GetDirectories(current))
            {
                var isLink = (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
                if (!isLink && !(current == folder && Path.GetFileName(path) is "proc" or "sys" or "dev"))
                {
                    folders.Push(path);
                }
            }
        }
    }

    private static List<ArtefactFile> ListArchive(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var files = new List<ArtefactFile>();
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith("/", StringComparison.Ordinal))
            {
                continue;
            }

            var name = entry.FullName;
            files.Add(new ArtefactFile(Uri.UnescapeDataString(name.Replace('\\', '/')), entry.Length, () => OpenEntry(path, name)));
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return files;
    }

    private static Stream OpenEntry(string archivePath, string name)
    {
        using var archive = ZipFile.OpenRead(archivePath);
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
        foreach (var file in Files)
        {
            if (!MayBeHost(file))
            {
                continue;
            }

            try
            {
                if (SingleFileBundle.Read(file) is { } inner)
                {
                    all.AddRange(inner);
                }
            }
            catch (Exception problem) when (problem is InvalidDataException or IOException)
            {
                _gaps.Add(new EvidenceGap(file.Path, "it is a single-file application that cannot be opened: " + problem.Message, new Place(file.Path, 0)));
            }
        }

        if (all.Count > Files.Count)
        {
            Files = all.GroupBy(file => file.Path, StringComparer.Ordinal).Select(group => group.Last()).OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();
        }
    }

    // Hosts are .exe files on Windows and have no extension elsewhere.
    private static bool MayBeHost(ArtefactFile file)
    {
        if (file.Length < 64 * 1024 || !(file.Name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) || file.Name.IndexOf('.') < 0 || file.Path.IndexOf('/') < 0) || file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        using var stream = file.Open();
        var head = new byte[4];
        return stream.Read(head, 0, 4) == 4
            && ((head[0] == 'M' && head[1] == 'Z') || (head[0] == 0x7F && head[1] == 'E' && head[2] == 'L' && head[3] == 'F') || (head[0] is 0xCF or 0xCE && head[1] == 0xFA && head[2] == 0xED && head[3] == 0xFE)
                || (head[0] == 0xCA && head[1] == 0xFE && head[2] == 0xBA && head[3] == 0xBE));
    }
}
