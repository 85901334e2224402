using System;

namespace Vetted.Evidence.Config;

/// <summary>Bicep: every single-quoted string with the property or parameter it is the value of. Comments, <c>@allowed</c> lists and descriptions choose nothing.</summary>
internal static class BicepConfig
{
    public static void Read(string text, ConfigCollector collector)
    {
        var section = "";
        var line = 0;
        var inComment = false;
        var allowedDepth = 0;
        foreach (var raw in text.Split('\n'))
        {
            line++;
            var content = raw.TrimEnd('\r');
            var trimmed = content.TrimStart();
            if (inComment || trimmed.StartsWith("/*", StringComparison.Ordinal))
            {
                inComment = trimmed.IndexOf("*/", StringComparison.Ordinal) < 0;
                continue;
            }

            if (trimmed.StartsWith("//", StringComparison.Ordinal) || trimmed.StartsWith("@description", StringComparison.Ordinal) || trimmed.StartsWith("output ", StringComparison.Ordinal))
            {
                continue;
            }

            if (trimmed.StartsWith("@allowed", StringComparison.Ordinal) || allowedDepth > 0)
            {
                // The entries of @allowed([...]) are what a deployer may pick, not what is deployed.
                allowedDepth += Count(trimmed, '[') - Count(trimmed, ']');
                continue;
            }

            if (trimmed.EndsWith("{", StringComparison.Ordinal))
            {
                section = SectionOf(trimmed) ?? section;
            }

            ReadStrings(content, section, line, collector);
        }
    }

    private static void ReadStrings(string content, string section, int line, ConfigCollector collector)
    {
        for (var open = content.IndexOf('\''); open >= 0;)
        {
            var close = open + 1;
            while (close < content.Length && content[close] != '\'')
            {
                close += content[close] == '\\' ? 2 : 1;
            }

            if (close >= content.Length)
            {
                return;
            }

            var key = KeyBefore(content, open);
            // The name of a module is the name of an ARM deployment, whatever it deploys.
            if (section != "module" || key != "name")
            {
                collector.Take(section.Length == 0 ? key : section + ":" + key, KeyInSection(key, section), content.Substring(open + 1, close - open - 1), line, open + 2, 0);
            }

            open = content.IndexOf('\'', close + 1);
        }
    }

    // A deployed model is "model: { format: 'OpenAI', name: 'gpt-4o', version: '…' }": there, name is the model.
    private static string KeyInSection(string key, string section) =>
        key == "name" && section == "model" ? "modelName" : key;

    private static string? SectionOf(string trimmed)
    {
        var colon = trimmed.IndexOf(':');
        return colon > 0 && trimmed.Substring(colon + 1).Trim() == "{" ? trimmed.Substring(0, colon).Trim() : trimmed.StartsWith("resource ", StringComparison.Ordinal) ? "resource" : trimmed.StartsWith("module ", StringComparison.Ordinal) ? "module" : null;
    }

    // "name: 'x'" and "param chatModel string = 'x'" and "var chatModel = 'x'".
    private static string KeyBefore(string content, int quote)
    {
        var end = quote - 1;
        while (end >= 0 && content[end] is ' ' or '\t' or '[' or '(')
        {
            end--;
        }

        if (end < 0 || content[end] is not (':' or '='))
        {
            return "";
        }

        var words = content.Substring(0, end).Trim().Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : words[0] is "param" or "var" && words.Length > 1 ? words[1] : words[words.Length - 1];
    }

    private static int Count(string text, char wanted)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += c == wanted ? 1 : 0;
        }

        return count;
    }
}
