using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Source;

/// <summary>What the source engine asks of the catalog. A type of its own, so that a test can bring its own few rows.</summary>
public sealed class SourceKnowledge
{
    private static readonly Lazy<SourceKnowledge> LazyShared = new(() => Of(AiCatalog.Shared));
    private readonly Lazy<Dictionary<string, CatalogPackage>> _packagesByAssembly;
    private readonly Lazy<ILookup<string, string>> _constantsByMember;
    private readonly Lazy<HashSet<string>> _constantHolders;

    /// <summary>Creates knowledge from rows.</summary>
    /// <param name="sinks">The model sinks.</param>
    /// <param name="identify">Says who a model id is; the second argument is true at a model sink.</param>
    public SourceKnowledge(IReadOnlyList<ModelSink> sinks, Func<string, bool, ModelIdentity?> identify)
    {
        Sinks = sinks ?? throw new ArgumentNullException(nameof(sinks));
        Identify = identify ?? throw new ArgumentNullException(nameof(identify));
        _packagesByAssembly = new Lazy<Dictionary<string, CatalogPackage>>(IndexAssemblies);
        _constantsByMember = new Lazy<ILookup<string, string>>(() => Constants.Keys.ToLookup(Names.Last, StringComparer.Ordinal));
        _constantHolders = new Lazy<HashSet<string>>(IndexHolders);
    }

    /// <summary>The knowledge of the catalog inside this product.</summary>
    public static SourceKnowledge Shared => LazyShared.Value;

    /// <summary>The model sinks.</summary>
    public IReadOnlyList<ModelSink> Sinks { get; }

    /// <summary>Says who a model id is; the second argument is true at a model sink.</summary>
    public Func<string, bool, ModelIdentity?> Identify { get; }

    /// <summary>A sieve in front of <see cref="Identify"/>: false where no part of a text between characters that are no letters is an id.</summary>
    internal Func<string, bool> MayBeModel { get; init; } = static _ => true;

    /// <summary>Typed constants as <c>Namespace.Type.Member</c> with their wire ids.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>The catalog service behind a host name, or null.</summary>
    public Func<string, string?> ServiceOfHost { get; init; } = static _ => null;

    /// <summary>The safety tools.</summary>
    public IReadOnlyList<SafetyTool> SafetyTools { get; init; } = Array.Empty<SafetyTool>();

    /// <summary>The members through which programs call models.</summary>
    public IReadOnlyList<ClientMember> ClientMembers { get; init; } = Array.Empty<ClientMember>();

    /// <summary>What weakens protection.</summary>
    public IReadOnlyList<Weakening> Weakenings { get; init; } = Array.Empty<Weakening>();

    /// <summary>Members that make agents, offer tools to models or call a model.</summary>
    public IReadOnlyList<AgentApi> AgentApis { get; init; } = Array.Empty<AgentApi>();

    /// <summary>The AI packages.</summary>
    public IReadOnlyList<CatalogPackage> Packages { get; init; } = Array.Empty<CatalogPackage>();

    /// <summary>The row that covers a whole family of packages (<c>Microsoft.SemanticKernel.*</c>), asked with an assembly's name as the package id.</summary>
    public Func<string, CatalogPackage?> FamilyOfAssembly { get; init; } = static _ => null;

    /// <summary>The catalog's package that brings an assembly, or null.</summary>
    public CatalogPackage? PackageOfAssembly(string assembly) =>
        _packagesByAssembly.Value.TryGetValue(assembly, out var package) ? package : FamilyOfAssembly(assembly);

    /// <summary>The knowledge of a catalog.</summary>
    public static SourceKnowledge Of(AiCatalog catalog)
    {
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        return new SourceKnowledge(catalog.Sinks, catalog.Identify)
        {
            MayBeModel = catalog.MayBeModel,
            Constants = ReadConstants(catalog),
            ServiceOfHost = host => catalog.FindServiceByHost(host)?.Id,
            SafetyTools = catalog.SafetyTools,
            ClientMembers = catalog.ClientMembers,
            Weakenings = catalog.Weakenings,
            AgentApis = catalog.AgentApis,
            Packages = catalog.Keys("packages").Select(catalog.FindPackage).OfType<CatalogPackage>().ToArray(),
            FamilyOfAssembly = catalog.FindPackage,
        };
    }

    /// <summary>The wire id of a typed constant, or null.</summary>
    /// <param name="type">Full name of the type.</param>
    /// <param name="member">The member's name.</param>
    internal string? WireId(string type, string member) => _constantsByMember.Value.Contains(member) && Constants.TryGetValue(type + "." + member, out var id) ? id : null;

    /// <summary>The wire id of a typed constant by the end of its name (<c>FoundryModel.OpenAI.Gpt5</c>), or null.</summary>
    internal string? WireIdOf(string dotted)
    {
        if (dotted.IndexOf('.') < 0)
        {
            return null;
        }

        var full = _constantsByMember.Value[Names.Last(dotted)].FirstOrDefault(name => name == dotted || name.EndsWith("." + dotted, StringComparison.Ordinal));
        return full is null ? null : Constants[full];
    }

    /// <summary>The identifiers that begin a typed constant in source: the type's own name and, for a nested holder (<c>FoundryModel.OpenAI</c>), the outer type's.</summary>
    internal IEnumerable<string> ConstantHoldersIn(KnownTypes types)
    {
        foreach (var type in _constantHolders.Value.Where(types.Has))
        {
            yield return Names.Last(type);
            if (type.LastIndexOf('.') is > 0 and var dot && Names.Last(type.Substring(0, dot)) is var outer && outer.EndsWith("Model", StringComparison.Ordinal))
            {
                yield return outer;
            }
        }
    }

    // The full names of the types that have typed constants.
    private HashSet<string> IndexHolders()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var constant in Constants.Keys.Where(static constant => constant.IndexOf('.') != constant.LastIndexOf('.')))
        {
            names.Add(constant.Substring(0, constant.LastIndexOf('.')));
        }

        return names;
    }

    private static Dictionary<string, string> ReadConstants(AiCatalog catalog)
    {
        var constants = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var holder in catalog.Keys("constants").Select(catalog.FindConstants).OfType<ModelConstants>())
        {
            foreach (var member in holder.Ids)
            {
                constants[holder.Type + "." + member.Key] = member.Value;
            }
        }

        return constants;
    }

    private Dictionary<string, CatalogPackage> IndexAssemblies()
    {
        var index = new Dictionary<string, CatalogPackage>(StringComparer.OrdinalIgnoreCase);
        foreach (var package in Packages)
        {
            foreach (var assembly in package.Assemblies.Count > 0 ? package.Assemblies : new[] { package.Id })
            {
                if (!index.ContainsKey(assembly))
                {
                    index.Add(assembly, package);
                }
            }
        }

        return index;
    }
}
