using System;
using System.IO;
using Vetted.Policy;

namespace Vetted.Tool;

/// <summary>The page of a rule, as docs/rules has it; the pages are inside this assembly so that they are read offline.</summary>
internal static class RulePage
{
    public static void Write(ToolHost host, Rule rule)
    {
        foreach (var line in Read(rule.Id).Split('\n'))
        {
            host.Out.WriteLine(line.StartsWith('#') ? host.Colour(line, Colours.Bold) : line);
        }

        host.Out.WriteLine(rule.HelpLink);
    }

    /// <summary>The text of a rule's page.</summary>
    /// <exception cref="InvalidOperationException">The rule has no page.</exception>
    internal static string Read(string id)
    {
        using var stream = typeof(RulePage).Assembly.GetManifestResourceStream("rules/" + id + ".md")
            ?? throw new InvalidOperationException("the rule " + id + " has no page in docs/rules");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }
}
