using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Source;

/// <summary>The members whose call protects, by name.</summary>
internal sealed class SafetyIndex
{
    private readonly Dictionary<string, List<string>> _tools = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _members = new(StringComparer.Ordinal);
    private readonly List<SafetyTool> _addressed = new();
    private readonly HashSet<string> _relative = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _hasSeparators = true;
    private readonly HashSet<string> _rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public SafetyIndex(IEnumerable<SafetyTool> tools)
    {
        foreach (var tool in tools)
        {
            if (tool.RestPaths.Count > 0 || tool.GuardModels.Any(pattern => pattern.EndsWith(".onnx", StringComparison.Ordinal)))
            {
                _addressed.Add(tool);
                foreach (var path in tool.RestPaths)
                {
                    _hasSeparators &= path.IndexOf('/') >= 0 || path.IndexOf(':') >= 0;
                    _relative.Add(path.TrimStart('/'));
                }
            }

            // A setting on a client guards that client and not whoever gets it from a factory.
            if (tool.Acts == "run-time" && tool.Kind is not ("hook" or "provider-setting"))
            {
                Acting.Add(tool.Id);
            }

            if (tool.FilterInterfaces.Count > 0)
            {
                FilterInterfaces.Tools.Add(tool.Id);
                FilterInterfaces.Names.UnionWith(tool.FilterInterfaces.Select(Names.Last));
            }

            _rules.UnionWith(tool.RuleMembers);
            foreach (var member in tool.UsingMembers)
            {
                if (!_tools.TryGetValue(member, out var list))
                {
                    _tools.Add(member, list = new List<string>(1));
                }

                list.Add(tool.Id);
                foreach (var name in UnboundMember.SourceNames(member))
                {
                    _names.Add(name);
                    if (!_members.TryGetValue(name, out var members))
                    {
                        _members.Add(name, members = new HashSet<string>(StringComparer.Ordinal));
                    }

                    members.Add(member);
                }
            }
        }
    }

    /// <summary>The identifiers that can stand for a tool's member.</summary>
    public IEnumerable<string> SourceNames => _names;

    /// <summary>The identifiers to look for.</summary>
    public IEnumerable<string> NamesIn(KnownTypes types) => _tools.Keys.Where(types.HasTypeOf).SelectMany(UnboundMember.SourceNames);

    /// <summary>Tools that act when a program runs, so that a class around their call guards too; measuring and observing do not travel.</summary>
    public HashSet<string> Acting { get; } = new(StringComparer.Ordinal);

    /// <summary>Interfaces of filters that guard where they can withhold a call, by simple name.</summary>
    public Filters FilterInterfaces { get; } = new();

    /// <summary>A sieve in front of <see cref="AtAddress"/>, which has to look for every path.</summary>
    public bool MayBeAddress(string text) =>
        !_hasSeparators || text.IndexOf('/') >= 0 || text.IndexOf(':') >= 0 || _relative.Contains(text) || text.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase);

    /// <summary>The tools whose service a text names: a path, or the file of a guard model.</summary>
    public IEnumerable<(string Id, IReadOnlyList<string> Names)> AtAddress(string text)
    {
        if (text.Length is < 4 or > 400)
        {
            yield break;
        }

        foreach (var tool in _addressed)
        {
            if (tool.RestPaths.Any(path => tool.RestNames.Count == 0 ? text.IndexOf(path, StringComparison.OrdinalIgnoreCase) >= 0 : IsPath(text, path)))
            {
                yield return (tool.Id, tool.RestNames);
            }
            else if (text.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase) && tool.GuardModels.Any(pattern => pattern.EndsWith(".onnx", StringComparison.Ordinal) && Glob.IsMatch(pattern, text.ToLowerInvariant())))
            {
                yield return (tool.Id, Array.Empty<string>());
            }
        }
    }

    // /analyze as a whole relative address or at the end of one; the class's name has to say whose it is.
    private static bool IsPath(string text, string path) =>
        text.EndsWith(path, StringComparison.OrdinalIgnoreCase) || string.Equals(text, path.TrimStart('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>The tools that a name stands for where nothing binds.</summary>
    public IEnumerable<string> UnboundTools(SyntaxToken name, TreeTokens file) =>
        _members.TryGetValue(name.ValueText, out var members)
            ? UnboundMember.Likeliest(members.Where(member => UnboundMember.Is(member, name, file) || UnboundMember.IsOfNamespace(member, name, file) || (_rules.Contains(member) && UnboundMember.IsOfRoot(member, name, file))).ToArray(), file).SelectMany(member => _tools[member]).Distinct(StringComparer.Ordinal)
            : Array.Empty<string>();

    /// <summary>The tools that a member belongs to.</summary>
    public IReadOnlyList<string> Tools(ISymbol member)
    {
        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        if (member.ContainingType is not { } type || !_names.Contains(isConstructor ? type.Name : member.Name))
        {
            return Array.Empty<string>();
        }

        return _tools.TryGetValue(Names.FullName(type.OriginalDefinition) + "." + (isConstructor ? "#ctor" : member.Name), out var tools) ? tools : Array.Empty<string>();
    }

    /// <summary>Filter interfaces and the tools that stand for them.</summary>
    public sealed class Filters
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public List<string> Tools { get; } = new();

        public int Count => Tools.Count;
    }
}
