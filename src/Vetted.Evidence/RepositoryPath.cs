using System;
using System.IO;

namespace Vetted.Evidence;

/// <summary>Turns absolute paths into repository-relative ones with forward slashes; a path outside the repository stays absolute.</summary>
public sealed class RepositoryPath
{
    private readonly string _root;

    /// <summary>Creates a translator for one repository.</summary>
    /// <param name="root">The repository's absolute root.</param>
    public RepositoryPath(string root) => _root = Normalise(root).TrimEnd('/') + "/";

    // Windows file systems ignore letter case, and MSBuild mixes drive letters.
    private static StringComparison Comparison => Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The path from the root, or the whole path for one outside the repository.</summary>
    /// <param name="path">An absolute path.</param>
    public string Relative(string path)
    {
        var normalised = Normalise(path);
        return normalised.StartsWith(_root, Comparison) ? normalised.Substring(_root.Length) : normalised;
    }

    private static string Normalise(string path)
    {
        var slashes = Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
        if (slashes.IndexOf("/.", StringComparison.Ordinal) < 0 && slashes.IndexOf("//", StringComparison.Ordinal) < 0)
        {
            return slashes;
        }

        try
        {
            return Path.IsPathRooted(path) ? Path.GetFullPath(path).Replace('\\', '/') : slashes;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return slashes;
        }
    }
}
