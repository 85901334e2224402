using System.Linq;
using BenchmarkDotNet.Attributes;
using Vetted.Catalog;

namespace Vetted.Benchmarks;

/// <summary>Looking up texts in the catalog, as the analyzers and the binary reader do for every literal.</summary>
[MemoryDiagnoser]
public class MatcherBenchmarks
{
    private static readonly string[] Models = ["gpt-4o-mini", "llama3.2", "meta-llama/Llama-3.1-8B-Instruct", "us.meta.llama3-1-70b-instruct-v1:0", "claude-3-5-sonnet-20241022", "text-embedding-3-small"];
    private static readonly string[] NoModels = ["Content-Type", "connection string", "yyyy-MM-dd", "C:\\Program Files", "https://example.org/a/b", "System.Collections.Generic", "o1", "The quick brown fox", "1.2.3", "appsettings.json"];
    private readonly AiCatalog _catalog = AiCatalog.Shared;

    /// <summary>Six ids of different forms.</summary>
    [Benchmark(OperationsPerInvoke = 6)]
    public int Match() => Models.Count(text => _catalog.Identify(text, atSink: false) is not null);

    /// <summary>Ten texts that are no model; must allocate nothing.</summary>
    [Benchmark(OperationsPerInvoke = 10)]
    public int NoMatch()
    {
        var found = 0;
        foreach (var text in NoModels)
        {
            found += _catalog.Identify(text, atSink: false) is null ? 0 : 1;
        }

        return found;
    }
}
