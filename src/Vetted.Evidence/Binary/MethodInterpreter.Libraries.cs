using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Evidence.Binary;

/// <summary>Calls of members that no assembly of the team defines.</summary>
internal sealed partial class MethodInterpreter
{
    private const int MaximumFormatPieces = 64;

    private Value CallOther(CalledMember member, Value[] arguments, bool isConstruction)
    {
        var first = arguments.Length > 0 ? Dereference(arguments[0]) : Value.Unknown;
        var effect = KnownCalls.Find(member);
        if (effect == CallEffect.AddToContainer && IsModelEntry(arguments))
        {
            effect = CallEffect.Unknown;
        }

        foreach (var argument in arguments)
        {
            Note(argument, effect switch { CallEffect.Compare => Handling.Compared, CallEffect.Tell => Handling.Told, CallEffect.AddToContainer => Handling.Listed, _ => Handling.Passed });
        }

        switch (effect)
        {
            case CallEffect.Join:
                return Join(arguments.SelectMany(Spread), "");
            case CallEffect.JoinPath:
                return Join(arguments.SelectMany(Spread), "/");
            case CallEffect.Format:
                return Format(member, arguments);
            case CallEffect.PassFirst:
                return ConstantOf(member, isConstruction ? arguments.Length > 1 ? Dereference(arguments[1]) : Value.Unknown : first);
            case CallEffect.StartInterpolation:
                return StartInterpolation(arguments[0], isConstruction);
            case CallEffect.AddToInterpolation when arguments.Length > 1:
                first.Atoms.Where(atom => atom.Kind == AtomKind.Joined).ToList().ForEach(atom => atom.Add(_code.Offset, Dereference(arguments[1])));
                return Value.Unknown;
            case CallEffect.ReadEnvironment:
                return Setting(AtomKind.Setting, "environment", arguments[0]);
            case CallEffect.ReadSetting:
                return ReadSetting(member, arguments, first);
            case CallEffect.ReadSection:
                return Setting(AtomKind.Section, "configuration", Join(Prefix(first).Concat(new[] { Key(member, arguments) }), ":"));
            case CallEffect.ReadSectionValue:
                return first.Atoms.Any(atom => atom.Kind == AtomKind.Section) ? Setting(AtomKind.Setting, "configuration", Join(Prefix(first), ":")) : Value.Unknown;
            case CallEffect.MakeContainer when isConstruction:
                return MakeContainer(arguments);
            case CallEffect.AddToContainer when IsTable(member):
                AddEntry(first, Dereference(arguments[2]), KeyOf(arguments[1]));
                return first;
            case CallEffect.AddToContainer:
                arguments.Skip(1).ToList().ForEach(argument => AddEntry(first, Dereference(argument)));
                return first;
            case CallEffect.TakeFromContainer when arguments.Length > 1 && IsTable(member):
                return Entry(first, KeyOf(arguments[1]));
            default:
                return Other(member, arguments, first, isConstruction);
        }
    }

    /// <summary>Whatever a library takes out of a list (an enumerator, an entry, a copy) holds entries of it.</summary>
    private Value Other(CalledMember member, Value[] arguments, Value first, bool isConstruction)
    {
        var lists = first.Atoms.Where(atom => atom.Kind is AtomKind.Container).ToList();
        if (member.Name == "TryGetValue" && lists.Count > 0)
        {
            foreach (var target in arguments[arguments.Length - 1].Atoms.Where(atom => atom.Kind == AtomKind.LocalAddress))
            {
                _frame.SetLocal(target.Number, first);
            }
        }

        if (lists.Count > 0 && member.Shape.HasResult)
        {
            return first;
        }

        if (member.Name.StartsWith("get_", StringComparison.Ordinal) && !member.Shape.HasThis && _knowledge.FindConstant(member.Type, member.Name.Substring(4)) is { } id)
        {
            return new Value(AtomHere(AtomKind.Constant, text: id));
        }

        if (isConstruction)
        {
            return Made(member.Type, arguments);
        }

        return member.Shape.ReturnType is MethodShape.Text or MethodShape.Text + "[]"
            ? new Value(AtomHere(AtomKind.Foreign, text: member.Type.Substring(member.Type.LastIndexOf('.') + 1) + "." + member.Name + "()"))
            : member.Shape.ReturnType.StartsWith("System.", StringComparison.Ordinal) ? Value.Unknown : Made(member.Shape.ReturnType, Array.Empty<Value>());
    }

    /// <summary><c>body["model"] = "x"</c> selects a model, other than an entry of a list to pick from.</summary>
    private static bool IsModelEntry(Value[] arguments) =>
        arguments.Length == 3 && arguments[1].Atoms.Length == 1 && arguments[1].Atoms[0] is { Kind: AtomKind.Text } key && ModelSinkNames.IsSelector(key.Text);

