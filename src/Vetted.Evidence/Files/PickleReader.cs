using System;
using System.Collections.Generic;

namespace Vetted.Evidence.Files;

/// <summary>
/// Walks the opcodes of a pickle (CPython Lib/pickletools.py) without running it: keeps a symbolic stack and memo, so that an import is known also where its module and name come from the memo, and tells what
/// is imported, called and built. What cannot be followed is told, never passed over. Handles several pickles in a row, as torch's legacy files and joblib have them.
/// </summary>
internal sealed class PickleReader
{
    private const int MostOpcodes = 20_000_000;
    private const int MostStack = 1_000_000;
    private const int MostMemo = 2_000_000;
    private readonly HeaderStream _file;
    private readonly FileFacts _facts;
    private readonly long _end;
    private readonly List<Item> _stack = new();
    private readonly Dictionary<long, Item> _memo = new();
    private int _opcodes;

    public PickleReader(HeaderStream file, long start, long end, FileFacts facts)
    {
        _file = file;
        _facts = facts;
        _end = Math.Min(end, file.Length);
        file.Seek(start);
    }

    private enum Kind : byte
    {
        Other,
        Mark,
        Text,
        Global,

        // The result of a call: an object nobody can know without running it.
        Result,
    }

    /// <summary>True where the bytes at <paramref name="start"/> begin a pickle of protocol 2 or later.</summary>
    public static bool Looks(HeaderStream file, long start)
    {
        if (file.Length - start < 4)
        {
            return false;
        }

        file.Seek(start);
        return file.ReadByte() == 0x80 && file.ReadByte() is >= 2 and <= 5;
    }

    /// <summary>True where a whole pickle of protocol 0 or 1, which has no signature, can be walked from <paramref name="start"/> to its STOP and holds more than one opcode.</summary>
    public static bool LooksOld(HeaderStream file, long start)
    {
        if (file.Length - start < 3)
        {
            return false;
        }

        file.Seek(start);
        if (file.ReadByte() is not ((byte)'(' or (byte)'c' or (byte)']' or (byte)'}' or (byte)'i' or (byte)'d' or (byte)'l' or (byte)'I' or (byte)'L' or (byte)'S' or (byte)'V' or (byte)'F' or (byte)'K' or (byte)'X' or (byte)'U'))
        {
            return false;
        }

        var probe = new PickleReader(file, start, file.Length, new FileFacts());
        try
        {
            return probe.ReadOne() && probe._opcodes > 2;
        }
        catch (MalformedFileException)
        {
            // What was imported before it broke has already run in a real unpickler.
            return probe._facts.Hazards.Count > 0;
        }
    }

    /// <summary>Walks pickle after pickle until the bytes are none.</summary>
    /// <returns>True where at least one pickle was walked to its end.</returns>
    public bool ReadAll()
    {
        var count = 0;
        while (_file.Position < _end && count < 100)
        {
            var next = _file.Peek();
            if (count > 0 && next != 0x80 && next != '(' && next != 'c' && next != ']' && next != '}')
            {
                break;
            }

            var hazards = _facts.Hazards.Count;
            try
            {
                if (!ReadOne())
                {
                    break;
                }
            }
            catch (MalformedFileException mistake)
            {
                // After the first pickles come raw tensors; those are no pickle and no mistake.
                if (count == 0 || _facts.Hazards.Count > hazards)
                {
                    _facts.Note("the pickle " + mistake.Message);
                }

                break;
            }

            count++;
        }

        return count > 0;
    }

    private bool ReadOne()
    {
        _stack.Clear();
        _memo.Clear();
        while (_file.Position < _end)
        {
            if (++_opcodes > MostOpcodes)
            {
                throw new MalformedFileException("has more opcodes than were walked");
            }

            var opcode = _file.ReadByte();
            if (opcode == '.')
            {
                return true;
            }

            Step(opcode);
        }

        throw new MalformedFileException("ends without STOP");
    }

