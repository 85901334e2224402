using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary;

/// <summary>Collects what was seen, one entry per place, and gives it out sorted.</summary>
internal sealed class BinaryLog
{
    private readonly MetadataReader _reader;
    private readonly Symbols _symbols;
    private readonly BinaryKnowledge _knowledge;
    private readonly Dictionary<(string Text, Place Place), ModelReference> _models = new();
    private readonly Dictionary<(string, Place), UnknownModel> _unknowns = new();
    private readonly Dictionary<(string, Place), CapabilityUse> _capabilities = new();
    private readonly Dictionary<(string, Place), SafetyToolUse> _tools = new();
    private readonly Dictionary<(string, Place), SafetyWeakening> _weakenings = new();
    private readonly Dictionary<(string, Place), ServiceUse> _services = new();
    private readonly HashSet<(int Method, int Offset)> _atSinks = new();

    public BinaryLog(MetadataReader reader, Symbols symbols, BinaryKnowledge knowledge)
    {
        _reader = reader;
        _symbols = symbols;
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

        foreach (var capability in member.EntryPoint?.Capabilities ?? Array.Empty<string>())
        {
            AddCapability(capability, member, method, offset);
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

    /// <summary>What reaches a sink.</summary>
    public void AddSink(SinkUse use, Resolved value, int method, int offset)
    {
        var sink = use.Sink;
        var at = At(method, offset, Confidence.High, use.DocumentationId);
        value.Pieces.ForEach(piece => _atSinks.Add((piece.Method, piece.Offset)));
        var isNull = value.Texts.Count == 0 && value.Settings.Count == 0 && !value.IsOpen;
        foreach (var text in value.Texts.Where(text => text.Text.Trim().Length > 0))
        {
            _atSinks.Add((text.Origin.Method, text.Origin.Offset));
            var identity = _knowledge.Identify(text.Text, true);
            if (identity is null && !use.IsCertain)
            {
                continue;
            }

            if (identity is null && sink.IsDeployment)
            {
                AddUnknown(text.Text, "deployment", use.DocumentationId, At(text.Origin.Method, text.Origin.Offset, Confidence.High, use.DocumentationId));
                continue;
            }

            AddModel(ModelAt(text, identity, use, value, at.Place));
        }

        foreach (var (key, source, _) in value.Settings)
        {
            AddUnknown(key, source, use.DocumentationId, at);
        }

        if (value.IsOpen && !isNull && use.IsCertain && sink.Value is "string" or "typed")
        {
            AddUnknown(sink.Parameter ?? sink.Member, "runtime-value", use.DocumentationId, at);
        }
    }

    /// <summary>The strings of a method that matter by themselves and reach no sink.</summary>
    public void AddDistinctive(MethodFacts facts, Dictionary<int, DistinctiveText> candidates)
    {
        foreach (var literal in facts.Literals.Values)
        {
            if (!candidates.TryGetValue(literal.Number, out var distinctive) || _atSinks.Contains((literal.Method, literal.Offset)))
            {
                continue;
            }

            var handled = facts.Handled.TryGetValue(literal, out var handling) ? handling : Handling.None;
            foreach (var (text, identity, form) in distinctive.Models)
            {
                AddModel(new ModelReference
                {
                    Text = text,
                    Identity = identity,
                    Use = UseOf(handled),
                    Form = form != "literal" ? form : FormOf(handled),
                    Evidence = At(literal.Method, literal.Offset, Confidence.High, null),
                });
            }

            if (distinctive.Host is { } host && _knowledge.ServiceOfHost(host) is { } service && (handled & (Handling.Compared | Handling.Told)) != handled | handled == Handling.None)
            {
                var evidence = At(literal.Method, literal.Offset, Confidence.High, null);
                _services[(service, evidence.Place)] = new ServiceUse(service, host, evidence);
            }
        }
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
        Models = Sorted(_models.Values, model => model.Evidence, model => model.Text),
        Unknowns = Sorted(_unknowns.Values, unknown => unknown.Evidence, unknown => unknown.Key),
        Capabilities = Sorted(_capabilities.Values, capability => capability.Evidence, capability => capability.Name),
        SafetyTools = Sorted(_tools.Values, tool => tool.Evidence, tool => tool.Tool),
        Weakenings = Sorted(_weakenings.Values, weakening => weakening.Evidence, weakening => weakening.Kind),
        Services = Sorted(_services.Values, service => service.Evidence, service => service.Id),
    };

    private ModelReference ModelAt(ResolvedText text, ModelIdentity? identity, SinkUse use, Resolved value, Place sinkPlace)
    {
        var sink = use.Sink;
        var origin = At(text.Origin.Method, text.Origin.Offset, sink.IsVerified && use.IsCertain ? Confidence.High : Confidence.Medium, null);
        return new ModelReference
        {
            Text = text.Text,
            Identity = identity,
            Use = ModelUse.Selected,
            Form = sink.IsLoader ? "file-name" : text.ThroughList ? "collection-entry" : Form(text, value),
            Sink = use.DocumentationId,
            SinkPackage = sink.Package,
            Service = _knowledge.FindAssembly(sink.Assembly)?.Service,
            Evidence = origin.Place == sinkPlace ? origin : origin with { Detail = "reaches " + sink.Type.Substring(sink.Type.LastIndexOf('.') + 1) + " at " + sinkPlace },
        };
    }

    private static string Form(ResolvedText text, Resolved value) =>
        text.Origin.Kind == AtomKind.Constant ? "enum"
        : text.Origin.Kind == AtomKind.Joined ? "concatenation"
        : value.Settings.Count > 0 ? "default"
        : text.ThroughField ? "field"
        : value.Texts.Count > 1 ? "switch"
        : "literal";

    private static ModelUse UseOf(Handling handled) =>
        (handled & Handling.Listed) != 0 ? ModelUse.Offered
        : handled != Handling.None && (handled & Handling.Passed) == 0 ? ModelUse.Mentioned
        : ModelUse.Selected;

    private static string FormOf(Handling handled) =>
        (handled & Handling.Listed) != 0 ? "collection-entry"
        : handled == Handling.None || (handled & Handling.Passed) != 0 ? "literal"
        : (handled & Handling.Compared) != 0 ? "comparison"
        : "message";

    private void AddCapability(string capability, CalledMember member, int method, int offset)
    {
        var evidence = At(method, offset, Confidence.High, member.DocumentationId);
        _capabilities[(capability, evidence.Place)] = new CapabilityUse(capability, member.Type + "." + member.Name, evidence);
    }

    private void AddModel(ModelReference model)
    {
        var key = (model.Text, model.Evidence.Place);
        if (!_models.TryGetValue(key, out var known) || Rank(model) > Rank(known))
        {
            _models[key] = model;
        }
    }

    private static int Rank(ModelReference model) => ((int)model.Use * 2) + (model.Sink is null ? 0 : 1);

    private void AddUnknown(string key, string reason, string sink, Inventory.Evidence evidence) => _unknowns[(key, evidence.Place)] = new UnknownModel(key, reason, sink, evidence);

    private Inventory.Evidence At(int method, int offset, Confidence confidence, string? symbol)
    {
        var place = _symbols.Find(method, offset);
        return new Inventory.Evidence(Technique.Binary, place, confidence, symbol ?? UserMethods.Name(_reader, _symbols.Kickoff(method)));
    }

    private static T[] Sorted<T>(IEnumerable<T> items, Func<T, Inventory.Evidence> evidence, Func<T, string> text) => items
        .OrderBy(item => evidence(item).Place.File, StringComparer.Ordinal)
        .ThenBy(item => evidence(item).Place.Line)
        .ThenBy(item => evidence(item).Place.Column)
        .ThenBy(text, StringComparer.Ordinal)
        .ToArray();
}
