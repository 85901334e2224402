using System;
using System.Collections.Generic;

namespace Vetted.Evidence.Config;

/// <summary>Terraform: every quoted value with the attribute it is of; <c>default</c> is the value of its variable, and <c>name</c> in a block called <c>model</c> is a model.</summary>
internal static class TerraformConfig
{
    public static void Read(string text, ConfigCollector collector)
    {
        var blocks = new Stack<string>();
        var line = 0;
        var inComment = false;
        foreach (var raw in text.Split('\n'))
        {
            line++;
            var content = raw.TrimEnd();
            var trimmed = content.TrimStart();
            if (inComment || trimmed.StartsWith("/*", StringComparison.Ordinal))
            {
                inComment = trimmed.IndexOf("*/", StringComparison.Ordinal) < 0;
            }
            else if (trimmed.Length > 0 && trimmed[0] != '#' && !trimmed.StartsWith("//", StringComparison.Ordinal))
            {
                ReadLine(content, trimmed, line, blocks, collector);
            }
        }
    }

    private static void ReadLine(string content, string trimmed, int line, Stack<string> blocks, ConfigCollector collector)
    {
        if (trimmed.EndsWith("{", StringComparison.Ordinal))
        {
            blocks.Push(NameOf(trimmed));
        }
        else if (trimmed[0] == '}')
        {
            _ = blocks.Count > 0 ? blocks.Pop() : null;
        }
        else if (content.IndexOf('=') is > 0 and var equals && content.Substring(equals + 1).TrimStart().StartsWith("\"", StringComparison.Ordinal))
        {
            var block = blocks.Count == 0 ? "" : blocks.Peek();
            var key = content.Substring(0, equals).Trim();
            var (value, offset) = EnvironmentConfig.Unquote(content, equals + 1);
            var meaning = key == "name" && block == "model" ? "modelName" : key == "default" && block.Length > 0 ? block : key;
            collector.Take(block.Length == 0 ? key : block + ":" + key, meaning, value, line, offset + 1, 0);
        }
    }

    // variable "chat_model" {, model {, model = {
    private static string NameOf(string opening)
    {
        var words = opening.TrimEnd('{', ' ', '=').Split(new[] { ' ', '"' }, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : words[0] == "variable" ? words[words.Length - 1] : words[0];
    }
}
