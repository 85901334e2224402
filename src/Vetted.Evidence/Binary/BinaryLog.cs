using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Evidence.NuGet;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary;

/// <summary>Collects what was seen, one entry per place, and gives it out sorted.</summary>
internal sealed class BinaryLog
{
    private readonly ReadingScope _scope;
    private readonly BinaryKnowledge _knowledge;
    private readonly Dictionary<(string Text, Place Place), (ModelReference Model, bool IsOfSeveral)> _models = new();
    private readonly Dictionary<(string, Place), UnknownModel> _unknowns = new();
    private readonly Dictionary<(string, Place), CapabilityUse> _capabilities = new();
    private readonly Dictionary<(string, Place), SafetyToolUse> _tools = new();
    private readonly Dictionary<(string, Place), SafetyWeakening> _weakenings = new();
    private readonly Dictionary<(string, Place), ServiceUse> _services = new();
    private readonly HashSet<NamedDeployment> _deployments = new();
    private readonly Dictionary<(string, Place), NamedConnection> _connections = new();
    private readonly HashSet<(int Method, int Offset)> _atSinks = new();

    /// <summary>Which section of the configuration fills which class.</summary>
    public OptionsSections Sections { get; set; } = OptionsSections.None;

    public BinaryLog(ReadingScope scope, BinaryKnowledge knowledge)
    {
        _scope = scope;
        _knowledge = knowledge;
    }

    /// <summary>A call of a member that the catalog knows.</summary>
    public void AddUse(CalledMember member, int method, int offset)
    {
        foreach (var tool in member.Tools)
        {
            var evidence = At(method, offset, Confidence.High, member.DocumentationId);
            _tools[(tool.Id, evidence.Place)] = new SafetyToolUse(tool.Id, Assurance.Used, null, evidence);
        }

        if (member.EntryPoint is { Capabilities.Count: 1 } entry)
        {
            // Entering a package that can do several things does not say which of them is done; its sinks do.
            AddCapability(entry.Capabilities[0], member, method, offset);
        }

        foreach (var capability in member.Sinks.Select(sink => sink.Sink.Capability).Where(capability => capability is not null).Distinct(StringComparer.Ordinal))
        {
            AddCapability(capability!, member, method, offset);
        }

        foreach (var weakening in member.Weakenings)
        {
            var evidence = At(method, offset, Confidence.High, member.DocumentationId);
            _weakenings[(weakening.Id, evidence.Place)] = new SafetyWeakening(weakening.Id, weakening.Description, evidence);
        }
    }

    /// <summary>A weakening that rests on the value set.</summary>
    public void AddWeakening(Weakening weakening, CalledMember member, int method, int offset)
    {
        var evidence = At(method, offset, Confidence.High, member.DocumentationId);
        _weakenings[(weakening.Id, evidence.Place)] = new SafetyWeakening(weakening.Id, weakening.Description, evidence);
    }

    /// <summary>What reaches a sink. Of a sink in another assembly only what that assembly's own reading cannot see is told.</summary>
    public void AddSink(SinkUse use, Resolved value, int method, int offset)
    {
        var isForeign = RowId.Assembly(method) != _scope.Primary.Index;
        var texts = value.Texts.Where(text => text.Text.Trim().Length > 0 && (text.IsJoint || !isForeign)).ToList();
        var settings = value.Settings.Where(setting => setting.IsJoint || !isForeign).ToList();
        if (isForeign && texts.Count + settings.Count == 0)
        {
            return;
        }

        var sink = use.Sink;
        var at = At(method, offset, Confidence.High, use.DocumentationId) with { Place = _scope.FindStatement(method, offset) };
        value.Pieces.ForEach(piece => _atSinks.Add((piece.Method, piece.Offset)));
        var found = 0;
        foreach (var text in texts)
        {
            var identity = _knowledge.Identify(text.Text, true);
            if (identity is null && !use.IsCertain)
            {
                continue;
            }

            found++;
            if (text.Origin.Kind != AtomKind.Parameter)
            {
                _atSinks.Add((text.Origin.Method, text.Origin.Offset));
            }

            if (identity is null && sink.IsDeployment)
            {
                AddUnknown(text.Text, "deployment", use.DocumentationId, At(text.Origin.Method, text.Origin.Offset, Confidence.High, use.DocumentationId));
            }
            else
            {
                AddModel(ModelAt(text, identity, use, value, method, at.Place), IsOfSeveral(text, identity, method));
            }
        }

        if (use.IsCertain || found > 0)
        {
            AddSettings(use, settings);
            if (!isForeign)
            {
                AddUnknowns(use, value, at, found);
            }
        }
    }

