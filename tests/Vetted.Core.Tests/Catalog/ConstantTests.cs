using Vetted.Catalog;

namespace Vetted.Core.Tests.Catalog;

public sealed class ConstantTests
{
    [Theory]
    [InlineData("Anthropic.Models.Messages.Model", "ClaudeHaiku4_5_20251001", "claude-haiku-4-5-20251001")]
    [InlineData("Aspire.Hosting.Foundry.FoundryModel.Microsoft", "Phi4MiniInstruct", "Phi-4-mini-instruct")]
    [InlineData("Aspire.Hosting.Foundry.FoundryModel.Local", "Phi4Mini", "phi-4-mini")]
    [InlineData("Aspire.Hosting.GitHub.GitHubModel.OpenAI", "OpenAIGpt41Mini", "openai/gpt-4.1-mini")]
    [InlineData("Whisper.net.Ggml.GgmlType", "BaseEn", "openai/whisper-base.en")]
    [InlineData("LangChain.Providers.OpenAI.Predefined", "Gpt4OmniMiniModel", "gpt-4o-mini")]
    [InlineData("LangChain.Providers.Amazon.Bedrock.Predefined.Meta", "Llama3With70BInstructBModel", "meta.llama3-8b-instruct-v1:0")]
    [InlineData("Betalgo.Ranul.OpenAI.ObjectModels.Models", "Gpt_4o_mini", "gpt-4o-mini")]
    [InlineData("OpenAI.Models.Model", "GPT4", "gpt-4")]
    [InlineData("Mscc.GenerativeAI.Model", "GeminiPro", "gemini-1.5-pro")]
    public void A_typed_constant_has_a_wire_id(string type, string member, string id) => Assert.Equal(id, AiCatalog.Shared.FindConstant(type, member));

    [Theory]
    [InlineData("Anthropic.Models.Messages.Model", "Haiku")]
    [InlineData("anthropic.models.messages.model", "ClaudeHaiku4_5")]
    [InlineData("System.DayOfWeek", "Monday")]
    public void Another_member_has_none(string type, string member) => Assert.Null(AiCatalog.Shared.FindConstant(type, member));

    [Fact]
    public void A_dated_version_is_part_of_the_id_where_its_publisher_writes_it_so() =>
        Assert.Matches(@"^gpt-4o-mini-\d{4}-\d\d-\d\d$", AiCatalog.Shared.FindConstant("Aspire.Hosting.Foundry.FoundryModel.OpenAI", "Gpt4oMini"));
}
