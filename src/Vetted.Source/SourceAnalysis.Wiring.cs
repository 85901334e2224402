using Vetted.Source.Wiring;

namespace Vetted.Source;

/// <summary>What stands on the path of each client's calls.</summary>
internal sealed partial class SourceAnalysis
{
    private void FollowCalls()
    {
        var engine = new WiringEngine(_compilation, _knowledge, _types, ModelOf, _finder, _resolver, _weakenings, _cancellationToken);
        foreach (var (node, wiring) in new WiringAnalysis(engine, node => _collector.PlaceOf(node.SyntaxTree, node.Span)).Run())
        {
            _collector.AddClient(node.SyntaxTree, node.Span, wiring);
        }
    }
}
