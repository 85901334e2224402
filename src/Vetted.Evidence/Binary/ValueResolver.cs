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
    private readonly Func<int, string?> _fieldConstant;

    public ValueResolver(Func<int, MethodFacts> facts, BodyIndex bodies, Func<int, string?> fieldConstant)
    {
        _facts = facts;
        _bodies = bodies;
        _fieldConstant = fieldConstant;
    }

    /// <summary>Resolves a value that a sink receives.</summary>
    public Resolved Resolve(Value value)
    {
        var run = new Run(this);
        run.Follow(value, null, 0, default);
        return run.Result;
    }

    /// <summary>The arguments with which a method was called on the way, so that a result is told for that call and not for all.</summary>
    private sealed record Context(int Method, Atom Call, Context? Outer);

    private readonly record struct Route(bool ThroughField, bool ThroughList);

    private sealed class Run
    {
        private readonly ValueResolver _resolver;
        private readonly HashSet<(Atom, Atom?)> _open = new();
        private int _steps;

        public Run(ValueResolver resolver) => _resolver = resolver;

        public Resolved Result { get; } = new();

        public void Follow(Value value, Context? context, int depth, Route route)
        {
            if (value.IsOpen || depth > MaximumDepth || ++_steps > MaximumSteps)
            {
                Result.IsOpen = true;
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
                    Follow(_resolver._facts(atom.Number).Returns, new Context(atom.Number, atom, context), depth, route);
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
                default:
                    Result.IsOpen = true;
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

            if (!stored && _resolver._fieldConstant(atom.Number) is { } constant)
            {
                AddText(constant, atom, route with { ThroughField = true });
            }
            else if (!stored)
            {
                Result.IsOpen = true;
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
            foreach (var row in _resolver._bodies.Callers(atom.Method))
            {
                if (_resolver._facts(row).Calls.TryGetValue(atom.Method, out var calls))
                {
                    foreach (var arguments in calls.Values)
                    {
                        isCalled = true;
                        Follow(atom.Number < arguments.Length ? arguments[atom.Number] : Value.Unknown, null, depth, route);
                    }
                }
            }

            Result.IsOpen |= !isCalled;
        }

        private void FollowSetting(Atom atom, Context? context, int depth)
        {
            var keys = atom.Parts.Count == 0 ? new List<(string, Atom)>() : Texts(atom.Parts[0], context, depth);
            if (keys.Count == 0)
            {
                Result.IsOpen = true;
            }

            foreach (var (key, _) in keys)
            {
                Result.AddSetting(key, atom.Text, atom);
            }
        }

        private List<(string Text, Atom Origin)> Texts(Value value, Context? context, int depth)
        {
            var inner = new Run(_resolver) { _steps = _steps };
            inner._open.UnionWith(_open);
            inner.Follow(value, context, depth, default);
            _steps = inner._steps;
            Result.Pieces.AddRange(inner.Result.Pieces);
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
                    Result.IsOpen = true;
                    return new List<(string, Atom)>();
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
                Result.IsOpen = true;
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

    /// <summary>True where it may also be something that nobody can know from the assembly.</summary>
    public bool IsOpen { get; set; }

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
