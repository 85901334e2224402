using System;

namespace Vetted.Evidence.Binary;

internal sealed partial class MethodInterpreter
{
    /// <summary>Runs the current instruction; false where the path does not go on to the next one.</summary>
    private bool Step()
    {
        var code = _code.OpCode;
        switch (code)
        {
            case >= 0x02 and <= 0x05:
                return Push(Argument(code - 0x02));
            case >= 0x06 and <= 0x09:
                return Push(_frame.Local(code - 0x06));
            case >= 0x0A and <= 0x0D:
                return Store(code - 0x0A);
            case 0x0E:
                return Push(Argument(_code.Byte()));
            case 0xFE09:
                return Push(Argument(_code.UInt16()));
            case 0x0F or 0xFE0A:
                return Push(Argument(code == 0x0F ? _code.Byte() : _code.UInt16()));
            case 0x10 or 0xFE0B:
                _frame.SetArgument(code == 0x10 ? _code.Byte() : _code.UInt16(), _frame.Pop());
                return true;
            case 0x11:
                return Push(_frame.Local(_code.Byte()));
            case 0xFE0C:
                return Push(_frame.Local(_code.UInt16()));
            case 0x12 or 0xFE0D:
                return Push(new Value(AtomHere(AtomKind.LocalAddress, code == 0x12 ? _code.Byte() : _code.UInt16())));
            case 0x13:
                return Store(_code.Byte());
            case 0xFE0E:
                return Store(_code.UInt16());
            case 0x14:
                return Push(Value.None);
            case >= 0x15 and <= 0x1E:
                return Push(new Value(AtomHere(AtomKind.Number, code - 0x16)));
            case 0x1F:
                return Push(new Value(AtomHere(AtomKind.Number, _code.SByte())));
            case 0x20:
                return Push(new Value(AtomHere(AtomKind.Number, _code.Int32())));
            case 0x25:
                var top = _frame.Pop();
                _frame.Stack.Add(top);
                return Push(top);
            case 0x72:
                return Push(Literal(_code.Int32()));
            case 0x28 or 0x6F or 0x73:
                Call(_code.Int32(), isConstruction: code == 0x73);
                return true;
            case 0x29:
                // Through a pointer: how much it takes and gives is not worth knowing here.
                _frame.Stack.Clear();
                return Push(Value.Unknown);
            case 0x2A:
                Return();
                return false;
            case 0x27 or 0x7A or 0xDC or 0xFE11 or 0xFE1A:
                return false;
            case 0x2B or 0x38:
                Reach(_code.BranchTarget);
                return false;
            case 0xDD or 0xDE:
                _frame.Stack.Clear();
                EnterHandlers(_code.Offset);
                Reach(_code.BranchTarget);
                return false;
            case 0x45:
                _frame.Pop();
                for (var i = 0; i < _code.SwitchCount; i++)
                {
                    Reach(_code.SwitchTarget(i));
                }

                return true;
            case 0x7B or 0x7E:
                return LoadField(isStatic: code == 0x7E);
            case 0x7C or 0x7F:
                return LoadField(isStatic: code == 0x7F);
            case 0x7D or 0x80:
                StoreField(isStatic: code == 0x80);
                return true;
            case 0x8D:
                _frame.Pop();
                return Push(new Value(AtomHere(AtomKind.Container)));
            case 0x51 or 0x81:
                StoreIndirect();
                return true;
            case 0x9A or 0xA3 or 0x8F:
                _frame.Pop();
                return Push(Entries(_frame.Pop()));
            case 0xA2 or 0xA4:
                var entry = _frame.Pop();
                _frame.Pop();
                AddEntry(_frame.Pop(), entry);
                return true;
            case 0x50 or 0x71 or 0x74 or 0x75 or 0x8C or 0xA5 or 0x79:
                return Push(Dereference(_frame.Pop()));
            default:
                return Move(code);
        }
    }

    /// <summary>Instructions that only move the stack; their results are not followed.</summary>
    private bool Move(int code)
    {
        var (pops, pushes) = StackEffect(code);
        for (var i = 0; i < pops; i++)
        {
            _frame.Pop();
        }

        for (var i = 0; i < pushes; i++)
        {
            _frame.Stack.Add(Value.Unknown);
        }

        if (_code.BranchTarget >= 0)
        {
            Reach(_code.BranchTarget);
        }

        return true;
    }

