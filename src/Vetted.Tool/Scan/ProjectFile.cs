using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Vetted.Inventory;

namespace Vetted.Tool.Scan;

/// <summary>A package that a project file asks for.</summary>
/// <param name="Id">The package id.</param>
/// <param name="Version">The version as written, from the reference or from central package management; empty where neither says.</param>
/// <param name="Place">Where it is asked for, absolute path.</param>
/// <param name="IsDevelopmentOnly">True where the reference keeps its assets private.</param>
internal sealed record PackageLine(string Id, string Version, Place Place, bool IsDevelopmentOnly);

/// <summary>
/// What the text of a project file and the Directory.*.props above it say, without evaluating MSBuild: enough to know packages, references and the kind of project in a checkout that was never restored.
/// </summary>
internal sealed class ProjectFile
{
    private readonly Dictionary<string, string> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _versions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PackageLine> _packages = new();
    private readonly List<string> _projectReferences = new();
    private readonly List<string> _usings = new();
    private readonly List<string> _compileIncludes = new();

    private ProjectFile(string path) => Path = path;

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Its folder.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Sdk { get; private set; } = "";

    public IReadOnlyList<PackageLine> Packages => _packages;

    /// <summary>Absolute paths of referenced projects.</summary>
    public IReadOnlyList<string> ProjectReferences => _projectReferences;

    /// <summary>Namespaces of <c>Using</c> items.</summary>
    public IReadOnlyList<string> Usings => _usings;

    /// <summary>Absolute patterns of extra <c>Compile</c> items.</summary>
    public IReadOnlyList<string> CompileIncludes => _compileIncludes;

    public bool HasImplicitUsings => Get("ImplicitUsings") is "enable" or "true";

    public string TargetFramework => (Get("TargetFramework") ?? Get("TargetFrameworks")?.Split(';').FirstOrDefault(part => part.Length > 0) ?? "").Trim();

    public ProjectRole Role =>
        Get("IsTestProject") == "true" || _packages.Any(package => package.Id.Equals("Microsoft.NET.Test.Sdk", StringComparison.OrdinalIgnoreCase)) || Sdk.StartsWith("MSTest.Sdk", StringComparison.OrdinalIgnoreCase) ? ProjectRole.Test
        : Get("OutputType") is { } type && !type.Equals("Library", StringComparison.OrdinalIgnoreCase) ? ProjectRole.Application
        : Sdk.StartsWith("Microsoft.NET.Sdk.Web", StringComparison.OrdinalIgnoreCase) || Sdk.StartsWith("Microsoft.NET.Sdk.Worker", StringComparison.OrdinalIgnoreCase) || Sdk.StartsWith("Aspire.AppHost.Sdk", StringComparison.OrdinalIgnoreCase)
            || Sdk.StartsWith("Microsoft.NET.Sdk.BlazorWebAssembly", StringComparison.OrdinalIgnoreCase) ? ProjectRole.Application
        : ProjectRole.Library;

    public string Language => System.IO.Path.GetExtension(Path).ToLowerInvariant() switch { ".vbproj" => "VB", ".fsproj" => "F#", _ => "C#" };

    /// <summary>The value of a property, or null.</summary>
    public string? Get(string property) => _properties.TryGetValue(property, out var value) ? value : null;

    /// <summary>Reads a project and the shared files above it, up to the scanned root.</summary>
    public static ProjectFile Read(string path, string root)
    {
        var project = new ProjectFile(path);
        foreach (var name in new[] { "Directory.Packages.props", "Directory.Build.props" })
        {
            if (project.FindAbove(name, root) is { } shared)
            {
                project.ReadFile(shared, root, 0);
            }
        }

        project.ReadFile(path, root, 0);
        if (project.FindAbove("Directory.Build.targets", root) is { } targets)
        {
            project.ReadFile(targets, root, 0);
        }

        project.GiveVersions();
        return project;
    }

