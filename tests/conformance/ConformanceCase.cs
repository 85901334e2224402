using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Vetted.Conformance;

/// <summary>One case: a source file whose comments say what each engine must see. The form is described in README.md beside this file.</summary>
public sealed class ConformanceCase
{
    /// <summary>The engines, by the names that cases use.</summary>
    public static readonly string[] Hosts = ["source", "scan", "binary"];

    private readonly Dictionary<string, List<string>> _facts = Hosts.ToDictionary(host => host, _ => new List<string>(), StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);

    private ConformanceCase(string path)
    {
        Name = Path.GetRelativePath(Path.Combine(StubAssemblies.Folder, "cases"), path).Replace('\\', '/');
        Source = File.ReadAllText(path).ReplaceLineEndings("\n");
        IsBasic = path.EndsWith(".vb", StringComparison.Ordinal);
        var mark = IsBasic ? "'" : "//";
        var lines = Source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            Read(lines[i], mark, i + 1);
        }
    }

    /// <summary>Path below <c>cases</c>, with forward slashes.</summary>
    public string Name { get; }

    /// <summary>The source; its comments stay in it.</summary>
    public string Source { get; }

    /// <summary>True for Visual Basic.</summary>
    public bool IsBasic { get; }

    /// <summary>The stand-ins the case references.</summary>
    public IReadOnlyList<string> References => StubAssemblies.ReferencesOf(Source);

    /// <summary>All cases, sorted by name.</summary>
    public static IReadOnlyList<ConformanceCase> All() => Directory.GetFiles(Path.Combine(StubAssemblies.Folder, "cases"), "*.*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(path => new ConformanceCase(path)).ToArray();

    /// <summary>The case of that name.</summary>
    public static ConformanceCase Named(string name) => new(Path.Combine(StubAssemblies.Folder, "cases", name));

    /// <summary>What a host must see: lines like <c>3: model gpt-4o literal selected</c> or <c>4: unknown OpenAI:Model configuration</c>, sorted.</summary>
    public IReadOnlyList<string> Expected(string host) => _facts[host].Order(StringComparer.Ordinal).ToArray();

    /// <summary>Hosts that see something else than the others, without a reason that says why; must be empty.</summary>
    public IEnumerable<string> UnexplainedHosts() => Hosts.Where(host => !_reasons.ContainsKey(host) && !_facts[host].Order(StringComparer.Ordinal).SequenceEqual(_facts["source"].Order(StringComparer.Ordinal)));

    private void Read(string line, string mark, int number)
    {
        var reason = line.IndexOf(mark + "? ", StringComparison.Ordinal);
        if (reason >= 0)
        {
            var text = line[(reason + mark.Length + 2)..];
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            foreach (var host in text[..colon].Split(','))
            {
                _reasons[host.Trim()] = text[(colon + 1)..].Trim();
            }
        }

        var at = line.IndexOf(mark + "! ", StringComparison.Ordinal);
        foreach (var part in at < 0 ? [] : line[(at + mark.Length + 2)..].Split(" ; ", StringSplitOptions.TrimEntries))
        {
            var fact = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var hosts = fact[0].EndsWith(':') ? fact[0].TrimEnd(':').Split(',') : Hosts;
            foreach (var host in hosts)
            {
                _facts[host].Add(number + ": " + string.Join(' ', fact.SkipWhile(word => word.EndsWith(':') && word == fact[0])));
            }
        }
    }
}
