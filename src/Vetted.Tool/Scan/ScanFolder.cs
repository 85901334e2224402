using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Vetted.Tool.Scan;

/// <summary>The files of a checkout that a scan looks at, sorted, without build outputs, package folders and version control.</summary>
internal sealed class ScanFolder
{
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules", ".git", ".hg", ".svn", ".vs", ".idea", "packages", "artifacts", "TestResults", "dist", "__pycache__", ".venv", "venv", "bower_components" };
    private const int MostFiles = 500_000;

    private ScanFolder(string root, IReadOnlyList<string> files)
    {
        Root = root;
        Files = files;
    }

    /// <summary>Absolute path that results are relative to.</summary>
    public string Root { get; }

    /// <summary>Absolute paths.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Lists a folder; of a project, solution or other file the folder it lies in.</summary>
    public static ScanFolder Of(string path)
    {
        var root = Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
        var files = new List<string>();
        var pending = new Stack<string>();
        pending.Push(root);
        while (pending.Count > 0 && files.Count < MostFiles)
        {
            var folder = pending.Pop();
            try
            {
                files.AddRange(Directory.GetFiles(folder).Where(file => (File.GetAttributes(file) & FileAttributes.ReparsePoint) == 0));
                foreach (var child in Directory.GetDirectories(folder))
                {
                    if (!Skipped.Contains(Path.GetFileName(child)) && (File.GetAttributes(child) & FileAttributes.ReparsePoint) == 0)
                    {
                        pending.Push(child);
                    }
                }
            }
            catch (UnauthorizedAccessException)
            {
                // A folder that may not be listed holds nothing that a build of this user could see.
            }
        }

        files.Sort(StringComparer.Ordinal);
        return new ScanFolder(root, files);
    }

    /// <summary>The path that results show: relative to the root, with forward slashes.</summary>
    public string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');
}
