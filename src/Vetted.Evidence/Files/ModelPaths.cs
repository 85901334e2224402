using System;

namespace Vetted.Evidence.Files;

/// <summary>Paths written inside model files and archives.</summary>
internal static class ModelPaths
{
    /// <summary>True for a path that leaves the folder it is meant for: rooted, with a drive, or climbing with <c>..</c>.</summary>
    public static bool Escapes(string path)
    {
        if (path.Length == 0)
        {
            return false;
        }

        if (path[0] is '/' or '\\' or '~' || (path.Length > 1 && path[1] == ':') || path.IndexOf("://", StringComparison.Ordinal) >= 0)
        {
            return true;
        }

        var depth = 0;
        foreach (var part in path.Split('/', '\\'))
        {
            depth += part == ".." ? -1 : part is "" or "." ? 0 : 1;
            if (depth < 0)
            {
                return true;
            }
        }

        return false;
    }
}
