using System.Linq;
using Vetted.Catalog;

namespace Vetted.Core.Tests.Catalog;

public sealed class SafetyToolTests
{
    private static readonly AiCatalog Catalog = AiCatalog.Shared;

    [Fact]
    public void A_classifying_call_uses_moderation() =>
        Assert.Equal("openai-moderation", Assert.Single(Catalog.FindSafetyTools("OpenAI.Moderations.ModerationClient.ClassifyTextAsync")).Id);

    [Fact]
    public void Making_the_client_does_not() => Assert.Empty(Catalog.FindSafetyTools("OpenAI.Moderations.ModerationClient.#ctor"));

    [Fact]
    public void What_cannot_work_is_a_trap_with_its_reason()
    {
        var trap = Assert.Single(Catalog.FindSafetyTool("openai-moderation")!.Traps);

        Assert.Equal("Azure.AI.OpenAI.AzureOpenAIClient.GetModerationClient", trap.Member);
        Assert.Contains("NotSupportedException", trap.Reason, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_registration_on_a_builder_wires() =>
        Assert.Contains("Microsoft.Agents.AI.Purview.PurviewExtensions.WithPurview", Catalog.FindSafetyTool("purview-maf")!.WiringMembers);

    [Theory]
    [InlineData("Microsoft.Extensions.AI.ChatClientBuilder.Use")]
    [InlineData("Microsoft.Extensions.AI.LoggingChatClientBuilderExtensions.UseLogging")]
    [InlineData("Microsoft.Extensions.DependencyInjection.RedactionServiceCollectionExtensions.AddRedaction")]
    [InlineData("Microsoft.SemanticKernel.IPromptRenderFilter.OnPromptRenderAsync")]
    public void Plumbing_logging_and_log_redaction_protect_nothing(string member)
    {
        Assert.Empty(Catalog.FindSafetyTools(member));
        Assert.Contains(Catalog.SafetyTools, tool => tool.NotProtectingMembers.Contains(member));
    }

    [Fact]
    public void Only_the_packages_of_a_dedicated_tool_say_something_by_their_reference()
    {
        Assert.True(Catalog.FindSafetyTool("azure-content-safety")!.IsDedicatedPackage);
        Assert.False(Catalog.FindSafetyTool("openai-moderation")!.IsDedicatedPackage);
    }
}
