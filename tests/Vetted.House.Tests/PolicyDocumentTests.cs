using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Vetted.Policy;

namespace Vetted.House.Tests;

public class PolicyDocumentTests
{
    [Fact]
    public void The_guide_lists_every_key()
    {
        var table = new StringBuilder("| key | what it says | set by | files merge | lifts |\n|---|---|---|---|---|\n");
        Rows(PolicyKeys.Root, "", table);
        Repository.HoldBetween("keys", table.ToString(), "docs", "policy.md");
    }

    [Fact]
    public void The_schema_has_every_key()
    {
        Repository.Hold(PolicySchema.Write(), "docs", "schema", "vetted.schema.json");
    }

    [Fact]
    public void The_example_of_the_guide_is_a_policy_without_mistakes()
    {
        var guide = Repository.Read("docs", "policy.md");
        var start = guide.IndexOf("```jsonc\n", StringComparison.Ordinal) + "```jsonc\n".Length;
        var example = guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)];

        var (policy, problems) = PolicyReader.Read(new[] { new PolicyInput("vetted.json", example) }, Catalog.AiCatalog.Shared);

        Assert.Empty(problems);
        Assert.True(policy.Enforce);
    }

    [Fact]
    public void The_guide_names_every_profile()
    {
        var guide = Repository.Read("docs", "policy.md");

        Assert.All(Profiles.All, profile => Assert.Contains("| `" + profile.Key + "` |", guide, StringComparison.Ordinal));
    }

    private static void Rows(PolicyKey key, string path, StringBuilder table)
    {
        foreach (var child in key.Children)
        {
            var name = (path.Length == 0 ? "" : path + ".") + (child.Label ?? child.Name);
            if (child.Children.Count == 0 || child.Shape == KeyShape.Objects)
            {
                var words = child.Words.Count is > 0 and <= 10 ? " (" + string.Join(", ", child.Words.Select(word => $"`{word}`")) + ")" : "";
                table.Append($"| `{name}` | {child.Description.TrimEnd('.')}{words} | {SetBy(child)} | {(child.Merge.Length == 0 ? "–" : child.Merge)} | {Lifts(child)} |\n");
            }

            Rows(child, name, table);
        }
    }

    private static string SetBy(PolicyKey key) => key.Half switch
    {
        KeyHalf.Central => "the central policy",
        _ => "any file",
    };

    private static string Lifts(PolicyKey key) => key.Half == KeyHalf.Fact ? key.Delegation is { } word ? $"yes (`{word}`)" : "with its entry" : "no";
}