    private void Step(byte opcode)
    {
        switch ((char)opcode)
        {
            case '(':
                Push(new Item(Kind.Mark));
                break;
            case '0':
                Pop();
                break;
            case '1':
                PopMark();
                break;
            case '2':
                Push(Top());
                break;
            case 'c':
                Push(Import(_file.ReadLine(), _file.ReadLine()));
                break;
            case '\x93':
                StackGlobal();
                break;
            case 'i':
                var global = Import(_file.ReadLine(), _file.ReadLine());
                PopMark();
                Push(Call(global, "INST"));
                break;
            case 'o':
                var arguments = PopMark();
                Push(Call(arguments.Count > 0 ? arguments[0] : new Item(Kind.Other), "OBJ"));
                break;
            case 'R':
                Pop();
                Push(Call(Pop(), "REDUCE"));
                break;
            case '\x81':
                Pop();
                Push(Create(Pop()));
                break;
            case '\x92':
                Pop();
                Pop();
                Push(Create(Pop()));
                break;
            case 'b':
                Pop();
                Build(Top());
                break;
            case '\x82':
                Extension(_file.ReadByte());
                break;
            case '\x83':
                Extension(_file.ReadUInt16());
                break;
            case '\x84':
                Extension(_file.ReadUInt32());
                break;
            default:
                StepData(opcode);
                break;
        }
    }

    private void StepData(byte opcode)
    {
        switch ((char)opcode)
        {
            case '\x80':
                if (_file.ReadByte() > 5)
                {
                    throw new MalformedFileException("says a protocol that does not exist");
                }

                break;
            case '\x95':
                _file.ReadUInt64();
                break;
            case 'F' or 'I' or 'L':
                _file.ReadLine();
                Push(default);
                break;
            case 'S':
                Push(Text(_file.ReadLine().Trim().Trim('\'', '"')));
                break;
            case 'V':
                Push(Text(_file.ReadLine()));
                break;
            case 'J':
                Push(Skip(4));
                break;
            case 'K':
                Push(Skip(1));
                break;
            case 'M':
                Push(Skip(2));
                break;
            case 'G':
                Push(Skip(8));
                break;
            case '\x8a':
                Push(Skip(_file.ReadByte()));
                break;
            case '\x8b':
                Push(Skip(_file.ReadCount(4, 1)));
                break;
            case 'T' or 'X':
                Push(Text(_file.ReadText(_file.ReadCount(4, 1), 4096)));
                break;
            case 'U' or '\x8c':
                Push(Text(_file.ReadText(_file.ReadByte(), 4096)));
                break;
            case '\x8d':
                Push(Text(_file.ReadText(_file.ReadCount(8, 1), 4096)));
                break;
            case 'B':
                Push(Bytes(_file.ReadCount(4, 1)));
                break;
            case 'C':
                Push(Bytes(_file.ReadByte()));
                break;
            case '\x8e' or '\x96':
                Push(Bytes(_file.ReadCount(8, 1)));
                break;
            case 'N' or '\x88' or '\x89' or ']' or '}' or ')' or '\x8f' or '\x97':
                Push(default);
                break;
            case '\x98':
                break;
            case 'l' or 't' or 'd' or '\x91':
                PopMark();
                Push(default);
                break;
            case '\x85':
                Replace(1);
                break;
            case '\x86':
                Replace(2);
                break;
            case '\x87':
                Replace(3);
                break;
            case 'a':
                Pop();
                break;
            case 's':
                Pop();
                Pop();
                break;
            case 'e' or 'u' or '\x90':
                PopMark();
                break;
            case 'P':
                _file.ReadLine();
                Push(default);
                break;
            case 'Q':
                Pop();
                Push(default);
                break;
            default:
                StepMemo(opcode);
                break;
        }
    }

    private void StepMemo(byte opcode)
    {
        switch ((char)opcode)
        {
            case 'p':
                Remember(Number(_file.ReadLine()));
                break;
            case 'q':
                Remember(_file.ReadByte());
                break;
            case 'r':
                Remember(_file.ReadUInt32());
                break;
            case '\x94':
                Remember(_memo.Count);
                break;
            case 'g':
                Push(Recall(Number(_file.ReadLine())));
                break;
            case 'h':
                Push(Recall(_file.ReadByte()));
                break;
            case 'j':
                Push(Recall(_file.ReadUInt32()));
                break;
            default:
                throw new MalformedFileException($"holds the unknown opcode 0x{opcode:x2}");
        }
    }

    private Item Import(string module, string name)
    {
        var item = new Item(Kind.Global, module, name);
        switch (PickleGlobals.Classify(module, name))
        {
            case PickleGlobal.Dangerous:
                _facts.Hazard("pickle-import", "imports " + module + "." + name, severe: true);
                break;
            case PickleGlobal.Foreign:
                _facts.Hazard("pickle-import", "imports " + module + "." + name + ", whose module runs on import", severe: false);
                break;
            default:
                break;
        }

        return item;
    }

    private void StackGlobal()
    {
        var name = Pop();
        var module = Pop();
        if (name.Kind == Kind.Text && module.Kind == Kind.Text)
        {
            Push(Import(module.First!, name.First!));
        }
        else
        {
            _facts.Hazard("pickle-import", "imports a name that is computed while loading", severe: true);
            Push(new Item(Kind.Result));
        }
    }

