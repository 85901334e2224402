using System;
using System.Reflection.Metadata;

namespace Vetted.Evidence.Binary;

/// <summary>Names of types as the catalog writes them: namespaces and outer types joined by dots, no arity, no type arguments.</summary>
internal static class TypeNames
{
    // A nested type may claim itself as its outer type in a corrupt file.
    private const int MaximumNesting = 16;

    /// <summary>The full name of a type definition, reference or specification; empty for what has no name (an array, a type parameter).</summary>
    public static string FullName(MetadataReader reader, EntityHandle handle) => handle.IsNil ? "" : handle.Kind switch
    {
        HandleKind.TypeDefinition => Definition(reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => Reference(reader, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => Element(reader, handle) is { IsNil: false } element ? FullName(reader, element) : "",
        _ => "",
    };

    /// <summary>The generic type that a specification instantiates, or the handle itself; nil for anything else.</summary>
    public static EntityHandle Element(MetadataReader reader, EntityHandle handle)
    {
        if (handle.Kind != HandleKind.TypeSpecification)
        {
            return handle;
        }

        var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
        if (blob.RemainingBytes < 3 || blob.ReadByte() != (byte)SignatureTypeCode.GenericTypeInstance)
        {
            return default;
        }

        blob.ReadByte();
        var element = blob.ReadTypeHandle();
        return element.Kind is HandleKind.TypeDefinition or HandleKind.TypeReference ? element : default;
    }

    /// <summary>The simple name of the assembly that declares a type; empty for the assembly at hand or where it is not told.</summary>
    public static string Assembly(MetadataReader reader, EntityHandle handle)
    {
        handle = Element(reader, handle);
        for (var depth = 0; depth < MaximumNesting && handle is { IsNil: false, Kind: HandleKind.TypeReference }; depth++)
        {
            handle = reader.GetTypeReference((TypeReferenceHandle)handle).ResolutionScope;
        }

        return handle is { IsNil: false, Kind: HandleKind.AssemblyReference } ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)handle).Name) : "";
    }

    /// <summary>The name without the arity that a backtick starts.</summary>
    public static string WithoutArity(string name)
    {
        var tick = name.IndexOf('`');
        return tick < 0 ? name : name.Substring(0, tick);
    }

    private static string Definition(MetadataReader reader, TypeDefinitionHandle handle, int depth)
    {
        var type = reader.GetTypeDefinition(handle);
        var outer = type.GetDeclaringType();
        var name = WithoutArity(reader.GetString(type.Name));
        return outer.IsNil || depth > MaximumNesting ? Join(reader.GetString(type.Namespace), name) : Join(Definition(reader, outer, depth + 1), name);
    }

    private static string Reference(MetadataReader reader, TypeReferenceHandle handle, int depth)
    {
        var type = reader.GetTypeReference(handle);
        var name = WithoutArity(reader.GetString(type.Name));
        return type.ResolutionScope is { IsNil: false, Kind: HandleKind.TypeReference } outer && depth <= MaximumNesting
            ? Join(Reference(reader, (TypeReferenceHandle)outer, depth + 1), name)
            : Join(reader.GetString(type.Namespace), name);
    }

    private static string Join(string scope, string name) => scope.Length == 0 ? name : scope + "." + name;
}
