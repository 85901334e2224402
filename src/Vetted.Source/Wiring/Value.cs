using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vetted.Source.Wiring;

/// <summary>Which calls something stands around.</summary>
[Flags]
internal enum Coverage
{
    None = 0,
    Calls = 1,
    Streams = 2,
    All = Calls | Streams,
}

/// <summary>Something that stands on the path of a client's calls, protecting or not.</summary>
/// <param name="Syntax">Where it was put there.</param>
/// <param name="Categories">The categories it protects, as bits; zero where it protects nothing.</param>
/// <param name="Near">The categories it seems to protect and does not.</param>
/// <param name="Tools">Catalog ids.</param>
/// <param name="Covers">The calls it stands around.</param>
/// <param name="IsFilter">True for a filter of a kernel, which direct calls of a service bypass.</param>
/// <param name="Flaw">Why it does not protect; null where it does.</param>
internal sealed record Guard(SyntaxNode Syntax, int Categories, int Near, string Tools, Coverage Covers, bool IsFilter, string? Flaw);

/// <summary>A client that asks models, as it was created, with what was put around it since.</summary>
internal sealed class Client : IEquatable<Client>
{
    public Client(SyntaxNode site, string name, string? model, bool isGuardModel, string? guardTool)
        : this(site, name, model, isGuardModel, guardTool, ImmutableHashSet<Guard>.Empty)
    {
    }

    private Client(SyntaxNode site, string name, string? model, bool isGuardModel, string? guardTool, ImmutableHashSet<Guard> guards)
    {
        Site = site;
        Name = name;
        Model = model;
        IsGuardModel = isGuardModel;
        GuardTool = guardTool;
        Guards = guards;
    }

    public SyntaxNode Site { get; }

    public string Name { get; }

    public string? Model { get; }

    /// <summary>True where its model is there to judge text: asking it is a check.</summary>
    public bool IsGuardModel { get; }

    public string? GuardTool { get; }

    public ImmutableHashSet<Guard> Guards { get; }

    public Client With(IEnumerable<Guard> guards) => new(Site, Name, Model, IsGuardModel, GuardTool, Guards.Union(guards));

    public bool Equals(Client? other) => other is not null && Site == other.Site && Guards.SetEquals(other.Guards);

    public override bool Equals(object? obj) => Equals(obj as Client);

    public override int GetHashCode() => Site.GetHashCode();
}

/// <summary>A function as a value: a lambda with the state it closes over, or a method.</summary>
/// <param name="Lambda">The lambda; null for a method.</param>
/// <param name="Flow">The flow the lambda stands in.</param>
/// <param name="Method">The method or the lambda's symbol.</param>
internal sealed record Function(Microsoft.CodeAnalysis.FlowAnalysis.IFlowAnonymousFunctionOperation? Lambda, MethodFlow? Flow, IMethodSymbol Method);

/// <summary>What is known of a value: where its text came from and which checks it passed, the clients it holds, what it says about a check.</summary>
internal sealed class Value
{
    private static readonly ImmutableDictionary<Origin, ImmutableHashSet<Check>> NoOrigins = ImmutableDictionary<Origin, ImmutableHashSet<Check>>.Empty;

    public static readonly Value None = new();

    /// <summary>Where its text came from; with each origin the checks that this copy is known to have passed.</summary>
    public ImmutableDictionary<Origin, ImmutableHashSet<Check>> Origins { get; init; } = NoOrigins;

    public ImmutableHashSet<Outcome> Outcomes { get; init; } = ImmutableHashSet<Outcome>.Empty;

    public ImmutableHashSet<Client> Clients { get; init; } = ImmutableHashSet<Client>.Empty;

    /// <summary>Guards that hold for whatever is called with this value: a request's guardrail, a kernel's filters.</summary>
    public ImmutableHashSet<Guard> Guards { get; init; } = ImmutableHashSet<Guard>.Empty;

