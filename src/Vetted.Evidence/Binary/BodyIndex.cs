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
    private readonly PEReader _image;
    private readonly MetadataReader _reader;
    private readonly MemberTable _members;
    private readonly RowEdges _callers = new();
    private readonly RowEdges _storers = new();
    private readonly byte[] _ownReferences;
    private readonly byte[] _ownInstances;

    public BodyIndex(PEReader image, MetadataReader reader, MemberTable members)
    {
        _image = image;
        _reader = reader;
        _members = members;
        _ownReferences = new byte[reader.GetTableRowCount(TableIndex.MemberRef) + 1];
        _ownInstances = new byte[reader.GetTableRowCount(TableIndex.MethodSpec) + 1];
    }

    /// <summary>Rows of the methods that load a candidate string or call an interesting member.</summary>
    public List<int> Interesting { get; } = new();

    /// <summary>Where interesting members are called: token, method row, offset.</summary>
    public List<(int Token, int Method, int Offset)> Uses { get; } = new();

    /// <summary>The number of bodies that cannot be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Rows of the methods that call that one, in row order.</summary>
    public IReadOnlyList<int> Callers(int method) => _callers.To(method);

    /// <summary>Rows of the methods that store that field, in row order.</summary>
    public IReadOnlyList<int> Storers(int field) => _storers.To(field);

    /// <summary>The body of a method, or null where it has none or it cannot be read.</summary>
    public MethodBodyBlock? Body(int row)
    {
        try
        {
            var method = _reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(row));
            if (method.RelativeVirtualAddress <= 0 || (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.IL)
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

    /// <summary>Walks all bodies.</summary>
    public void Build(IEnumerable<int> strings, IEnumerable<int> members, Budget budget)
    {
        var (stringSet, memberSet) = (new TokenSet(strings), new TokenSet(members));
        var count = _reader.MethodDefinitions.Count;
        for (var row = 1; row <= count && !budget.IsSpent; row++)
        {
            if (Code(row) is { Length: > 0 } code)
            {
                Walk(row, new IlCode(code), stringSet, memberSet, budget);
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
            if (method.RelativeVirtualAddress <= 0 || (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.IL)
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

    private void Walk(int row, IlCode code, TokenSet strings, TokenSet members, Budget budget)
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
                        Uses.Add((token, row, code.Offset));
                    }

                    AddCaller(token, row);
                    break;
                case 0x7D or 0x80:
                    AddStorer(code.Int32(), row);
                    break;
            }
        }

        if (isInteresting)
        {
            Interesting.Add(row);
        }
    }

    private void AddCaller(int token, int row)
    {
        // A definition is its own row; a reference or instantiation may lead to one of a generic type or method.
        var callee = token >> 24 == (int)TableIndex.MethodDef ? token & 0xFFFFFF : MayBeOwn(token) && _members.Find(token) is { } member ? member.Row : 0;
        if (callee > 0)
        {
            _callers.Add(callee, row);
        }
    }

    private void AddStorer(int token, int row)
    {
        var field = token >> 24 == (int)TableIndex.Field ? token & 0xFFFFFF : _members.FindField(token).Row;
        if (field > 0)
        {
            _storers.Add(field, row);
        }
    }

    // 0: not asked yet, 1: elsewhere, 2: in this assembly.
    private bool MayBeOwn(int token)
    {
        var known = token >> 24 == (int)TableIndex.MemberRef ? _ownReferences : _ownInstances;
        var row = token & 0xFFFFFF;
        if (row >= known.Length)
        {
            return false;
        }

        if (known[row] == 0)
        {
            known[row] = IsOwn(token) ? (byte)2 : (byte)1;
        }

        return known[row] == 2;
    }

    private bool IsOwn(int token)
    {
        try
        {
            var handle = MetadataTokens.EntityHandle(token);
            if (handle.Kind == HandleKind.MethodSpecification)
            {
                handle = _reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
            }

            return handle.Kind == HandleKind.MethodDefinition
                || (handle.Kind == HandleKind.MemberReference && TypeNames.Element(_reader, _reader.GetMemberReference((MemberReferenceHandle)handle).Parent) is { IsNil: false, Kind: HandleKind.TypeDefinition });
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return false;
        }
    }
}
