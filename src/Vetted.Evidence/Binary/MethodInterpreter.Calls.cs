using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Evidence.Binary;

internal sealed partial class MethodInterpreter
{
    private const int MaximumFormatPieces = 64;

    private void Call(int token, bool isConstruction)
    {
        if (_members.Find(token) is not { } member)
        {
            // The stack cannot be known any more; what follows is read with unknown values.
            _frame.Stack.Clear();
            return;
        }

        var hasThis = member.Shape.HasThis;
        var arguments = new Value[member.Shape.Parameters.Count + (hasThis ? 1 : 0)];
        for (var i = arguments.Length - 1; i >= (hasThis && isConstruction ? 1 : 0); i--)
        {
            arguments[i] = _frame.Pop();
        }

        if (hasThis && isConstruction)
        {
            arguments[0] = Value.Unknown;
        }

        NoteSinks(member, arguments);
        NoteWeakenings(member, arguments);
        NoteParts(member, arguments);
        var result = IsFollowed(member) ? CallOwn(member, arguments, isConstruction) : CallOther(member, arguments, isConstruction);
        if (isConstruction || member.Shape.HasResult)
        {
            _frame.Stack.Add(result);
        }
    }

    // A library of the team may be a stand-in for one whose members are understood as they are.
    private static bool IsFollowed(CalledMember member) => member.Id > 0 && (member.Assembly.Length == 0 || KnownCalls.Find(member) == CallEffect.Unknown);

    private void NoteSinks(CalledMember member, Value[] arguments)
    {
        foreach (var (parameter, declared, isCertain) in member.Sinks)
        {
            var sink = OfReceiver(member, declared, arguments[0]) ?? declared;
            var value = Dereference(arguments[parameter + (member.Shape.HasThis ? 1 : 0)]);
            var key = (_code.Offset, parameter);
            _facts.Sinks[key] = new SinkUse(sink, sink.Type.Length == 0 ? "" : member.DocumentationId, isCertain, _facts.Sinks.TryGetValue(key, out var known) ? known.Value.Join(value) : value);
        }
    }

    /// <summary>The row of the receiver's own class: compilers call an override by the method that it overrides.</summary>
    private ModelSink? OfReceiver(CalledMember member, ModelSink declared, Value receiver)
    {
        if (!member.Shape.HasThis || declared.Parameter is null)
        {
            return null;
        }

        foreach (var atom in receiver.Atoms)
        {
            var type = _members.ClassOf(atom);
            if (type.Length > 0 && type != member.Type && _knowledge.FindSinks(type, member.Name).FirstOrDefault(row => row.Parameter is not null) is { } row)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>What is set on an object belongs to it, and a sink property that is read before it is set gets a fallback.</summary>
    private void NoteParts(CalledMember member, Value[] arguments)
    {
        if (member.Name.StartsWith("set_", StringComparison.Ordinal) && arguments.Length == 2)
        {
            foreach (var made in arguments[0].Atoms.Where(atom => atom.Kind == AtomKind.Object))
            {
                made.Add(_code.Offset, arguments[1]);
            }
        }
        else if (member.Name.StartsWith("get_", StringComparison.Ordinal) && _knowledge.FindSinks(member.Type, member.Name.Substring(4)).Count > 0)
        {
            _facts.ReadSinks.Add("P:" + member.Type + "." + member.Name.Substring(4));
        }
    }

    /// <summary>Setting a switch that weakens protection; the value is compared as the catalog writes it.</summary>
    private void NoteWeakenings(CalledMember member, Value[] arguments)
    {
        foreach (var (weakening, wanted) in member.WeakeningValues)
        {
            foreach (var atom in arguments.Length == 0 ? Array.Empty<Atom>() : arguments[arguments.Length - 1].Atoms)
            {
                var isWanted = atom.Kind switch
                {
                    AtomKind.Number => wanted == (atom.Number != 0 ? "true" : "false") || wanted == atom.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    AtomKind.Text => atom.Text == wanted,
                    _ => false,
                };
                if (isWanted)
                {
                    _facts.Weakenings[_code.Offset] = (weakening, member);
                }
            }
        }
    }

    private Value CallOwn(CalledMember member, Value[] arguments, bool isConstruction)
    {
        if (!_facts.Calls.TryGetValue(member.Id, out var calls))
        {
            _facts.Calls.Add(member.Id, calls = new SortedDictionary<int, Value[]>());
        }

        var known = calls.TryGetValue(_code.Offset, out var earlier) ? earlier : null;
        var joined = arguments.Select((argument, i) => (known?[i] ?? Value.None).Join(Dereference(argument))).ToArray();
        calls[_code.Offset] = joined;
        foreach (var argument in arguments)
        {
            Note(argument, Handling.Passed);
        }

        // The compiler fills lists in place through helpers that give the address of an entry.
        if (member.Name is "InlineArrayElementRef" or "InlineArrayFirstElementRef" or "InlineArrayAsReadOnlySpan" or "InlineArrayAsSpan" && arguments.Length > 0)
        {
            return InlineArray(arguments[0]);
        }

        if (isConstruction)
        {
            return Made(member.Type, arguments);
        }

        var call = AtomHere(AtomKind.Call, member.Id);
        for (var i = 0; i < joined.Length; i++)
        {
            call.Add(i, joined[i]);
        }

        return new Value(call);
    }

    private Value InlineArray(Value address)
    {
        foreach (var atom in address.Atoms)
        {
            if (atom.Kind == AtomKind.LocalAddress)
            {
                var local = _frame.Local(atom.Number);
                if (!local.Atoms.Any(held => held.Kind == AtomKind.Container))
                {
                    _frame.SetLocal(atom.Number, local = new Value(AtomHere(AtomKind.Container)));
                }

                return local;
            }
        }

        return Value.Unknown;
    }

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
            case CallEffect.AddToContainer:
                arguments.Skip(1).ToList().ForEach(argument => AddEntry(first, Dereference(argument)));
                return first;
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

    private Value Made(string type, Value[] arguments)
    {
        var made = AtomHere(AtomKind.Object, text: type);
        for (var i = 1; i < arguments.Length; i++)
        {
            made.Add(-i, arguments[i]);
        }

        return new Value(made);
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
