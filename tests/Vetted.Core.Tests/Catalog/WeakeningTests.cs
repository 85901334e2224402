using System.Linq;
using Vetted.Catalog;

namespace Vetted.Core.Tests.Catalog;

public sealed class WeakeningTests
{
    [Theory]
    [InlineData("gemini-block-none", "Google.GenAI.Types.HarmBlockThreshold.BlockNone", null)]
    [InlineData("mcp-never-require-approval", "Microsoft.Extensions.AI.HostedMcpServerToolApprovalMode.NeverRequire", null)]
    [InlineData("purview-fails-open", "Microsoft.Agents.AI.Purview.PurviewSettings.IgnoreExceptions", "true")]
    [InlineData("prompt-encoding-disabled", "Microsoft.SemanticKernel.InputVariable.AllowDangerouslySetContent", "true")]
    public void A_member_or_its_value_weakens(string id, string member, string? value) => Assert.Contains(
        new WeakeningMember(member, value), AiCatalog.Shared.Weakenings.Single(weakening => weakening.Id == id).Members);

    [Fact]
    public void A_threshold_that_blocks_weakens_nothing() => Assert.DoesNotContain(
        AiCatalog.Shared.Weakenings.SelectMany(weakening => weakening.Members), member => member.Member.EndsWith("BlockOnlyHigh", System.StringComparison.Ordinal));

    [Fact]
    public void A_literal_says_it_without_any_package() =>
        Assert.Contains("BLOCK_NONE", AiCatalog.Shared.Weakenings.Single(weakening => weakening.Id == "gemini-block-none").Literals);
}
