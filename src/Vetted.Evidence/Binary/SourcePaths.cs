using System;
using System.Linq;
using Vetted.Text;

namespace Vetted.Evidence.Binary;

/// <summary>Makes the source paths of a PDB repository-relative, on whatever machine it was built.</summary>
internal sealed class SourcePaths
{
    private readonly RepositoryPath? _root;
    private readonly string? _builtAt;

    /// <summary>Prepares the mapping.</summary>
    /// <param name="repositoryRoot">The root on this machine; empty where there is none.</param>
    /// <param name="sourceLink">The PDB's SourceLink document, which names the root on the build machine; null where there is none.</param>
    public SourcePaths(string repositoryRoot, string? sourceLink)
    {
        _root = repositoryRoot.Length == 0 ? null : new RepositoryPath(repositoryRoot);
        _builtAt = sourceLink is null ? null : BuildRoot(sourceLink);
    }

    public string Relative(string document)
    {
        var path = document.Replace('\\', '/');

        // Deterministic builds map each source root to /_/, /_1/, ...
        if (path.Length > 3 && path.StartsWith("/_", StringComparison.Ordinal) && path.IndexOf('/', 2) is > 0 and var end && path.Skip(2).Take(end - 2).All(char.IsDigit))
        {
            return path.Substring(end + 1);
        }

        var relative = _root?.Relative(document) ?? path;
        if (relative != path && !relative.StartsWith("/", StringComparison.Ordinal))
        {
            return relative;
        }

        return _builtAt is not null && path.StartsWith(_builtAt, StringComparison.OrdinalIgnoreCase) ? path.Substring(_builtAt.Length) : path;
    }

    /// <summary>The shortest folder that the document maps: submodules map longer ones.</summary>
    private static string? BuildRoot(string sourceLink) =>
        JsonParser.Parse(sourceLink, out _)?["documents"]?.Members
            .Select(member => member.Name.Replace('\\', '/'))
            .Where(name => name.EndsWith("/*", StringComparison.Ordinal))
            .Select(name => name.Substring(0, name.Length - 1))
            .OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)
            .FirstOrDefault();
}
