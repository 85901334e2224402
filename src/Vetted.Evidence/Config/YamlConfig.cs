using System;
using System.Collections.Generic;

namespace Vetted.Evidence.Config;

/// <summary>
/// The part of YAML that configuration uses: block mappings and lists of scalars. Block scalars (<c>|</c>, <c>&gt;</c>) are prose and skipped; flow collections on one line
/// are split at commas. Enough to know key, value and line; a full YAML reader would be a dependency that a task cannot load beside another's.
/// </summary>
internal static class YamlConfig
{
    // Under these keys a block scalar is a script: compose files, workflows, pod specifications.
    private static readonly string[] ScriptKeys = { "run", "command", "script", "args", "entrypoint", "shell", "bash", "pwsh", "inlineScript" };

    public static void Read(string text, bool isPrompty, ConfigCollector collector)
    {
        var keys = new List<(int Indent, string Key)>();
        var blockIndent = -1;
        var dashes = 0;
        var line = 0;
        foreach (var raw in text.Split('\n'))
        {
            line++;
            var content = raw.TrimEnd('\r', ' ', '\t');
            var indent = content.Length - content.TrimStart(' ').Length;
            if (content.Length == 0 || content[indent] == '#')
            {
                continue;
            }

            if (content == "---")
            {
                // A .prompty file is front matter between two lines of dashes, then the prompt.
                if (isPrompty && ++dashes == 2)
                {
                    return;
                }

                continue;
            }

            if (blockIndent >= 0)
            {
                if (indent > blockIndent)
                {
                    if (keys.Count > 0 && Array.IndexOf(ScriptKeys, keys[keys.Count - 1].Key) >= 0)
                    {
                        ScriptConfig.ReadLine(content, line, collector, isPart: true);
                    }

                    continue;
                }

                blockIndent = -1;
            }

            if (ReadLine(content, indent, line, keys, collector))
            {
                blockIndent = indent;
            }
        }
    }

    // True where the line opens a block scalar.
    private static bool ReadLine(string content, int indent, int line, List<(int Indent, string Key)> keys, ConfigCollector collector)
    {
        var position = indent;
        while (position + 1 < content.Length && content[position] == '-' && content[position + 1] == ' ')
        {
            position += 2;
            while (position < content.Length && content[position] == ' ')
            {
                position++;
            }
        }

        while (keys.Count > 0 && keys[keys.Count - 1].Indent >= position)
        {
            keys.RemoveAt(keys.Count - 1);
        }

        var colon = KeyEnd(content, position);
        if (colon < 0)
        {
            if (position > indent)
            {
                // An item of a list: "- NAME=value" (compose) or "- value".
                TakeItem(content, position, line, keys, collector);
            }

            return false;
        }

        var key = content.Substring(position, colon - position).Trim().Trim('"', '\'');
        var (value, offset) = EnvironmentConfig.Unquote(content, colon + 1);
        if (value.Length == 0)
        {
            collector.TakeKey(key, PathOf(keys), line, position + 1);
            keys.Add((position, key));
            return false;
        }

        keys.Add((position, key));
        if (value[0] is '|' or '>')
        {
            return true;
        }

        if (value[0] is '[' or '{')
        {
            TakeFlow(value, offset, line, keys, key, collector);
            return false;
        }

        collector.Take(PathOf(keys), key, value, line, offset + 1, 0);
        return false;
    }

    private static int KeyEnd(string content, int position)
    {
        if (position < content.Length && content[position] is '"' or '\'')
        {
            var close = content.IndexOf(content[position], position + 1);
            return close > 0 && close + 1 < content.Length && content[close + 1] == ':' ? close + 1 : -1;
        }

        for (var i = position; i < content.Length; i++)
        {
            if (content[i] == ':' && (i + 1 == content.Length || content[i + 1] == ' '))
            {
                return i;
            }

            if (content[i] == '#' && i > position && content[i - 1] == ' ')
            {
                return -1;
            }
        }

        return -1;
    }

    private static void TakeItem(string content, int position, int line, List<(int Indent, string Key)> keys, ConfigCollector collector)
    {
        var (value, offset) = EnvironmentConfig.Unquote(content, position);
        var equals = value.IndexOf('=');
        var owner = keys.Count == 0 ? "" : keys[keys.Count - 1].Key;
        if (equals > 0 && value.IndexOf(' ') < 0 && value.IndexOf("://", 0, equals, StringComparison.Ordinal) < 0 && value.IndexOf(';') < 0)
        {
            collector.Take(value.Substring(0, equals), value.Substring(0, equals), value.Substring(equals + 1), line, offset + equals + 2, 0);
        }
        else
        {
            collector.Take(PathOf(keys), owner, value, line, offset + 1, 2);
        }
    }

    private static void TakeFlow(string value, int offset, int line, List<(int Indent, string Key)> keys, string key, ConfigCollector collector)
    {
        var start = 1;
        for (var i = 1; i <= value.Length; i++)
        {
            if (i == value.Length || value[i] is ',' or ']' or '}')
            {
                var part = value.Substring(start, i - start);
                var colon = part.IndexOf(": ", StringComparison.Ordinal);
                var partKey = colon > 0 ? part.Substring(0, colon).Trim(' ', '"', '\'') : key;
                var scalar = (colon > 0 ? part.Substring(colon + 2) : part).Trim(' ', '"', '\'');
                if (scalar.Length > 0)
                {
                    collector.Take(PathOf(keys) + (colon > 0 ? ":" + partKey : ""), partKey, scalar, line, offset + start + part.IndexOf(scalar, StringComparison.Ordinal) + 1, colon > 0 ? 0 : 2);
                }

                start = i + 1;
            }
        }
    }

    private static string PathOf(List<(int Indent, string Key)> keys)
    {
        var path = "";
        foreach (var (_, key) in keys)
        {
            path = path.Length == 0 ? key : path + ":" + key;
        }

        return path;
    }
}
