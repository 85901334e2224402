using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>
/// Gathers what is seen, tree by tree: one reference per place, where a place that reaches a sink counts more than a literal by itself. Not safe for
/// several threads.
/// </summary>
internal sealed class EvidenceCollector
{
    private readonly Dictionary<SyntaxTree, Bucket> _buckets = new();
    private readonly List<ModelReference> _configured = new();
    private readonly SourceSettings _settings;

    public EvidenceCollector(SourceSettings settings) => _settings = settings;

    /// <summary>Models whose value stands in a configuration file.</summary>
    public IReadOnlyList<ModelReference> Configured => _configured;

    /// <summary>True where a model, or a key that decides one, is already known at a literal.</summary>
    public bool Knows(SyntaxTree tree, TextSpan span) => _buckets.TryGetValue(tree, out var bucket) && (bucket.Models.ContainsKey(span) || bucket.Consumed.Any(whole => whole.Contains(span)));

    /// <summary>How many models stand in a span.</summary>
    public int CountIn(SyntaxTree tree, TextSpan span) => _buckets.TryGetValue(tree, out var bucket) ? bucket.Models.Keys.Count(span.Contains) : 0;

    /// <summary>True where a key that decides a model is already known at or around a span.</summary>
    public bool KnowsKey(SyntaxTree tree, TextSpan span) => _buckets.TryGetValue(tree, out var bucket) && bucket.Unknowns.Keys.Any(key => key.Span.Contains(span));

    /// <summary>Adds a model at a place; <paramref name="written"/> is what stands there in place of the id, as a typed constant does.</summary>
    public void AddModel(SyntaxTree tree, TextSpan span, string text, string form, ModelUse use, ModelIdentity? identity, Sink? sink, string? service, Confidence confidence, string? symbol, string? written = null)
    {
        var bucket = BucketOf(tree);
        var reference = new ModelReference
        {
            Text = text,
            Use = use,
            Form = form,
            Identity = identity,
            Sink = sink?.DocumentationId,
            SinkPackage = sink?.Row.Package,
            Service = service ?? sink?.Service,
            Evidence = new Evidence(Technique.Source, PlaceOf(tree, span), confidence, symbol ?? sink?.DocumentationId, written),
        };
        if (!bucket.Models.TryGetValue(span, out var known) || Rank(reference) > Rank(known))
        {
            bucket.Models[span] = reference;
        }
    }

    /// <summary>Adds a model whose id stands in a configuration file or, under another name, in an app host.</summary>
    public void AddConfigured(ConfigurationValue value, string key, ModelIdentity? identity, Sink sink, string form = "config")
    {
        if (!_configured.Any(known => known.Evidence.Place == value.Place))
        {
            _configured.Add(new ModelReference
            {
                Text = value.Text,
                Use = ModelUse.Selected,
                Form = form,
                Identity = identity,
                Sink = sink.DocumentationId,
                SinkPackage = sink.Row.Package,
                Service = sink.Service,
                InExecutableCode = false,
                Evidence = new Evidence(Technique.Manifest, value.Place, Confidence.High, sink.DocumentationId, key),
            });
        }
    }

    public void AddUnknown(SyntaxTree tree, TextSpan span, string key, string reason, string? sink, Confidence confidence = Confidence.High)
    {
        var bucket = BucketOf(tree);
        if (!bucket.Unknowns.ContainsKey((span, key)))
        {
            bucket.Unknowns.Add((span, key), new UnknownModel(key, reason, sink, new Evidence(Technique.Source, PlaceOf(tree, span), confidence, sink)));
        }
    }

    public void AddCapability(SyntaxTree tree, TextSpan span, string name, string reason)
    {
        var bucket = BucketOf(tree);
        bucket.Capabilities.Add(new Located<CapabilityUse>(new CapabilityUse(name, reason, new Evidence(Technique.Source, PlaceOf(tree, span))), span));
    }

    public void AddSafetyTool(SyntaxTree tree, TextSpan span, string tool, string? symbol, Assurance assurance = Assurance.Used, string? detail = null) =>
        BucketOf(tree).SafetyTools.Add(new Located<SafetyToolUse>(new SafetyToolUse(tool, assurance, null, new Evidence(Technique.Source, PlaceOf(tree, span), Confidence.High, symbol, detail)), span));

    /// <summary>The safety tools seen in a tree so far.</summary>
    public IEnumerable<(TextSpan Span, string Tool)> Tools(SyntaxTree tree) =>
        _buckets.TryGetValue(tree, out var bucket) ? bucket.SafetyTools.Select(use => (use.Span, use.Fact.Tool)).ToArray() : Array.Empty<(TextSpan, string)>();

    public void AddWeakening(SyntaxTree tree, TextSpan span, string kind, string description) =>
        BucketOf(tree).Weakenings.Add(new Located<SafetyWeakening>(new SafetyWeakening(kind, description, new Evidence(Technique.Source, PlaceOf(tree, span))), span));

