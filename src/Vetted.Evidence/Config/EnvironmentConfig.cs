using System;

namespace Vetted.Evidence.Config;

/// <summary><c>.env</c> files: <c>NAME=value</c>, <c>export NAME="value"</c>, <c># comment</c>.</summary>
internal static class EnvironmentConfig
{
    public static void Read(string text, ConfigCollector collector)
    {
        var line = 0;
        foreach (var raw in text.Split('\n'))
        {
            line++;
            var content = raw.TrimEnd('\r');
            var start = content.Length - content.TrimStart().Length;
            if (start == content.Length || content[start] == '#')
            {
                continue;
            }

            if (string.CompareOrdinal(content, start, "export ", 0, 7) == 0)
            {
                start += 7;
            }

            var equals = content.IndexOf('=', start);
            if (equals <= start)
            {
                continue;
            }

            var key = content.Substring(start, equals - start).Trim();
            var (value, offset) = Unquote(content, equals + 1);
            // Two underscores separate sections, as .NET's environment provider reads them.
            collector.Take(key.Replace("__", ":"), key, value, line, offset + 1, 0);
        }
    }

    /// <summary>A value without its quotes and trailing comment, and where it starts (zero-based).</summary>
    internal static (string Value, int Offset) Unquote(string content, int from)
    {
        while (from < content.Length && content[from] is ' ' or '\t')
        {
            from++;
        }

        if (from < content.Length && content[from] is '"' or '\'')
        {
            var end = content.IndexOf(content[from], from + 1);
            return end < 0 ? (content.Substring(from + 1), from + 1) : (content.Substring(from + 1, end - from - 1), from + 1);
        }

        var comment = content.IndexOf(" #", Math.Min(from, content.Length), StringComparison.Ordinal);
        return ((comment < 0 ? content.Substring(Math.Min(from, content.Length)) : content.Substring(from, comment - from)).Trim(), from);
    }
}