    /// <summary>Registrations that this value is the builder of.</summary>
    public ImmutableHashSet<Registration> Registrations { get; init; } = ImmutableHashSet<Registration>.Empty;

    /// <summary>Model ids that a request names.</summary>
    public ImmutableHashSet<string> Models { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Full names of the types it was constructed as, where that matters.</summary>
    public ImmutableHashSet<string> Types { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The constant it is.</summary>
    public Optional<object?> Constant { get; init; }

    public Function? Function { get; init; }

    /// <summary>Why a check with this value protects nothing: an impossible client, a setting that lets everything pass.</summary>
    public string? Flaw { get; init; }

    /// <summary>True where the origins are the value itself and not something put into it.</summary>
    public bool IsWhole { get; init; }

    public bool IsNull => Constant is { HasValue: true, Value: null };

    public static Value Of(Origin origin) => new() { Origins = NoOrigins.Add(origin, ImmutableHashSet<Check>.Empty), IsWhole = true };

    public static Value OfConstant(object? constant) => new() { Constant = new Optional<object?>(constant) };

    /// <summary>A value that is made of others.</summary>
    public static Value Combine(params Value[] parts)
    {
        var result = None;
        foreach (var part in parts)
        {
            result = ReferenceEquals(part, None) ? result : ReferenceEquals(result, None) ? part : new Value
            {
                Origins = MergeOrigins(result, part),
                Outcomes = result.Outcomes.Union(part.Outcomes),
                Clients = result.Clients.Union(part.Clients),
                Guards = result.Guards.Union(part.Guards),
                Registrations = result.Registrations.Union(part.Registrations),
                Models = result.Models.Union(part.Models),
                Types = result.Types.Union(part.Types),
                Function = result.Function ?? part.Function,
                Flaw = result.Flaw ?? part.Flaw,
            };
        }

        return result.Constant.HasValue || result.IsWhole ? result.With(constant: default) : result;
    }

    /// <summary>A value that is one or the other.</summary>
    public static Value Either(Value left, Value right)
    {
        if (ReferenceEquals(left, right) || ReferenceEquals(right, None))
        {
            return left;
        }

        if (ReferenceEquals(left, None))
        {
            return right;
        }

        if (left.Clients.Count + right.Clients.Count + left.Guards.Count + right.Guards.Count > 0)
        {
            // Nothing is called on null.
            left = right.IsNull ? left : left.PushGuards();
            right = left.IsNull ? right : right.PushGuards();
        }

        return new Value
        {
            Origins = MergeOrigins(left, right),
            Outcomes = left.Outcomes.Union(right.Outcomes),
            Clients = left.Clients.Union(right.Clients),
            Guards = left.IsNull ? right.Guards : right.IsNull ? left.Guards : CommonGuards(left.Guards, right.Guards),
            Registrations = left.Registrations.Union(right.Registrations),
            Models = left.Models.Union(right.Models),
            Types = left.Types.Union(right.Types),
            Constant = left.Constant is { HasValue: true } && right.Constant.HasValue && Equals(left.Constant.Value, right.Constant.Value) ? left.Constant : default,
            Function = left.Function ?? right.Function,
            Flaw = left.Flaw ?? right.Flaw,
            IsWhole = (left.IsWhole || left.IsNull) && (right.IsWhole || right.IsNull),
        };
    }

    public Value With(
        ImmutableDictionary<Origin, ImmutableHashSet<Check>>? origins = null,
        ImmutableHashSet<Outcome>? outcomes = null,
        ImmutableHashSet<Client>? clients = null,
        ImmutableHashSet<Guard>? guards = null,
        ImmutableHashSet<Registration>? registrations = null,
        Optional<object?> constant = default,
        string? flaw = null) => new()
        {
            Origins = origins ?? Origins,
            Outcomes = outcomes ?? Outcomes,
            Clients = clients ?? Clients,
            Guards = guards ?? Guards,
            Registrations = registrations ?? Registrations,
            Models = Models,
            Types = Types,
            Constant = constant,
            Function = Function,
            Flaw = flaw ?? Flaw,
        };

    /// <summary>The value without what it tells of some checks.</summary>
    public Value WithoutOutcomesOf(Check[] checks) =>
        checks.Length == 0 || !Outcomes.Any(told => System.Array.IndexOf(checks, told.Check) >= 0) ? this : With(outcomes: Outcomes.Where(told => System.Array.IndexOf(checks, told.Check) < 0).ToImmutableHashSet(), constant: Constant);

    /// <summary>The value as something is made of it that is no longer the same true or false: it tells only of checks that ran on all ways.</summary>
    public Value AsPart() => Outcomes.All(static told => told.Otherwise is null) ? this : With(outcomes: Outcomes.Where(static told => told.Otherwise is null).ToImmutableHashSet(), constant: Constant);

    /// <summary>The value without its text, where its type holds none.</summary>
    public Value WithoutText() => Origins.Count == 0 ? this : With(origins: NoOrigins);

    /// <summary>The value of a property of the project's own type.</summary>
    public Value Part(string name) => !IsWhole ? this : new Value
    {
        Origins = Origins.ToImmutableDictionary(pair => pair.Key with { Path = pair.Key.Path + "." + name, Name = pair.Key.Name + "." + name }, pair => pair.Value),
        Outcomes = Outcomes,
        Clients = Clients,
        Guards = Guards,
        Flaw = Flaw,
        IsWhole = true,
    };

    /// <summary>Adds checks that the text is known to have passed.</summary>
    public Value Passed(Func<Origin, IEnumerable<Check>> passed)
    {
        var origins = Origins;
        foreach (var pair in Origins)
        {
            origins = origins.SetItem(pair.Key, pair.Value.Union(passed(pair.Key)));
        }

        return new Value
        {
            Origins = origins,
            Outcomes = Outcomes,
            Clients = Clients,
            Guards = Guards,
            Registrations = Registrations,
            Models = Models,
            Types = Types,
            Constant = Constant,
            Function = Function,
            Flaw = Flaw,
            IsWhole = IsWhole,
        };
    }

    public bool SameAs(Value other) => ReferenceEquals(this, other)
        || (Origins.Count == other.Origins.Count && Origins.All(pair => other.Origins.TryGetValue(pair.Key, out var checks) && checks.SetEquals(pair.Value))
            && Outcomes.SetEquals(other.Outcomes) && Clients.SetEquals(other.Clients) && Guards.SetEquals(other.Guards)
            && Registrations.SetEquals(other.Registrations) && Models.SetEquals(other.Models)
            && Constant.HasValue == other.Constant.HasValue && Equals(Constant.Value, other.Constant.Value) && SymbolEqualityComparer.Default.Equals(Function?.Method, other.Function?.Method) && Flaw == other.Flaw);

    // What stands on one of the ways only protects nothing, and is worth telling.
    private static ImmutableHashSet<Guard> CommonGuards(ImmutableHashSet<Guard> left, ImmutableHashSet<Guard> right) => left.Count + right.Count == 0
        ? left
        : left.Intersect(right).Union(left.SymmetricExcept(right).Select(static guard => guard.Categories == 0 ? guard : guard with { Categories = 0, Near = guard.Categories | guard.Near, Flaw = "it stands on some of the ways only" }));

    private Value PushGuards() => Guards.Count == 0 || Clients.Count == 0 ? this : With(clients: Clients.Select(client => client.With(Guards)).ToImmutableHashSet(), constant: Constant);

    private static ImmutableDictionary<Origin, ImmutableHashSet<Check>> MergeOrigins(Value left, Value right)
    {
        var origins = left.Origins;
        foreach (var pair in right.Origins)
        {
            origins = origins.SetItem(pair.Key, origins.TryGetValue(pair.Key, out var known) ? Check.Common(known, pair.Value) : pair.Value);
        }

        return origins;
    }
}
