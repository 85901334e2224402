using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source.Wiring;

/// <summary>
/// Follows every call of a model back to what stands before and after it. Two passes over the members that matter: the first learns what fields, constructor
/// parameters and the container hold, the second judges.
/// </summary>
internal sealed class WiringAnalysis
{
    private readonly WiringEngine _engine;
    private readonly Func<SyntaxNode, Place> _placeOf;
    private readonly Dictionary<SyntaxNode, ClientReport> _reports = new();
    private readonly HashSet<SyntaxNode> _visited = new();

    public WiringAnalysis(WiringEngine engine, Func<SyntaxNode, Place> placeOf)
    {
        _engine = engine;
        _placeOf = placeOf;
    }

    /// <summary>The clients of the compilation with the node that an editor underlines, in the order of file and line.</summary>
    public IReadOnlyList<(SyntaxNode Node, ClientWiring Wiring)> Run()
    {
        try
        {
            if (!_engine.Discover())
            {
                return Array.Empty<(SyntaxNode, ClientWiring)>();
            }

            var members = _engine.Relevant.Where(CanRun).ToArray();
            foreach (var member in members)
            {
                Read(member, isJudging: false, isPartial: false);
            }

            _engine.StartPass();
            foreach (var member in members.Where(member => !_engine.IsCalled(member)))
            {
                Read(member, isJudging: true, isPartial: false);
            }

            // What no way leads to within the depth is read by itself: it is guarded by what it does, or nobody can tell.
            foreach (var member in members.Where(member => _engine.IsCalled(member) && _engine.Asks(member)))
            {
                Read(member, isJudging: true, isPartial: true);
            }

            AddUncalled();
        }
        catch (WiringExhaustedException)
        {
            GiveUp("the project is too large to be followed to the end");
        }
#pragma warning disable CA1031 // An editor must not lose every other finding to a mistake here, and nobody must be told "wired" by half a reading.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            GiveUp("a mistake in Vetted kept it from following the calls: " + problem.GetType().Name);
        }

        return _reports.Values.Select(report => (report.Node, Wiring: report.ToWiring(_placeOf)))
            .OrderBy(static one => one.Wiring.Evidence.Place.File, StringComparer.Ordinal).ThenBy(static one => one.Wiring.Evidence.Place.Line).ThenBy(static one => one.Wiring.Evidence.Place.Column)
            .ToArray();
    }

    private void GiveUp(string why)
    {
        foreach (var report in _reports.Values)
        {
            report.Abandoned = why;
        }
    }

    // A member of a pipeline is judged where it is put around a client, not by itself.
    private bool CanRun(ISymbol member) => member is not IMethodSymbol method
        ? member is IFieldSymbol or IPropertySymbol
        : _engine.Index.Find(method)?.Role is not (ClientRole.Calls or ClientRole.Streams or ClientRole.Filter);

    private void Read(ISymbol member, bool isJudging, bool isPartial)
    {
        if (_engine.GraphOf(member) is not { } graph)
        {
            return;
        }

        var log = new FlowLog();
        var flow = new MethodFlow(_engine, graph, new CallChain(null, member as IMethodSymbol), log, null, isTop: true);
        var (exit, value) = flow.Run(FlowState.Empty, isJudging);
        log.AtEnd = exit?.Checks ?? ImmutableDictionary<Check, int>.Empty;
        if (member is IFieldSymbol or IPropertySymbol)
        {
            return;
        }

        foreach (var visit in isJudging ? log.Visits.Values : Enumerable.Empty<Visit>())
        {
            if (!isPartial || !_visited.Contains(visit.Syntax))
            {
                Add(log, visit, isPartial);
            }
        }

        if (isJudging && !isPartial)
        {
            _visited.UnionWith(log.Visits.Values.Select(static visit => visit.Syntax));
        }
    }

    private void Add(FlowLog log, Visit visit, bool isPartial)
    {
        var clients = visit.Clients.Where(static client => !client.IsGuardModel).ToArray();
        foreach (var client in clients.Length == 0 ? new Client?[] { null } : clients)
        {
            var report = ReportOf(client?.Site ?? visit.Syntax, client, visit);
            report.Calls.Add(visit.Syntax);
            for (var at = 0; at < ClientIndex.Categories.Length; at++)
            {
                var judged = Judge.Of(log, visit, client, 1 << at);
                if (isPartial && judged.Verdict != WiringVerdict.Wired)
                {
                    judged = judged with { Verdict = WiringVerdict.CannotTell, Reason = "the call goes through more than two of the project's own methods" };
                }

                report.Add(at, judged, visit.Syntax);
            }
        }
    }

    // A client in the container that nothing here calls: others may, and get what stands around it.
    private void AddUncalled()
    {
        foreach (var (registration, value) in _engine.Registered)
        {
            foreach (var client in value.Clients.Where(client => !client.IsGuardModel && !_reports.ContainsKey(client.Site)))
            {
                var report = ReportOf(client.Site, client, null);
                for (var at = 0; at < ClientIndex.Categories.Length; at++)
                {
                    var guards = client.Guards.Union(value.Guards).Where(guard => (guard.Categories & (1 << at)) != 0).ToArray();
                    var covered = guards.Aggregate(Coverage.None, static (all, guard) => all | guard.Covers);
                    report.Add(at, covered == Coverage.All
                        ? new Judged(WiringVerdict.Wired, "a check stands around every call", guards[0].Tools, guards[0].Syntax)
                        : new Judged(WiringVerdict.CannotTell, "no call of it is seen in this project", "", null), registration.Syntax);
                }
            }
        }
    }

    private ClientReport ReportOf(SyntaxNode site, Client? client, Visit? visit)
    {
        if (!_reports.TryGetValue(site, out var report))
        {
            var capability = visit is null or { Row.Capability: null } ? "text-generation" : visit.Row.Capability;
            _reports.Add(site, report = new ClientReport(site, client?.Name ?? visit?.ReceiverName ?? "", client?.Model ?? visit?.Models.OrderBy(static model => model, StringComparer.Ordinal).FirstOrDefault(), capability));
        }

        return report;
    }
}

