using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Evidence.Binary;

internal sealed partial class MethodInterpreter
{
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
        NoteResourceName(member, arguments);
        NoteBinding(token, member, arguments);
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

    private void NoteResourceName(CalledMember member, Value[] arguments)
    {
        if (member.ResourceName is { } parameter)
        {
            var value = Dereference(arguments[parameter + (member.Shape.HasThis ? 1 : 0)]);
            _facts.ResourceNames[_code.Offset] = (_facts.ResourceNames.TryGetValue(_code.Offset, out var known) ? known.Name.Join(value) : value, member.DocumentationId);
        }
    }

    private void NoteBinding(int token, CalledMember member, Value[] arguments)
    {
        if (!OptionsSections.IsBinding(member))
        {
            return;
        }

        // The class is the type argument, else that of the instance to fill.
        var type = member.Shape.Arity == 1 ? _members.TypeArgument(token) : arguments[arguments.Length - 1].Atoms.Select(_members.ClassOf).FirstOrDefault(name => name.Length > 0);
        var section = Dereference(member.Name is "Get" or "Bind" && member.Type.EndsWith("ConfigurationBinder", StringComparison.Ordinal) ? arguments[0] : arguments[arguments.Length - 1]);
        var key = member.Name == "BindConfiguration" || (member.Name == "Bind" && arguments.Length == 3 && member.Shape.Parameters[1] == MethodShape.Text) ? new[] { arguments[1] } : Array.Empty<Value>();
        var path = (member.Name == "BindConfiguration" ? Array.Empty<Value>() : Prefix(section)).Concat(key).ToList();
        if (type is { Length: > 0 } && path.Count > 0)
        {
            _facts.Bindings[_code.Offset] = (type, Join(path, ":"));
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

    private Value Made(string type, Value[] arguments)
    {
        var made = AtomHere(AtomKind.Object, text: type);
        for (var i = 1; i < arguments.Length; i++)
        {
            made.Add(-i, arguments[i]);
        }

        return new Value(made);
    }
}
