namespace Vetted.Source.Tests;

public sealed class WeakeningSpecs
{
    [Theory]
    [InlineData("var t = Contoso.NewAi.NewAiThreshold.BlockNone;")]
    [InlineData("var o = new Contoso.NewAi.NewAiOptions { IgnoreFilters = true };")]
    [InlineData("var o = new Contoso.NewAi.NewAiOptions(); o.IgnoreFilters = true;")]
    [InlineData("var a = new Contoso.NewAi.AlwaysAllow();")]
    [InlineData("var settings = new { threshold = \"BLOCK_NONE\" };")]
    public void What_switches_protection_off_is_seen(string source) => Assert.Equal(["filter-off"], Weakenings(source));

    [Theory]
    [InlineData("var t = Contoso.NewAi.NewAiThreshold.BlockMost;")]
    [InlineData("var o = new Contoso.NewAi.NewAiOptions { IgnoreFilters = false };")]
    [InlineData("var o = new Contoso.NewAi.NewAiOptions(); if (o.IgnoreFilters) Console.WriteLine();")]
    [InlineData("var settings = new { threshold = \"BLOCK_SOME\" };")]
    public void What_leaves_it_on_is_not(string source) => Assert.Empty(Weakenings(source));

    private static string[] Weakenings(string source) =>
        Reading.Read(Reading.CSharp(source)).Trees.SelectMany(tree => tree.Weakenings).Select(one => one.Fact.Kind).ToArray();
}
