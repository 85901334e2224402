using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Vetted.Catalog;

namespace Vetted.Source.Wiring;

/// <summary>What the catalog knows of the way from a program to a model, by symbol.</summary>
internal sealed class ClientIndex
{
    /// <summary>The safety categories, each a bit.</summary>
    public static readonly string[] Categories =
    {
        "content-safety", "evaluation", "explainability", "fairness", "observability", "privacy", "prompt-injection", "robustness", "tool-approval",
    };

    private readonly Dictionary<string, ClientMember> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _clientTypes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _clientTypeNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SafetyTool[]> _checks;
    private readonly Dictionary<string, SafetyTool[]> _wires;
    private readonly HashSet<string> _toolNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _traps;
    private readonly HashSet<string> _trapTypes;
    private readonly (string Path, SafetyTool Tool)[] _paths;
    private readonly SafetyTool[] _guardModels;

    public ClientIndex(IEnumerable<ClientMember> members, IReadOnlyList<SafetyTool> tools)
    {
        foreach (var member in members)
        {
            _members[member.Type + "." + member.Member] = member;
            _names.Add(member.Member);
            if (member.Role is ClientRole.Calls or ClientRole.Streams or ClientRole.Creates)
            {
                _clientTypes.Add(member.Type);
                _clientTypeNames.Add(Names.Last(member.Type));
            }
        }

        var counted = tools.Where(tool => tool.Kind != "hook" && tool.Acts is "run-time" or "evaluation").ToArray();
        _checks = Index(counted.SelectMany(tool => tool.ProtectingMembers.Select(member => (member, tool))));
        _wires = Index(counted.SelectMany(tool => tool.WiringMembers.Select(member => (member, tool))));
        _traps = tools.SelectMany(tool => tool.Traps).GroupBy(trap => trap.Member, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Reason, StringComparer.Ordinal);
        _trapTypes = new HashSet<string>(_traps.Keys.Select(member => member.Substring(0, member.Length - Names.Last(member).Length - 1)), StringComparer.Ordinal);
        foreach (var member in _checks.Keys.Concat(_wires.Keys).Concat(_traps.Keys))
        {
            _toolNames.Add(Names.Last(member));
        }

        _paths = counted.Where(tool => tool.Acts == "run-time").SelectMany(tool => tool.RestPaths.Select(path => (path, tool))).ToArray();
        _guardModels = counted.Where(tool => tool.GuardModels.Count > 0).ToArray();
        CallNames = new HashSet<string>(
            _members.Values.Where(member => member.Role is ClientRole.Calls or ClientRole.Streams or ClientRole.Trains).Select(member => member.Member), StringComparer.Ordinal);
        RegistrationNames = new HashSet<string>(_members.Values.Where(member => member.Role == ClientRole.Registers).Select(member => member.Member), StringComparer.Ordinal);
    }

    /// <summary>The names of members that ask a model.</summary>
    public HashSet<string> CallNames { get; }

    /// <summary>The names of members that register a client.</summary>
    public HashSet<string> RegistrationNames { get; }

    /// <summary>All identifiers that matter on the way to a model in a compilation with those types.</summary>
    public HashSet<string> NamesIn(KnownTypes types)
    {
        var members = _members.Keys.Concat(_checks.Keys).Concat(_wires.Keys).Concat(_traps.Keys).Where(types.HasTypeOf);
        var names = new HashSet<string>(members.Concat(_clientTypes.Where(types.Has)).Select(Names.Last), StringComparer.Ordinal);
        names.Remove("#ctor");
        return names;
    }

    public static int Bits(IEnumerable<string> categories)
    {
        var bits = 0;
        foreach (var category in categories)
        {
            var at = Array.IndexOf(Categories, category);
            bits |= at < 0 ? 0 : 1 << at;
        }

        return bits;
    }

    /// <summary>The catalog's row of a method, of what it overrides or of what it implements; null where there is none.</summary>
    public ClientMember? Find(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.Constructor)
        {
            return null;
        }

