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

    /// <summary>Switches that are set so that protection is weakened, by offset.</summary>
    public SortedDictionary<int, (Weakening Weakening, CalledMember Member)> Weakenings { get; } = new();

    /// <summary>What is stored to fields of this assembly, by field row.</summary>
    public Dictionary<int, Value> Stores { get; } = new();

    /// <summary>The arguments of calls of methods of this assembly, by method row and offset.</summary>
    public Dictionary<int, SortedDictionary<int, Value[]>> Calls { get; } = new();

    /// <summary>What it returns.</summary>
    public Value Returns { get; set; } = Value.None;

    /// <summary>The literals that it loads, by offset.</summary>
    public SortedDictionary<int, Atom> Literals { get; } = new();

    /// <summary>What happens to literals and lists, as far as that says how a model name stands there.</summary>
    public Dictionary<Atom, Handling> Handled { get; } = new();

    /// <summary>False where the budget ended before the method did.</summary>
    public bool IsComplete { get; set; } = true;
}

/// <summary>A value at a model sink.</summary>
internal sealed record SinkUse(ModelSink Sink, string DocumentationId, bool IsCertain, Value Value);

/// <summary>What code does with a string beside passing it on.</summary>
[System.Flags]
internal enum Handling
{
    /// <summary>Nothing that was seen.</summary>
    None = 0,

    /// <summary>It is put into a list or a table.</summary>
    Listed = 1,

    /// <summary>It is compared with something.</summary>
    Compared = 2,

    /// <summary>It is written to a log, a console or an error message.</summary>
    Told = 4,

    /// <summary>It goes anywhere else.</summary>
    Passed = 8,
}
