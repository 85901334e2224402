using System;
using System.Collections.Generic;

namespace Vetted.Evidence.Binary;

/// <summary>What one thing on the stack may be.</summary>
internal enum AtomKind
{
    /// <summary>A string literal; its text is the atom's text.</summary>
    Text,

    /// <summary>An integer constant, for enum members; its number is the atom's number.</summary>
    Number,

    /// <summary>What a field of the team holds; its id is the atom's number.</summary>
    Field,

    /// <summary>What a parameter of the method at hand receives; its index (0 is <c>this</c> in instance methods) is the atom's number.</summary>
    Parameter,

    /// <summary>The result of a method of the team; its id is the atom's number, its arguments are the parts.</summary>
    Call,

    /// <summary>Strings put together: the parts in their order.</summary>
    Joined,

    /// <summary>An array or list; the parts are its entries.</summary>
    Container,

    /// <summary>What a table holds under the key that is the text (empty where it is not known); the first part is the table.</summary>
    Entry,

    /// <summary>A configuration value or environment variable; the first part is its key, the text says which of the two.</summary>
    Setting,

    /// <summary>A section of the configuration; the first part is its key.</summary>
    Section,

    /// <summary>A typed constant of another assembly; the text is <c>Type|Member</c>.</summary>
    Constant,

    /// <summary>What a library returns; the text is the call as people write it.</summary>
    Foreign,

    /// <summary>An object that was made or came from elsewhere; the text is its class, as far as the code says.</summary>
    Object,

    /// <summary>The address of a local variable; its index is the atom's number.</summary>
    LocalAddress,
}

/// <summary>A possible origin of a value, made at one instruction of one method. Compared by reference: the interpreter makes one per instruction.</summary>
internal sealed class Atom
{
    public Atom(AtomKind kind, int method, int offset, int number = 0, string text = "")
    {
        Kind = kind;
        Method = method;
        Offset = offset;
        Number = number;
        Text = text;
    }

    public AtomKind Kind { get; }

    /// <summary>Id of the method that makes it.</summary>
    public int Method { get; }

    /// <summary>Offset of the instruction that makes it.</summary>
    public int Offset { get; }

    public int Number { get; }

    public string Text { get; }

    /// <summary>Arguments, entries or pieces by the offset or index they come from; they only ever grow.</summary>
    public SortedDictionary<int, Value> Parts => _parts ??= new SortedDictionary<int, Value>();

    public bool HasParts => _parts is not null;

    /// <summary>The keys of a table's parts, as far as they are constant.</summary>
    public Dictionary<int, string> Keys => _keys ??= new Dictionary<int, string>();

    /// <summary>The parts that may stand under a key: those with that key, and those whose key is not known; all where none is asked for.</summary>
    public IReadOnlyList<Value> PartsUnder(string? key)
    {
        var parts = new List<Value>();
        foreach (var part in Parts)
        {
            if (string.IsNullOrEmpty(key) || _keys is null || !_keys.TryGetValue(part.Key, out var own) || own == key)
            {
                parts.Add(part.Value);
            }
        }

        return parts;
    }

    private Dictionary<int, string>? _keys;

    private SortedDictionary<int, Value>? _parts;

    /// <summary>Adds what a part may be.</summary>
    public void Add(int key, Value value)
    {
        if (Parts.Count < Value.MaximumParts || Parts.ContainsKey(key))
        {
            Parts[key] = Parts.TryGetValue(key, out var known) ? known.Join(value) : value;
        }
    }
}

/// <summary>All that a stack slot, local or argument may be: a small set of atoms, and whether it may be something else as well.</summary>
internal sealed class Value
{
    /// <summary>The most parts an atom keeps: a list longer than this is a catalogue, of which the first entries say enough.</summary>
    public const int MaximumParts = 1024;

    private const int MaximumAtoms = 48;

    /// <summary>Something that is not followed.</summary>
    public static readonly Value Unknown = new(Array.Empty<Atom>(), isOpen: true);

    /// <summary>Nothing: null, or a value that never reaches the place.</summary>
    public static readonly Value None = new(Array.Empty<Atom>(), isOpen: false);

    private Value(Atom[] atoms, bool isOpen)
    {
        Atoms = atoms;
        IsOpen = isOpen;
    }

    public Value(Atom atom)
        : this(new[] { atom }, isOpen: false)
    {
    }

    public Atom[] Atoms { get; }

    /// <summary>True where it may also be a value that is not followed.</summary>
    public bool IsOpen { get; }

    /// <summary>The value without atoms of a kind.</summary>
    public Value Without(AtomKind kind) => Array.Exists(Atoms, atom => atom.Kind == kind) ? new Value(Array.FindAll(Atoms, atom => atom.Kind != kind), IsOpen) : this;

    /// <summary>What it is where two paths meet; the same object where the other path adds nothing.</summary>
    public Value Join(Value other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other, None))
        {
            return this;
        }

        List<Atom>? added = null;
        var isOpen = IsOpen || other.IsOpen;
        foreach (var atom in other.Atoms)
        {
            if (Array.IndexOf(Atoms, atom) < 0)
            {
                if (Atoms.Length + (added?.Count ?? 0) >= MaximumAtoms)
                {
                    isOpen = true;
                    break;
                }

                (added ??= new List<Atom>()).Add(atom);
            }
        }

        if (added is null)
        {
            return isOpen == IsOpen ? this : new Value(Atoms, isOpen);
        }

        added.InsertRange(0, Atoms);
        return new Value(added.ToArray(), isOpen);
    }
}
