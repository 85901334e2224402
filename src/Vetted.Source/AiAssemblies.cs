using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Vetted.Catalog;

namespace Vetted.Source;

/// <summary>
/// Which referenced assemblies are AI packages, for the general rule: those the catalog lists, and those that themselves reference one (so that an SDK
/// nobody has listed yet counts). Assemblies of referenced projects are the team's own code.
/// </summary>
internal sealed class AiAssemblies
{
    // Names found in an assembly's metadata. The key is the reference, which an editor keeps from one compilation to the next.
    private static readonly ConditionalWeakTable<PortableExecutableReference, MetadataNames> NamesOfReference = new();

    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _answers = new(SymbolEqualityComparer.Default);
    private readonly SourceKnowledge _knowledge;
    private readonly HashSet<string> _projects;
    private readonly Compilation _compilation;

    public AiAssemblies(Compilation compilation, SourceKnowledge knowledge, IEnumerable<string> projects)
    {
        _compilation = compilation;
        _knowledge = knowledge;
        _projects = new HashSet<string>(projects, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True where the general rule reads this assembly's parameters and properties.</summary>
    public bool IsAi(IAssemblySymbol? assembly) =>
        assembly is not null && !SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly) && _answers.GetOrAdd(assembly, Decide);

    /// <summary>The package that brings an assembly, as far as the catalog knows.</summary>
    public CatalogPackage? Package(IAssemblySymbol? assembly) => assembly is null ? null : _knowledge.PackageOfAssembly(assembly.Name);

    /// <summary>The identifiers under which a sink of the general rule can stand in source: methods, types of constructors, properties.</summary>
    public IEnumerable<string> MemberNames() => OfReferences().SelectMany(static names => names.Members);

    /// <summary>The types that have a property of the general rule.</summary>
    public IEnumerable<string> PropertyTypes() => OfReferences().SelectMany(static names => names.PropertyTypes);

    private IEnumerable<MetadataNames> OfReferences()
    {
        foreach (var reference in _compilation.References)
        {
            if (reference is PortableExecutableReference file
                && _compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly
                && IsAi(assembly))
            {
                yield return NamesOfReference.GetValue(file, ReadNames);
            }
        }
    }

    private bool Decide(IAssemblySymbol assembly)
    {
        if (_projects.Contains(assembly.Name))
        {
            return false;
        }

        if (_knowledge.PackageOfAssembly(assembly.Name) is { } package)
        {
            return Counts(package);
        }

        return assembly.Modules.FirstOrDefault()?.ReferencedAssemblies.Any(reference => _knowledge.PackageOfAssembly(reference.Name) is { } known && Counts(known)) == true;
    }

    // A tokenizer's or a vector store's "model" is a vocabulary or a data class.
    private static bool Counts(CatalogPackage package) => package.Role is not ("tokenizer" or "vector-store" or "safety" or "observability" or "protocol");

    private static MetadataNames ReadNames(PortableExecutableReference reference)
    {
        var names = new MetadataNames();
        if (reference.GetMetadata() is not AssemblyMetadata assembly)
        {
            return names;
        }

        foreach (var module in assembly.GetModules())
        {
            var reader = module.GetMetadataReader();
            foreach (var handle in reader.TypeDefinitions)
            {
                ReadType(reader, reader.GetTypeDefinition(handle), names);
            }
        }

        return names;
    }

    private static void ReadType(MetadataReader reader, TypeDefinition type, MetadataNames names)
    {
        foreach (var handle in type.GetMethods())
        {
            var method = reader.GetMethodDefinition(handle);
            if ((method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem
                && method.GetParameters().Any(parameter => IsModelName(reader, reader.GetParameter(parameter).Name)))
            {
                var name = reader.GetString(method.Name);
                names.Members.Add(name == ".ctor" ? WithoutArity(reader.GetString(type.Name)) : name);
            }
        }

        foreach (var handle in type.GetProperties())
        {
            var name = reader.GetPropertyDefinition(handle).Name;
            if (IsModelName(reader, name))
            {
                names.Members.Add(reader.GetString(name));
                names.PropertyTypes.Add(WithoutArity(reader.GetString(type.Name)));
            }
        }
    }

    private static bool IsModelName(MetadataReader reader, StringHandle handle)
    {
        foreach (var name in ModelSinkNames.All)
        {
            if (reader.StringComparer.Equals(handle, name, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }

    private static string WithoutArity(string name) => name.IndexOf('`') is var tick and >= 0 ? name.Substring(0, tick) : name;

    private sealed class MetadataNames
    {
        public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

        public HashSet<string> PropertyTypes { get; } = new(StringComparer.Ordinal);
    }
}
