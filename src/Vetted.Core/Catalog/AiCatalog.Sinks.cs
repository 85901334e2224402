using System;
using System.Collections.Generic;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    private static readonly IReadOnlyList<ModelSink> NoSinks = Array.Empty<ModelSink>();
    private IReadOnlyList<ModelSink>? _sinks;
    private Dictionary<string, List<ModelSink>>? _sinksByMember;

    /// <summary>All model sinks that count (the roles of <see cref="ModelSink.Role"/>), in the data's order.</summary>
    public IReadOnlyList<ModelSink> Sinks => _sinks ??= ReadSinks();

    /// <summary>
    /// The sinks of all members of that name (<c>#ctor</c> for constructors); empty for a name no sink has. Cheap enough to ask before
    /// any symbol is touched: one dictionary look-up, nothing allocated.
    /// </summary>
    public IReadOnlyList<ModelSink> FindSinks(string memberName) =>
        SinksByMember.TryGetValue(memberName ?? throw new ArgumentNullException(nameof(memberName)), out var sinks) ? sinks : NoSinks;

    /// <summary>The sinks of one member of one type; empty where it has none.</summary>
    /// <param name="type">Full name of the declaring type as in <see cref="ModelSink.Type"/>.</param>
    /// <param name="memberName">Member name; <c>#ctor</c> for constructors.</param>
    public IReadOnlyList<ModelSink> FindSinks(string type, string memberName)
    {
        List<ModelSink>? found = null;
        foreach (var sink in FindSinks(memberName))
        {
            if (sink.Type == type)
            {
                (found ??= new List<ModelSink>()).Add(sink);
            }
        }

        return found ?? NoSinks;
    }

    private Dictionary<string, List<ModelSink>> SinksByMember => _sinksByMember ??= IndexSinks();

    // Loops, not queries: this runs when an analyzer starts, where every generic instantiation is compiled anew.
    private Dictionary<string, List<ModelSink>> IndexSinks()
    {
        var index = new Dictionary<string, List<ModelSink>>(StringComparer.Ordinal);
        foreach (var sink in Sinks)
        {
            if (!index.TryGetValue(sink.Member, out var sinks))
            {
                index.Add(sink.Member, sinks = new List<ModelSink>());
            }

            sinks.Add(sink);
        }

        return index;
    }

    private List<ModelSink> ReadSinks()
    {
        var sinks = new List<ModelSink>(512);
        foreach (var key in Keys("sinks"))
        {
            ModelSink.AddFrom(Entry("sinks", key)!, sinks);
        }

        return sinks;
    }
}
