using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Evidence.Artefacts;

/// <summary>A library of a <c>*.deps.json</c>.</summary>
internal sealed record DepsLibrary
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary><c>project</c>, <c>package</c>, <c>reference</c>, <c>runtimepack</c> …</summary>
    public required string Type { get; init; }

    /// <summary>SHA-512 of the package in base64, as restore saw it; null for projects.</summary>
    public string? Sha512 { get; init; }

    /// <summary><c>id/version</c> of what it depends on, sorted.</summary>
    public required IReadOnlyList<string> Dependencies { get; init; }

    /// <summary>File names of the assemblies it brings, without folders.</summary>
    public required IReadOnlyList<string> Assemblies { get; init; }

    /// <summary>The paths of the same assemblies inside the package.</summary>
    public IReadOnlyList<string> AssemblyPaths { get; init; } = Array.Empty<string>();
}

/// <summary>
/// The dependency manifest that the SDK publishes beside an application (dotnet/sdk documentation/specs/runtime-configuration-file.md): which packages and projects are in the box. A statement of the build that made it, so what it says is compared
/// with the files that are really there.
/// </summary>
internal sealed class DepsFile
{
    private DepsFile(string targetFramework, DepsLibrary? root, IReadOnlyList<DepsLibrary> libraries)
    {
        TargetFramework = targetFramework;
        Root = root;
        Libraries = libraries;
    }

    /// <summary>Short name such as <c>net10.0</c>; empty where unknown.</summary>
    public string TargetFramework { get; }

    /// <summary>The application's own entry.</summary>
    public DepsLibrary? Root { get; }

    /// <summary>All entries, the application's too, sorted by id.</summary>
    public IReadOnlyList<DepsLibrary> Libraries { get; }

    public static DepsFile? Read(string text, out TextError? error)
    {
        var document = JsonParser.Parse(text, out error);
        if (document is null)
        {
            return null;
        }

        var targetName = document["runtimeTarget"]?.GetString("name") ?? document["runtimeTarget"]?.Raw ?? "";
        var target = document["targets"]?[targetName] ?? (document["targets"] is { Members.Count: > 0 } targets ? targets.Members[targets.Members.Count - 1].Value : null);
        var libraries = document["libraries"];
        if (target is null || libraries is null)
        {
            error = new TextError(1, 1, "there are no targets and libraries in it");
            return null;
        }

        var all = new List<DepsLibrary>();
        foreach (var member in libraries.Members)
        {
            var slash = member.Name.IndexOf('/');
            if (slash > 0)
            {
                all.Add(ReadLibrary(member.Name, slash, member.Value, target[member.Name]));
            }
        }

        var first = target.Members.Count > 0 ? target.Members[0].Name : "";
        return new DepsFile(ShortName(targetName), all.FirstOrDefault(library => library.Id + "/" + library.Version == first && library.Type == "project"),
            all.OrderBy(library => library.Id, StringComparer.OrdinalIgnoreCase).ToArray());
    }

    private static DepsLibrary ReadLibrary(string key, int slash, JsonValue library, JsonValue? node)
    {
        var paths = new List<string>();
        foreach (var group in new[] { "runtime", "runtimeTargets" })
        {
            foreach (var asset in node?[group]?.Members ?? Array.Empty<JsonMember>())
            {
                if (asset.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                {
                    paths.Add(asset.Name);
                }
            }
        }

        var hash = library.GetString("sha512");
        return new DepsLibrary
        {
            Id = key.Substring(0, slash),
            Version = key.Substring(slash + 1),
            Type = library.GetString("type") ?? "",
            Sha512 = hash is { Length: > 7 } && hash.StartsWith("sha512-", StringComparison.Ordinal) ? hash.Substring(7) : null,
            Dependencies = (node?["dependencies"]?.Members ?? Array.Empty<JsonMember>()).Select(member => member.Name + "/" + member.Value.Raw).OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ToArray(),
            Assemblies = paths.Select(path => path.Substring(path.LastIndexOf('/') + 1)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray(),
            AssemblyPaths = paths,
        };
    }

    // ".NETCoreApp,Version=v10.0/linux-x64" -> "net10.0"
    private static string ShortName(string name)
    {
        const string Core = ".NETCoreApp,Version=v";
        if (!name.StartsWith(Core, StringComparison.Ordinal))
        {
            return "";
        }

        var version = name.Substring(Core.Length).Split('/')[0];
        return (version.StartsWith("1.", StringComparison.Ordinal) || version.StartsWith("2.", StringComparison.Ordinal) || version.StartsWith("3.", StringComparison.Ordinal) ? "netcoreapp" : "net") + version;
    }
}
