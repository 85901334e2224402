using System;
using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Vetted.Evidence.Binary;

/// <summary>
/// One walk over all bodies: which of them load a candidate string or call an interesting member, who calls whom and who stores what. Only the
/// bodies found here, and those that a value leads to, are interpreted.
/// </summary>
internal sealed class BodyIndex
{
    private const int MaximumBody = 16 * 1024 * 1024;

    // An exception for each costs about ten microseconds; the gap tells of them all the same.
    private const int MaximumUnreadable = 5_000;
    private readonly PEReader _image;
    private readonly MetadataReader _reader;
    private readonly MemberTable _members;
    private readonly int _index;
    private readonly RowEdges _callers = new();
    private readonly RowEdges _storers = new();
    private readonly byte[] _teamReferences;
    private readonly byte[] _teamInstances;

    /// <summary>Walks all bodies.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="strings">Tokens of the strings that make a body worth interpreting.</param>
    /// <param name="members">Tokens of the members whose call does.</param>
    /// <param name="budget">The work that it may cause.</param>
    public BodyIndex(LoadedAssembly assembly, IEnumerable<int> strings, IEnumerable<int> members, Budget budget)
    {
        (_image, _reader, _members, _index) = (assembly.Image, assembly.Reader, assembly.Members, assembly.Index);
        _teamReferences = new byte[_reader.GetTableRowCount(TableIndex.MemberRef) + 1];
        _teamInstances = new byte[_reader.GetTableRowCount(TableIndex.MethodSpec) + 1];
        Walk(new TokenSet(strings), new TokenSet(members), budget);
    }

    /// <summary>The methods that load a candidate string or call an interesting member.</summary>
    public List<int> Interesting { get; } = new();

    /// <summary>Where interesting members are called: token, method, offset.</summary>
    public List<(int Token, int Method, int Offset)> Uses { get; } = new();

    /// <summary>The number of bodies that cannot be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>The methods of this assembly that call that one of the team, in row order.</summary>
    public IReadOnlyList<int> Callers(int method) => _callers.To(method);

    /// <summary>The methods of this assembly that store that field of the team, in row order.</summary>
    public IReadOnlyList<int> Storers(int field) => _storers.To(field);

    /// <summary>The body of a method, or null where it has none or it cannot be read.</summary>
    public MethodBodyBlock? Body(int row)
    {
        try
        {
            var method = _reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(row));
            if (Unreadable >= MaximumUnreadable || method.RelativeVirtualAddress <= 0 || (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.IL)
            {
                return null;
            }

            var body = _image.GetMethodBody(method.RelativeVirtualAddress);
            return body.Size <= MaximumBody ? body : null;
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            Unreadable++;
            return null;
        }
    }

    private void Walk(TokenSet strings, TokenSet members, Budget budget)
    {
        var count = _reader.MethodDefinitions.Count;
        for (var row = 1; row <= count && !budget.IsSpent; row++)
        {
            if (Code(row) is { Length: > 0 } code)
            {
                Walk(RowId.Of(_index, row), new IlCode(code), strings, members, budget);
            }
        }
    }

    /// <summary>
    /// The instructions of a method without its exception table, which the walk does not need and which is most of the cost of
    /// <see cref="PEReaderExtensions.GetMethodBody"/>. Headers as in ECMA-335, II.25.4.
    /// </summary>
    private BlobReader Code(int row)
    {
        try
        {
            var method = _reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(row));
            if (Unreadable >= MaximumUnreadable || method.RelativeVirtualAddress <= 0 || (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.IL)
            {
                return default;
            }

            var section = _image.GetSectionData(method.RelativeVirtualAddress).GetReader();
            var header = section.ReadByte();
            var (start, size) = (1, header >> 2);
            if ((header & 3) == 3)
            {
                start = 4 * (section.ReadByte() >> 4);
                section.ReadUInt16();
                size = section.ReadInt32();
            }

            if ((header & 3) is not (2 or 3) || size < 0 || size > MaximumBody || start < 1)
            {
                throw new BadImageFormatException("no method header");
            }

            section.Offset = start;
            return Slice(section, size);
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            Unreadable++;
            return default;
        }
    }

    private static unsafe BlobReader Slice(BlobReader section, int size) =>
        size <= section.RemainingBytes ? new BlobReader(section.CurrentPointer, size) : throw new BadImageFormatException("a method body is cut off");

    private void Walk(int method, IlCode code, TokenSet strings, TokenSet members, Budget budget)
    {
        budget.Spend(code.Length / 4);
        var isInteresting = false;
        while (code.MoveNext())
        {
            switch (code.OpCode)
            {
                case 0x72:
                    isInteresting |= strings.Contains(code.Int32());
                    break;
                case 0x28 or 0x6F or 0x73 or 0xFE06 or 0xFE07:
                    var token = code.Int32();
                    if (members.Contains(token))
                    {
                        isInteresting = true;
                        Uses.Add((token, method, code.Offset));
                    }

                    AddCaller(token, method);
                    break;
                case 0x7D or 0x80:
                    AddStorer(code.Int32(), method);
                    break;
            }
        }

        if (isInteresting)
        {
            Interesting.Add(method);
        }
    }

    private void AddCaller(int token, int method)
    {
        // A definition is its own row; a reference or instantiation may lead to one of a generic type or method, or of another assembly of the team.
        var callee = token >> 24 == (int)TableIndex.MethodDef ? RowId.Of(_index, token & 0xFFFFFF) : MayBeOfTeam(token) && _members.Find(token) is { } member ? member.Id : 0;
        if (callee > 0)
        {
            _callers.Add(callee, method);
        }
    }

    private void AddStorer(int token, int method)
    {
        var field = token >> 24 == (int)TableIndex.Field ? RowId.Of(_index, token & 0xFFFFFF) : _members.FindField(token).Id;
        if (field > 0)
        {
            _storers.Add(field, method);
        }
    }

    // 0: not asked yet, 1: elsewhere, 2: in an assembly of the team.
    private bool MayBeOfTeam(int token)
    {
        var known = token >> 24 == (int)TableIndex.MemberRef ? _teamReferences : _teamInstances;
        var row = token & 0xFFFFFF;
        if (row >= known.Length)
        {
            return false;
        }

        if (known[row] == 0)
        {
            known[row] = IsOfTeam(token) ? (byte)2 : (byte)1;
        }

        return known[row] == 2;
    }

    private bool IsOfTeam(int token)
    {
        try
        {
            var handle = MetadataTokens.EntityHandle(token);
            if (handle.Kind == HandleKind.MethodSpecification)
            {
                handle = _reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
            }

            if (handle.Kind != HandleKind.MemberReference)
            {
                return handle.Kind == HandleKind.MethodDefinition;
            }

            var parent = TypeNames.Element(_reader, _reader.GetMemberReference((MemberReferenceHandle)handle).Parent);
            return !parent.IsNil && (parent.Kind == HandleKind.TypeDefinition || _members.IsOfTeam(parent));
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return false;
        }
    }
}
