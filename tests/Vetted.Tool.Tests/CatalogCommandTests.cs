using System;
using System.Linq;
using System.Text.Json;
using Vetted.Catalog;

namespace Vetted.Tool.Tests;

public class CatalogCommandTests
{
    [Fact]
    public void A_search_finds_entries_of_every_kind_by_all_its_words()
    {
        var (exitCode, output, _) = Tool.Run("catalog", "search", "llama", "3.2");

        Assert.Equal(0, exitCode);
        Assert.Matches("(?m)^llama3.2 +licence +Llama 3.2 Community License Agreement: restricted, conditional$", output);
        Assert.DoesNotContain("gemma", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_search_without_a_hit_says_so_and_is_no_error()
    {
        var (exitCode, output, error) = Tool.Run("catalog", "search", "zzz-nothing");

        Assert.Equal(0, exitCode);
        Assert.Empty(output);
        Assert.Contains("zzz-nothing", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_is_shown_with_its_sources()
    {
        var (exitCode, output, _) = Tool.Run("catalog", "show", "OllamaSharp");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("OllamaSharp (package)\n  role: sdk\n", output, StringComparison.Ordinal);
        Assert.Contains("sources:", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_is_shown_as_data()
    {
        var (_, output, _) = Tool.Run("catalog", "show", "llama3.2", "--format", "json");

        var entry = JsonDocument.Parse(output).RootElement[0];
        Assert.Equal("licences", entry.GetProperty("kind").GetString());
        Assert.Equal("llama3.2", entry.GetProperty("entry").GetProperty("id").GetString());
    }

    [Fact]
    public void An_unknown_entry_is_bad_input_and_near_ones_are_named()
    {
        var (exitCode, output, error) = Tool.Run("catalog", "show", "ollamash");

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("OllamaSharp", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_without_a_kind_counts_and_with_one_lists_all()
    {
        Assert.Matches($"(?m)^models +{AiCatalog.Shared.Keys("models").Count}$", Tool.Run("catalog", "list").Out);
        Assert.Equal(AiCatalog.Shared.Keys("licences").Count + 1, Tool.Run("catalog", "list", "licences").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(2, Tool.Run("catalog", "list", "nonsense").ExitCode);
    }

    [Fact]
    public void Every_entry_has_a_line_in_its_list_and_can_be_shown()
    {
        foreach (var (kind, _) in CatalogKinds.All)
        {
            var keys = AiCatalog.Shared.Keys(kind);

            Assert.NotEmpty(keys);
            Assert.All(keys.Where((_, index) => index % 25 == 0), key => Assert.Equal(0, Tool.Run("catalog", "show", key).ExitCode));
        }
    }
}
