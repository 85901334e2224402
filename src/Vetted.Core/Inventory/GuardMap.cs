using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Inventory;

/// <summary>
/// Draws the guard map from a call graph: members with what was seen in them, and who calls whom. The engines differ in what a member is; how a map is
/// drawn is the same for all.
/// </summary>
/// <typeparam name="T">A member.</typeparam>
public sealed class GuardMap<T>
    where T : notnull
{
    /// <summary>More lines than this are no map any more.</summary>
    private const int MostRoutes = 200;

    private readonly IEqualityComparer<T> _comparer;
    private readonly Dictionary<T, Marks> _marks;
    private readonly Dictionary<T, List<T>> _callers;
    private readonly Dictionary<T, List<T>> _callees;

    /// <summary>Starts an empty map.</summary>
    /// <param name="comparer">Says which members are the same.</param>
    public GuardMap(IEqualityComparer<T> comparer)
    {
        _comparer = comparer ?? throw new ArgumentNullException(nameof(comparer));
        _marks = new Dictionary<T, Marks>(comparer);
        _callers = new Dictionary<T, List<T>>(comparer);
        _callees = new Dictionary<T, List<T>>(comparer);
    }

    /// <summary>The members in which something was seen.</summary>
    public IReadOnlyCollection<T> Marked => _marks.Keys;

    /// <summary>A model named in a member.</summary>
    public void AddModel(T member, string model) => MarksOf(member).Models.Add(model);

    /// <summary>A safety tool called in a member, by its catalog id.</summary>
    public void AddGuard(T member, string tool) => MarksOf(member).Guards.Add(tool);

    /// <summary>A tool, MCP server or MCP client made in a member, by its name.</summary>
    public void AddTool(T member, string name) => MarksOf(member).Tools.Add(name);

    /// <summary>A member that asks a model.</summary>
    public void AddModelCall(T member) => MarksOf(member).CallsModel = true;

    /// <summary>A call, or whatever else makes one member run because of another.</summary>
    public void AddCall(T caller, T callee)
    {
        if (!_comparer.Equals(caller, callee))
        {
            Link(_callers, callee, caller);
            Link(_callees, caller, callee);
        }
    }

    /// <summary>The lines of the map, sorted by entry.</summary>
    /// <param name="nameOf">An entry's name and where it stands.</param>
    public IReadOnlyList<GuardRoute> Draw(Func<T, (string Name, Evidence Evidence)> nameOf)
    {
        _ = nameOf ?? throw new ArgumentNullException(nameof(nameOf));
        var routes = new List<(T Entry, Marks Marks)>();
        var (entries, above) = Entries();
        foreach (var entry in entries)
        {
            var marks = Reached(entry, above);
            if (marks.Models.Count > 0 || marks.CallsModel || marks.Tools.Count > 0)
            {
                routes.Add((entry, marks));
            }
        }

        // Every method of a class that holds a client reaches the client's making. Those that only make are told where no other line shows what they make.
        var calling = routes.Where(route => route.Marks.CallsModel).ToList();
        var shown = new HashSet<string>(calling.SelectMany(route => route.Marks.Models.Concat(route.Marks.Tools)), StringComparer.Ordinal);
        var making = routes.Where(route => !route.Marks.CallsModel && route.Marks.Models.Concat(route.Marks.Tools).Any(name => !shown.Contains(name)));
        return calling.Concat(making)
            .Select(route => (Name: nameOf(route.Entry), route.Marks))
            .Select(route => new GuardRoute(
                route.Name.Name, route.Marks.Models.ToArray(), route.Marks.Guards.ToArray(), route.Marks.Tools.ToArray(), route.Marks.CallsModel, route.Name.Evidence))
            .Distinct()
            .OrderBy(route => route.Entry, StringComparer.Ordinal).ThenBy(route => route.Evidence.Place.File, StringComparer.Ordinal)
            .ThenBy(route => route.Evidence.Place.Line).ThenBy(route => route.Evidence.Place.Column)
            .Take(MostRoutes)
            .ToArray();
    }

    // Members that nobody calls; in a circle that nobody enters, the members where something was seen. And all members from which one with a mark is reached: a walk down leaves the others out.
    private (HashSet<T> Entries, HashSet<T> Above) Entries()
    {
        var entries = new HashSet<T>(_comparer);
        var all = new HashSet<T>(_comparer);
        foreach (var marked in _marks.Keys)
        {
            var above = Closure(marked, _callers);
            var roots = above.Where(member => !_callers.ContainsKey(member)).ToList();
            entries.UnionWith(roots.Count > 0 ? roots : new List<T> { marked });
            all.UnionWith(above);
        }

        return (entries, all);
    }

    private Marks Reached(T entry, HashSet<T> within)
    {
        var all = new Marks();
        foreach (var member in Closure(entry, _callees, within))
        {
            if (_marks.TryGetValue(member, out var marks))
            {
                all.Models.UnionWith(marks.Models);
                all.Guards.UnionWith(marks.Guards);
                all.Tools.UnionWith(marks.Tools);
                all.CallsModel |= marks.CallsModel;
            }
        }

        return all;
    }

    private HashSet<T> Closure(T start, Dictionary<T, List<T>> edges, HashSet<T>? within = null)
    {
        var seen = new HashSet<T>(_comparer) { start };
        var open = new Stack<T>();
        open.Push(start);
        while (open.Count > 0)
        {
            if (edges.TryGetValue(open.Pop(), out var next))
            {
                foreach (var member in next.Where(member => (within is null || within.Contains(member)) && seen.Add(member)))
                {
                    open.Push(member);
                }
            }
        }

        return seen;
    }

    private Marks MarksOf(T member)
    {
        if (!_marks.TryGetValue(member, out var marks))
        {
            _marks.Add(member, marks = new Marks());
        }

        return marks;
    }

    // A pair may stand twice; a walk meets it once.
    private void Link(Dictionary<T, List<T>> edges, T from, T to)
    {
        if (!edges.TryGetValue(from, out var list))
        {
            edges.Add(from, list = new List<T>(2));
        }

        if (list.Count == 0 || !_comparer.Equals(list[list.Count - 1], to))
        {
            list.Add(to);
        }
    }

    private sealed class Marks
    {
        public SortedSet<string> Models { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Guards { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Tools { get; } = new(StringComparer.Ordinal);

        public bool CallsModel { get; set; }
    }
}