/// <summary>What all calls of a client say together.</summary>
internal sealed class ClientReport
{
    private readonly Dictionary<int, List<(Judged Judged, SyntaxNode Call)>> _judged = new();

    public ClientReport(SyntaxNode node, string name, string? model, string capability)
    {
        Node = node;
        Name = name;
        Model = model;
        Capability = capability;
    }

    public SyntaxNode Node { get; }

    public string Name { get; }

    public string? Model { get; }

    public string Capability { get; }

    /// <summary>Why nothing that was found counts; null where the reading came to its end.</summary>
    public string? Abandoned { get; set; }

    public HashSet<SyntaxNode> Calls { get; } = new();

    public void Add(int category, Judged judged, SyntaxNode call)
    {
        if (!_judged.TryGetValue(category, out var list))
        {
            _judged.Add(category, list = new List<(Judged, SyntaxNode)>());
        }

        list.Add((judged, call));
    }

    public ClientWiring ToWiring(Func<SyntaxNode, Place> placeOf)
    {
        var categories = new List<WiredCategory>();
        var unclear = Abandoned;
        foreach (var pair in Abandoned is null ? _judged.OrderBy(static pair => pair.Key) : Enumerable.Empty<KeyValuePair<int, List<(Judged Judged, SyntaxNode Call)>>>())
        {
            var worst = pair.Value.OrderBy(static one => one.Judged.Verdict).ThenByDescending(static one => one.Judged.Reason.Length > 0).First();
            var best = pair.Value.Max(static one => one.Judged.Verdict);
            if (pair.Value.TrueForAll(static one => one.Judged.Verdict == WiringVerdict.Unguarded))
            {
                continue;
            }

            // Where a category was never seen, the way that cannot be followed is told once for the client.
            if (worst.Judged.Verdict == WiringVerdict.CannotTell && best == WiringVerdict.CannotTell && pair.Value.TrueForAll(static one => one.Judged.Tools.Length == 0))
            {
                unclear ??= worst.Judged.Reason;
                continue;
            }

            var isSplit = worst.Judged.Verdict == WiringVerdict.Unguarded;
            var near = pair.Value.OrderByDescending(static one => one.Judged.Verdict).First().Judged;
            var place = placeOf(worst.Call);
            var reason = isSplit ? $"the call at line {place.Line} passes no check, though others do" : worst.Judged.Reason;
            categories.Add(new WiredCategory(
                ClientIndex.Categories[pair.Key],
                isSplit ? WiringVerdict.UsedNotWired : worst.Judged.Verdict,
                pair.Value.SelectMany(static one => one.Judged.Tools.Split(',')).Where(static tool => tool.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(static tool => tool, StringComparer.Ordinal).ToArray(),
                reason,
                (isSplit ? near.Place : worst.Judged.Place) is { } guard ? placeOf(guard) : null));
        }

        return new ClientWiring
        {
            Client = Name,
            Model = Model,
            Capability = Capability,
            Categories = categories,
            Unclear = unclear,
            Calls = Calls.Select(placeOf).Distinct().OrderBy(static place => place.File, StringComparer.Ordinal).ThenBy(static place => place.Line).ThenBy(static place => place.Column).ToArray(),
            Evidence = new Evidence(Technique.Source, placeOf(Node)),
        };
    }
}
