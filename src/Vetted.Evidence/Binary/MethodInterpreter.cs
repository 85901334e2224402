using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Vetted.Evidence.Binary;

/// <summary>
/// Runs one method on sets of possible values instead of values: where two paths meet, a slot may hold what either of them put there. Strings,
/// fields, parameters and calls stay symbolic; <see cref="ValueResolver"/> follows them to other methods when a sink asks.
/// </summary>
internal sealed partial class MethodInterpreter
{
    private const int MaximumLocals = 2048;
    private const int MaximumHandled = 8;
    private readonly MetadataReader _reader;
    private readonly MemberTable _members;
    private readonly BinaryKnowledge _knowledge;
    private readonly Budget _budget;
    private readonly MethodFacts _facts = new();
    private readonly Dictionary<(int Offset, AtomKind Kind), Atom> _atoms = new();
    private readonly Dictionary<int, Frame> _frames = new();
    private readonly SortedSet<int> _pending = new();
    private readonly HashSet<int> _targets = new();
    private readonly List<ExceptionRegion> _regions = new();
    private readonly int _method;
    private Frame _frame = new();
    private IlCode _code;

    private MethodInterpreter(LoadedAssembly assembly, AssemblyTeam team, Budget budget, int method)
    {
        _reader = assembly.Reader;
        _members = assembly.Members;
        _knowledge = team.Knowledge;
        _budget = budget;
        _method = method;
    }

    /// <summary>Interprets a body.</summary>
    /// <exception cref="BadImageFormatException">The body does not hold together.</exception>
    public static MethodFacts Run(LoadedAssembly assembly, AssemblyTeam team, Budget budget, int method, MethodBodyBlock body)
    {
        var interpreter = new MethodInterpreter(assembly, team, budget, method);
        interpreter.Run(body);
        return interpreter._facts;
    }

    private void Run(MethodBodyBlock body)
    {
        _code = new IlCode(body.GetILReader());
        FindTargets(body);
        Reach(0);
        while (_pending.Count > 0)
        {
            var start = _pending.Min;
            _pending.Remove(start);
            if (!_budget.Spend(_frames[start].Size))
            {
                _facts.IsComplete = false;
                return;
            }

            _frame = _frames[start].Copy();
            _code.JumpTo(start);
            RunBlock(start);
        }
    }

    private void FindTargets(MethodBodyBlock body)
    {
        var walk = _code;
        while (walk.MoveNext())
        {
            if (walk.BranchTarget >= 0)
            {
                _targets.Add(walk.BranchTarget);
            }
            else if (walk.OpCode == 0x45)
            {
                for (var i = 0; i < walk.SwitchCount; i++)
                {
                    _targets.Add(walk.SwitchTarget(i));
                }
            }
        }

        foreach (var region in body.ExceptionRegions)
        {
            _regions.Add(region);
            _targets.Add(region.TryOffset);
            _targets.Add(region.HandlerOffset);
        }
    }

    private void RunBlock(int start)
    {
        while (_code.MoveNext())
        {
            if (_code.Offset != start && _targets.Contains(_code.Offset))
            {
                Reach(_code.Offset);
                return;
            }

            if (_code.Offset == start)
            {
                EnterHandlers(start);
            }

            if (!_budget.Spend(1))
            {
                _facts.IsComplete = false;
                _pending.Clear();
                return;
            }

            if (!Step())
            {
                return;
            }
        }
    }

    /// <summary>A handler starts with the locals of its try block and something unknown on the stack.</summary>
    private void EnterHandlers(int offset)
    {
        foreach (var region in _regions)
        {
            if (offset >= region.TryOffset && offset < region.TryOffset + region.TryLength)
            {
                var handler = _frame.Copy();
                handler.Stack.Clear();
                if (region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter)
                {
                    handler.Stack.Add(Value.Unknown);
                }

                Reach(region.HandlerOffset, handler);
                if (region.Kind == ExceptionRegionKind.Filter)
                {
                    Reach(region.FilterOffset, handler);
                }
            }
        }
    }

    private void Reach(int offset) => Reach(offset, _frame);

    private void Reach(int offset, Frame frame)
    {
        if ((uint)offset >= (uint)_code.Length)
        {
            return;
        }

        if (!_frames.TryGetValue(offset, out var known))
        {
            _frames.Add(offset, frame.Copy());
            _pending.Add(offset);
            _budget.Spend(frame.Size);
        }
        else if (known.Join(frame))
        {
            _pending.Add(offset);
        }
    }