    private string? FindAbove(string name, string root)
    {
        for (var folder = Folder; folder is not null && folder.Length >= root.TrimEnd('/', '\\').Length; folder = System.IO.Path.GetDirectoryName(folder))
        {
            var candidate = System.IO.Path.Combine(folder, name);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private void ReadFile(string path, string root, int depth)
    {
        XDocument document;
        try
        {
            document = XDocument.Load(path, LoadOptions.SetLineInfo);
        }
        catch (Exception problem) when (problem is XmlException or IOException or UnauthorizedAccessException)
        {
            return;
        }

        if (path == Path)
        {
            Sdk = document.Root?.Attribute("Sdk")?.Value ?? document.Root?.Elements().FirstOrDefault(element => element.Name.LocalName == "Sdk")?.Attribute("Name")?.Value ?? Sdk;
        }

        foreach (var element in document.Root?.Elements() ?? [])
        {
            switch (element.Name.LocalName)
            {
                case "PropertyGroup":
                    foreach (var property in element.Elements())
                    {
                        _properties[property.Name.LocalName] = Expand(property.Value.Trim(), path);
                    }

                    break;
                case "ItemGroup":
                    foreach (var item in element.Elements())
                    {
                        ReadItem(item, path);
                    }

                    break;
                case "Import" when depth < 8 && element.Attribute("Project")?.Value is { } import:
                    ReadImport(Expand(import, path), path, root, depth);
                    break;
                default:
                    break;
            }
        }
    }

    private void ReadImport(string import, string path, string root, int depth)
    {
        if (import.Contains('$', StringComparison.Ordinal) || import.Contains('*', StringComparison.Ordinal))
        {
            return;
        }

        var full = System.IO.Path.GetFullPath(import.Replace('\\', '/'), System.IO.Path.GetDirectoryName(path)!);
        if (File.Exists(full) && full.StartsWith(root, StringComparison.Ordinal))
        {
            ReadFile(full, root, depth + 1);
        }
    }

    private void ReadItem(XElement item, string path)
    {
        var names = item.Attribute("Include")?.Value ?? item.Attribute("Update")?.Value;
        if (names is null)
        {
            return;
        }

        foreach (var name in Expand(names, path).Split(';').Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            var folder = System.IO.Path.GetDirectoryName(path)!;
            switch (item.Name.LocalName)
            {
                case "PackageReference":
                case "GlobalPackageReference":
                    var version = Metadata(item, "VersionOverride") ?? Metadata(item, "Version") ?? "";
                    _packages.RemoveAll(package => package.Id.Equals(name, StringComparison.OrdinalIgnoreCase));
                    _packages.Add(new PackageLine(name, Expand(version, path), PlaceOf(item, path), item.Name.LocalName == "GlobalPackageReference" || Metadata(item, "PrivateAssets")?.Contains("all", StringComparison.OrdinalIgnoreCase) == true));
                    break;
                case "PackageVersion":
                    _versions[name] = Expand(Metadata(item, "Version") ?? "", path);
                    break;
                case "ProjectReference":
                    _projectReferences.Add(System.IO.Path.GetFullPath(name.Replace('\\', '/'), folder));
                    break;
                case "Using" when item.Attribute("Remove") is null && Metadata(item, "Alias") is null:
                    _usings.Add((Metadata(item, "Static") == "true" ? "static " : "") + name);
                    break;
                case "Compile" when !name.Contains('$', StringComparison.Ordinal):
                    _compileIncludes.Add(System.IO.Path.Combine(folder, name.Replace('\\', '/')));
                    break;
                default:
                    break;
            }
        }
    }

    private void GiveVersions()
    {
        for (var i = 0; i < _packages.Count; i++)
        {
            if (_packages[i].Version.Length == 0 && _versions.TryGetValue(_packages[i].Id, out var version))
            {
                _packages[i] = _packages[i] with { Version = version };
            }
        }
    }

    // Values are stored expanded, so one pass is enough; an undefined property is empty, as in MSBuild. Property functions stay as they are written.
    private string Expand(string text, string path)
    {
        var position = 0;
        for (var open = text.IndexOf("$(", StringComparison.Ordinal); open >= 0; open = text.IndexOf("$(", position, StringComparison.Ordinal))
        {
            var close = text.IndexOf(')', open);
            if (close < 0)
            {
                return text;
            }

            var name = text[(open + 2)..close];
            if (!name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.'))
            {
                position = open + 2;
                continue;
            }

            var value = name switch
            {
                "MSBuildThisFileDirectory" => System.IO.Path.GetDirectoryName(path) + "/",
                "MSBuildProjectDirectory" => Folder,
                "MSBuildProjectName" => Name,
                _ => Get(name) ?? "",
            };
            text = text[..open] + value + text[(close + 1)..];
            position = open + value.Length;
        }

        return text;
    }

    private static string? Metadata(XElement item, string name) => item.Attribute(name)?.Value ?? item.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value.Trim();

    private static Place PlaceOf(XElement item, string path)
    {
        var line = (IXmlLineInfo)item;
        return new Place(path, line.LineNumber, Math.Max(1, line.LinePosition - 1));
    }
}
