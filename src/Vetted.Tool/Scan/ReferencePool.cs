using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Vetted.Inventory;

namespace Vetted.Tool.Scan;

/// <summary>
/// The assemblies that happen to be at hand: the framework's reference assemblies of this machine's SDK, and what earlier restores left in the packages folder. Nothing is downloaded; what is missing stays unbound, and the engine then goes by the names
/// the source shows.
/// </summary>
internal sealed class ReferencePool
{
    private static readonly string[] Frameworks = { "Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref" };
    private static readonly string[] Targets = { "net10.0", "net9.0", "net8.0", "net7.0", "net6.0", "netstandard2.1", "netstandard2.0", "netcoreapp3.1", "netstandard1.6", "netstandard1.3", "net462", "net461" };
    private readonly ConcurrentDictionary<string, MetadataReference?> _references = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<MetadataReference>> _framework;
    private readonly string? _packages;

    public ReferencePool()
    {
        _framework = new Lazy<IReadOnlyList<MetadataReference>>(LoadFramework);
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        _packages = Directory.Exists(folder) ? folder : null;
    }

    /// <summary>The packages folder of this machine; null where there is none.</summary>
    public string? PackagesFolder => _packages;

    /// <summary>The framework's assemblies.</summary>
    public IReadOnlyList<MetadataReference> Framework => _framework.Value;

    /// <summary>The assemblies of a package, by its exact version or else the nearest one in the folder: the lowest that is not older, as NuGet would choose, else the newest.</summary>
    public IEnumerable<MetadataReference> OfPackage(string id, string version)
    {
        if (_packages is null || FolderOf(id, version) is not { } folder)
        {
            yield break;
        }

        foreach (var kind in new[] { "ref", "lib" })
        {
            var target = Targets.Select(name => Path.Combine(folder, kind, name)).FirstOrDefault(Directory.Exists);
            if (target is null)
            {
                continue;
            }

            foreach (var file in Directory.GetFiles(target, "*.dll").OrderBy(path => path, StringComparer.Ordinal))
            {
                if (Load(file) is { } reference)
                {
                    yield return reference;
                }
            }

            yield break;
        }
    }

    private string? FolderOf(string id, string version)
    {
        var folder = Path.Combine(_packages!, id.ToLowerInvariant());
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var exact = Path.Combine(folder, version.Trim('[', ']', '(', ')').Split(',')[0].ToLowerInvariant());
        return version.Length > 0 && Directory.Exists(exact) ? exact : Nearest(Directory.GetDirectories(folder), NuGetVersion.TryParse(Path.GetFileName(exact)));
    }

    internal static string? Nearest(IEnumerable<string> folders, NuGetVersion? wanted)
    {
        var versions = folders.Select(path => (Path: path, Version: NuGetVersion.TryParse(Path.GetFileName(path)))).Where(one => one.Version is not null).OrderBy(one => one.Version).ToArray();
        return (wanted is null ? null : Array.Find(versions, one => one.Version! >= wanted).Path) ?? versions.LastOrDefault().Path;
    }

    private MetadataReference? Load(string path) => _references.GetOrAdd(path, file =>
    {
        try
        {
            return MetadataReference.CreateFromFile(file);
        }
        catch (Exception problem) when (problem is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return null;
        }
    });

    private List<MetadataReference> LoadFramework()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var files = Frameworks.Select(name => Path.Combine(root, "packs", name)).Where(Directory.Exists)
            .Select(pack => Nearest(Directory.GetDirectories(pack), null)).OfType<string>()
            .SelectMany(pack => Directory.GetDirectories(Path.Combine(pack, "ref")).Take(1)).SelectMany(folder => Directory.GetFiles(folder, "*.dll")).ToArray();
        if (files.Length == 0)
        {
            // A machine with the runtime alone.
            files = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll");
        }

        return files.OrderBy(path => path, StringComparer.Ordinal).Select(Load).OfType<MetadataReference>().ToList();
    }
}
