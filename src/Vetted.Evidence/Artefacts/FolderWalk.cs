using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace Vetted.Evidence.Artefacts;

/// <summary>
/// Lists the files of a folder. Links inside it are left out, because what they point to is listed where it lies; a link to a file outside is read through, since whoever copies the folder ships that file; a link to a folder outside cannot be judged and is told.
/// </summary>
internal static class FolderWalk
{
    private static readonly char[] Slashes = { '/', '\\' };

    // .NET 6 has it; this room also compiles for .NET Framework, where no tool of ours runs.
    private static readonly PropertyInfo? LinkTarget = typeof(FileSystemInfo).GetProperty("LinkTarget");

    /// <summary>Absolute paths of all files.</summary>
    /// <param name="root">Absolute path of the folder.</param>
    /// <param name="tell">Gets the path of what cannot be followed, and why.</param>
    public static IEnumerable<string> Files(string root, Action<string, string> tell)
    {
        var full = root.TrimEnd(Slashes);
        var folders = new Stack<string>();
        folders.Push(full);
        while (folders.Count > 0)
        {
            var current = folders.Pop();
            foreach (var path in Directory.GetFiles(current))
            {
                var attributes = File.GetAttributes(path);
                if ((attributes & FileAttributes.Device) == 0 && ((attributes & FileAttributes.ReparsePoint) == 0 || LeadsOut(new FileInfo(path), full)))
                {
                    yield return path;
                }
            }

            foreach (var path in Directory.GetDirectories(current))
            {
                if (IsKernels(full, path))
                {
                    continue;
                }

                if ((File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0)
                {
                    folders.Push(path);
                }
                else if (LeadsOut(new DirectoryInfo(path), full))
                {
                    tell(path, "it is a link to a folder outside of the artefact, so what lies there was not read; copy the files instead");
                }
            }
        }
    }

    // In the root of an image these are filled by the kernel of the host that runs it.
    private static bool IsKernels(string root, string path) => Path.GetDirectoryName(path) == root && Path.GetFileName(path) is "proc" or "sys" or "dev";

    /// <summary>True where a link's target exists on this machine and lies outside. An absolute target is looked up in the root first, as a container does.</summary>
    private static bool LeadsOut(FileSystemInfo link, string root)
    {
        if (LinkTarget?.GetValue(link) is not string target)
        {
            return false;
        }

        if (Path.IsPathRooted(target))
        {
            var inside = root + target;
            if (File.Exists(inside) || Directory.Exists(inside) || target.StartsWith("/proc/", StringComparison.Ordinal) || target.StartsWith("/dev/", StringComparison.Ordinal) || target.StartsWith("/sys/", StringComparison.Ordinal)
                || target.StartsWith("/run/", StringComparison.Ordinal))
            {
                return false;
            }
        }

        var full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(link.FullName)!, target));
        return !full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && full != root && (File.Exists(full) || Directory.Exists(full));
    }
}
