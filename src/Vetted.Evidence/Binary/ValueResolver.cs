using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Evidence.Binary;

/// <summary>Follows a value to the literals and settings it comes from, through fields, parameters, results and joined strings of the assemblies that one reading sees.</summary>
internal sealed class ValueResolver
{
    private const int MaximumDepth = 12;
    private const int MaximumSteps = 20_000;
    private const int MaximumTexts = 256;
    private const int MaximumCombinations = 64;
    private const int MaximumLength = 4096;
    private readonly ReadingScope _scope;

    public ValueResolver(ReadingScope scope) => _scope = scope;

    /// <summary>Resolves a value that a sink receives.</summary>
    /// <param name="value">The value.</param>
    /// <param name="sink">The method that holds the sink.</param>
    /// <param name="isPath">True for a file: of a path that starts with an unknown folder the known end counts.</param>
    public Resolved Resolve(Value value, int sink, bool isPath)
    {
        var run = new Run(_scope, _scope.Of(sink), isPath);
        run.Follow(value, null, 0, default);
        return run.Result;
    }

    /// <summary>The arguments with which a method was called on the way, so that a result is told for that call and not for all.</summary>
    private sealed record Context(int Method, Atom Call, Context? Outer);

    private readonly record struct Route(bool ThroughList, bool IsJoint, string? Key);

    private sealed class Run
    {
        private readonly ReadingScope _scope;
        private readonly LoadedAssembly _sink;
        private readonly bool _isPath;
        private readonly HashSet<(Atom, Atom?)> _open = new();
        private int _steps;

        public Run(ReadingScope scope, LoadedAssembly sink, bool isPath)
        {
            _scope = scope;
            _sink = sink;
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
                    Follow(atom, context, depth + 1, route with { IsJoint = route.IsJoint || !_sink.Sees(RowId.Assembly(atom.Method)) });
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
                    foreach (var method in _scope.Implementations(atom.Number))
                    {
                        Follow(_scope.FactsOf(method).Returns, new Context(method, atom, context), depth, route);
                    }

                    break;
                case AtomKind.Container:
                    var entries = atom.PartsUnder(route.Key);
                    foreach (var entry in entries)
                    {
                        Follow(entry, context, depth, route with { ThroughList = route.ThroughList || entries.Count > 1, Key = null });
                    }

                    break;
                case AtomKind.Entry:
                    Follow(atom.Parts[0], context, depth, route with { Key = atom.Text });
                    break;
                case AtomKind.Joined:
                    foreach (var (text, isJoint) in Combine(atom, context, depth))
                    {
                        AddText(text, atom, route with { IsJoint = route.IsJoint || isJoint });
                    }

                    break;
                case AtomKind.Number:
                    Result.Numbers.Add(atom);
                    break;
                case AtomKind.Setting:
                    FollowSetting(atom, context, depth, route);
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
            foreach (var method in _scope.Storers(atom.Number))
            {
                if (_scope.FactsOf(method).Stores.TryGetValue(atom.Number, out var value))
                {
                    stored = true;
                    Follow(value, null, depth, route);
                }
            }

            if (!stored && _scope.Constant(atom.Number) is { } constant)
            {
                AddText(constant, atom, route);
            }
            else if (!stored)
            {
                Result.AddUnset(_scope.FieldName(atom.Number));
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
            foreach (var declared in _scope.Declarations(atom.Method))
            {
                foreach (var caller in _scope.Callers(declared))
                {
                    isCalled |= FollowArguments(_scope.FactsOf(caller), declared, atom.Number, depth, route);
                }
            }

            if (isCalled)
            {
                return;
            }

            if (_scope.ParameterDefault(atom.Method, atom.Number) is { Length: > 0 } standard)
            {
                // Callers who leave it out have the default written into their calls; here is none.
                AddText(standard, atom, route);
                return;
            }

            // A property that nobody sets here may be bound from configuration; its initialiser, if there is one, was seen beside this.
            if (_scope.SetterName(atom.Method) is { } property)
            {
                Result.AddUnset(property);
            }
            else
            {
                Result.AddOpen(_scope.ParameterName(atom.Method, atom.Number), null);
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

        private void FollowSetting(Atom atom, Context? context, int depth, Route route)
        {
            var keys = atom.Parts.Count == 0 ? new List<ResolvedText>() : Texts(atom.Parts[0], context, depth);
            if (keys.Count == 0)
            {
                Result.AddOpen("", atom);
            }

            foreach (var key in keys)
            {
                Result.AddSetting(new ResolvedSetting(key.Text, atom.Text, atom, route.IsJoint || key.IsJoint));
            }
        }

        private List<ResolvedText> Texts(Value value, Context? context, int depth)
        {
            var inner = new Run(_scope, _sink, _isPath) { _steps = _steps };
            inner._open.UnionWith(_open);
            inner.Follow(value, context, depth, default);
            _steps = inner._steps;
            Result.Pieces.AddRange(inner.Result.Pieces);
            inner.Result.Opens.ForEach(open => Result.AddPieceOpen(open.Key, open.Origin));
            return inner.Result.Texts;
        }

        /// <summary>All strings that the pieces can make together; none where one of the pieces is not known at all.</summary>
        private List<(string Text, bool IsJoint)> Combine(Atom atom, Context? context, int depth)
        {
            var combined = new List<(string Text, bool IsJoint)> { ("", false) };
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
                        return new List<(string, bool)>();
                    }

                    combined = new List<(string Text, bool IsJoint)> { ("", false) };
                    isFirst = true;
                    continue;
                }

                var separator = isFirst ? "" : atom.Text;
                isFirst = false;
                if (texts.Count > 0)
                {
                    combined = combined
                        .SelectMany(start => texts.Select(text => (Text: start.Text + separator + text.Text, IsJoint: start.IsJoint || text.IsJoint)))
                        .Where(text => text.Text.Length <= MaximumLength).Take(MaximumCombinations).ToList();
                }
            }

            return combined;
        }

        private void AddText(string text, Atom origin, Route route)
        {
            if (Result.Texts.Count < MaximumTexts)
            {
                Result.AddText(new ResolvedText(text, origin, route.ThroughList, route.IsJoint));
            }
            else
            {
                Result.AddOpen("", null);
            }
        }
    }
}
