using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Evidence.Binary;

/// <summary>Follows a value to the literals and settings it comes from, through fields, parameters, results and joined strings of one assembly.</summary>
internal sealed class ValueResolver
{
    private const int MaximumDepth = 12;
    private const int MaximumSteps = 20_000;
    private const int MaximumTexts = 256;
    private const int MaximumCombinations = 64;
    private const int MaximumLength = 4096;
    private readonly Func<int, MethodFacts> _facts;
    private readonly BodyIndex _bodies;
    private readonly OwnMembers _own;

    public ValueResolver(Func<int, MethodFacts> facts, BodyIndex bodies, OwnMembers own)
    {
        _facts = facts;
        _bodies = bodies;
        _own = own;
    }

    /// <summary>Resolves a value that a sink receives.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isPath">True for a file: of a path that starts with an unknown folder the known end counts.</param>
    public Resolved Resolve(Value value, bool isPath)
    {
        var run = new Run(this, isPath);
        run.Follow(value, null, 0, default);
        return run.Result;
    }

    /// <summary>The arguments with which a method was called on the way, so that a result is told for that call and not for all.</summary>
    private sealed record Context(int Method, Atom Call, Context? Outer);

    private readonly record struct Route(bool ThroughField, bool ThroughList);

    private sealed class Run
    {
        private readonly ValueResolver _resolver;
        private readonly bool _isPath;
        private readonly HashSet<(Atom, Atom?)> _open = new();
        private int _steps;

        public Run(ValueResolver resolver, bool isPath)
        {
            _resolver = resolver;
            _isPath = isPath;
        }

        public Resolved Result { get; } = new();

        public void Follow(Value value, Context? context, int depth, Route route)
        {
            if (value.IsOpen || depth > MaximumDepth || ++_steps > MaximumSteps)
            {
                Result.AddOpen("", null);
            }

            if (depth > MaximumDepth || _steps > MaximumSteps)
            {
                return;
            }

            foreach (var atom in value.Atoms)
            {
                // Recursion in the code at hand must not become recursion here.
                if (_open.Add((atom, context?.Call)))
                {
                    Follow(atom, context, depth + 1, route);
                    _open.Remove((atom, context?.Call));
                }
            }
        }

        private void Follow(Atom atom, Context? context, int depth, Route route)
        {
            switch (atom.Kind)
            {
                case AtomKind.Text or AtomKind.Constant:
                    AddText(atom.Text, atom, route);
                    break;
                case AtomKind.Field:
                    FollowField(atom, depth, route);
                    break;
                case AtomKind.Parameter:
                    FollowParameter(atom, context, depth, route);
                    break;
                case AtomKind.Call:
                    foreach (var row in _resolver._own.Implementations(atom.Number))
                    {
                        Follow(_resolver._facts(row).Returns, new Context(row, atom, context), depth, route);
                    }

                    break;
                case AtomKind.Container:
                    foreach (var entry in atom.Parts.Values.ToList())
                    {
                        Follow(entry, context, depth, route with { ThroughList = route.ThroughList || atom.Parts.Count > 1 });
                    }

                    break;
                case AtomKind.Joined:
                    foreach (var (text, origin) in Combine(atom, context, depth))
                    {
                        AddText(text, origin, route);
                    }

                    break;
                case AtomKind.Number:
                    Result.Numbers.Add(atom);
                    break;
                case AtomKind.Setting:
                    FollowSetting(atom, context, depth);
                    break;
                case AtomKind.Foreign:
                    Result.AddOpen(atom.Text, atom);
                    break;
                default:
                    Result.AddOpen("", null);
                    break;
            }
        }

        private void FollowField(Atom atom, int depth, Route route)
        {
            var stored = false;
            foreach (var row in _resolver._bodies.Storers(atom.Number))
            {
                if (_resolver._facts(row).Stores.TryGetValue(atom.Number, out var value))
                {
                    stored = true;
                    Follow(value, null, depth, route with { ThroughField = true });
                }
            }

            if (!stored && _resolver._own.Constant(atom.Number) is { } constant)
            {
                AddText(constant, atom, route with { ThroughField = true });
            }
            else if (!stored)
            {
                Result.AddUnset(_resolver._own.FieldName(atom.Number));
            }
        }

        private void FollowParameter(Atom atom, Context? context, int depth, Route route)
        {
            if (context is not null && context.Method == atom.Method)
            {
                if (context.Call.Parts.TryGetValue(atom.Number, out var argument))
                {
                    Follow(argument, context.Outer, depth, route);
                }

                return;
            }

            var isCalled = false;
            foreach (var declared in _resolver._own.Declarations(atom.Method))
            {
                foreach (var row in _resolver._bodies.Callers(declared))
                {
                    isCalled |= FollowArguments(_resolver._facts(row), declared, atom.Number, depth, route);
                }
            }

            if (isCalled)
            {
                return;
            }

            // A property that nobody sets here may be bound from configuration; its initialiser, if there is one, was seen beside this.
            if (_resolver._own.SetterName(atom.Method) is { } property)
            {
                Result.AddUnset(property);
            }
            else
            {
                Result.AddOpen(_resolver._own.ParameterName(atom.Method, atom.Number), null);
            }
        }

