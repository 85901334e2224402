using System;
using System.Collections.Generic;
using Vetted.Catalog;

namespace Vetted.Evidence.Binary;

/// <summary>What one method does with values, told in terms of its own parameters and fields, so that it is interpreted once and used everywhere.</summary>
internal sealed class MethodFacts
{
    /// <summary>Facts of a method whose body is absent or cannot be read.</summary>
    public static readonly MethodFacts Empty = new();

    /// <summary>What reaches model sinks, by the offset of the call and the parameter's ordinal.</summary>
    public SortedDictionary<(int Offset, int Parameter), SinkUse> Sinks { get; } = new();

    /// <summary>The names that an app host gives to models, and those of connections to AI services, by the offset of the call.</summary>
    public SortedDictionary<int, (Value Name, string DocumentationId)> ResourceNames { get; } = new();

    /// <summary>The classes that the configuration fills, and the key of the section that does, by the offset of the call.</summary>
    public SortedDictionary<int, (string Type, Value Section)> Bindings { get; } = new();

    /// <summary>Switches that are set so that protection is weakened, by offset.</summary>
    public SortedDictionary<int, (Weakening Weakening, CalledMember Member)> Weakenings { get; } = new();

    /// <summary>What is stored to fields of the team, by their ids.</summary>
    public Dictionary<int, Value> Stores { get; } = new();

    /// <summary>The arguments of calls of methods of the team, by their ids and the offset.</summary>
    public Dictionary<int, SortedDictionary<int, Value[]>> Calls { get; } = new();

    /// <summary>What it returns.</summary>
    public Value Returns { get; set; } = Value.None;

    /// <summary>The literals that it loads, by offset.</summary>
    public SortedDictionary<int, Atom> Literals { get; } = new();

    /// <summary>What happens to literals, as far as that says how a model name stands there.</summary>
    public Dictionary<Atom, List<Handled>> Handled { get; } = new();

    /// <summary>Documentation ids of sink properties that it reads: setting one of them after looking sets a fallback.</summary>
    public HashSet<string> ReadSinks { get; } = new(StringComparer.Ordinal);

    /// <summary>False where the budget ended before the method did.</summary>
    public bool IsComplete { get; set; } = true;
}

/// <summary>A value at a model sink.</summary>
internal sealed record SinkUse(ModelSink Sink, string DocumentationId, bool IsCertain, Value Value)
{
    /// <summary>True for an anonymous object with a model member: not the API of any package.</summary>
    public bool IsRequestBody => Sink.Type.Length == 0;
}

/// <summary>Something that code does with a string.</summary>
/// <param name="Handling">What.</param>
/// <param name="Offset">Where.</param>
/// <param name="Field">Id of the field it is stored in; 0 otherwise.</param>
internal readonly record struct Handled(Handling Handling, int Offset, int Field);

/// <summary>What code does with a string.</summary>
internal enum Handling
{
    /// <summary>It is put into a list or a table.</summary>
    Listed,

    /// <summary>It is compared with something.</summary>
    Compared,

    /// <summary>It is written to a log, a console or an error message.</summary>
    Told,

    /// <summary>It is an argument.</summary>
    Passed,

    /// <summary>It is stored in a field.</summary>
    Stored,

    /// <summary>It is returned.</summary>
    Returned,
}
