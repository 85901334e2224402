using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Vetted.Inventory;
using Vetted.Reports.Html;

namespace Vetted.Reports.Tests;

public class HtmlReportTests
{
    private static readonly string[] Backgrounds = ["page", "card"];

    [Theory]
    [InlineData(BomView.Full)]
    [InlineData(BomView.Shippable)]
    public void A_report_is_the_reviewed_one(BomView view)
    {
        var html = HtmlReport.Write(RichProject.Input with { View = view });

        Golden.Matches("rich." + (view == BomView.Full ? "full" : "shippable") + ".html", html);
    }

    [Fact]
    public void The_order_of_the_evidence_changes_no_byte()
    {
        Assert.Equal(HtmlReport.Write(RichProject.Input), HtmlReport.Write(RichProject.Input with { Inventory = RichProject.Shuffled }));
    }

    [Fact]
    public void Every_model_is_told_with_its_licence_its_terms_its_places_and_its_guards()
    {
        var card = Card(HtmlReport.Write(RichProject.Input with { Policy = null }), "llama3.2");

        Assert.Contains("Llama 3.2 Community License Agreement", card, StringComparison.Ordinal);
        Assert.Contains("permission needed", card, StringComparison.Ordinal);
        Assert.Contains("src/Chat/Program.cs(14,47)", card, StringComparison.Ordinal);
        Assert.Contains("nothing seen", card, StringComparison.Ordinal);
        Assert.Contains("OpenAI moderation (wired to 1 of its 2 clients)", Card(HtmlReport.Write(RichProject.Input), "gpt-4o"), StringComparison.Ordinal);
        Assert.Contains("OpenAI moderation (used)", Card(HtmlReport.Write(RichProject.Input with { Inventory = RichProject.Inventory with { Clients = [] } }), "gpt-4o"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_client_is_told_with_what_stands_on_its_calls_and_only_to_the_team()
    {
        var rows = Regex.Matches(HtmlReport.Write(RichProject.Input), "<tr>.*?</tr>", RegexOptions.Singleline).Select(match => Regex.Replace(match.Value, "<[^>]+>", "|")).ToArray();
        string Row(string place) => Assert.Single(rows, row => row.Contains("badge", StringComparison.Ordinal) is false && row.Contains("src/Chat/Program.cs(" + place, StringComparison.Ordinal) && row.Contains("content-safety", StringComparison.Ordinal));

        Assert.Contains("pass a check", Row("24,22"), StringComparison.Ordinal);
        Assert.Contains("src/Chat/Guard.cs(11,9)", Row("24,22"), StringComparison.Ordinal);
        Assert.Contains("pass no check", Row("31,22"), StringComparison.Ordinal);
        Assert.Contains("its result decides nothing", Row("14,22"), StringComparison.Ordinal);
        Assert.Contains("the client comes from elsewhere (IChatClient)", Row("55,22"), StringComparison.Ordinal);
        Assert.DoesNotContain("stands on the path of their calls", HtmlReport.Write(RichProject.Input with { View = BomView.Shippable }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_become_markup()
    {
        const string Attack = "<script>alert('x')</script>\" onload=\"y";
        var inventory = RichProject.Inventory with
        {
            Name = Attack,
            Packages = [new Package { Id = Attack, Version = Attack, Licence = Attack, ProjectUrl = "javascript:alert(1)" }],
            Models = [new ModelReference { Text = Attack, Evidence = new Evidence(Technique.Source, new Place(Attack, 1)) }],
        };

        var html = HtmlReport.Write(RichProject.Input with { Inventory = inventory });

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\" onload", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_loaded_and_nothing_runs()
    {
        var html = HtmlReport.Write(RichProject.Input);

        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)<(script|link|img|iframe|object|embed|svg)|@import|url\\(|\\son[a-z]+=", html);
    }

    [Fact]
    public void It_says_once_that_it_is_no_legal_advice()
    {
        Assert.Single(Regex.Matches(HtmlReport.Write(RichProject.Input), "legal advice"));
        Assert.DoesNotMatch("(?i)complian|violat|illegal", HtmlReport.Write(RichProject.Input));
    }

    [Theory]
    [InlineData("src/Chat")]
    [InlineData("contoso-secret")]
    [InlineData("prod-secret-chat")]
    [InlineData("secret-internal-server")]
    [InlineData("jane")]
    [InlineData("pilot")]
    [InlineData("Robustness Toolbox")]
    [InlineData("contract-4711")]
    [InlineData("Meta-agreement")]
    [InlineData("VET1")]
    [InlineData("Chat:Deployment")]
    public void The_shippable_report_keeps_house_matters_in_the_house(string secret)
    {
        Assert.DoesNotContain(secret, HtmlReport.Write(RichProject.Input with { View = BomView.Shippable }), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Elements_are_closed_in_their_order()
    {
        var open = new Stack<string>();
        foreach (Match tag in Regex.Matches(HtmlReport.Write(RichProject.Input), "<(/?)([a-z][a-z0-9]*)[^>]*>"))
        {
            var name = tag.Groups[2].Value;
            if (name == "meta")
            {
                continue;
            }

            if (tag.Groups[1].Length == 0)
            {
                open.Push(name);
            }
            else
            {
                Assert.Equal(name, open.Pop());
            }
        }

        Assert.Empty(open);
    }

    [Fact]
    public void Every_text_can_be_read_in_light_and_in_dark()
    {
        var colours = HtmlStyle.Colours.ToDictionary(colour => colour.Name, StringComparer.Ordinal);
        var pairs = from text in new[] { "text", "quiet", "link" } from back in Backgrounds select (text, back);
        var badges = HtmlStyle.Colours.Where(colour => colour.Name.EndsWith("-back", StringComparison.Ordinal)).Select(colour => (colour.Name[..^5], colour.Name));

        foreach (var (text, back) in pairs.Concat(badges))
        {
            Assert.True(Contrast(colours[text].Light, colours[back].Light) >= 4.5, $"{text} on {back}, light");
            Assert.True(Contrast(colours[text].Dark, colours[back].Dark) >= 4.5, $"{text} on {back}, dark");
        }
    }

    [Fact]
    public void Every_colour_of_the_style_is_in_the_table()
    {
        var names = HtmlStyle.Colours.Select(colour => colour.Name).ToHashSet();

        Assert.All(Regex.Matches(HtmlStyle.Sheet, "var\\(--([a-z-]+)\\)").Select(match => match.Groups[1].Value), name => Assert.Contains(name, names));
    }

    private static string Card(string html, string model)
    {
        var start = html.IndexOf("<h3>" + model + "</h3>", StringComparison.Ordinal);
        Assert.True(start >= 0, "no card for " + model);
        return html[start..html.IndexOf("</article>", start, StringComparison.Ordinal)];
    }

    /// <summary>The contrast ratio as WCAG 2.2 defines it.</summary>
    private static double Contrast(string left, string right)
    {
        var (a, b) = (Luminance(left), Luminance(right));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Part(int start)
        {
            var part = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }
}
