using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Vetted.Catalog;

namespace Vetted.Evidence.Binary;

/// <summary>The catalog's facts in the form that metadata asks for: by type and member name, by assembly. Immutable, built once per catalog.</summary>
internal sealed class BinaryKnowledge
{
    private static readonly ConditionalWeakTable<AiCatalog, BinaryKnowledge> Cache = new();
    private readonly Dictionary<string, ModelSink[]> _sinks;
    private readonly Dictionary<string, CatalogPackage> _entryPoints = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogPackage> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SafetyTool[]> _tools;
    private readonly Dictionary<string, (Weakening Weakening, string? Value)[]> _weakenings;
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    public BinaryKnowledge(IEnumerable<ModelSink> sinks, IEnumerable<CatalogPackage> packages, IEnumerable<SafetyTool> tools, IEnumerable<Weakening> weakenings, Func<string, bool, ModelIdentity?> identify)
    {
        Identify = identify;
        _sinks = sinks.GroupBy(sink => sink.Type + "." + sink.Member, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _tools = tools
            .SelectMany(tool => tool.UsingMembers.Select(member => (member, tool)))
            .GroupBy(pair => pair.member, pair => pair.tool, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _weakenings = weakenings
            .SelectMany(weakening => weakening.Members.Select(member => (member.Member, Row: (weakening, member.Value))))
            .GroupBy(pair => pair.Member, pair => pair.Row, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        foreach (var package in packages)
        {
            package.Assemblies.ToList().ForEach(assembly => _assemblies[assembly] = package);
            foreach (var entry in package.EntryTypes.Where(entry => entry.Length > 2))
            {
                _entryPoints[entry.Substring(2)] = package;
            }
        }

        _types.UnionWith(_sinks.Keys.Concat(_tools.Keys).Concat(_weakenings.Keys).Select(DeclaringType));
        _types.UnionWith(_entryPoints.Keys);
        _types.UnionWith(_entryPoints.Keys.Select(DeclaringType));
    }

    /// <summary>Says who a model id is; the second argument is true at a sink.</summary>
    public Func<string, bool, ModelIdentity?> Identify { get; }

    /// <summary>A sieve in front of <see cref="Identify"/>: false for a part of a text that surely is no model id.</summary>
    public Func<string, int, int, bool> MayBeModel { get; init; } = (_, _, _) => true;

    /// <summary>The model id behind a typed constant (type, member), or null.</summary>
    public Func<string, string, string?> FindConstant { get; init; } = (_, _) => null;

    /// <summary>The catalog service behind a host name, or null.</summary>
    public Func<string, string?> ServiceOfHost { get; init; } = _ => null;

    /// <summary>The row of a whole family of packages, asked with an assembly's name as the package id.</summary>
    public Func<string, CatalogPackage?> FamilyOfAssembly { get; init; } = _ => null;

    public static BinaryKnowledge For(AiCatalog catalog) => Cache.GetValue(catalog, FromCatalog);

    public IReadOnlyList<ModelSink> FindSinks(string type, string member) => _sinks.TryGetValue(type + "." + member, out var sinks) ? sinks : Array.Empty<ModelSink>();

    public IReadOnlyList<SafetyTool> FindTools(string type, string member) => _tools.TryGetValue(type + "." + member, out var tools) ? tools : Array.Empty<SafetyTool>();

    /// <summary>The package whose entry point this is: the construction of a type, or a registration method.</summary>
    public CatalogPackage? FindEntryPoint(string type, string member) =>
        _entryPoints.TryGetValue(member == "#ctor" ? type : type + "." + member, out var package) ? package : null;

    public CatalogPackage? FindAssembly(string name) => name.Length == 0 ? null : _assemblies.TryGetValue(name, out var package) ? package : FamilyOfAssembly(name);

    public IReadOnlyList<(Weakening Weakening, string? Value)> FindWeakenings(string type, string member) =>
        _weakenings.TryGetValue(type + "." + member, out var rows) ? rows : Array.Empty<(Weakening, string?)>();

    /// <summary>False for a type of which neither a sink nor a tool nor an entry point is a member: most are dismissed here.</summary>
    public bool KnowsType(string type) => _types.Contains(type);

    private static BinaryKnowledge FromCatalog(AiCatalog catalog) => new(
        catalog.Sinks,
        catalog.Keys("packages").Select(catalog.FindPackage).Where(package => package is not null)!,
        catalog.SafetyTools,
        catalog.Weakenings,
        catalog.Identify)
    {
        MayBeModel = catalog.MayBeModel,
        FindConstant = catalog.FindConstant,
        ServiceOfHost = host => catalog.FindServiceByHost(host)?.Id,
        FamilyOfAssembly = catalog.FindPackage,
    };

    private static string DeclaringType(string member) => member.Substring(0, Math.Max(0, member.LastIndexOf('.')));
}