    /// <summary>A conversion from an enum gives the member that the number stands for, where the enum names models.</summary>
    private Value ConstantOf(CalledMember member, Value value)
    {
        if (member.Name is not ("op_Implicit" or "op_Explicit") || member.ConvertedType.Length == 0)
        {
            return value;
        }

        foreach (var atom in value.Atoms)
        {
            if (atom.Kind == AtomKind.Number && _members.EnumMember(member, atom.Number) is { } name && _knowledge.FindConstant(member.ConvertedType, name) is { } id)
            {
                value = value.Join(new Value(AtomHere(AtomKind.Constant, text: id)));
            }
        }

        return value.Without(AtomKind.Number);
    }

    // A table by names; an index into a list is a number.
    private static bool IsTable(CalledMember member) => member.Type.IndexOf("Dictionary", StringComparison.Ordinal) >= 0 && (member.Shape.Parameters.Count > 1 || member.Name == "get_Item");

    private string? KeyOf(Value key) => Dereference(key) is { IsOpen: false, Atoms: { Length: 1 } atoms } && atoms[0].Kind == AtomKind.Text ? atoms[0].Text : null;

    /// <summary>What a table holds under a key; which table that is may only show in another method.</summary>
    private Value Entry(Value table, string? key)
    {
        if (!table.Atoms.Any(atom => atom.Kind is AtomKind.Container or AtomKind.Field or AtomKind.Parameter or AtomKind.Call))
        {
            return Value.Unknown;
        }

        var entry = AtomHere(AtomKind.Entry, text: key ?? "");
        entry.Add(0, table);
        return new Value(entry);
    }

    private Value MakeContainer(Value[] arguments)
    {
        var container = AtomHere(AtomKind.Container);
        foreach (var entry in arguments.Skip(1).SelectMany(Spread))
        {
            container.Add(-1 - container.Parts.Count, entry);
        }

        return new Value(container);
    }

    /// <summary>The entries of a list argument, or the argument itself.</summary>
    private IEnumerable<Value> Spread(Value argument)
    {
        var value = Dereference(argument);
        return value.Atoms.Length == 1 && value.Atoms[0].Kind == AtomKind.Container ? value.Atoms[0].Parts.Values.ToList() : new[] { value };
    }

    private Value Join(IEnumerable<Value> pieces, string separator)
    {
        var joined = AtomHere(AtomKind.Joined, text: separator);
        var i = 0;
        foreach (var piece in pieces)
        {
            joined.Add(i++, piece);
        }

        return new Value(joined);
    }

    private Value Format(CalledMember member, Value[] arguments)
    {
        var position = member.Shape.Parameters.Count > 0 && member.Shape.Parameters[0] == MethodShape.Text ? 0 : 1;
        if (position >= arguments.Length || arguments[position].Atoms.Length != 1 || arguments[position].Atoms[0] is not { Kind: AtomKind.Text } format)
        {
            return Value.Unknown;
        }

        var values = arguments.Skip(position + 1).SelectMany(Spread).ToList();
        var pieces = KnownCalls.SplitFormat(format.Text).Take(MaximumFormatPieces).Select((piece, i) =>
            piece.Argument < 0 ? new Value(Piece(i, piece.Text)) : piece.Argument < values.Count ? values[piece.Argument] : Value.Unknown);
        return Join(pieces.ToList(), "");
    }

    // Several pieces come from one instruction; their keys lie beyond all offsets.
    private Atom Piece(int index, string text)
    {
        var key = (_code.Offset + ((index + 1) << 25), AtomKind.Text);
        if (!_atoms.TryGetValue(key, out var atom))
        {
            _atoms.Add(key, atom = new Atom(AtomKind.Text, _method, _code.Offset, 0, text));
        }

        return atom;
    }

    private Value StartInterpolation(Value target, bool isConstruction)
    {
        var handler = new Value(AtomHere(AtomKind.Joined));
        if (!isConstruction)
        {
            foreach (var address in target.Atoms.Where(atom => atom.Kind == AtomKind.LocalAddress))
            {
                _frame.SetLocal(address.Number, handler);
            }
        }

        return handler;
    }

    private Value ReadSetting(CalledMember member, Value[] arguments, Value first)
    {
        var key = Key(member, arguments);
        var path = member.Name == "GetConnectionString" ? new[] { new Value(Piece(0, "ConnectionStrings")), key } : Prefix(first).Concat(new[] { key });
        var setting = Setting(AtomKind.Setting, "configuration", Join(path, ":"));
        return member.Name == "GetValue" && arguments.Length > 2 ? setting.Join(Dereference(arguments[2])) : setting;
    }

    private static Value Key(CalledMember member, Value[] arguments)
    {
        var position = member.Shape.Parameters.ToList().IndexOf(MethodShape.Text);
        return position < 0 ? Value.Unknown : arguments[position + (member.Shape.HasThis ? 1 : 0)];
    }

    private static IEnumerable<Value> Prefix(Value section) => section.Atoms.Where(atom => atom.Kind == AtomKind.Section).Take(1).Select(atom => atom.Parts.Values.First());

    private Value Setting(AtomKind kind, string source, Value key)
    {
        var setting = AtomHere(kind, text: source);
        setting.Add(0, Dereference(key));
        return new Value(setting);
    }
}