        foreach (var one in Shapes(method))
        {
            if (_names.Contains(one.Name) && _members.TryGetValue(Names.FullName(one.ContainingType) + "." + one.Name, out var member))
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>True for a property or method that is true where a check found something.</summary>
    public bool IsFlag(ISymbol member) =>
        _names.Contains(member.Name) && member.ContainingType is { } type && _members.TryGetValue(Names.FullName(type.OriginalDefinition) + "." + member.Name, out var row) && row.Role == ClientRole.Flags;

    /// <summary>True for a type whose values ask models.</summary>
    public bool IsClient(ITypeSymbol? type)
    {
        if (type is null || type.SpecialType != SpecialType.None || type.TypeKind is TypeKind.Delegate or TypeKind.Enum)
        {
            return false;
        }

        for (var one = type; one is not null; one = one.BaseType)
        {
            if (_clientTypeNames.Contains(one.Name) && _clientTypes.Contains(Names.FullName(one.OriginalDefinition)))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(one => _clientTypeNames.Contains(one.Name) && _clientTypes.Contains(Names.FullName(one.OriginalDefinition)));
    }

    /// <summary>True where a value of the type can have guards around it that its type does not show.</summary>
    public static bool MayBeGuarded(ITypeSymbol type) => type.TypeKind == TypeKind.Interface || type.IsAbstract || type.Name is "Kernel" or "KernelFunction";

    /// <summary>The filter method that a type of the project implements, or null.</summary>
    public IEnumerable<IMethodSymbol> Filters(ITypeSymbol type)
    {
        foreach (var contract in type.AllInterfaces)
        {
            foreach (var method in contract.GetMembers().OfType<IMethodSymbol>())
            {
                if (Find(method) is { Role: ClientRole.Filter } && type.FindImplementationForInterfaceMember(method) is IMethodSymbol own)
                {
                    yield return own;
                }
            }
        }
    }

    /// <summary>The tools whose check a member is.</summary>
    public IReadOnlyList<SafetyTool> Checks(ISymbol member) => Find(_checks, member);

    /// <summary>The tools that a member puts on the path.</summary>
    public IReadOnlyList<SafetyTool> Wires(ISymbol member) => Find(_wires, member);

    /// <summary>True for a member that looks like a check and cannot work.</summary>
    public bool IsTrap(ISymbol member) => _toolNames.Contains(member.Name) && member.ContainingType is { } type && _traps.ContainsKey(Names.FullName(type.OriginalDefinition) + "." + member.Name);

    /// <summary>Why a member, by its full name, cannot work; null where it can.</summary>
    public string? Trap(string member) => _traps.TryGetValue(member, out var reason) ? reason : null;

    /// <summary>True for a type of which some member cannot work.</summary>
    public bool HasTraps(ITypeSymbol type) => _trapTypes.Contains(Names.FullName(type));

    /// <summary>True for a text that holds the path of some tool's service.</summary>
    public bool MayBeAddress(string text) => Array.Exists(_paths, one => text.IndexOf(one.Path.TrimStart('/'), StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The tool behind an address, or null.</summary>
    /// <param name="text">The address.</param>
    /// <param name="call">Who calls it: a short path such as /anonymize says nothing by itself, and counts in a class that is named after its service.</param>
    public SafetyTool? OfAddress(string text, SyntaxNode call)
    {
        foreach (var (path, tool) in _paths)
        {
            var isWhole = tool.RestNames.Count > 0 && (text.EndsWith(path, StringComparison.OrdinalIgnoreCase) || string.Equals(text, path.TrimStart('/'), StringComparison.OrdinalIgnoreCase));
            if (isWhole ? SyntaxShapes.IsInsideNamed(call, tool.RestNames) : path.Length > 12 && text.IndexOf(path, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return tool;
            }
        }

        return null;
    }

    /// <summary>The tool whose model an id names, or null.</summary>
    public SafetyTool? OfModel(string id)
    {
        var text = id.ToLowerInvariant();
        return _guardModels.FirstOrDefault(tool => tool.GuardModels.Any(pattern => Vetted.Text.Glob.IsMatch(pattern, text)));
    }

    private static Dictionary<string, SafetyTool[]> Index(IEnumerable<(string Member, SafetyTool Tool)> pairs) => pairs
        .GroupBy(pair => pair.Member, pair => pair.Tool, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private SafetyTool[] Find(Dictionary<string, SafetyTool[]> index, ISymbol member)
    {
        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        if (member.ContainingType is null || (!isConstructor && !_toolNames.Contains(member.Name)))
        {
            return Array.Empty<SafetyTool>();
        }

        if (member is IMethodSymbol method && !isConstructor)
        {
            foreach (var one in Shapes(method))
            {
                if (index.TryGetValue(Names.FullName(one.ContainingType) + "." + one.Name, out var known))
                {
                    return known;
                }
            }

            return Array.Empty<SafetyTool>();
        }

        return index.TryGetValue(Names.FullName(member.ContainingType.OriginalDefinition) + "." + (isConstructor ? "#ctor" : member.Name), out var tools) ? tools : Array.Empty<SafetyTool>();
    }

    // The method as declared, what it overrides, and what it implements.
    private static IEnumerable<IMethodSymbol> Shapes(IMethodSymbol method)
    {
        var chain = new List<IMethodSymbol>(1);
        for (var one = (method.ReducedFrom ?? method).OriginalDefinition; one is not null; one = one.OverriddenMethod?.OriginalDefinition)
        {
            chain.Add(one);
            yield return one;
        }

        foreach (var contract in method.ExplicitInterfaceImplementations)
        {
            yield return contract.OriginalDefinition;
        }

        if (method.ContainingType is { TypeKind: not TypeKind.Interface } type && !method.IsStatic && method.MethodKind == MethodKind.Ordinary)
        {
            foreach (var contract in type.AllInterfaces)
            {
                foreach (var member in contract.GetMembers(method.Name))
                {
                    if (member is IMethodSymbol one && type.FindImplementationForInterfaceMember(one)?.OriginalDefinition is IMethodSymbol own && chain.Contains(own, SymbolEqualityComparer.Default))
                    {
                        yield return one.OriginalDefinition;
                    }
                }
            }
        }
    }
}