        private bool FollowArguments(MethodFacts caller, int method, int parameter, int depth, Route route)
        {
            if (!caller.Calls.TryGetValue(method, out var calls))
            {
                return false;
            }

            foreach (var arguments in calls.Values)
            {
                Follow(parameter < arguments.Length ? arguments[parameter] : Value.Unknown, null, depth, route);
            }

            return calls.Count > 0;
        }

        private void FollowSetting(Atom atom, Context? context, int depth)
        {
            var keys = atom.Parts.Count == 0 ? new List<(string, Atom)>() : Texts(atom.Parts[0], context, depth);
            if (keys.Count == 0)
            {
                Result.AddOpen("", atom);
            }

            foreach (var (key, _) in keys)
            {
                Result.AddSetting(key, atom.Text, atom);
            }
        }

        private List<(string Text, Atom Origin)> Texts(Value value, Context? context, int depth)
        {
            var inner = new Run(_resolver, _isPath) { _steps = _steps };
            inner._open.UnionWith(_open);
            inner.Follow(value, context, depth, default);
            _steps = inner._steps;
            Result.Pieces.AddRange(inner.Result.Pieces);
            inner.Result.Opens.ForEach(open => Result.AddPieceOpen(open.Key, open.Origin));
            return inner.Result.Texts.Select(text => (text.Text, text.Origin)).ToList();
        }

        /// <summary>All strings that the pieces can make together; none where one of the pieces is not known at all.</summary>
        private List<(string Text, Atom Origin)> Combine(Atom atom, Context? context, int depth)
        {
            var combined = new List<(string Text, Atom Origin)> { ("", atom) };
            var isFirst = true;
            foreach (var piece in atom.Parts.Values.ToList())
            {
                var texts = Texts(piece, context, depth);
                Result.Pieces.AddRange(texts.Select(text => text.Origin));
                if (texts.Count == 0 && !(piece.Atoms.Length == 0 && !piece.IsOpen))
                {
                    if (!_isPath)
                    {
                        Result.OpenByPieces();
                        return new List<(string, Atom)>();
                    }

                    combined = new List<(string Text, Atom Origin)> { ("", atom) };
                    isFirst = true;
                    continue;
                }

                var separator = isFirst ? "" : atom.Text;
                isFirst = false;
                if (texts.Count > 0)
                {
                    combined = combined
                        .SelectMany(start => texts.Select(text => (start.Text + separator + text.Text, atom)))
                        .Where(text => text.Item1.Length <= MaximumLength).Take(MaximumCombinations).ToList();
                }
            }

            return combined;
        }

        private void AddText(string text, Atom origin, Route route)
        {
            if (Result.Texts.Count < MaximumTexts)
            {
                Result.AddText(text, origin, route.ThroughField, route.ThroughList);
            }
            else
            {
                Result.AddOpen("", null);
            }
        }
    }
}

/// <summary>What a value may be.</summary>
internal sealed class Resolved
{
    private readonly HashSet<(string, Atom)> _seen = new();

    /// <summary>The strings, in the order in which they were found.</summary>
    public List<ResolvedText> Texts { get; } = new();

    /// <summary>The literals that are parts of the strings.</summary>
    public List<Atom> Pieces { get; } = new();

    /// <summary>The integer constants: members of an enum.</summary>
    public List<Atom> Numbers { get; } = new();

    /// <summary>The configuration keys and environment variables.</summary>
    public List<(string Key, string Source, Atom Origin)> Settings { get; } = new();

    /// <summary>What else it may be that nobody can know from the assembly: the expression as people write it, or an empty text, with the instruction where one is known.</summary>
    public List<(string Key, Atom? Origin)> Opens { get; } = new();

    /// <summary>Properties and fields that it goes through and that nobody sets in this assembly.</summary>
    public List<string> Unset { get; } = new();

    private readonly List<(string Key, Atom? Origin)> _pieceOpens = new();

    public void AddOpen(string key, Atom? origin)
    {
        if (!Opens.Contains((key, origin)))
        {
            Opens.Add((key, origin));
        }
    }

    /// <summary>What a piece of a joined string may be; it counts where the piece makes the whole unknown.</summary>
    public void AddPieceOpen(string key, Atom? origin) => _pieceOpens.Add((key, origin));

    public void OpenByPieces()
    {
        _pieceOpens.ForEach(open => AddOpen(open.Key, open.Origin));
        if (Opens.Count == 0)
        {
            AddOpen("", null);
        }
    }

    public void AddUnset(string name)
    {
        if (!Unset.Contains(name))
        {
            Unset.Add(name);
        }
    }

    public void AddText(string text, Atom origin, bool throughField, bool throughList)
    {
        if (_seen.Add((text, origin)))
        {
            Texts.Add(new ResolvedText(text, origin, throughField, throughList));
        }
    }

    public void AddSetting(string key, string source, Atom origin)
    {
        if (_seen.Add((key, origin)))
        {
            Settings.Add((key, source, origin));
        }
    }
}

/// <summary>A string that a value may be.</summary>
/// <param name="Text">The string.</param>
/// <param name="Origin">The literal, or the instruction that joins several.</param>
/// <param name="ThroughField">True where it passes a field on its way.</param>
/// <param name="ThroughList">True where it is one of several entries of a list.</param>
internal sealed record ResolvedText(string Text, Atom Origin, bool ThroughField, bool ThroughList);
