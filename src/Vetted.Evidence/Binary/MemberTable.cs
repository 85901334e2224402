using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Vetted.Catalog;

namespace Vetted.Evidence.Binary;

/// <summary>The methods and fields that the bodies of one assembly name, resolved once per token, also where another assembly of the team defines them.</summary>
internal sealed class MemberTable
{
    // An exception for each costs about ten microseconds; a file that has more is not worth asking further.
    private const int MaximumBroken = 5_000;
    private readonly Dictionary<int, bool> _mayMatter = new();
    private readonly MetadataReader _reader;
    private readonly int _index;
    private readonly AssemblyTeam _team;
    private readonly Budget _searches;
    private readonly BinaryKnowledge _knowledge;
    private readonly Dictionary<int, CalledMember?> _methods = new();
    private readonly Dictionary<int, (int Id, string Type, string Name)> _fields = new();
    private int _broken;

    public MemberTable(LoadedAssembly assembly, AssemblyTeam team)
    {
        (_reader, _index, _team, _knowledge, _searches) = (assembly.Reader, assembly.Index, team, team.Knowledge, assembly.Searches);
    }

    /// <summary>True where so many members do not hold together that the rest was not asked for.</summary>
    public bool IsGivenUp => _broken >= MaximumBroken;

    /// <summary>The tokens of all members whose call makes a body worth decoding: references, and the instantiations of generic ones.</summary>
    public HashSet<int> FindInteresting()
    {
        var tokens = new HashSet<int>();
        foreach (var handle in _reader.MemberReferences)
        {
            var reference = _reader.GetMemberReference(handle);
            if ((MayMatter(reference.Parent) || IsAnonymous(reference)) && Find(MetadataTokens.GetToken(handle)) is { IsInteresting: true })
            {
                tokens.Add(MetadataTokens.GetToken(handle));
            }
        }

        if (tokens.Count > 0)
        {
            AddBindings(tokens);
        }

        for (var row = 1; row <= _reader.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var method = _reader.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row)).Method;
            if (tokens.Contains(MetadataTokens.GetToken(method)))
            {
                tokens.Add(MetadataTokens.GetToken(MetadataTokens.MethodSpecificationHandle(row)));
            }
        }

        return tokens;
    }

    // Who fills a class from the configuration matters only where something may be read out of it.
    private void AddBindings(HashSet<int> tokens)
    {
        foreach (var handle in _reader.MemberReferences)
        {
            var parent = _reader.GetMemberReference(handle).Parent;
            if (parent.Kind == HandleKind.TypeReference && OptionsSections.IsBindingType(TypeNames.FullName(_reader, parent)) && Find(MetadataTokens.GetToken(handle)) is { } member && OptionsSections.IsBinding(member))
            {
                tokens.Add(MetadataTokens.GetToken(handle));
            }
        }
    }

    /// <summary>The method behind a token, or null where the metadata does not hold together.</summary>
    public CalledMember? Find(int token)
    {
        if (!_methods.TryGetValue(token, out var member))
        {
            try
            {
                member = IsGivenUp ? null : Resolve(MetadataTokens.EntityHandle(token));
            }
            catch (Exception e) when (BadImage.IsExpected(e))
            {
                _broken++;
                member = null;
            }

            _methods[token] = member;
        }

        return member;
    }

    /// <summary>The field behind a token: its id in the team, or 0 with the names of one elsewhere.</summary>
    public (int Id, string Type, string Name) FindField(int token)
    {
        if (!_fields.TryGetValue(token, out var field))
        {
            try
            {
                field = IsGivenUp ? (0, "", "") : ResolveField(MetadataTokens.EntityHandle(token));
            }
            catch (Exception e) when (BadImage.IsExpected(e))
            {
                _broken++;
                field = (0, "", "");
            }

            _fields[token] = field;
        }

        return field;
    }

    /// <summary>True for a type that another assembly of the team defines.</summary>
    public bool IsOfTeam(EntityHandle type) => _team.Follow(TypeNames.Assembly(_reader, type)) is not null;

    /// <summary>The class of what an atom stands for, as its declaration says; empty where that is not told.</summary>
    public string ClassOf(Atom atom)
    {
        try
        {
            switch (atom.Kind)
            {
                case AtomKind.Object:
                    return atom.Text;
                case AtomKind.Field:
                    var reader = _team[RowId.Assembly(atom.Number)].Reader;
                    return MethodShape.ReadField(reader, reader.GetFieldDefinition(MetadataTokens.FieldDefinitionHandle(RowId.Row(atom.Number))).Signature);
                case AtomKind.Call:
                    return ShapeOf(atom.Number)?.ReturnType ?? "";
                case AtomKind.Parameter when ShapeOf(atom.Method) is { } shape:
                    var index = atom.Number - (shape.HasThis ? 1 : 0);
                    return index >= 0 && index < shape.Parameters.Count ? shape.Parameters[index] : "";
                default:
                    return "";
            }
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return "";
        }
    }

    /// <summary>The enum member of that number in the type that a conversion starts from; null where it is none or not at hand.</summary>
    public string? EnumMember(CalledMember conversion, int number) => _team.Parameters.EnumMember(conversion.ConvertedAssembly, conversion.ConvertedType, number);

    /// <summary>Full name of the first type argument of a generic method's instantiation; empty where there is none.</summary>
    public string TypeArgument(int token)
    {
        try
        {
            var handle = MetadataTokens.EntityHandle(token);
            return handle.Kind == HandleKind.MethodSpecification ? MethodShape.ReadTypeArgument(_reader, _reader.GetMethodSpecification((MethodSpecificationHandle)handle).Signature) : "";
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return "";
        }
    }

    /// <summary>The type that a conversion starts from: its parameter, or the type argument that the parameter names.</summary>
    private (string Type, string Assembly) Converted(EntityHandle parent, string parameter)
    {
        if (parameter.Length != 2 || parameter[0] != '`' || parent.Kind != HandleKind.TypeSpecification)
        {
            return (parameter, TypeNames.Assembly(_reader, parent));
        }

        var blob = _reader.GetBlobReader(_reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        var (wanted, handle) = (parameter[1] - '0', default(EntityHandle));
        blob.ReadByte();
        blob.ReadByte();
        blob.ReadTypeHandle();
        for (var i = Math.Min(blob.ReadCompressedInteger(), wanted + 1); i > 0; i--)
        {
            // Only plain arguments are read: string, or a class or value type by name.
            var code = blob.ReadByte();
            handle = code is 0x11 or 0x12 ? blob.ReadTypeHandle() : default;
        }

        return handle.IsNil ? ("", "") : (TypeNames.FullName(_reader, handle), TypeNames.Assembly(_reader, handle));
    }

    private MethodShape? ShapeOf(int id) => _team[RowId.Assembly(id)].Members.Find(MetadataTokens.GetToken(MetadataTokens.MethodDefinitionHandle(RowId.Row(id))))?.Shape;

    private CalledMember? Resolve(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                var method = _reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
                return method.Kind == HandleKind.MethodSpecification ? null : Find(MetadataTokens.GetToken(method));
            case HandleKind.MethodDefinition:
                return Definition((MethodDefinitionHandle)handle);
            case HandleKind.MemberReference:
                return Reference(_reader.GetMemberReference((MemberReferenceHandle)handle));
            default:
                return null;
        }
    }

    private CalledMember Definition(MethodDefinitionHandle handle)
    {
        var method = _reader.GetMethodDefinition(handle);
        var member = new CalledMember
        {
            Type = TypeNames.FullName(_reader, method.GetDeclaringType()),
            Name = Name(method.Name),
            Shape = MethodShape.Read(_reader, method.Signature),
            Id = RowId.Of(_index, MetadataTokens.GetRowNumber(handle)),
        };
        if (member.Name == "#ctor" && IsAnonymous(method.GetDeclaringType()))
        {
            member.Sinks = method.GetParameters().Select(_reader.GetParameter)
                .Where(parameter => parameter.SequenceNumber > 0 && parameter.SequenceNumber <= member.Shape.Parameters.Count && ModelSinkNames.IsSelector(_reader.GetString(parameter.Name)))
                .Select(parameter => (parameter.SequenceNumber - 1, RequestBody(_reader.GetString(parameter.Name)), false)).ToArray();
        }

        return member;
    }

    private CalledMember? Reference(MemberReference reference)
    {
        if (reference.Parent.Kind == HandleKind.MethodDefinition)
        {
            return Find(MetadataTokens.GetToken(reference.Parent));
        }

        if (reference.GetKind() != MemberReferenceKind.Method)
        {
            return null;
        }

        var name = Name(reference.Name);
        var shape = MethodShape.Read(_reader, reference.Signature);
        var element = TypeNames.Element(_reader, reference.Parent);
        if (element is { IsNil: false, Kind: HandleKind.TypeDefinition })
        {
            return FindDefinition((TypeDefinitionHandle)element, name, shape);
        }

        var type = TypeNames.FullName(_reader, reference.Parent);
        var assembly = TypeNames.Assembly(_reader, reference.Parent);
        var plain = Plain(name);
        var weakenings = _knowledge.FindWeakenings(type, plain);
        var (convertedType, convertedAssembly) = name is "op_Implicit" or "op_Explicit" && shape.Parameters.Count == 1 ? Converted(reference.Parent, shape.Parameters[0]) : ("", "");
        var member = new CalledMember
        {
            Type = type,
            Name = name,
            Shape = shape,
            Assembly = assembly,
            Id = _team.Follow(assembly)?.FindMethod(type, name, shape, _searches) ?? 0,
            ConvertedType = convertedType,
            ConvertedAssembly = convertedAssembly,
            Tools = _knowledge.FindTools(type, IsStaticGetter(name, shape) ? name.Substring(4) : plain),
            EntryPoint = _knowledge.FindEntryPoint(type, name),
            Weakenings = weakenings.Where(row => row.Value is null).Select(row => row.Weakening).ToArray(),
            WeakeningValues = weakenings.Where(row => row.Value is not null).Select(row => (row.Weakening, row.Value!)).ToArray(),
        };
        member.Sinks = _team.Rules.FindSinks(member, plain);
        member.ResourceName = ResourceNames.Find(member, _team.Rules, _team.Parameters);
        return member;
    }

    /// <summary><c>new { model = "x" }</c>: the body of a request that no package makes. Only known ids count there.</summary>
    private static ModelSink RequestBody(string name) => new() { Type = "", Member = name, Role = "selector", Package = "", Assembly = "", IsVerified = false };

    private bool IsAnonymous(MemberReference reference) =>
        TypeNames.Element(_reader, reference.Parent) is { IsNil: false, Kind: HandleKind.TypeDefinition } type && reference.Parent.Kind == HandleKind.TypeSpecification && IsAnonymous((TypeDefinitionHandle)type);

    private bool IsAnonymous(TypeDefinitionHandle type) =>
        _reader.GetTypeDefinition(type).Name is var name && (_reader.StringComparer.StartsWith(name, "<>f__AnonymousType") || _reader.StringComparer.StartsWith(name, "VB$AnonymousType"));

    private CalledMember? FindDefinition(TypeDefinitionHandle type, string name, MethodShape shape)
    {
        foreach (var handle in TypeRows.MethodsOf(_reader, type))
        {
            if (!_searches.Spend(1))
            {
                return null;
            }

            if (Find(MetadataTokens.GetToken(handle)) is { } candidate && candidate.Name == name && candidate.Shape.Equals(shape))
            {
                return candidate;
            }
        }

        return null;
    }

    private (int Id, string Type, string Name) ResolveField(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.FieldDefinition)
        {
            var definition = _reader.GetFieldDefinition((FieldDefinitionHandle)handle);
            return (RowId.Of(_index, MetadataTokens.GetRowNumber(handle)), "", _reader.GetString(definition.Name));
        }

        if (handle.Kind != HandleKind.MemberReference)
        {
            return (0, "", "");
        }

        var reference = _reader.GetMemberReference((MemberReferenceHandle)handle);
        var name = _reader.GetString(reference.Name);
        var element = TypeNames.Element(_reader, reference.Parent);
        if (element is { IsNil: false, Kind: HandleKind.TypeDefinition })
        {
            foreach (var field in TypeRows.FieldsOf(_reader, (TypeDefinitionHandle)element))
            {
                if (_searches.Spend(1) && _reader.StringComparer.Equals(_reader.GetFieldDefinition(field).Name, name))
                {
                    return (RowId.Of(_index, MetadataTokens.GetRowNumber(field)), "", name);
                }
            }
        }

        var type = TypeNames.FullName(_reader, reference.Parent);
        return (_team.Follow(TypeNames.Assembly(_reader, reference.Parent))?.FindField(type, name, _searches) ?? 0, type, name);
    }

    /// <summary>True for a type that the catalog knows or that lives in an AI assembly; asked once per type, because most references are of a few others.</summary>
    private bool MayMatter(EntityHandle parent)
    {
        var token = MetadataTokens.GetToken(parent);
        if (!_mayMatter.TryGetValue(token, out var mayMatter))
        {
            try
            {
                var element = TypeNames.Element(_reader, parent);
                mayMatter = element != parent && !element.IsNil ? MayMatter(element)
                    : parent.Kind == HandleKind.TypeReference && (_knowledge.KnowsType(TypeNames.FullName(_reader, parent)) || _team.Rules.IsAi(TypeNames.Assembly(_reader, parent)));
            }
            catch (Exception e) when (BadImage.IsExpected(e))
            {
                mayMatter = false;
            }

            _mayMatter[token] = mayMatter;
        }

        return mayMatter;
    }

    private string Name(StringHandle handle)
    {
        var name = _reader.GetString(handle);
        return name is ".ctor" ? "#ctor" : name;
    }

    // Naming a ready-made policy (Policy.AlwaysAsk) takes it; reading a property of an object changes nothing.
    private static bool IsStaticGetter(string name, MethodShape shape) => !shape.HasThis && shape.Parameters.Count == 0 && name.StartsWith("get_", StringComparison.Ordinal);

    /// <summary>The property that a setter sets; any other name as it is.</summary>
    private static string Plain(string name) => name.StartsWith("set_", StringComparison.Ordinal) ? name.Substring(4) : name;
}
