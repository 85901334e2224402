namespace Vetted.Source.Tests;

public sealed class ValueSpecs
{
    private const string Call = "var client = new OpenAI.OpenAIClient(\"k\"); var chat = client.GetChatClient(VALUE);\n";

    private static string[] Of(string value, string rest = "", params string[] more) =>
        Reading.Models([Call.Replace("VALUE", value, StringComparison.Ordinal) + rest, .. more]);

    [Fact]
    public void A_constant_is_reported_where_its_literal_stands() =>
        Assert.Equal(["2 o1 const @selected"], Of("Ids.Chat", "static class Ids { public const string Chat = \"o1\"; }"));

    [Fact]
    public void A_constant_of_another_file_is_followed() =>
        Assert.Equal(["File1.cs:1 o1 const @selected"], Of("Ids.Chat", "", "static class Ids { public const string Chat = \"o1\"; }"));

    [Fact]
    public void A_static_readonly_field_is_followed() =>
        Assert.Equal(["2 o1 field @selected"], Of("Ids.Chat", "static class Ids { public static readonly string Chat = \"o1\"; }"));

    [Fact]
    public void A_local_counts_with_all_its_assignments() =>
        Assert.Equal(
            ["1 o1 local @selected", "2 command-r local @selected"],
            Reading.Models("""
                var id = "o1";
                if (args.Length > 0) id = "command-r";
                new OpenAI.OpenAIClient("k").GetChatClient(id);
                """));

    [Fact]
    public void A_default_is_selected_and_its_key_is_unknown()
    {
        var evidence = Reading.Read(Reading.CSharp(Call.Replace("VALUE", "Environment.GetEnvironmentVariable(\"CHAT_MODEL\") ?? \"o1\"", StringComparison.Ordinal)));
        Assert.Equal(["1 o1 default @selected"], Reading.Show(evidence));
        var unknown = Assert.Single(evidence.Trees[0].Unknowns).Fact;
        Assert.Equal(("CHAT_MODEL", "environment"), (unknown.Key, unknown.Reason));
    }

    [Fact]
    public void Both_branches_of_a_condition_count() =>
        Assert.Equal(["1 o1 conditional @selected", "1 phi conditional @selected"], Of("args.Length > 0 ? \"o1\" : \"phi\""));

    [Fact]
    public void An_empty_check_is_a_default() =>
        Assert.Equal(["1 o1 default @selected"], Of("string.IsNullOrEmpty(args[0]) ? \"o1\" : args[0]"));

    [Fact]
    public void All_arms_of_a_switch_count() =>
        Assert.Equal(["1 o1 switch @selected", "1 phi switch @selected"], Of("args.Length switch { 0 => \"o1\", _ => \"phi\" }"));

    [Fact]
    public void Constant_parts_are_joined() =>
        Assert.Equal(["1 gpt-4o-mini concatenation @selected"], Of("$\"gpt-4o{Ids.Size}\"", "static class Ids { public static readonly string Size = \"-mini\"; }"));

    [Fact]
    public void An_unknown_part_makes_the_whole_unknown() =>
        Assert.Equal("runtime-value", Assert.Single(Reading.Unknowns(Call.Replace("VALUE", "\"gpt-\" + args[0]", StringComparison.Ordinal))).Reason);

    [Fact]
    public void The_default_of_an_omitted_parameter_counts() =>
        Assert.Equal(
            ["2 o1 default @selected"],
            Reading.Models("""
                Chat(); Chat("phi3:mini-not-a-model");
                static void Chat(string id = "o1") => new OpenAI.OpenAIClient("k").GetChatClient(id);
                """).Where(line => line.Contains(" o1 ", StringComparison.Ordinal)));

    [Fact]
    public void An_options_class_is_followed_to_its_initialiser() =>
        Assert.Equal(["2 o1 property-initialiser @selected"], Of("new Options().Model", "class Options { public string Model { get; set; } = \"o1\"; }"));

    [Fact]
    public void An_options_class_is_followed_to_whoever_sets_it() =>
        Assert.Equal(
            ["2 o1 literal @selected"],
            Of("new Options().Model", "class Options { public string Model { get; set; } } class Setup { Options o = new() { Model = \"o1\" }; }"));

