using System;
using System.Collections.Generic;

namespace Vetted.Evidence.NuGet;

/// <summary>A package or project in the target of one framework.</summary>
internal sealed class AssetsNode
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    public bool IsProject { get; private set; }

    /// <summary>Ids it depends on, as its nuspec says for this framework; those the framework prunes are not among the nodes.</summary>
    public List<string> Dependencies { get; } = new();

    /// <summary>True where assemblies of it are passed to the compiler.</summary>
    public bool HasCompile { get; private set; }

    /// <summary>True where files of it are copied to the output: assemblies, native libraries, resources, content.</summary>
    public bool HasRuntime { get; private set; }

    /// <summary>True where all it has for the compiler and the run time are placeholders, because the framework has the assemblies.</summary>
    public bool IsPlaceholder { get; private set; }

    public static AssetsNode Read(JsonCursor cursor, string key)
    {
        var slash = key.IndexOf('/');
        var node = new AssetsNode { Id = slash < 0 ? key : key.Substring(0, slash), Version = slash < 0 ? "" : key.Substring(slash + 1) };
        for (var entered = cursor.EnterObject(); entered && cursor.NextMember(out var name);)
        {
            switch (name)
            {
                case "type":
                    node.IsProject = cursor.ReadString() == "project";
                    break;
                case "dependencies":
                    for (var inside = cursor.EnterObject(); inside && cursor.NextMember(out var id);)
                    {
                        node.Dependencies.Add(id);
                        cursor.Skip();
                    }

                    break;
                case "compile":
                    node.HasCompile = node.ReadAssets(cursor);
                    break;
                case "runtime" or "native" or "runtimeTargets" or "resource" or "contentFiles":
                    node.HasRuntime |= node.ReadAssets(cursor);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        node.IsPlaceholder &= !node.HasCompile && !node.HasRuntime;
        return node;
    }

    private bool ReadAssets(JsonCursor cursor)
    {
        var real = false;
        for (var entered = cursor.EnterObject(); entered && cursor.NextMember(out var path);)
        {
            var isPlaceholder = path.EndsWith("/_._", StringComparison.Ordinal) || path == "_._";
            real |= !isPlaceholder;
            IsPlaceholder |= isPlaceholder;
            cursor.Skip();
        }

        return real;
    }
}

/// <summary>What restore wrote about a package folder or a referenced project.</summary>
internal sealed class AssetsLibrary
{
    public string? Sha512 { get; private set; }

    /// <summary>Path below a package folder, or of a project relative to this project.</summary>
    public string? Path { get; private set; }

    /// <summary>The nuspec's file name, as it is spelled on disk.</summary>
    public string? Nuspec { get; private set; }

    /// <summary>Licence-like files in the package's root.</summary>
    public List<string> LicenceFiles { get; } = new();

    /// <summary>Files with an extension that model files have.</summary>
    public List<string> ModelFiles { get; } = new();

    /// <summary>True where the package holds anything an application could run or copy, whatever the reference includes of it.</summary>
    public bool HoldsLibraries { get; private set; }

    public static AssetsLibrary Read(JsonCursor cursor)
    {
        var library = new AssetsLibrary();
        for (var entered = cursor.EnterObject(); entered && cursor.NextMember(out var name);)
        {
            switch (name)
            {
                case "sha512":
                    library.Sha512 = cursor.ReadString();
                    break;
                case "path":
                    library.Path = cursor.ReadString();
                    break;
                case "files":
                    for (var inside = cursor.EnterArray(); inside && cursor.NextItem();)
                    {
                        library.AddFile(cursor.ReadString() ?? "");
                    }

                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return library;
    }

    private void AddFile(string path)
    {
        if (path.IndexOf('/') < 0)
        {
            if (path.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase))
            {
                Nuspec = path;
            }
            else if (path.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase) || path.StartsWith("LICENCE", StringComparison.OrdinalIgnoreCase))
            {
                LicenceFiles.Add(path);
            }
        }

        HoldsLibraries |= !path.EndsWith("/_._", StringComparison.Ordinal)
            && (path.StartsWith("lib/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("runtimes/", StringComparison.OrdinalIgnoreCase)
                || path.StartsWith("ref/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("content", StringComparison.OrdinalIgnoreCase));
        if (PackageModelFiles.IsModelFile(path))
        {
            ModelFiles.Add(path);
        }
    }
}

/// <summary>How the project itself asks for a package.</summary>
internal sealed class AssetsReference
{
    public required string Id { get; init; }

    /// <summary>True for <c>PrivateAssets="all"</c>.</summary>
    public bool IsPrivate { get; private set; }

    /// <summary>True where Directory.Packages.props sets the version.</summary>
    public bool IsCentral { get; private set; }

    public static AssetsReference Read(JsonCursor cursor, string id)
    {
        var reference = new AssetsReference { Id = id };
        for (var entered = cursor.EnterObject(); entered && cursor.NextMember(out var name);)
        {
            switch (name)
            {
                case "suppressParent":
                    reference.IsPrivate = string.Equals(cursor.ReadString(), "All", StringComparison.OrdinalIgnoreCase);
                    break;
                case "versionCentrallyManaged":
                    reference.IsCentral = cursor.ReadBare() == "true";
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return reference;
    }
}
