using System;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Policy.Tests;

public class OpennessTests
{
    [Theory]
    [InlineData("gpt-4o", OpennessClass.HostedOnly)]
    [InlineData("llama3.2", OpennessClass.RestrictedWeights)]
    [InlineData("qwen3:8b", OpennessClass.OpenWeights)]
    [InlineData("gpt-oss:20b", OpennessClass.OpenWeights)]
    [InlineData("granite3.3:8b", OpennessClass.MofClass3)]
    [InlineData("pythia-1b", OpennessClass.MofClass1)]
    public void A_model_has_the_highest_class_that_is_known_to_be_met_and_says_what_is_missing(string id, OpennessClass expected)
    {
        var openness = ModelOpenness.Of(AiCatalog.Shared.Identify(id), AiCatalog.Shared);

        Assert.Equal(expected, openness.Class);
        Assert.NotNull(openness.Missing);
        Assert.Equal(expected >= OpennessClass.MofClass3, openness.Source is not null && openness.Class != OpennessClass.OpenWeights);
    }

    [Fact]
    public void A_model_that_nobody_knows_is_of_unknown_openness() => Assert.Equal(OpennessClass.Unknown, ModelOpenness.Of(null, AiCatalog.Shared).Class);

    [Theory]
    [InlineData("llama3.2", "open-weights", true)]
    [InlineData("qwen3:8b", "open-weights", false)]
    [InlineData("qwen3:8b", "mof-class3", true)]
    [InlineData("granite3.3:8b", "mof-class3", false)]
    [InlineData("gpt-4o", "restricted-weights", true)]
    public void A_policy_denies_what_is_less_open_than_it_asks(string id, string minimum, bool isDenied)
    {
        var policy = Projects.Policy($$"""{ "models": { "openness": { "minimum": "{{minimum}}" } } }""");
        var reference = Projects.Named(id) with { Identity = AiCatalog.Shared.Identify(id) };
        var finding = Evaluator.Evaluate(Projects.App(reference), policy, AiCatalog.Shared).Find("VET1003");

        Assert.Equal(isDenied, finding?.Verdict == Verdict.Deny);
        if (isDenied)
        {
            Assert.Contains("denies \"openness below " + minimum, finding!.Message, StringComparison.Ordinal);
            Assert.StartsWith("openness below", finding.DecidedBy!.Value, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("open-weights", "mof-class3", "mof-class3")]
    [InlineData("mof-class3", "open-weights", "mof-class3")]
    public void A_nearer_file_only_asks_for_more(string outer, string nearer, string expected)
    {
        static string Text(string word) => $$"""{ "models": { "openness": { "minimum": "{{word}}" } } }""";
        var (policy, problems) = PolicyReader.Read([new PolicyInput("vetted.json", Text(outer)), new PolicyInput("src/vetted.json", Text(nearer))], AiCatalog.Shared);

        Assert.Empty(problems);
        Assert.Equal(expected, policy.MinimumOpenness!.Value);
    }

    [Fact]
    public void A_package_whose_licence_changed_says_what_older_versions_came_under()
    {
        var policy = Projects.Policy("""{ "packages": { "licences": { "deny": ["Apache-2.0"] } } }""");
        var app = Projects.App() with { Packages = [Projects.Package("Anthropic", "Apache-2.0", "13.12.0")] };

        Assert.Contains("(MIT in versions [10.0.0,13.0.0))", Evaluator.Evaluate(app, policy, AiCatalog.Shared).Find("VET1001")!.Message, StringComparison.Ordinal);
    }
}