    private Item Call(Item called, string opcode)
    {
        if (called.Kind == Kind.Global)
        {
            var verdict = PickleGlobals.Classify(called.First!, called.Second!);
            if (verdict == PickleGlobal.Dangerous)
            {
                _facts.Hazard("pickle-call", "calls " + called.First + "." + called.Second, severe: true);
            }
            else if (verdict == PickleGlobal.Foreign || (verdict == PickleGlobal.Library && !PickleGlobals.IsClassName(called.Second!)))
            {
                _facts.Hazard("pickle-call", "calls " + called.First + "." + called.Second, severe: verdict == PickleGlobal.Foreign);
            }
        }
        else if (called.Kind != Kind.Other || opcode == "REDUCE")
        {
            _facts.Hazard("pickle-call", "calls an object that is computed while loading (" + opcode + ")", severe: true);
        }

        return new Item(Kind.Result);
    }

    private Item Create(Item type)
    {
        if (type.Kind is Kind.Result or Kind.Text)
        {
            _facts.Hazard("pickle-call", "creates an object of a type that is computed while loading", severe: true);
        }
        else if (type.Kind == Kind.Global && PickleGlobals.Classify(type.First!, type.Second!) == PickleGlobal.Dangerous)
        {
            _facts.Hazard("pickle-call", "creates " + type.First + "." + type.Second, severe: true);
        }

        return default;
    }

    // BUILD on a class or function itself (not on an object of it) writes its attributes: the "sleepy" way to plant code.
    private void Build(Item target)
    {
        if (target.Kind == Kind.Global)
        {
            _facts.Hazard("pickle-build", "changes " + target.First + "." + target.Second + " itself", severe: true);
        }
    }

    private void Extension(uint code)
    {
        _facts.Hazard("pickle-import", $"imports by extension code {code}, which only the loading program can resolve", severe: true);
        Push(new Item(Kind.Result));
    }

    private Item Bytes(long length)
    {
        // A pickle inside a byte string is loaded by whoever unpickles it again; torch.storage._load_from_bytes does.
        var start = _file.Position;
        if (length > 4 && Looks(_file, start))
        {
            var end = Math.Min(start + length, _end);
            var nested = new FileFacts();
            try
            {
                new PickleReader(_file, start, end, nested).ReadAll();
            }
            catch (MalformedFileException)
            {
                // Bytes that only start like a pickle are data.
            }

            foreach (var hazard in nested.Hazards)
            {
                _facts.Hazard(hazard.Kind, hazard.Detail + " (in a pickle inside this one)", hazard.Severe);
            }
        }

        _file.Seek(start);
        _file.Skip(length);
        return default;
    }

    private Item Skip(long count)
    {
        _file.Skip(count);
        return default;
    }

    private static Item Text(string text) => new(Kind.Text, text);

    private void Push(Item item)
    {
        if (_stack.Count >= MostStack)
        {
            throw new MalformedFileException("needs a deeper stack than any model");
        }

        _stack.Add(item);
    }

    private Item Pop()
    {
        if (_stack.Count == 0)
        {
            throw new MalformedFileException("takes from an empty stack");
        }

        var item = _stack[_stack.Count - 1];
        _stack.RemoveAt(_stack.Count - 1);
        return item;
    }

    private Item Top() => _stack.Count > 0 ? _stack[_stack.Count - 1] : throw new MalformedFileException("takes from an empty stack");

    private void Replace(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Pop();
        }

        Push(default);
    }

    private List<Item> PopMark()
    {
        var items = new List<Item>();
        while (true)
        {
            var item = Pop();
            if (item.Kind == Kind.Mark)
            {
                items.Reverse();
                return items;
            }

            items.Add(item);
        }
    }

    private void Remember(long index)
    {
        if (_memo.Count >= MostMemo)
        {
            throw new MalformedFileException("remembers more than any model");
        }

        _memo[index] = Top();
    }

    private Item Recall(long index) => _memo.TryGetValue(index, out var item) ? item : throw new MalformedFileException("recalls what it never remembered");

    private static long Number(string text) => long.TryParse(text.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new MalformedFileException("has a memo key that is no number");

    private readonly struct Item
    {
        public Item(Kind kind, string? first = null, string? second = null)
        {
            Kind = kind;
            First = first;
            Second = second;
        }

        public Kind Kind { get; }

        public string? First { get; }

        public string? Second { get; }
    }
}
