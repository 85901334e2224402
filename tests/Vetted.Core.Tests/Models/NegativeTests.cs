using System;
using System.Linq;

namespace Vetted.Catalog.Tests.Models;

public sealed class NegativeTests
{
    private static readonly string[] Negatives = ModelData.Rows("negatives.txt").Select(row => row[0]).ToArray();

    [Fact]
    public void Words_paths_versions_products_and_identifiers_are_no_models()
    {
        Assert.True(Negatives.Length >= 300, "the list shrank");
        Assert.DoesNotContain(Negatives, text => AiCatalog.Shared.Identify(text, atSink: true) is not null);
        Assert.DoesNotContain(Negatives, text => AiCatalog.Shared.Identify(text, atSink: false) is not null);
    }

    [Fact]
    public void A_non_match_allocates_nothing()
    {
        var catalog = AiCatalog.Shared;
        var plain = Negatives.Where(text => !text.StartsWith("https", StringComparison.Ordinal)).ToArray();
        for (var round = 0; round < 3; round++)
        {
            foreach (var text in plain)
            {
                catalog.Identify(text);
                catalog.MayBeModel(text);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < plain.Length; i++)
        {
            catalog.Identify(plain[i], atSink: true);
            catalog.Identify(plain[i], atSink: false);
            catalog.MayBeModel(plain[i]);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_the_sieve_lets_fall_is_never_a_model()
    {
        var fallen = ModelData.Rows("facts.tsv").Select(row => row[0]).Where(id => !AiCatalog.Shared.MayBeModel(id));
        Assert.Empty(fallen);
    }
}