    /// <summary>What an app host calls the models that stand in the same call.</summary>
    public void AddDeployments(Resolved names, Resolved models)
    {
        foreach (var model in models.Texts)
        {
            _deployments.UnionWith(names.Texts.Select(name => new NamedDeployment(name.Text, model.Text, At(model.Origin.Method, model.Origin.Offset, Confidence.High, null).Place)));
        }
    }

    /// <summary>The connections that a call opens.</summary>
    public void AddConnections(Resolved names, string documentationId)
    {
        foreach (var name in names.Texts)
        {
            var evidence = At(name.Origin.Method, name.Origin.Offset, Confidence.Medium, documentationId);
            _connections[(name.Text, evidence.Place)] = new NamedConnection(name.Text, evidence);
        }
    }

    /// <summary>True where a compiler that sees only this assembly's sources cannot tell the model: its text or its sink lies elsewhere, and it does not speak for itself here.</summary>
    private bool IsOfSeveral(ResolvedText text, ModelIdentity? identity, int sink)
    {
        var isHere = RowId.Assembly(text.Origin.Method) == _scope.Primary.Index;
        return !(isHere && (RowId.Assembly(sink) == _scope.Primary.Index ? !text.IsJoint : identity is { IsDistinctive: true } && text.Origin.Kind == AtomKind.Text));
    }

    /// <summary>The strings of a method that matter by themselves and reach no sink.</summary>
    public void AddDistinctive(MethodFacts facts, IReadOnlyDictionary<int, DistinctiveText> candidates)
    {
        foreach (var literal in facts.Literals.Values)
        {
            if (!candidates.TryGetValue(literal.Number, out var distinctive) || _atSinks.Contains((literal.Method, literal.Offset)))
            {
                continue;
            }

            var (form, use) = Standing(literal, facts);
            foreach (var (text, identity, textForm) in distinctive.Models)
            {
                AddModel(new ModelReference
                {
                    Text = text,
                    Identity = identity,
                    Use = use,
                    Form = textForm != "literal" ? textForm : use == ModelUse.Selected && PackageModelFiles.IsModelFile(text) ? "file-name" : form,
                    Evidence = At(literal.Method, literal.Offset, Confidence.High, null),
                });
            }

            if (distinctive.Host is { } host && use != ModelUse.Mentioned && _knowledge.ServiceOfHost(host) is { } service)
            {
                var evidence = At(literal.Method, literal.Offset, Confidence.High, null);
                _services[(service, evidence.Place)] = new ServiceUse(service, host, evidence);
            }
        }
    }

    /// <summary>
    /// How a literal stands, by what its own statement does with it: what another statement does is done with a variable. A list keeps its
    /// entries whatever happens later.
    /// </summary>
    private (string Form, ModelUse Use) Standing(Atom literal, MethodFacts facts)
    {
        var all = facts.Handled.TryGetValue(literal, out var known) ? known : new List<Handled>();
        if (all.Any(one => one.Handling == Handling.Listed))
        {
            return ("collection-entry", ModelUse.Offered);
        }

        var place = _scope.Find(literal.Method, literal.Offset);
        var here = all.Where(one => _scope.Find(literal.Method, one.Offset) == place).ToList();
        if (here.Count == 0)
        {
            return ("local", ModelUse.Selected);
        }

        if (here.All(one => one.Handling is Handling.Compared or Handling.Told))
        {
            return (here.Exists(one => one.Handling == Handling.Compared) ? "comparison" : "message", ModelUse.Mentioned);
        }

        var first = here.First(one => one.Handling is not (Handling.Compared or Handling.Told));
        return (first.Handling switch { Handling.Stored => _scope.FormOfField(first.Field), Handling.Returned => "return", _ => "literal" }, ModelUse.Selected);
    }

