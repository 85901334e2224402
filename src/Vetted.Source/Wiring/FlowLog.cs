using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Vetted.Catalog;

namespace Vetted.Source.Wiring;

/// <summary>One call of a model on one way through the program.</summary>
internal sealed class Visit
{
    public Visit(SyntaxNode syntax, CallChain chain, ClientMember row)
    {
        Syntax = syntax;
        Chain = chain;
        Row = row;
    }

    public SyntaxNode Syntax { get; }

    public CallChain Chain { get; }

    public ClientMember Row { get; }

    public ImmutableHashSet<Client> Clients { get; set; } = ImmutableHashSet<Client>.Empty;

    public ImmutableHashSet<Guard> Guards { get; set; } = ImmutableHashSet<Guard>.Empty;

    public ImmutableHashSet<string> Models { get; set; } = ImmutableHashSet<string>.Empty;

    /// <summary>Why it is not known what stands around the client; null where it is.</summary>
    public string? UnknownClient { get; set; }

    /// <summary>The type it is called on, for messages.</summary>
    public string ReceiverName { get; set; } = "";

    /// <summary>The variable it is called on; null where it is none.</summary>
    public ISymbol? Variable { get; set; }

    /// <summary>What reaches the model: text from outside, or an answer of a model, with the checks it has passed.</summary>
    public Dictionary<Origin, ImmutableHashSet<Check>> Content { get; } = new();

    /// <summary>The checks that ran before the call, with what was learnt.</summary>
    public ImmutableDictionary<Check, int> Before { get; set; } = ImmutableDictionary<Check, int>.Empty;

    /// <summary>Where the answer leaves, with the checks it has passed.</summary>
    public List<(SyntaxNode Place, ImmutableHashSet<Check> Passed, ImmutableDictionary<Check, int> Learnt)> Leaves { get; } = new();

    public Coverage Kind => Row.Role == ClientRole.Streams ? Coverage.Streams : Coverage.Calls;
}

/// <summary>What happens in a member and in the methods it enters.</summary>
internal sealed class FlowLog
{
    /// <summary>True where the member stands in a pipeline: its calls pass on what came to it.</summary>
    public bool IsForwarding { get; init; }

    /// <summary>Delegate parameters whose call passes on (<c>next</c>).</summary>
    public ImmutableHashSet<ISymbol> Next { get; init; } = ImmutableHashSet<ISymbol>.Empty.WithComparer(SymbolEqualityComparer.Default);

    public Dictionary<(SyntaxNode, CallChain), Visit> Visits { get; } = new();

    public HashSet<Check> Checks { get; } = new();

    /// <summary>Checks whose outcome is read.</summary>
    public HashSet<Check> Read { get; } = new();

    /// <summary>Checks in code that never runs.</summary>
    public HashSet<(SyntaxNode Syntax, int Categories)> DeadChecks { get; } = new();

    /// <summary>Calls into methods that lie too deep to be entered.</summary>
    public HashSet<SyntaxNode> Beyond { get; } = new();

    /// <summary>The checks that ran on every way to the end of the member.</summary>
    public ImmutableDictionary<Check, int> AtEnd { get; set; } = ImmutableDictionary<Check, int>.Empty;

    public Visit VisitOf(SyntaxNode syntax, CallChain chain, ClientMember row)
    {
        if (!Visits.TryGetValue((syntax, chain), out var visit))
        {
            Visits.Add((syntax, chain), visit = new Visit(syntax, chain, row));
        }

        return visit;
    }

    public Visit? Find(Origin answer) => answer.Key is SyntaxNode syntax && answer.Chain is { } chain && Visits.TryGetValue((syntax, chain), out var visit) ? visit : null;
}
