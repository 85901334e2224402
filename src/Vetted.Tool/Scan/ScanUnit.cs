using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Vetted.Tool.Scan;

/// <summary>A project with the files that lie in its folder, or the files that lie in no project's folder.</summary>
internal sealed class ScanUnit
{
    private static readonly string[] ProjectEndings = { ".csproj", ".vbproj", ".fsproj" };
    private static readonly string[] CSharpEndings = { ".cs", ".razor", ".cshtml", ".csx" };

    private ScanUnit(string key, string name, ProjectFile? project, IReadOnlyList<string> files)
    {
        Key = key;
        Name = name;
        Project = project;
        Files = files;
        var isBasic = project?.Language == "VB";
        Sources = project?.Language == "F#" ? [] : files.Where(file => isBasic ? file.EndsWith(".vb", StringComparison.OrdinalIgnoreCase) : CSharpEndings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))).ToArray();
    }

    /// <summary>Absolute path of the project file, or the folder's path.</summary>
    public string Key { get; }

    public string Name { get; }

    public ProjectFile? Project { get; }

    /// <summary>Absolute paths of all files, the project file included.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Absolute paths of the sources that are parsed.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>The packages that the project file, or a source without a project, asks for.</summary>
    public IReadOnlyList<PackageLine> Packages => _packages ??= Project?.Packages ?? Files.SelectMany(FileDirectives.PackagesOf).GroupBy(line => line.Id, StringComparer.OrdinalIgnoreCase).Select(group => group.First()).ToArray();

    private IReadOnlyList<PackageLine>? _packages;

    /// <summary>Groups the files of a folder by the nearest project above them.</summary>
    /// <param name="folder">The scanned folder.</param>
    /// <param name="only">Absolute paths of the projects to keep; null for all and for files without a project.</param>
    public static IReadOnlyList<ScanUnit> Group(ScanFolder folder, IReadOnlyCollection<string>? only)
    {
        var projects = folder.Files.Where(IsProject).ToArray();
        var byFolder = projects.GroupBy(path => Path.GetDirectoryName(path)!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        var files = projects.ToDictionary(path => path, _ => new List<string>(), StringComparer.Ordinal);
        var loose = new List<string>();
        foreach (var file in folder.Files)
        {
            // Where two projects share a folder, both compile its sources; its other files count once.
            var owners = OwnersOf(file, byFolder);
            if (owners.Length == 0)
            {
                loose.Add(file);
            }
            else if (IsProject(file))
            {
                files[file].Add(file);
            }
            else
            {
                foreach (var owner in owners.Take(IsSource(file) ? owners.Length : 1))
                {
                    files[owner].Add(file);
                }
            }
        }

        var units = new List<ScanUnit>();
        foreach (var path in projects)
        {
            var project = ProjectFile.Read(path, folder.Root);
            units.Add(new ScanUnit(path, project.Get("AssemblyName") is { Length: > 0 } name && !name.Contains('$', StringComparison.Ordinal) ? name : project.Name, project, [.. files[path], .. Linked(project, files[path])]));
        }

        if (only is not null)
        {
            return units.Where(unit => only.Contains(unit.Key)).ToArray();
        }

        if (loose.Count > 0)
        {
            units.Add(new ScanUnit(folder.Root, Path.GetFileName(folder.Root.TrimEnd('/', '\\')), null, loose));
        }

        return units;
    }

    /// <summary>The projects of a solution file (.sln, .slnx, .slnf), as absolute paths.</summary>
    public static IReadOnlyList<string> ProjectsOf(string solution)
    {
        var folder = Path.GetDirectoryName(solution)!;
        var text = File.ReadAllText(solution);
        var paths = new List<string>();
        foreach (var ending in ProjectEndings)
        {
            // Each of the three formats writes project paths between quotes; nothing else in them ends like one.
            for (var at = text.IndexOf(ending + "\"", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(ending + "\"", at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var start = text.LastIndexOf('"', at) + 1;
                paths.Add(Path.GetFullPath(text[start..(at + ending.Length)].Replace("\\\\", "/", StringComparison.Ordinal).Replace('\\', '/'), folder));
            }
        }

        return paths.Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal).ToArray();
    }

    public static bool IsProject(string path) => ProjectEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static bool IsSource(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".vb", StringComparison.OrdinalIgnoreCase);

    private static string[] OwnersOf(string file, Dictionary<string, string[]> byFolder)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (byFolder.TryGetValue(folder, out var owners))
            {
                return owners;
            }
        }

        return [];
    }

    // <Compile Include="../Shared/**/*.cs" />: sources that lie elsewhere.
    private static IEnumerable<string> Linked(ProjectFile project, List<string> own)
    {
        var known = new HashSet<string>(own, StringComparer.Ordinal);
        foreach (var pattern in project.CompileIncludes)
        {
            var star = pattern.IndexOf('*', StringComparison.Ordinal);
            string[] found;
            try
            {
                found = star < 0 ? (File.Exists(pattern) ? [Path.GetFullPath(pattern)] : [])
                    : Directory.GetFiles(Path.GetFullPath(Path.GetDirectoryName(pattern[..star]) ?? "."), Path.GetFileName(pattern), pattern.Contains("**", StringComparison.Ordinal) ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
            {
                continue;
            }

            foreach (var file in found.Where(file => IsSource(file) && known.Add(file)))
            {
                yield return file;
            }
        }
    }
}