    [Fact]
    public void A_wrapper_is_a_sink_up_to_three_deep() =>
        Assert.Equal(
            ["1 o1 literal @selected"],
            Reading.Models("""
                new Outer("o1");
                class Outer { public Outer(string m) { Make(m); } void Make(string id) => Inner.Make(id); }
                """,
                "static class Inner { public static object Make(string name) => new OpenAI.OpenAIClient(\"k\").GetChatClient(name); }"));

    [Fact]
    public void A_field_set_by_a_constructor_is_followed_to_the_caller() =>
        Assert.Equal(
            ["1 o1 literal @selected"],
            Reading.Models("""
                new Service("o1").Chat();
                class Service { private readonly string _model; public Service(string model) { _model = model; } public object Chat() => new OpenAI.OpenAIClient("k").GetChatClient(_model); }
                """));

    [Fact]
    public void A_helper_method_is_followed_with_its_arguments()
    {
        var evidence = Reading.Read(Reading.CSharp(Call.Replace("VALUE", "Env(\"CHAT_MODEL\", \"o1\")", StringComparison.Ordinal)
            + "static string Env(string name, string otherwise) => Environment.GetEnvironmentVariable(name) ?? otherwise;"));
        Assert.Equal(["1 o1 default @selected"], Reading.Show(evidence));
        Assert.Equal("CHAT_MODEL", Assert.Single(evidence.Trees[0].Unknowns).Fact.Key);
    }

    [Fact]
    public void A_loop_over_a_list_selects_every_entry() =>
        Assert.Equal(
            ["1 o1 collection-entry @selected", "1 phi collection-entry @selected"],
            Reading.Models("""foreach (var id in new[] { "o1", "phi" }) new OpenAI.OpenAIClient("k").GetChatClient(id);"""));

    [Fact]
    public void A_value_of_the_command_line_is_an_explicit_unknown()
    {
        var unknown = Assert.Single(Reading.Unknowns(Call.Replace("VALUE", "Console.ReadLine()", StringComparison.Ordinal)));
        Assert.Equal(("Console.ReadLine()", "runtime-value"), (unknown.Key, unknown.Reason));
    }

    [Fact]
    public void A_parameter_that_nobody_sets_is_an_explicit_unknown() =>
        Assert.Equal("runtime-value", Assert.Single(Reading.Unknowns("""
            Console.WriteLine();
            public class Api { public object Chat(string id) => new OpenAI.OpenAIClient("k").GetChatClient(id); }
            """)).Reason);

    [Theory]
    [InlineData("c[\"OpenAI:Model\"]", "OpenAI:Model")]
    [InlineData("c.GetSection(\"OpenAI\")[\"Model\"]", "OpenAI:Model")]
    [InlineData("c.GetSection(\"A\").GetSection(\"B\").GetValue<string>(\"Model\")", "A:B:Model")]
    [InlineData("c.GetValue<string>(\"OpenAI:Model\")", "OpenAI:Model")]
    [InlineData("c.GetConnectionString(\"chat\")", "ConnectionStrings:chat")]
    public void A_configuration_key_is_unknown_without_the_file_and_the_files_value_with_it(string expression, string key)
    {
        var source = "using Microsoft.Extensions.Configuration; IConfiguration c = null!; new OpenAI.OpenAIClient(\"k\").GetChatClient(" + expression + ");";
        var unknown = Assert.Single(Reading.Unknowns(source));
        Assert.Equal((key, "configuration"), (unknown.Key, unknown.Reason));

        var json = "{ " + string.Concat(key.Split(':').Select(part => $"\"{part}\": {{ "));
        json = json[..^2] + "\"gpt-4o\"" + new string('}', key.Split(':').Length);
        var settings = SourceSettings.Default with { Configuration = ConfigurationValues.Read([new("appsettings.json", json)]) };
        var evidence = Reading.Read(Reading.CSharp(source), settings);
        Assert.Equal(["appsettings.json:1 gpt-4o config @selected"], Reading.Show(evidence));
        Assert.Empty(evidence.Trees.SelectMany(tree => tree.Unknowns));
    }
}