    private Atom AtomHere(AtomKind kind, int number = 0, string text = "")
    {
        var key = (_code.Offset, kind);
        if (!_atoms.TryGetValue(key, out var atom))
        {
            _atoms.Add(key, atom = new Atom(kind, _method, _code.Offset, number, text));
        }

        return atom;
    }

    // A parameter is the same wherever it is loaded; its key lies below all offsets.
    private Value Argument(int index)
    {
        if (_frame.Arguments is { } stored && stored.TryGetValue(index, out var value))
        {
            return value;
        }

        var key = (-1 - index, AtomKind.Parameter);
        if (!_atoms.TryGetValue(key, out var atom))
        {
            _atoms.Add(key, atom = new Atom(AtomKind.Parameter, _method, 0, index));
        }

        return new Value(atom);
    }

    private Value Literal(int token)
    {
        var key = (_code.Offset, AtomKind.Text);
        if (!_atoms.TryGetValue(key, out var atom))
        {
            var text = _reader.GetUserString(MetadataTokens.UserStringHandle(token & 0xFFFFFF));
            _atoms.Add(key, atom = new Atom(AtomKind.Text, _method, _code.Offset, token, text));
            _facts.Literals[_code.Offset] = atom;
        }

        return new Value(atom);
    }

    private void Note(Value value, Handling handling, int field = 0)
    {
        foreach (var atom in value.Atoms)
        {
            if (atom.Kind is AtomKind.Text)
            {
                Note(atom, new Handled(handling, _code.Offset, field));
            }
            else if (atom.Kind == AtomKind.Object && handling == Handling.Listed && atom.HasParts)
            {
                // new Entry { Id = "x" } in a list: the list offers x.
                foreach (var part in atom.Parts.Values.SelectMany(part => part.Atoms).Where(part => part.Kind == AtomKind.Text).ToList())
                {
                    Note(part, new Handled(handling, _code.Offset, field));
                }
            }
        }
    }

    private void Note(Atom atom, Handled handled)
    {
        if (!_facts.Handled.TryGetValue(atom, out var known))
        {
            _facts.Handled.Add(atom, known = new List<Handled>(1));
        }

        if (known.Count < MaximumHandled && !known.Contains(handled))
        {
            known.Add(handled);
        }
    }

    /// <summary>The stack, locals and overwritten arguments at one point of a method.</summary>
    private sealed class Frame
    {
        public List<Value> Stack { get; private set; } = new();

        public List<Value> Locals { get; private set; } = new();

        public Dictionary<int, Value>? Arguments { get; private set; }

        public int Size => Stack.Count + Locals.Count + 1;

        public Value Pop()
        {
            if (Stack.Count == 0)
            {
                return Value.Unknown;
            }

            var value = Stack[Stack.Count - 1];
            Stack.RemoveAt(Stack.Count - 1);
            return value;
        }

        public Value Local(int index) => index < Locals.Count ? Locals[index] : Value.None;

        public void SetLocal(int index, Value value)
        {
            if (index >= MaximumLocals)
            {
                return;
            }

            while (Locals.Count <= index)
            {
                Locals.Add(Value.None);
            }

            Locals[index] = value;
        }

        public void SetArgument(int index, Value value) => Arguments = new Dictionary<int, Value>(Arguments ?? new Dictionary<int, Value>()) { [index] = value };

        public Frame Copy() => new() { Stack = new List<Value>(Stack), Locals = new List<Value>(Locals), Arguments = Arguments };

        /// <summary>Takes in another path; true where that adds anything.</summary>
        public bool Join(Frame other)
        {
            var changed = false;
            for (var i = 0; i < Math.Min(Stack.Count, other.Stack.Count); i++)
            {
                changed |= Join(Stack, i, other.Stack[i]);
            }

            for (var i = 0; i < other.Locals.Count; i++)
            {
                if (i == Locals.Count)
                {
                    Locals.Add(Value.None);
                }

                changed |= Join(Locals, i, other.Locals[i]);
            }

            foreach (var argument in other.Arguments ?? new Dictionary<int, Value>())
            {
                var known = Arguments is not null && Arguments.TryGetValue(argument.Key, out var value) ? value : Value.None;
                var joined = known.Join(argument.Value);
                if (!ReferenceEquals(joined, known))
                {
                    SetArgument(argument.Key, joined);
                    changed = true;
                }
            }

            return changed;
        }

        private static bool Join(List<Value> slots, int index, Value other)
        {
            var joined = slots[index].Join(other);
            if (ReferenceEquals(joined, slots[index]))
            {
                return false;
            }

            slots[index] = joined;
            return true;
        }
    }
}
