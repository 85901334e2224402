using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>
/// Which of the catalog's types a compilation can name at all: those of its references and its own. A member of any other type cannot be called, so its name
/// (<c>Create</c>, <c>Model</c>) is no reason to bind anything.
/// </summary>
internal sealed class KnownTypes
{
    private readonly Dictionary<string, INamespaceOrTypeSymbol[]> _found = new(StringComparer.Ordinal);
    private readonly bool _isAll;
    private readonly bool _isCSharp;

    /// <summary>Creates the answers for a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="isUnbound">True where packages may be missing, so that every name counts.</param>
    public KnownTypes(Compilation compilation, bool isUnbound)
    {
        // The merged namespace leaves out what is referenced under an alias only.
        _isAll = isUnbound || compilation.References.Any(static reference => !reference.Properties.Aliases.IsEmpty && !reference.Properties.Aliases.Contains(MetadataReferenceProperties.GlobalAlias));
        _isCSharp = compilation.Language == LanguageNames.CSharp;
        _found.Add("", new INamespaceOrTypeSymbol[] { compilation.GlobalNamespace });
    }

    /// <summary>True where the compilation may have a type of that full name (<see cref="Names.FullName"/>).</summary>
    public bool Has(string type) => _isAll || Array.Exists(Find(type), static one => one is ITypeSymbol);

    /// <summary>True where the compilation may have the type of a member (<c>Type.Member</c> or <c>Type.#ctor</c>).</summary>
    public bool HasTypeOf(string member) => Has(Before(member, member.LastIndexOf('.')));

    /// <summary>
    /// The own name of a member's type where every call of the member must write it (a static class's method that is no extension); null where a call can do without.
    /// <c>using static</c> and an alias write it too, in the same file or in one with a <c>global using</c>.
    /// </summary>
    public string? HolderOf(string member)
    {
        var dot = member.LastIndexOf('.');
        var types = _isAll || !_isCSharp ? Array.Empty<INamespaceOrTypeSymbol>() : Find(Before(member, dot));
        var name = member.Substring(dot + 1);
        return types.Length > 0 && Array.TrueForAll(types, type => type is INamedTypeSymbol { IsStatic: true } && type.GetMembers(name) is { Length: > 0 } members && members.All(static one => one is IMethodSymbol { IsStatic: true, IsExtensionMethod: false }))
            ? types[0].Name
            : null;
    }

    private INamespaceOrTypeSymbol[] Find(string name)
    {
        if (!_found.TryGetValue(name, out var symbols))
        {
            var dot = name.LastIndexOf('.');
            var last = name.Substring(dot + 1);
            symbols = Find(Before(name, dot)).SelectMany(outer => outer.GetMembers(last)).OfType<INamespaceOrTypeSymbol>().ToArray();
            _found.Add(name, symbols);
        }

        return symbols;
    }

    private static string Before(string name, int dot) => dot < 0 ? "" : name.Substring(0, dot);
}
