using System;
using System.Collections.Generic;
using System.Threading;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    private ModelMatcher? _matcher;
    private int _matcherIsRead;

    /// <summary>Says who a model id is.</summary>
    /// <param name="id">The id as code, configuration or a file name writes it.</param>
    /// <param name="atSink">True where the id stands at a model sink, so that ambiguous words (<c>o1</c>, <c>phi</c>) count.</param>
    /// <returns>The identity, or null for what is no model id the catalog knows. Null allocates nothing.</returns>
    public ModelIdentity? Identify(string id, bool atSink = true) =>
        Identify(id, 0, (id ?? throw new ArgumentNullException(nameof(id))).Length, atSink);

    /// <summary>Says who the model id in a part of a text is; see <see cref="Identify(string, bool)"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Offset of the first character, in UTF-16 units.</param>
    /// <param name="length">Number of characters.</param>
    /// <param name="atSink">True where the id stands at a model sink.</param>
    public ModelIdentity? Identify(string text, int start, int length, bool atSink)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        return (NamesModels ? IdentifyByOverlay(text.Substring(start, length)) : null) ?? Matcher?.Identify(text, start, length, atSink);
    }

    /// <summary>
    /// A cheap sieve in front of <see cref="Identify(string, bool)"/> for readers that see every string of an assembly: one pass over the letters,
    /// nothing allocated. False means that <see cref="Identify(string, bool)"/> gives null; true means that it is worth asking.
    /// </summary>
    public bool MayBeModel(string text, int start, int length) =>
        NamesModels || Matcher?.MayBeModel(text ?? throw new ArgumentNullException(nameof(text)), start, length) == true;

    /// <summary>See <see cref="MayBeModel(string, int, int)"/>.</summary>
    public bool MayBeModel(string text) => MayBeModel(text, 0, (text ?? throw new ArgumentNullException(nameof(text))).Length);

    /// <summary>
    /// Finds model ids inside a longer text: an address, a command line (<c>ollama pull llama3.2</c>), a connection string, a sentence. Only ids
    /// that are distinctive by themselves count, and the word after a command that takes a model.
    /// </summary>
    /// <returns>The ids in their order; none where the text names no model.</returns>
    public IReadOnlyList<ModelMention> FindModels(string text) =>
        Matcher is { } matcher ? ModelFinder.Find(matcher, text ?? throw new ArgumentNullException(nameof(text))) : Array.Empty<ModelMention>();

    private ModelMatcher? Matcher
    {
        get
        {
            if (Volatile.Read(ref _matcherIsRead) == 0)
            {
                // Two threads may both read the index; they read the same bytes, and either result will do.
                _matcher = ModelIndex.Read(_blob["model-index"].Content) is { } index ? new ModelMatcher(index, this) : null;
                Volatile.Write(ref _matcherIsRead, 1);
            }

            return _matcher;
        }
    }
}