    public void AddClient(SyntaxTree tree, TextSpan span, ClientWiring wiring) => BucketOf(tree).Clients.Add(new Located<ClientWiring>(wiring, span));

    public void AddPart(SyntaxTree tree, TextSpan span, string kind, string name, ToolApproval approval) =>
        BucketOf(tree).Parts.Add(new Located<AiPart>(new AiPart(kind, name, null, new Evidence(Technique.Source, PlaceOf(tree, span))) { Approval = approval }, span));

    /// <summary>A call that asks a model.</summary>
    public void AddModelCall(SyntaxTree tree, TextSpan span) => BucketOf(tree).ModelCalls.Add(span);

    /// <summary>The calls in a tree that ask a model.</summary>
    public IReadOnlyCollection<TextSpan> ModelCalls(SyntaxTree tree) => _buckets.TryGetValue(tree, out var bucket) ? bucket.ModelCalls : Array.Empty<TextSpan>();

    public void AddService(SyntaxTree tree, TextSpan span, string service, string? host) =>
        BucketOf(tree).Services.Add(new Located<ServiceUse>(new ServiceUse(service, host, new Evidence(Technique.Source, PlaceOf(tree, span))), span));

    public void AddEntry(SyntaxTree tree, TextSpan span, string package, string type) =>
        BucketOf(tree).Entries.Add(new Located<PackageEntry>(new PackageEntry(package, type, PlaceOf(tree, span)), span));

    /// <summary>Marks a literal, or an expression with its literals, as read, so that they do not count once more by themselves.</summary>
    public void Consume(SyntaxTree tree, TextSpan span) => BucketOf(tree).Consumed.Add(span);

    /// <summary>The evidence of a tree; null where nothing was seen in it.</summary>
    public TreeEvidence? Of(SyntaxTree tree) => !_buckets.TryGetValue(tree, out var bucket) ? null : new TreeEvidence
    {
        Tree = tree,
        Models = bucket.Models.OrderBy(pair => pair.Key.Start).Select(pair => new Located<ModelReference>(pair.Value, pair.Key)).ToArray(),
        Unknowns = bucket.Unknowns.OrderBy(pair => pair.Key.Span.Start).ThenBy(pair => pair.Key.Key, StringComparer.Ordinal).Select(pair => new Located<UnknownModel>(pair.Value, pair.Key.Span)).ToArray(),
        Capabilities = Sorted(bucket.Capabilities),
        SafetyTools = Sorted(bucket.SafetyTools),
        Weakenings = Sorted(bucket.Weakenings),
        Parts = Sorted(bucket.Parts),
        Services = Sorted(bucket.Services),
        Clients = Sorted(bucket.Clients),
        Entries = Sorted(bucket.Entries),
    };

    /// <summary>The place of a span, mapped as <c>#line</c> says (Razor, generated code).</summary>
    public Place PlaceOf(SyntaxTree tree, TextSpan span)
    {
        var lines = tree.GetMappedLineSpan(span);
        return new Place(
            _settings.PlacePath(lines.Path),
            lines.StartLinePosition.Line + 1,
            lines.StartLinePosition.Character + 1,
            lines.EndLinePosition.Line + 1,
            lines.EndLinePosition.Character + 1);
    }

    private static int Rank(ModelReference reference) =>
        (reference.Sink is null ? 0 : 4) + (reference.Identity is null ? 0 : 2) + (reference.Use is ModelUse.Selected or ModelUse.Shipped ? 1 : 0);

    private static Located<T>[] Sorted<T>(List<Located<T>> list) => list.Distinct().OrderBy(one => one.Span.Start).ToArray();

    private Bucket BucketOf(SyntaxTree tree)
    {
        if (!_buckets.TryGetValue(tree, out var bucket))
        {
            _buckets.Add(tree, bucket = new Bucket());
        }

        return bucket;
    }

    private sealed class Bucket
    {
        public Dictionary<TextSpan, ModelReference> Models { get; } = new();

        public Dictionary<(TextSpan Span, string Key), UnknownModel> Unknowns { get; } = new();

        public HashSet<TextSpan> Consumed { get; } = new();

        public List<Located<CapabilityUse>> Capabilities { get; } = new();

        public List<Located<SafetyToolUse>> SafetyTools { get; } = new();

        public List<Located<SafetyWeakening>> Weakenings { get; } = new();

        public List<Located<AiPart>> Parts { get; } = new();

        public HashSet<TextSpan> ModelCalls { get; } = new();

        public List<Located<ServiceUse>> Services { get; } = new();

        public List<Located<ClientWiring>> Clients { get; } = new();

        public List<Located<PackageEntry>> Entries { get; } = new();
    }
}
