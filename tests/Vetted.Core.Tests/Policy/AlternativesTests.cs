using System;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Policy.Tests;

public class AlternativesTests
{
    [Fact]
    public void Every_example_of_the_catalog_is_a_member_of_its_own_row()
    {
        foreach (var key in AiCatalog.Shared.Keys("models"))
        {
            var entry = AiCatalog.Shared.Entry("models", key)!;
            foreach (var id in entry.GetStrings("examples"))
            {
                var identity = AiCatalog.Shared.Identify(id);
                Assert.True(identity is not null && (identity.Family == key || identity.Family == entry.GetString("family")), $"{id} of {key}: {identity?.Family}");
                Assert.Equal(entry.GetStrings("licences"), identity!.Licences);
            }
        }
    }

    [Theory]
    [InlineData("llama3.1:8b", 7, 9)]
    [InlineData("llama3.2:1b", 0.5, 2)]
    [InlineData("llama3.3:70b", 24, 120)]
    public void Like_size_comes_first_and_there_are_three_of_different_families(string denied, double least, double most)
    {
        var others = Alternatives.Of(AiCatalog.Shared.Identify(denied)!, Projects.Policy("""{ "models": { "licences": { "allow": ["open"] } } }"""), AiCatalog.Shared);

        Assert.Equal(3, others.Count);
        Assert.Equal(3, others.Select(other => other.Family).Distinct(StringComparer.Ordinal).Count());
        Assert.All(others, other => Assert.Equal(LicenceClass.Open, other.Class));
        Assert.InRange(ModelSize.Of(others[0].Name)!.Value, least, most);
    }

    [Fact]
    public void A_model_that_the_policy_denies_by_name_is_no_alternative()
    {
        var denied = AiCatalog.Shared.Identify("llama3.1:8b")!;
        var first = Alternatives.Of(denied, EffectivePolicy.None, AiCatalog.Shared)[0];

        Assert.DoesNotContain(Alternatives.Of(denied, Projects.Policy($$"""{ "models": { "deny": ["{{first.Name}}"] } }"""), AiCatalog.Shared), other => other.Name == first.Name);
    }

    [Theory]
    [InlineData("qwen3:8b", 8.0)]
    [InlineData("Qwen2.5-0.5B-Instruct", 0.5)]
    [InlineData("bge-m3:567m", 0.567)]
    [InlineData("llama3.2", null)]
    [InlineData("mixtral-8x7b", null)]
    [InlineData("gpt-4o-2024-11-20", null)]
    public void A_size_is_what_the_id_states(string id, double? billions) => Assert.Equal(billions, ModelSize.Of(id));
}
