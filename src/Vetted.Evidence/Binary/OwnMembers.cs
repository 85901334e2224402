using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Vetted.Evidence.Binary;

/// <summary>Names and relations of the members that one assembly defines. What does not hold together has no name and no relation.</summary>
internal sealed class OwnMembers
{
    private const int MaximumBases = 16;
    private readonly MetadataReader _reader;
    private readonly MemberTable _members;
    private readonly AssemblyTeam _team;
    private readonly int _index;
    private readonly Budget _searches;
    private Dictionary<int, List<int>>? _declarations;
    private Dictionary<int, List<int>>? _implementations;

    public OwnMembers(LoadedAssembly assembly, AssemblyTeam team)
    {
        (_reader, _members, _index, _team, _searches) = (assembly.Reader, assembly.Members, assembly.Index, team, assembly.Searches);
    }

    /// <summary>The methods of base types and interfaces of the team through which a method of this assembly is called.</summary>
    public IReadOnlyList<int> Declarations(int method) => Related(ref _declarations, method);

    /// <summary>The methods of this assembly that a call of that one may run: overrides and implementations.</summary>
    public IReadOnlyList<int> Implementations(int method) => Related(ref _implementations, method);

    /// <summary>The value of a string constant; null for any other field.</summary>
    public string? Constant(int field) => Guarded(() => Text(_reader.GetFieldDefinition(MetadataTokens.FieldDefinitionHandle(RowId.Row(field))).GetDefaultValue()), null);

    /// <summary>The string that a parameter has where it is left out; null where there is none. The index counts <c>this</c>.</summary>
    public string? ParameterDefault(int method, int index) => Guarded(() => Parameter(method, index) is { } parameter ? Text(parameter.GetDefaultValue()) : null, null);

    /// <summary>A field as <c>Type.Name</c>; a property's for a backing field.</summary>
    public string FieldName(int field) => Guarded(
        () =>
        {
            var definition = _reader.GetFieldDefinition(MetadataTokens.FieldDefinitionHandle(RowId.Row(field)));
            var name = _reader.GetString(definition.Name);
            return TypeName(definition.GetDeclaringType()) + "." + (PropertyOfBackingField(name) ?? name);
        },
        "");

    /// <summary>How a string stands that is stored in that field: <c>property-initialiser</c>, <c>field</c>, or <c>local</c> for a variable that a compiler moved into a class of its own.</summary>
    public string FormOfField(int field) => Guarded(
        () =>
        {
            var definition = _reader.GetFieldDefinition(MetadataTokens.FieldDefinitionHandle(RowId.Row(field)));
            var name = _reader.GetString(definition.Name);
            return UserMethods.IsGenerated(_reader, definition.GetDeclaringType()) ? "local" : PropertyOfBackingField(name) is not null || IsBasicBackingField(definition, name) ? "property-initialiser" : "field";
        },
        "field");

    /// <summary>A parameter as <c>Type.name</c>, or only its name in the entry point; the index counts <c>this</c>.</summary>
    public string ParameterName(int method, int index) => Guarded(
        () =>
        {
            var definition = _reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(RowId.Row(method)));
            var name = Parameter(method, index) is { } parameter ? _reader.GetString(parameter.Name) : "";
            return name.Length == 0 ? "" : _reader.GetString(definition.Name) is "<Main>$" or "Main" || UserMethods.IsGenerated(_reader, definition.GetDeclaringType()) ? name : TypeName(definition.GetDeclaringType()) + "." + name;
        },
        "");

    /// <summary>The property that a method sets, as <c>Type.Name</c>; null for any other method.</summary>
    public string? SetterName(int method) => Guarded<string?>(
        () =>
        {
            var definition = _reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(RowId.Row(method)));
            return (definition.Attributes & MethodAttributes.SpecialName) != 0 && _reader.StringComparer.StartsWith(definition.Name, "set_")
                ? TypeName(definition.GetDeclaringType()) + "." + _reader.GetString(definition.Name).Substring(4)
                : null;
        },
        null);

    private Parameter? Parameter(int method, int index)
    {
        var definition = _reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(RowId.Row(method)));
        var number = index + ((definition.Attributes & MethodAttributes.Static) != 0 ? 1 : 0);
        foreach (var handle in definition.GetParameters())
        {
            if (_reader.GetParameter(handle) is var parameter && parameter.SequenceNumber == number)
            {
                return parameter;
            }
        }

        return null;
    }

    private string? Text(ConstantHandle handle)
    {
        if (handle.IsNil || _reader.GetConstant(handle) is not { TypeCode: ConstantTypeCode.String } constant)
        {
            return null;
        }

        var blob = _reader.GetBlobReader(constant.Value);
        return blob.ReadUTF16(blob.RemainingBytes & ~1);
    }

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
        var bases = BasesOf(type);
        var virtuals = bases.SelectMany(parent => parent.Assembly.Own.VirtualsOf(parent.Type, _searches)).ToLookup(declared => declared.Name, StringComparer.Ordinal);
        foreach (var method in virtuals.Count == 0 ? Enumerable.Empty<MethodDefinitionHandle>() : TypeRows.MethodsOf(_reader, handle))
        {
            if (!_searches.Spend(1))
            {
                return 0;
            }

            if ((_reader.GetMethodDefinition(method).Attributes & MethodAttributes.Virtual) == 0 || _members.Find(MetadataTokens.GetToken(method)) is not { } member)
            {
                continue;
            }

            foreach (var declared in virtuals[member.Name])
            {
                if (_searches.Spend(1) && declared.Shape.Equals(member.Shape))
                {
                    Add(_declarations!, member.Id, declared.Id);
                    Add(_implementations!, declared.Id, member.Id);
                }
            }
        }

        return 0;
    }

    private IEnumerable<CalledMember> VirtualsOf(TypeDefinitionHandle type, Budget searches) => TypeRows.MethodsOf(_reader, type)
        .TakeWhile(_ => searches.Spend(1))
        .Where(method => (_reader.GetMethodDefinition(method).Attributes & MethodAttributes.Virtual) != 0)
        .Select(method => _members.Find(MetadataTokens.GetToken(method))).Where(member => member is not null)!;

    /// <summary>The interfaces and base classes, as far as the team defines them.</summary>
    private List<(LoadedAssembly Assembly, TypeDefinitionHandle Type)> BasesOf(TypeDefinition type)
    {
        var bases = type.GetInterfaceImplementations().SelectMany(implementation => Resolve(_reader.GetInterfaceImplementation(implementation).Interface)).ToList();
        var parents = Resolve(type.BaseType).ToList();
        for (var i = 0; i < parents.Count && i < MaximumBases; i++)
        {
            var (assembly, parent) = parents[i];
            bases.Add(parents[i]);
            parents.AddRange(assembly.Own.Resolve(assembly.Reader.GetTypeDefinition(parent).BaseType));
        }

        return bases;
    }

    private IEnumerable<(LoadedAssembly Assembly, TypeDefinitionHandle Type)> Resolve(EntityHandle handle)
    {
        var element = handle.IsNil ? default : TypeNames.Element(_reader, handle);
        if (element.IsNil || element.Kind == HandleKind.TypeDefinition)
        {
            return element.IsNil ? Array.Empty<(LoadedAssembly, TypeDefinitionHandle)>() : new[] { (_team[_index], (TypeDefinitionHandle)element) };
        }

        return _team.Follow(TypeNames.Assembly(_reader, element)) is { } other
            ? other.TypesNamed(TypeNames.FullName(_reader, element)).Select(type => (other, type))
            : Array.Empty<(LoadedAssembly, TypeDefinitionHandle)>();
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