    /// <summary>A model named outside of any body: in an attribute or a resource.</summary>
    public void AddOutsideBodies(string text, ModelIdentity identity, string form, ModelUse use, Place place, string? detail)
    {
        AddModel(new ModelReference
        {
            Text = text,
            Identity = identity,
            Form = form,
            Use = use,
            InExecutableCode = false,
            Evidence = new Inventory.Evidence(Technique.Binary, place, Confidence.Medium, null, detail),
        });
    }

    public AssemblyEvidence Fill(AssemblyEvidence evidence) => evidence with
    {
        Models = Sorted(_models.Values.Select(one => one.Model), model => model.Evidence, model => model.Text),
        OfSeveral = Sorted(_models.Values.Where(one => one.IsOfSeveral).Select(one => one.Model), model => model.Evidence, model => model.Text),
        Unknowns = Sorted(_unknowns.Values, unknown => unknown.Evidence, unknown => unknown.Key),
        Deployments = _deployments.OrderBy(one => one.Place.File, StringComparer.Ordinal).ThenBy(one => one.Place.Line).ThenBy(one => one.Place.Column)
            .ThenBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Model, StringComparer.Ordinal).ToArray(),
        Connections = Sorted(_connections.Values, connection => connection.Evidence, connection => connection.Name),
        Capabilities = Sorted(_capabilities.Values, capability => capability.Evidence, capability => capability.Name),
        SafetyTools = Sorted(_tools.Values, tool => tool.Evidence, tool => tool.Tool),
        Weakenings = Sorted(_weakenings.Values, weakening => weakening.Evidence, weakening => weakening.Kind),
        Services = Sorted(_services.Values, service => service.Evidence, service => service.Id),
    };

    private ModelReference ModelAt(ResolvedText text, ModelIdentity? identity, SinkUse use, Resolved value, int method, Place sinkPlace)
    {
        var sink = use.Sink;
        var origin = At(text.Origin.Method, text.Origin.Offset, sink.IsVerified && use.IsCertain ? Confidence.High : Confidence.Medium, null);
        if (text.Origin.Kind == AtomKind.Parameter)
        {
            origin = origin with { Place = _scope.FindFirst(text.Origin.Method) };
        }
        else if (origin.Place.Line == 0)
        {
            // F# makes a property without lines out of a value of a module; the sink is the place that people can find.
            origin = origin with { Place = sinkPlace };
        }

        return new ModelReference
        {
            Text = text.Text,
            Identity = identity,
            Use = ModelUse.Selected,
            Form = Form(text, use, value, method, sinkPlace, origin.Place),
            Sink = use.IsRequestBody ? null : use.DocumentationId,
            SinkPackage = use.IsRequestBody ? null : sink.Package,
            Service = _knowledge.FindAssembly(sink.Assembly)?.Service,
            Evidence = origin.Place == sinkPlace || use.IsRequestBody ? origin : origin with { Detail = "reaches " + sink.Type.Substring(sink.Type.LastIndexOf('.') + 1) + " at " + sinkPlace },
        };
    }

    private string Form(ResolvedText text, SinkUse use, Resolved value, int method, Place sinkPlace, Place place)
    {
        if (use.Sink.IsLoader)
        {
            return "file-name";
        }

        if (text.Origin.Kind is AtomKind.Constant or AtomKind.Joined or AtomKind.Parameter)
        {
            return text.Origin.Kind switch { AtomKind.Constant => "enum", AtomKind.Joined => "concatenation", _ => "default" };
        }

        if (text.ThroughList)
        {
            return "collection-entry";
        }

        if (value.Settings.Count > 0 || (value.Opens.Count > 0 && text.Origin.Method == method) || (text.Origin.Method == method && _scope.FactsOf(method).ReadSinks.Contains(use.DocumentationId)))
        {
            return "default";
        }

        if (value.Texts.Count > 1 && text.Origin.Method == method && IsInside(place, sinkPlace))
        {
            // The arms of a switch are statements of their own for a debugger, the branches of a condition are not.
            return place == sinkPlace ? "conditional" : "switch";
        }

        return Standing(text.Origin, _scope.FactsOf(text.Origin.Method)).Form;
    }

    private static bool IsInside(Place place, Place statement) =>
        place.File == statement.File
        && (place.Line, place.Column).CompareTo((statement.Line, statement.Column)) >= 0
        && (place.EndLine, place.EndColumn).CompareTo((statement.EndLine, statement.EndColumn)) <= 0;

    /// <summary>Settings, where they are read.</summary>
    private void AddSettings(SinkUse use, IEnumerable<ResolvedSetting> settings)
    {
        foreach (var setting in settings)
        {
            AddUnknown(setting.Key, setting.Source, use.DocumentationId, At(setting.Origin.Method, setting.Origin.Offset, Confidence.High, use.DocumentationId));
        }
    }

    /// <summary>What else decides: calls where they are made, parameters and properties at the sink.</summary>
    private void AddUnknowns(SinkUse use, Resolved value, Inventory.Evidence at, int found)
    {
        if (use.Sink.Value is not ("string" or "typed") || (use.Sink.IsLoader && found > 0))
        {
            return;
        }

        // What the constructor of a bound record is given comes from the configuration.
        var opens = value.Opens.Where(open => !Sections.KeysOf(open.Key).Any()).ToList();
        foreach (var (key, origin) in opens.Exists(open => open.Key.Length > 0) ? opens.Where(open => open.Key.Length > 0) : opens.Take(1))
        {
            AddUnknown(key.Length > 0 ? key : use.Sink.Parameter ?? use.Sink.Member, "runtime-value", use.DocumentationId, origin is null ? at : At(origin.Method, origin.Offset, Confidence.High, use.DocumentationId));
        }

        foreach (var slot in value.Unset)
        {
            var keys = Sections.KeysOf(slot).ToArray();
            if (keys.Length == 0 && value.Texts.Count == 0 && value.Settings.Count == 0 && value.Opens.Count == 0)
            {
                AddUnknown(slot, "configuration", use.DocumentationId, at);
            }

            Array.ForEach(keys, key => AddUnknown(key, "configuration", use.DocumentationId, at));
        }
    }

    private void AddCapability(string capability, CalledMember member, int method, int offset)
    {
        var evidence = At(method, offset, Confidence.High, member.DocumentationId);
        _capabilities[(capability, evidence.Place)] = new CapabilityUse(capability, member.Type + "." + member.Name, evidence);
    }

    private void AddModel(ModelReference model, bool isOfSeveral = false)
    {
        var key = (model.Text, model.Evidence.Place);
        if (!_models.TryGetValue(key, out var known) || Rank(model) > Rank(known.Model))
        {
            _models[key] = (model, isOfSeveral && (known.Model is null || known.IsOfSeveral));
        }
    }

    private static int Rank(ModelReference model) => ((int)model.Use * 2) + (model.Sink is null ? 0 : 1);

    private void AddUnknown(string key, string reason, string sink, Inventory.Evidence evidence) => _unknowns[(key, evidence.Place)] = new UnknownModel(key, reason, sink.Length == 0 ? null : sink, evidence);

    private Inventory.Evidence At(int method, int offset, Confidence confidence, string? symbol)
    {
        var place = _scope.Find(method, offset);
        return new Inventory.Evidence(Technique.Binary, place, confidence, symbol ?? _scope.UserMethod(method));
    }

    private static T[] Sorted<T>(IEnumerable<T> items, Func<T, Inventory.Evidence> evidence, Func<T, string> text) => items
        .OrderBy(item => evidence(item).Place.File, StringComparer.Ordinal)
        .ThenBy(item => evidence(item).Place.Line)
        .ThenBy(item => evidence(item).Place.Column)
        .ThenBy(text, StringComparer.Ordinal)
        .ToArray();
}
