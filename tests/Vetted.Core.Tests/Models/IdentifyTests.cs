using System;
using System.Linq;
using Vetted.Text;

namespace Vetted.Catalog.Tests.Models;

public sealed class IdentifyTests
{
    private static readonly AiCatalog Catalog = AiCatalog.Shared;

    public static TheoryData<string, string, string, string, string, string, string, string> Facts()
    {
        var data = new TheoryData<string, string, string, string, string, string, string, string>();
        foreach (var row in ModelData.Rows("facts.tsv"))
        {
            data.Add(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_model_id_says_who_it_is(string id, string family, string publisher, string licences, string hostTerms, string access, string form, string expectedClass)
    {
        var identity = Catalog.Identify(id);
        Assert.NotNull(identity);
        Assert.Equal(
            (family, publisher, licences, hostTerms, access, form, expectedClass),
            (identity.Family, identity.Publisher ?? "", string.Join("+", identity.Licences), identity.HostTerms ?? "", identity.Access.ToString(), identity.Form, identity.Class.ToString()));
    }

    [Theory]
    [InlineData("gpt-7-mini", "OpenAI")]
    [InlineData("llama-5-8b", "Meta")]
    [InlineData("qwen4-9b", "Alibaba")]
    [InlineData("gemma-5-12b-it", "Google")]
    [InlineData("claude-opus-7", "Anthropic")]
    [InlineData("phi-6-mini-instruct", "Microsoft")]
    [InlineData("deepseek-v5", "DeepSeek")]
    [InlineData("kimi-k5", "Moonshot AI")]
    [InlineData("meta-llama/Llama-5-70B-Instruct", "Meta")]
    [InlineData("mistral-large-4", "Mistral AI")]
    public void Tomorrows_version_is_assumed_and_never_open(string id, string publisher)
    {
        var identity = Catalog.Identify(id);
        Assert.NotNull(identity);
        Assert.Equal((publisher, IdentityConfidence.Assumed), (identity.Publisher, identity.Confidence));
        Assert.NotEqual(LicenceClass.Open, identity.Class);
    }

    [Theory]
    [InlineData("someone/Qwen3-8B-Frobnicated")]
    [InlineData("mistral-7b-frobnicated.Q4_K_M.gguf")]
    [InlineData("someone/gpt-4o-distilled-7b.gguf")]
    [InlineData("qwen2.5-110b")]
    [InlineData("falcon-90b")]
    public void A_name_that_only_resembles_an_open_model_is_not_open(string id) => Assert.NotEqual(LicenceClass.Open, Catalog.Identify(id)?.Class ?? LicenceClass.Unknown);

    [Theory]
    [InlineData("gpt-4o-mini", true)]
    [InlineData("meta-llama/Llama-3.1-8B-Instruct", true)]
    [InlineData("claude-sonnet-4-5", true)]
    [InlineData("anthropic.claude-3-haiku-20240307-v1:0", true)]
    [InlineData("llama-2-7b-chat.Q4_K_M.gguf", true)]
    [InlineData("text-embedding-3-small", true)]
    [InlineData("nomic-embed-text", true)]
    [InlineData("o1", false)]
    [InlineData("phi", false)]
    [InlineData("phi3", false)]
    [InlineData("mistral", false)]
    [InlineData("gemma", false)]
    [InlineData("command-r", false)]
    [InlineData("gpt2", false)]
    public void An_ambiguous_id_counts_only_at_a_sink(string id, bool isDistinctive)
    {
        Assert.NotNull(Catalog.Identify(id, atSink: true));
        Assert.Equal(isDistinctive, Catalog.Identify(id, atSink: false) is not null);
        Assert.Equal(isDistinctive, Catalog.Identify(id)!.IsDistinctive);
    }

    [Theory]
    [InlineData("gpt-4o", true, "gpt-4o-2024-08-06")]
    [InlineData("gpt-4o-2024-08-06", false, null)]
    [InlineData("claude-haiku-4-5", true, "claude-haiku-4-5-20251001")]
    [InlineData("claude-3-5-sonnet-latest", true, null)]
    [InlineData("llama3.2", true, null)]
    [InlineData("llama3.2:1b", false, null)]
    [InlineData("deepseek-r1:latest", true, null)]
    [InlineData("mistral-large-latest", true, null)]
    [InlineData("Llama-3.2-1B-Instruct-Q4_K_M.gguf", false, null)]
    public void An_alias_that_moves_is_floating(string id, bool isFloating, string? pinned)
    {
        var identity = Catalog.Identify(id)!;
        Assert.Equal((isFloating, pinned), (identity.IsFloating, identity.PinnedId));
    }

    [Theory]
    [InlineData("gpt-4-0314", "2026-03-26")]
    [InlineData("azure/gpt-4-0314", "2025-06-06")]
    [InlineData("azure/gpt-4o-2024-08-06", null)]
    [InlineData("gpt-4o-2024-08-06", "2027-01-14")]
    [InlineData("claude-3-opus-20240229", "2026-01-05")]
    [InlineData("anthropic.claude-3-opus-20240229-v1:0", null)]
    public void A_retirement_date_belongs_to_the_host_that_announced_it(string id, string? retires) => Assert.Equal(retires, Catalog.Identify(id)!.Retires);

    [Theory]
    [InlineData("claude-3-opus-20240229", "claude-opus-4-8")]
    [InlineData("gpt-3.5-turbo-0613", "gpt-5.6-terra")]
    [InlineData("text-davinci-003", "gpt-5.6-terra")]
    [InlineData("gpt-4-0314", null)]
    [InlineData("azure/gpt-4-0314", null)]
    [InlineData("gpt-4o", null)]
    public void A_successor_is_the_last_one_that_is_named(string id, string? successor) => Assert.Equal(successor, Catalog.Identify(id)!.Successor);

    [Theory]
    [InlineData("llama-guard3:1b")]
    [InlineData("meta-llama/Llama-Prompt-Guard-2-86M")]
    [InlineData("omni-moderation-latest")]
    [InlineData("shieldgemma:2b")]
    [InlineData("ibm-granite/granite-guardian-3.3-8b")]
    [InlineData("openai/gpt-oss-safeguard-20b")]
    public void A_guard_model_is_known_as_one(string id) => Assert.True(Catalog.Identify(id)!.IsGuard);

    [Fact]
    public void A_derivative_carries_its_own_licence_and_that_of_the_model_it_is_made_from() =>
        Assert.Equal(["nvidia-open-model", "llama3.3"], Catalog.Identify("nvidia/Llama-3_3-Nemotron-Super-49B-v1")!.Licences);

    [Fact]
    public void Every_licence_of_a_model_is_in_the_catalog()
    {
        var missing = Catalog.Keys("models").Select(key => Catalog.Entry("models", key)!)
            .SelectMany(model => model.GetStrings("licences").Concat(model.GetStrings("hostedLicences")).Concat((model["soldBy"]?.Members ?? []).Select(member => member.Value.Raw!)))
            .Where(licence => Catalog.FindLicence(licence) is null);
        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void A_mapping_from_memory_that_would_make_a_derivative_open_does_not_exist()
    {
        var risky = Catalog.Keys("models").Select(key => Catalog.Entry("models", key)!)
            .Where(model => model.GetBoolean("derivative") && model.GetString("confidence") == "memory")
            .Where(model => model.GetStrings("licences") is { Count: > 0 } licences && licences.All(id => Catalog.FindLicence(id)!.Class == LicenceClass.Open));
        Assert.Empty(risky.Select(model => model.GetString("id")));
    }

    [Fact]
    public void Null_is_a_mistake_of_the_caller() => Assert.Throws<ArgumentNullException>(() => Catalog.Identify(null!));
}
