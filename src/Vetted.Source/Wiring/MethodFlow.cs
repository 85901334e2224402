using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vetted.Source.Wiring;

/// <summary>
/// A forward flow over one control-flow graph: what holds at the start of each block is what holds at the end of all blocks before it. Methods of the
/// project are entered where they are called, with the values of that call.
/// </summary>
internal sealed partial class MethodFlow
{
    // A state only loses facts from round to round; a method that needs more rounds than this is nested beyond reading.
    private const int MaximumRounds = 12;

    private readonly WiringEngine _engine;
    private readonly ControlFlowGraph _graph;
    private readonly CallChain _chain;
    private readonly FlowLog _log;
    private readonly MethodFlow? _outer;
    private readonly bool _isTop;
    private readonly object _returned = new();
    private FlowState _state = FlowState.Empty;
    private bool _isRecording;
    private bool _isDead;

    /// <summary>Creates the flow of a graph.</summary>
    /// <param name="engine">What is known of the compilation.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="chain">The way into it.</param>
    /// <param name="log">Takes the calls and checks.</param>
    /// <param name="outer">The flow a lambda or local function stands in; null for a method.</param>
    /// <param name="isTop">True where what it returns leaves the code that can be followed.</param>
    public MethodFlow(WiringEngine engine, ControlFlowGraph graph, CallChain chain, FlowLog log, MethodFlow? outer, bool isTop)
    {
        _engine = engine;
        _graph = graph;
        _chain = chain;
        _log = log;
        _outer = outer;
        _isTop = isTop;
    }

    /// <summary>Runs the flow.</summary>
    /// <param name="initial">What holds at the start.</param>
    /// <param name="isRecording">True where calls are to be judged; false where only values are wanted.</param>
    /// <returns>What holds at the end, or null where the end is never reached; and the returned value.</returns>
    public (FlowState? Exit, Value Returned) Run(FlowState initial, bool isRecording)
    {
        var blocks = _graph.Blocks;
        var incoming = new SortedDictionary<int, FlowState>?[blocks.Length];
        var isDirty = new bool[blocks.Length];
        Propagate(0, 0, Way.Next, initial);
        for (var round = 0; round < MaximumRounds && isDirty.Contains(true); round++)
        {
            foreach (var block in blocks)
            {
                if (isDirty[block.Ordinal])
                {
                    isDirty[block.Ordinal] = false;
                    Visit(block, Input(block.Ordinal)!, Propagate);
                }
            }
        }

        if (isRecording)
        {
            _isRecording = true;
            foreach (var block in blocks)
            {
                if (Input(block.Ordinal) is { } input)
                {
                    Visit(block, input, static (_, _, _, _) => { });
                }
                else
                {
                    NoteDeadChecks(block);
                }
            }

            _isRecording = false;
        }

        var exit = Input(blocks.Length - 1);
        return (exit, exit is not null && exit.Values.TryGetValue(_returned, out var value) ? value : Value.None);

        // What comes by one way takes the place of what came by it in the round before: a first round knows nothing of what later loops check.
        void Propagate(int source, int target, Way way, FlowState state)
        {
            var ways = incoming[target] ??= new SortedDictionary<int, FlowState>();
            var key = (source * 8) + (int)way;
            if (!ways.TryGetValue(key, out var known) || !known.SameAs(state))
            {
                ways[key] = state;
                isDirty[target] = true;
            }
        }

        FlowState? Input(int block) => incoming[block] is { } ways ? FlowState.Join(ways.Values) : null;
    }

    // How a state gets from one block to another.
    private enum Way
    {
        Next,
        Jump,
        ThrownFromStart,
        ThrownFromEnd,
        Finally,
    }

    private delegate void Propagator(int source, int target, Way way, FlowState state);

    private void Visit(BasicBlock block, FlowState input, Propagator propagate)
    {
        _engine.Spend();
        _state = input;
        _isDead = !block.IsReachable;
        if (_isDead)
        {
            return;
        }

        PropagateToHandlers(block, input, Way.ThrownFromStart, propagate);
        foreach (var operation in block.Operations)
        {
            Evaluate(operation);
            if (_isDead)
            {
                return;
            }
        }

        var value = block.BranchValue is null ? null : Evaluate(block.BranchValue);
        if (_isDead)
        {
            return;
        }

        PropagateToHandlers(block, _state, Way.ThrownFromEnd, propagate);
        if (block.ConditionKind != ControlFlowConditionKind.None && value is not null)
        {
            var jumpsIf = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            var known = value is { Constant: { HasValue: true, Value: bool flag }, Outcomes.Count: 0 } ? flag : (bool?)null;
            if (known != !jumpsIf)
            {
                Follow(block, block.ConditionalSuccessor, Decide(_state, block.BranchValue!, value, jumpsIf), Way.Jump, propagate);
            }

            if (known != jumpsIf)
            {
                Follow(block, block.FallThroughSuccessor, Decide(_state, block.BranchValue!, value, !jumpsIf), Way.Next, propagate);
            }

            return;
        }

        if (block.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.Return } && value is not null)
        {
            Return(value, block.BranchValue!);
        }

