using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Evidence.NuGet;

/// <summary>The part of a project.assets.json (lock file format 3 and 4) that one target framework's graph needs.</summary>
internal sealed class AssetsFile
{
    /// <summary>The packages and projects of the target, by id.</summary>
    public Dictionary<string, AssetsNode> Nodes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What restore wrote about each package folder or project, by <c>id/version</c>.</summary>
    public Dictionary<string, AssetsLibrary> Libraries { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ids of the packages and projects that the project itself asks for.</summary>
    public List<string> Direct { get; } = new();

    /// <summary>The PackageReference facts of the direct packages, by id.</summary>
    public Dictionary<string, AssetsReference> References { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ids of transitive packages that central package management pins.</summary>
    public HashSet<string> Pinned { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The global packages folder, then the fallback folders.</summary>
    public List<string> PackageFolders { get; } = new();

    /// <summary>Absolute path of the project file; null where the file does not say.</summary>
    public string? ProjectPath { get; set; }

    /// <summary>All target names, for the message about a framework that is not there.</summary>
    public IReadOnlyList<string> Targets { get; set; } = Array.Empty<string>();

    /// <summary>True where the wanted target is in the file.</summary>
    public bool HasTarget { get; set; }

    /// <summary>Reads the text.</summary>
    /// <exception cref="JsonMistakeException">The text is no JSON object.</exception>
    public static AssetsFile Parse(string text, string framework, string? runtimeIdentifier)
    {
        var file = new AssetsFile();
        var sections = Sections(text);
        var names = new TargetNames(framework);
        if (sections.TryGetValue("project", out var project))
        {
            file.ReadProject(new JsonCursor(text, project), names);
        }

        if (sections.TryGetValue("packageFolders", out var folders))
        {
            file.PackageFolders.AddRange(MemberPositions(text, folders).Select(member => member.Name));
        }

        if (sections.TryGetValue("projectFileDependencyGroups", out var groups) && Find(text, groups, names) is { } direct)
        {
            file.ReadDirect(new JsonCursor(text, direct));
        }

        if (sections.TryGetValue("centralTransitiveDependencyGroups", out var central) && Find(text, central, names) is { } pinned)
        {
            file.Pinned.UnionWith(MemberPositions(text, pinned).Select(member => member.Name));
        }

        if (sections.TryGetValue("targets", out var targets))
        {
            file.ReadTarget(text, targets, names, runtimeIdentifier);
        }

        if (sections.TryGetValue("libraries", out var libraries))
        {
            file.ReadLibraries(new JsonCursor(text, libraries));
        }

        return file;
    }

    private static Dictionary<string, int> Sections(string text) =>
        MemberPositions(text, 0).GroupBy(member => member.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Position, StringComparer.Ordinal);

    private static List<(string Name, int Position)> MemberPositions(string text, int position)
    {
        var members = new List<(string, int)>();
        var cursor = new JsonCursor(text, position);
        if (!cursor.EnterObject() && position == 0)
        {
            throw new JsonMistakeException(JsonCursor.ErrorAt(text, 0, "an object is expected"));
        }
        else
        {
            while (cursor.NextMember(out var name))
            {
                members.Add((name, cursor.Position));
                cursor.Skip();
            }
        }

        return members;
    }

    private static int? Find(string text, int section, TargetNames names)
    {
        foreach (var (name, position) in MemberPositions(text, section))
        {
            if (names.Match(name))
            {
                return position;
            }
        }

        return null;
    }

    private void ReadProject(JsonCursor cursor, TargetNames names)
    {
        for (var entered = cursor.EnterObject(); entered && cursor.NextMember(out var name);)
        {
            switch (name)
            {
                case "restore":
                    for (var inside = cursor.EnterObject(); inside && cursor.NextMember(out var fact);)
                    {
                        if (fact == "projectPath")
                        {
                            ProjectPath = cursor.ReadString();
                        }
                        else
                        {
                            cursor.Skip();
                        }
                    }

                    break;
                case "frameworks":
                    for (var inside = cursor.EnterObject(); inside && cursor.NextMember(out var framework);)
                    {
                        ReadFramework(cursor, framework, names);
                    }

                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }
    }

    private void ReadFramework(JsonCursor cursor, string key, TargetNames names)
    {
        var alias = key;
        string? framework = null;
        var references = new List<AssetsReference>();
        for (var entered = cursor.EnterObject(); entered && cursor.NextMember(out var name);)
        {
            switch (name)
            {
                case "targetAlias":
                    alias = cursor.ReadString() ?? alias;
                    break;
                case "framework":
                    framework = cursor.ReadString();
                    break;
                case "dependencies":
                    for (var inside = cursor.EnterObject(); inside && cursor.NextMember(out var id);)
                    {
                        references.Add(AssetsReference.Read(cursor, id));
                    }

                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        if (names.Match(alias) || names.Match(key))
        {
            names.Add(alias, key, framework);
            references.ForEach(reference => References[reference.Id] = reference);
        }
    }

    private void ReadDirect(JsonCursor cursor)
    {
        for (var entered = cursor.EnterArray(); entered && cursor.NextItem();)
        {
            // "Id >= 1.0.0": an id never holds a blank.
            var entry = cursor.ReadString() ?? "";
            var blank = entry.IndexOf(' ');
            Direct.Add(blank < 0 ? entry : entry.Substring(0, blank));
        }
    }

    private void ReadTarget(string text, int section, TargetNames names, string? runtimeIdentifier)
    {
        var targets = MemberPositions(text, section);
        Targets = targets.Select(target => target.Name).ToList();
        var plain = targets.Where(target => target.Name.IndexOf('/') < 0 && names.Match(target.Name)).ToList();
        var specific = targets.Where(target => !string.IsNullOrEmpty(runtimeIdentifier)
            && target.Name.EndsWith("/" + runtimeIdentifier, StringComparison.OrdinalIgnoreCase)
            && names.Match(target.Name.Substring(0, target.Name.Length - runtimeIdentifier!.Length - 1))).ToList();
        var chosen = specific.Concat(plain).ToList();
        if (chosen.Count == 0)
        {
            return;
        }

        HasTarget = true;
        var cursor = new JsonCursor(text, chosen[0].Position);
        for (var entered = cursor.EnterObject(); entered && cursor.NextMember(out var key);)
        {
            var node = AssetsNode.Read(cursor, key);
            Nodes[node.Id] = node;
        }
    }

    private void ReadLibraries(JsonCursor cursor)
    {
        for (var entered = cursor.EnterObject(); entered && cursor.NextMember(out var key);)
        {
            var slash = key.IndexOf('/');
            if (slash > 0 && Nodes.TryGetValue(key.Substring(0, slash), out var node) && string.Equals(node.Version, key.Substring(slash + 1), StringComparison.OrdinalIgnoreCase))
            {
                Libraries[key] = AssetsLibrary.Read(cursor);
            }
            else
            {
                cursor.Skip();
            }
        }
    }
}