    private static (int Pops, int Pushes) StackEffect(int code) => code switch
    {
        (>= 0x21 and <= 0x23) or 0xD0 or 0xFE00 or 0xFE06 or 0xFE1C => (0, 1),
        0x26 or 0x2C or 0x2D or 0x39 or 0x3A or 0xFE15 => (1, 0),
        (>= 0x2E and <= 0x37) or (>= 0x3B and <= 0x44) or (>= 0x52 and <= 0x57) or 0x70 or 0xDF => (2, 0),
        (>= 0x46 and <= 0x4F) or (>= 0x65 and <= 0x6E) or 0x76 or (>= 0x82 and <= 0x8B) or 0x8E or (>= 0xB3 and <= 0xBA) or 0xC2 or 0xC3 or 0xC6
            or (>= 0xD1 and <= 0xD5) or 0xE0 or 0xFE07 or 0xFE0F or 0xFE1D => (1, 1),
        (>= 0x58 and <= 0x64) or (>= 0x90 and <= 0x99) or (>= 0xD6 and <= 0xDB) or (>= 0xFE01 and <= 0xFE05) => (2, 1),
        (>= 0x9B and <= 0xA1) or 0xFE17 or 0xFE18 => (3, 0),
        _ => (0, 0),
    };

    private bool Push(Value value)
    {
        _frame.Stack.Add(value);
        return true;
    }

    private bool Store(int local)
    {
        _frame.SetLocal(local, _frame.Pop());
        return true;
    }

    private void Return()
    {
        if (_frame.Stack.Count > 0)
        {
            var value = _frame.Pop();
            Note(value, Handling.Returned);
            _facts.Returns = _facts.Returns.Join(value);
        }
    }

    private bool LoadField(bool isStatic)
    {
        if (!isStatic)
        {
            _frame.Pop();
        }

        var (id, type, name) = _members.FindField(_code.Int32());
        if (id > 0)
        {
            return Push(new Value(AtomHere(AtomKind.Field, id)));
        }

        return Push(isStatic && _knowledge.FindConstant(type, name) is { } model ? new Value(AtomHere(AtomKind.Constant, text: model)) : Value.Unknown);
    }

    private void StoreField(bool isStatic)
    {
        var value = _frame.Pop();
        if (!isStatic)
        {
            _frame.Pop();
        }

        var (id, _, _) = _members.FindField(_code.Int32());
        Note(value, Handling.Stored, id);
        if (id > 0)
        {
            _facts.Stores[id] = _facts.Stores.TryGetValue(id, out var known) ? known.Join(value) : value;
        }
    }

    /// <summary>Writes through an address: a local behind <c>ref</c> or <c>out</c>, or the next entry of a list that the compiler fills in place.</summary>
    private void StoreIndirect()
    {
        var value = _frame.Pop();
        foreach (var target in _frame.Pop().Atoms)
        {
            if (target.Kind == AtomKind.LocalAddress)
            {
                _frame.SetLocal(target.Number, _frame.Local(target.Number).Join(value));
            }
            else if (target.Kind == AtomKind.Container)
            {
                Note(value, Handling.Listed);
                target.Add(_code.Offset, value);
            }
            else if (target.Kind == AtomKind.Field && target.Method == _method)
            {
                _facts.Stores[target.Number] = _facts.Stores.TryGetValue(target.Number, out var known) ? known.Join(value) : value;
            }
        }
    }

    private void AddEntry(Value list, Value entry, string? key = null)
    {
        Note(entry, Handling.Listed);
        foreach (var atom in list.Atoms)
        {
            if (atom.Kind == AtomKind.Container)
            {
                atom.Add(_code.Offset, entry);
                if (key is not null)
                {
                    atom.Keys[_code.Offset] = key;
                }
            }
        }
    }

    /// <summary>An entry of a list may be any of them; which one is for the place that asks to say.</summary>
    private Value Entries(Value list) => Dereference(list);

    private Value Dereference(Value value)
    {
        if (Array.Find(value.Atoms, atom => atom.Kind == AtomKind.LocalAddress) is null)
        {
            return value;
        }

        var result = value.IsOpen ? Value.Unknown : Value.None;
        foreach (var atom in value.Atoms)
        {
            result = result.Join(atom.Kind == AtomKind.LocalAddress ? _frame.Local(atom.Number) : new Value(atom));
        }

        return result;
    }
}