        Follow(block, block.FallThroughSuccessor, _state, Way.Next, propagate);
    }

    private static void Follow(BasicBlock block, ControlFlowBranch? branch, FlowState state, Way way, Propagator propagate)
    {
        if (branch?.Destination is not { } target)
        {
            return;
        }

        propagate(block.Ordinal, target.Ordinal, way, state);
        foreach (var region in branch.FinallyRegions)
        {
            propagate(block.Ordinal, region.FirstBlockOrdinal, Way.Finally, state);
        }
    }

    // Anything in a try block may throw, so its handlers can be reached with what held before it as well as after.
    private static void PropagateToHandlers(BasicBlock block, FlowState state, Way way, Propagator propagate)
    {
        // A lambda's regions end at its own root; around that lie those of the method.
        for (var region = block.EnclosingRegion; region is not null && region.Kind != ControlFlowRegionKind.Root; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try && region.EnclosingRegion is { } whole)
            {
                foreach (var handler in whole.NestedRegions)
                {
                    if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Finally)
                    {
                        propagate(block.Ordinal, handler.FirstBlockOrdinal, way, state);
                    }
                }
            }
        }
    }

    private void Return(Value value, IOperation operation, bool isLast = true)
    {
        if (_isTop)
        {
            Escape(value, operation.Syntax);
        }

        _state = _state.Set(_returned, isLast ? value : Value.Combine(Get(_returned), value));
    }

    // What a branch teaches: the outcome of the check whose answer it asks for.
    private FlowState Decide(FlowState state, IOperation condition, Value value, bool outcome)
    {
        if (condition is IInvocationOperation { TargetMethod.Name: "MoveNext" or "MoveNextAsync" } or IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: "MoveNextAsync" } })
        {
            return EndOrNext(state, value, outcome);
        }

        var isNullTest = condition is IIsNullOperation || IsComparisonWithNull(condition);
        foreach (var told in value.Outcomes)
        {
            // A check that ran on some of the ways only teaches nothing of the others.
            if ((!isNullTest || told.IsChosen) && state.Checks.ContainsKey(told.Check) && told.Otherwise != outcome)
            {
                state = state.Learn(told.Check, told.Meaning switch
                {
                    Meaning.TrueIsBad => outcome ? Learnt.Bad : Learnt.Good,
                    Meaning.TrueIsGood => outcome ? Learnt.Good : Learnt.Bad,
                    _ => outcome ? Learnt.True : Learnt.False,
                });
            }
        }

        return BlankText(condition, outcome) is { } variable ? state.Blank(VariableOf(variable)!, Evaluate(variable)) : state;
    }

    private static FlowState EndOrNext(FlowState state, Value elements, bool isNext)
    {
        var open = state.Unvisited.Keys.Where(elements.Origins.ContainsKey).ToArray();
        if (isNext)
        {
            return state.Next(open);
        }

        // Looked through to the end: if each finding was asked, its answer is known.
        state = state.Close(open);
        foreach (var told in elements.Outcomes)
        {
            if (state.Checks.TryGetValue(told.Check, out var bits) && bits != Learnt.Nothing && (bits & Learnt.Nothing) != 0)
            {
                state = state.Learn(told.Check, bits & ~Learnt.Nothing);
            }
        }

        return state;
    }

    private static bool IsComparisonWithNull(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: { } constant } } => IsNull(constant),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: { } constant } } } => IsNull(constant),
        IUnaryOperation unary => IsComparisonWithNull(unary.Operand),
        _ => false,
    };

    private static bool IsNull(IOperation operation) => operation is IConversionOperation conversion ? IsNull(conversion.Operand) : operation.ConstantValue is { HasValue: true, Value: null };

    private void NoteDeadChecks(BasicBlock block)
    {
        var operations = block.BranchValue is { } branch ? block.Operations.Add(branch) : block.Operations;
        foreach (var operation in operations.SelectMany(static operation => operation.DescendantsAndSelf()))
        {
            if (operation is IInvocationOperation call && _engine.Index.Checks(call.TargetMethod) is { Count: > 0 } tools)
            {
                _log.DeadChecks.Add((call.Syntax, ClientIndex.Bits(tools.SelectMany(tool => tool.Categories))));
            }
        }
    }
}
