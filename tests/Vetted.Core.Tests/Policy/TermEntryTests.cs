using System;
using Vetted.Catalog;

namespace Vetted.Policy.Tests;

/// <summary>Policies about single terms of licences.</summary>
public class TermEntryTests
{
    [Theory]
    [InlineData("term:territory=EU", "llama3.2", true)]
    [InlineData("term:territory=DE", "llama3.2", true)]
    [InlineData("term:territory=US", "llama3.2", false)]
    [InlineData("term:territory", "llama3.1", false)]
    [InlineData("term:threshold", "llama3.1", true)]
    [InlineData("term:threshold", "qwen3:8b", false)]
    [InlineData("term:commercial=no", "exaone-4.0-32b", true)]
    [InlineData("term:commercial=no", "llama3.1", false)]
    public void A_denied_term_denies_the_licences_that_have_it(string entry, string model, bool isDenied)
    {
        var identity = AiCatalog.Shared.Identify(model);
        Assert.NotNull(identity);
        var policy = Projects.Policy($$"""{ "models": { "licences": { "deny": ["{{entry}}"] } } }""");
        var finding = Evaluator.Evaluate(Projects.App(Projects.Named(model) with { Identity = identity }), policy, AiCatalog.Shared).Find("VET1003");

        Assert.Equal(isDenied, finding?.Verdict == Verdict.Deny);
        Assert.True(!isDenied || finding!.Message.Contains($"denies \"{entry}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("term:teritory", "did you mean 'term:territory'?")]
    [InlineData("term:display=maybe", "write term:display, term:display=no")]
    public void A_misspelt_term_is_a_mistake_in_the_policy(string entry, string expected)
    {
        var (_, problems) = PolicyReader.Read([new PolicyInput("vetted.json", $$"""{ "models": { "licences": { "deny": ["{{entry}}"] } } }""")], AiCatalog.Shared);

        Assert.Contains(expected, Assert.Single(problems).Message, StringComparison.Ordinal);
    }
}
