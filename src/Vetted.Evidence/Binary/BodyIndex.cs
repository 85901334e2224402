using System;
using System.Collections.Generic;
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
    private readonly Dictionary<int, List<int>> _callers = new();
    private readonly Dictionary<int, List<int>> _storers = new();

    public BodyIndex(PEReader image, MetadataReader reader, MemberTable members)
    {
        _image = image;
        _reader = reader;
        _members = members;
    }

    /// <summary>Rows of the methods that load a candidate string or call an interesting member.</summary>
    public List<int> Interesting { get; } = new();

    /// <summary>Where interesting members are called: token, method row, offset.</summary>
    public List<(int Token, int Method, int Offset)> Uses { get; } = new();

    /// <summary>The number of bodies that cannot be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Rows of the methods that call that one, in row order.</summary>
    public IReadOnlyList<int> Callers(int method) => _callers.TryGetValue(method, out var rows) ? rows : Array.Empty<int>();

    /// <summary>Rows of the methods that store that field, in row order.</summary>
    public IReadOnlyList<int> Storers(int field) => _storers.TryGetValue(field, out var rows) ? rows : Array.Empty<int>();

    /// <summary>The body of a method, or null where it has none or it cannot be read.</summary>
    public MethodBodyBlock? Body(int row)
    {
        try
        {
            var method = _reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(row));
            if (method.RelativeVirtualAddress <= 0 || (method.ImplAttributes & System.Reflection.MethodImplAttributes.CodeTypeMask) != System.Reflection.MethodImplAttributes.IL)
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
    public void Build(HashSet<int> strings, HashSet<int> members, Budget budget)
    {
        var count = _reader.MethodDefinitions.Count;
        for (var row = 1; row <= count && !budget.IsSpent; row++)
        {
            if (Body(row) is { } body)
            {
                Walk(row, new IlCode(body.GetILReader()), strings, members, budget);
            }
        }
    }

    private void Walk(int row, IlCode code, HashSet<int> strings, HashSet<int> members, Budget budget)
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
            Add(_callers, callee, row);
        }
    }

    private void AddStorer(int token, int row)
    {
        var field = token >> 24 == (int)TableIndex.Field ? token & 0xFFFFFF : _members.FindField(token).Row;
        if (field > 0)
        {
            Add(_storers, field, row);
        }
    }

    private readonly Dictionary<int, bool> _own = new();

    private bool MayBeOwn(int token)
    {
        if (!_own.TryGetValue(token, out var isOwn))
        {
            _own[token] = isOwn = IsOwn(token);
        }

        return isOwn;
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

    private static void Add(Dictionary<int, List<int>> index, int key, int row)
    {
        if (!index.TryGetValue(key, out var rows))
        {
            index.Add(key, rows = new List<int>(2));
        }

        if (rows.Count == 0 || rows[rows.Count - 1] != row)
        {
            rows.Add(row);
        }
    }
}
