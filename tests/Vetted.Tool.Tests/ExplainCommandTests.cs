using System;
using System.Linq;
using Vetted.Policy;

namespace Vetted.Tool.Tests;

public class ExplainCommandTests
{
    public static TheoryData<string> AllRules => new(Rules.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(AllRules))]
    public void Every_rule_is_explained_by_its_page(string rule)
    {
        var (exitCode, output, _) = Tool.Run("explain", rule.ToLowerInvariant());

        Assert.Equal(0, exitCode);
        Assert.StartsWith("# " + rule + ": " + Rules.Get(rule).Title, output, StringComparison.Ordinal);
        Assert.EndsWith(Rules.Get(rule).HelpLink + "\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_explained_with_what_its_licence_asks_once_and_with_alternatives()
    {
        var (exitCode, output, _) = Tool.Run("explain", "llama3.2");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("llama3.2 (model)\n  publisher  Meta\n", output, StringComparison.Ordinal);
        Assert.Single(output.Split('\n'), line => line.StartsWith("Llama 3.2 Community License Agreement (licence llama3.2)", StringComparison.Ordinal));
        Assert.Contains("  asks       ", output, StringComparison.Ordinal);
        Assert.Contains("under an OSI-approved licence", output, StringComparison.Ordinal);
        Assert.Contains("not legal advice", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_under_an_approved_licence_needs_no_alternative()
    {
        var (_, output, _) = Tool.Run("explain", "qwen2.5:7b");

        Assert.Contains("open, osi-approved", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Families for", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mit", "MIT License (licence mit)")]
    [InlineData("OllamaSharp", "OllamaSharp (package)")]
    [InlineData("azure-openai", "azure-openai (service)")]
    public void Licences_packages_and_services_are_explained_too(string subject, string title)
    {
        var (exitCode, output, _) = Tool.Run("explain", subject);

        Assert.Equal(0, exitCode);
        Assert.Contains(title, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VET9999")]
    [InlineData("nothing-of-this-name")]
    public void What_nobody_knows_is_bad_input(string subject)
    {
        var (exitCode, output, error) = Tool.Run("explain", subject);

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.StartsWith("vetted: ", error, StringComparison.Ordinal);
    }
}
