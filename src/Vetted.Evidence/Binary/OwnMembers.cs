using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Vetted.Evidence.Binary;

/// <summary>Names and relations of the members that the assembly at hand defines. What does not hold together has no name and no relation.</summary>
internal sealed class OwnMembers
{
    private const int MaximumBases = 16;
    private readonly MetadataReader _reader;
    private readonly MemberTable _members;
    private Dictionary<int, List<int>>? _declarations;
    private Dictionary<int, List<int>>? _implementations;

    public OwnMembers(MetadataReader reader, MemberTable members)
    {
        _reader = reader;
        _members = members;
    }

    /// <summary>The method and those of base types and interfaces of this assembly through which it is called.</summary>
    public IEnumerable<int> Declarations(int method) => new[] { method }.Concat(Related(ref _declarations, method));

    /// <summary>The method and those that a call of it may run: overrides and implementations in this assembly.</summary>
    public IEnumerable<int> Implementations(int method) => new[] { method }.Concat(Related(ref _implementations, method));

    /// <summary>The value of a string constant; null for any other field.</summary>
    public string? Constant(int field) => Guarded<string?>(
        () =>
        {
            var handle = _reader.GetFieldDefinition(MetadataTokens.FieldDefinitionHandle(field)).GetDefaultValue();
            if (handle.IsNil || _reader.GetConstant(handle) is not { TypeCode: ConstantTypeCode.String } constant)
            {
                return null;
            }

            var blob = _reader.GetBlobReader(constant.Value);
            return blob.ReadUTF16(blob.RemainingBytes & ~1);
        },
        null);

    /// <summary>A field as <c>Type.Name</c>; a property's for a backing field.</summary>
    public string FieldName(int field) => Guarded(
        () =>
        {
            var definition = _reader.GetFieldDefinition(MetadataTokens.FieldDefinitionHandle(field));
            var name = _reader.GetString(definition.Name);
            return TypeName(definition.GetDeclaringType()) + "." + (PropertyOfBackingField(name) ?? name);
        },
        "");

    /// <summary>How a string stands that is stored in that field: <c>property-initialiser</c>, <c>field</c>, or <c>local</c> for a variable that a compiler moved into a class of its own.</summary>
    public string FormOfField(int field) => Guarded(
        () =>
        {
            var definition = _reader.GetFieldDefinition(MetadataTokens.FieldDefinitionHandle(field));
            var name = _reader.GetString(definition.Name);
            return UserMethods.IsGenerated(_reader, definition.GetDeclaringType()) ? "local" : PropertyOfBackingField(name) is not null || IsBasicBackingField(definition, name) ? "property-initialiser" : "field";
        },
        "field");

    /// <summary>A parameter as <c>Type.name</c>, or only its name in the entry point; the index counts <c>this</c>.</summary>
    public string ParameterName(int method, int index) => Guarded(
        () =>
        {
            var definition = _reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(method));
            var number = index + ((definition.Attributes & MethodAttributes.Static) != 0 ? 1 : 0);
            var name = definition.GetParameters().Select(_reader.GetParameter).Where(parameter => parameter.SequenceNumber == number).Select(parameter => _reader.GetString(parameter.Name)).FirstOrDefault() ?? "";
            return name.Length == 0 ? "" : _reader.GetString(definition.Name) is "<Main>$" or "Main" || UserMethods.IsGenerated(_reader, definition.GetDeclaringType()) ? name : TypeName(definition.GetDeclaringType()) + "." + name;
        },
        "");

    /// <summary>The property that a method sets, as <c>Type.Name</c>; null for any other method.</summary>
    public string? SetterName(int method) => Guarded<string?>(
        () =>
        {
            var definition = _reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(method));
            return (definition.Attributes & MethodAttributes.SpecialName) != 0 && _reader.StringComparer.StartsWith(definition.Name, "set_")
                ? TypeName(definition.GetDeclaringType()) + "." + _reader.GetString(definition.Name).Substring(4)
                : null;
        },
        null);

    private string TypeName(TypeDefinitionHandle type) => TypeNames.WithoutArity(_reader.GetString(_reader.GetTypeDefinition(type).Name));

    private static string? PropertyOfBackingField(string name) =>
        name.Length > 1 && name[0] == '<' && name.EndsWith(">k__BackingField", StringComparison.Ordinal) ? name.Substring(1, name.IndexOf('>') - 1) : null;

    /// <summary>Visual Basic keeps the property <c>Model</c> in the field <c>_Model</c>.</summary>
    private bool IsBasicBackingField(FieldDefinition field, string name) =>
        name.Length > 1 && name[0] == '_' && _reader.GetTypeDefinition(field.GetDeclaringType()).GetProperties().Any(property => _reader.StringComparer.Equals(_reader.GetPropertyDefinition(property).Name, name.Substring(1)))
        && field.GetCustomAttributes().Count > 0;

    private List<int> Related(ref Dictionary<int, List<int>>? relation, int method)
    {
        if (_declarations is null || _implementations is null)
        {
            (_declarations, _implementations) = (new Dictionary<int, List<int>>(), new Dictionary<int, List<int>>());
            foreach (var type in _reader.TypeDefinitions)
            {
                Guarded(() => Relate(type), 0);
            }
        }

        return relation!.TryGetValue(method, out var rows) ? rows : new List<int>(0);
    }

    private int Relate(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        var bases = type.GetInterfaceImplementations().Select(implementation => Own(_reader.GetInterfaceImplementation(implementation).Interface)).Where(own => !own.IsNil).ToList();
        for (var parent = Own(type.BaseType); !parent.IsNil && bases.Count < MaximumBases; parent = Own(_reader.GetTypeDefinition(parent).BaseType))
        {
            bases.Add(parent);
        }

        foreach (var method in bases.Count == 0 ? Enumerable.Empty<MethodDefinitionHandle>() : type.GetMethods())
        {
            if ((_reader.GetMethodDefinition(method).Attributes & MethodAttributes.Virtual) == 0 || _members.Find(MetadataTokens.GetToken(method)) is not { } member)
            {
                continue;
            }

            foreach (var declared in bases.SelectMany(parent => _reader.GetTypeDefinition(parent).GetMethods()))
            {
                if ((_reader.GetMethodDefinition(declared).Attributes & MethodAttributes.Virtual) != 0
                    && _members.Find(MetadataTokens.GetToken(declared)) is { } other && other.Name == member.Name && other.Shape.Equals(member.Shape))
                {
                    Add(_declarations!, member.Row, other.Row);
                    Add(_implementations!, other.Row, member.Row);
                }
            }
        }

        return 0;
    }

    private TypeDefinitionHandle Own(EntityHandle handle)
    {
        var element = handle.IsNil ? default : TypeNames.Element(_reader, handle);
        return element is { IsNil: false, Kind: HandleKind.TypeDefinition } ? (TypeDefinitionHandle)element : default;
    }

    private static void Add(Dictionary<int, List<int>> relation, int key, int row)
    {
        if (!relation.TryGetValue(key, out var rows))
        {
            relation.Add(key, rows = new List<int>(1));
        }

        rows.Add(row);
    }

    private static T Guarded<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return otherwise;
        }
    }
}
