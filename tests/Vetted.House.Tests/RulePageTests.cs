using System;
using System.IO;
using System.Linq;
using Vetted.Policy;

namespace Vetted.House.Tests;

public class RulePageTests
{
    private static readonly string[] Sections = { "## What it does", "## Why it matters", "## Example", "## What to do instead", "## Options", "## How it is decided" };

    public static TheoryData<string> Ids => new(Rules.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_agrees_with_the_table(string id)
    {
        var rule = Rules.Get(id);
        var page = Repository.Read("docs", "rules", id + ".md");

        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"| {rule.Category} | {Level(rule)} |", page, StringComparison.Ordinal);
        Assert.Contains("\n## Why it matters\n\n" + rule.Why + "\n", page, StringComparison.Ordinal);
        Assert.All(Sections, section => Assert.Contains("\n" + section + "\n", page, StringComparison.Ordinal));
        Assert.Equal(Sections.OrderBy(section => page.IndexOf(section, StringComparison.Ordinal)), Sections);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_help_link_leads_to_the_page_in_this_repository(string id)
    {
        Assert.Equal(Product.Repository + "/blob/main/docs/rules/" + id + ".md", Rules.Get(id).HelpLink);
    }

    [Fact]
    public void Every_page_belongs_to_a_rule()
    {
        Assert.Equal(
            Rules.All.Select(rule => rule.Id),
            Directory.GetFiles(Repository.At("docs", "rules"), "VET*.md").Select(Path.GetFileNameWithoutExtension).OrderBy(id => id, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_table_of_rules_is_fresh()
    {
        var files = Repository.Files("docs", "*.md").Concat(Directory.GetFiles(Repository.Root, "*.md"))
            .Where(file => File.ReadAllText(file).Contains("<!-- rules", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Repository.Root, file)).ToArray();

        Assert.Contains(Path.Combine("docs", "rules", "README.md"), files);
        foreach (var file in files)
        {
            Repository.HoldBetween("rules", Table(file), file.Split(Path.DirectorySeparatorChar));
        }
    }

    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        foreach (var file in Repository.Files("docs", "*.md"))
        {
            foreach (var target in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), @"\]\(([^)#:]+\.md)").Select(match => match.Groups[1].Value))
            {
                Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, target)), $"{file} links to {target}");
            }
        }
    }

    private static string Table(string file)
    {
        var folder = Path.GetRelativePath(Path.GetDirectoryName(Repository.At(file))!, Repository.At("docs", "rules")).Replace('\\', '/');
        var prefix = folder == "." ? "" : folder + "/";
        return "| id | finding | default |\n|---|---|---|\n"
            + string.Concat(Rules.All.Select(rule => $"| [{rule.Id}]({prefix}{rule.Id}.md) | {rule.Title} | {Level(rule)} |\n"));
    }

    private static string Level(Rule rule) => rule.DefaultLevel switch
    {
        FindingLevel.Warning => "warning in the build",
        FindingLevel.Suggestion => "suggestion in the IDE",
        _ => "only in reports",
    };
}
