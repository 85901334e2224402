using System;
using System.Linq;

namespace Vetted.Evidence.Binary.Tests;

public sealed class BinaryValueTests
{
    private const string Call = "var client = new OpenAI.OpenAIClient(\"k\"); var chat = client.GetChatClient(VALUE);\n";

    private static string[] Of(string value, string rest = "", params string[] more) =>
        Compiled.Models([Call.Replace("VALUE", value, StringComparison.Ordinal) + rest, .. more]);

    [Fact]
    public void A_literal_at_a_sink_is_reported_whatever_it_is() =>
        Assert.Equal(["1 our-own-model literal @selected"], Of("\"our-own-model\""));

    [Fact]
    public void Strings_that_reach_no_sink_are_not_models() =>
        Assert.Empty(Compiled.Models("Console.WriteLine(\"o1\"); Console.WriteLine(new OpenAI.OpenAIClient(\"phi\"));"));

    [Fact]
    public void A_constant_is_reported_where_it_is_used() =>
        Assert.Equal(["1 o1 literal @selected"], Of("Ids.Chat", "static class Ids { public const string Chat = \"o1\"; }"));

    [Fact]
    public void A_static_readonly_field_is_followed() =>
        Assert.Equal(["2 o1 field @selected"], Of("Ids.Chat", "static class Ids { public static readonly string Chat = \"o1\"; }"));

    [Fact]
    public void A_local_counts_with_all_its_assignments() =>
        Assert.Equal(
            ["1 o1 local @selected", "2 command-r local @selected"],
            Compiled.Models("""
                var id = "o1";
                if (args.Length > 0) id = "command-r";
                new OpenAI.OpenAIClient("k").GetChatClient(id);
                """));

    [Fact]
    public void A_local_that_is_overwritten_does_not_count() =>
        Assert.Equal(
            ["2 command-r local @selected"],
            Compiled.Models("""
                var id = args.Length.ToString(); if (id == "o1") { id = "o1"; Console.WriteLine(id); }
                id = "command-r";
                new OpenAI.OpenAIClient("k").GetChatClient(id);
                """));

    [Fact]
    public void A_default_is_selected_and_its_key_is_unknown()
    {
        Assert.Equal(["1 o1 default @selected"], Of("Environment.GetEnvironmentVariable(\"CHAT_MODEL\") ?? \"o1\""));
        Assert.Equal(["1 CHAT_MODEL environment"], Compiled.Unknowns(Call.Replace("VALUE", "Environment.GetEnvironmentVariable(\"CHAT_MODEL\") ?? \"o1\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Both_branches_of_a_condition_count() =>
        Assert.Equal(["1 o1 conditional @selected", "1 phi conditional @selected"], Of("args.Length > 0 ? \"o1\" : \"phi\""));

    [Fact]
    public void All_arms_of_a_switch_count() =>
        Assert.Equal(["1 o1 switch @selected", "1 command-r switch @selected", "1 phi switch @selected"], Of("args.Length switch { 0 => \"o1\", 1 => \"command-r\", _ => \"phi\" }"));

    [Theory]
    [InlineData("$\"gpt-4o{Ids.Size}\"")]
    [InlineData("\"gpt-4o\" + Ids.Size")]
    [InlineData("string.Concat(\"gpt\", \"-4\", \"o\", Ids.Size)")]
    [InlineData("string.Concat(\"g\", \"pt\", \"-4\", \"o\", Ids.Size)")]
    [InlineData("string.Format(\"{1}-{0}{2}\", \"4o\", \"gpt\", Ids.Size)")]
    [InlineData("$\"{\"gpt\"}-{(args.Length > 9 ? \"4o\" : \"4o\")}{Ids.Size}\"")]
    public void Constant_parts_are_joined(string value) =>
        Assert.Equal(["1 gpt-4o-mini concatenation @selected"], Of(value, "static class Ids { public static readonly string Size = \"-mini\"; }"));

    [Fact]
    public void An_unknown_part_makes_the_whole_unknown() =>
        Assert.Equal(["1 args runtime-value"], Compiled.Unknowns(Call.Replace("VALUE", "\"gpt-\" + args[0]", StringComparison.Ordinal)));

    [Fact]
    public void The_default_of_an_omitted_parameter_counts_where_it_is_omitted() =>
        Assert.Equal(
            ["1 o1 literal @selected"],
            Compiled.Models("""
                Chat();
                static void Chat(string id = "o1") => new OpenAI.OpenAIClient("k").GetChatClient(id);
                """));

    [Fact]
    public void An_options_class_is_followed_to_its_initialiser() =>
        Assert.Equal(["2 o1 property-initialiser @selected"], Of("new Options().Model", "class Options { public string Model { get; set; } = \"o1\"; }"));

    [Fact]
    public void An_options_class_is_followed_to_whoever_sets_it() =>
        Assert.Equal(
            ["2 o1 literal @selected"],
            Of("new Options().Model", "class Options { public string Model { get; set; } } class Setup { Options o = new() { Model = \"o1\" }; }"));

    [Fact]
    public void A_wrapper_is_followed_three_deep() =>
        Assert.Equal(
            ["1 o1 literal @selected"],
            Compiled.Models("""
                new Outer("o1");
                class Outer { public Outer(string m) { Make(m); } void Make(string id) => Inner.Make(id); }
                """,
                "static class Inner { public static object Make(string name) => new OpenAI.OpenAIClient(\"k\").GetChatClient(name); }"));

    [Fact]
    public void A_field_set_by_a_constructor_is_followed_to_the_caller() =>
        Assert.Equal(
            ["1 o1 literal @selected"],
            Compiled.Models("""
                new Service("o1").Chat();
                class Service { private readonly string _model; public Service(string model) { _model = model; } public object Chat() => new OpenAI.OpenAIClient("k").GetChatClient(_model); }
                """));

    [Fact]
    public void A_generic_class_is_followed_too() =>
        Assert.Equal(
            ["1 o1 literal @selected"],
            Compiled.Models("""
                new Service<int>("o1").Chat();
                class Service<T> { private readonly string _model; public Service(string model) { _model = model; } public object Chat() => new OpenAI.OpenAIClient("k").GetChatClient(_model); }
                """));

    [Fact]
    public void A_result_is_told_for_the_call_that_asks() =>
        Assert.Equal(
            ["2 o1 literal @selected"],
            Compiled.Models("""
                Console.WriteLine(Same("phi"));
                new OpenAI.OpenAIClient("k").GetChatClient(Same("o1"));
                static string Same(string id) => id;
                """));

    [Fact]
    public void A_helper_method_is_followed_with_its_arguments()
    {
        var value = "Env(\"CHAT_MODEL\", \"o1\")";
        var helper = "static string Env(string name, string otherwise) => Environment.GetEnvironmentVariable(name) ?? otherwise;";
        Assert.Equal(["1 o1 default @selected"], Of(value, helper));
        Assert.Equal(["2 CHAT_MODEL environment"], Compiled.Unknowns(Call.Replace("VALUE", value, StringComparison.Ordinal) + helper));
    }

    [Theory]
    [InlineData("new[] { \"o1\", \"phi\" }")]
    [InlineData("new List<string> { \"o1\", \"phi\" }")]
    [InlineData("(List<string>)[\"o1\", \"phi\"]")]
    [InlineData("(string[])[\"o1\", \"phi\"]")]
    public void A_loop_over_a_list_selects_every_entry(string list) =>
        Assert.Equal(
            ["1 o1 collection-entry @selected", "1 phi collection-entry @selected"],
            Compiled.Models($"foreach (var id in {list}) new OpenAI.OpenAIClient(\"k\").GetChatClient(id);"));

    [Fact]
    public void A_parameter_that_nobody_sets_is_an_explicit_unknown() =>
        Assert.Equal(["2 Api.id runtime-value"], Compiled.Unknowns("""
            Console.WriteLine();
            public class Api { public object Chat(string id) => new OpenAI.OpenAIClient("k").GetChatClient(id); }
            """));

    [Theory]
    [InlineData("c[\"OpenAI:Model\"]", "OpenAI:Model")]
    [InlineData("c.GetSection(\"OpenAI\")[\"Model\"]", "OpenAI:Model")]
    [InlineData("c.GetSection(\"A\").GetSection(\"B\").GetValue<string>(\"Model\")", "A:B:Model")]
    [InlineData("c.GetValue<string>(\"OpenAI:Model\")", "OpenAI:Model")]
    [InlineData("c.GetConnectionString(\"chat\")", "ConnectionStrings:chat")]
    public void A_configuration_key_is_an_explicit_unknown(string expression, string key) =>
        Assert.Equal(
            [$"1 {key} configuration"],
            Compiled.Unknowns("using Microsoft.Extensions.Configuration; IConfiguration c = null!; new OpenAI.OpenAIClient(\"k\").GetChatClient(" + expression + ");"));

    [Fact]
    public void Recursion_ends() =>
        Assert.Equal(
            ["2 o1 return @selected", "3 phi return @selected"],
            Compiled.Models("""
                new OpenAI.OpenAIClient("k").GetChatClient(Odd(9));
                static string Odd(int n) => n == 0 ? "o1" : Even(n - 1);
                static string Even(int n) => n == 0 ? "phi" : Odd(n - 1);
                """));

    [Fact]
    public void The_default_of_a_parameter_counts_where_nobody_calls_here()
    {
        Assert.Equal(
            ["1 o1 default @selected"],
            Compiled.Models("class P { static void Main() { } public static object Chat(string model = \"o1\") => new OpenAI.OpenAIClient(\"k\").GetChatClient(model); }"));
        Assert.Equal(
            ["1 phi literal @selected"],
            Compiled.Models("class P { static void Main() => Chat(\"phi\"); public static object Chat(string model = \"o1\") => new OpenAI.OpenAIClient(\"k\").GetChatClient(model); }"));
    }

    [Theory]
    [InlineData("class P { static readonly Dictionary<string, string> Names = new() { [\"chat\"] = \"o1\", [\"other\"] = \"phi\" }; static void Main() => new OpenAI.OpenAIClient(\"k\").GetChatClient(Names[\"chat\"]); }")]
    [InlineData("var names = new Dictionary<string, string> { { \"chat\", \"o1\" }, { \"other\", \"phi\" } }; new OpenAI.OpenAIClient(\"k\").GetChatClient(names[\"chat\"]);")]
    public void A_table_gives_what_stands_under_its_key(string source) => Assert.Equal(["o1"], Compiled.Models(source).Select(model => model.Split(' ')[1]));

    [Fact]
    public void A_table_with_an_unknown_key_gives_all_its_values_and_no_key() => Assert.Equal(
        ["1 o1 collection-entry @selected", "1 phi collection-entry @selected"],
        Compiled.Models("var names = new Dictionary<string, string> { { \"chat\", \"o1\" }, { \"other\", \"phi\" } }; new OpenAI.OpenAIClient(\"k\").GetChatClient(names[args[0]]);"));

    [Theory]
    [InlineData("services.Configure<Chat>(configuration.GetSection(\"A\"));", "A:Model")]
    [InlineData("services.Configure<Chat>(configuration.GetSection(\"A\")); services.Configure<Chat>(\"named\", configuration.GetSection(\"B\"));", "A:Model, B:Model")]
    [InlineData("services.Configure<Other>(configuration.GetSection(\"A\"));", "Chat.Model")]
    [InlineData("services.Configure<Chat>(chat => chat.Size = 1);", "Chat.Model")]
    [InlineData("services.Configure<Chat>(configuration.GetSection(args[0]));", "Chat.Model")]
    public void A_class_is_filled_by_the_section_that_is_bound_to_it(string binding, string expected) => Assert.Equal(
        expected,
        string.Join(", ", Compiled.Unknowns($$"""
            using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; IServiceCollection services = null!; IConfiguration configuration = null!;
            {{binding}}
            System.GC.KeepAlive(services);
            class Chat { public string Model { get; set; } = null!; public int Size { get; set; } }
            class Other { public string Model { get; set; } = null!; }
            class Service(Microsoft.Extensions.Options.IOptions<Chat> options) { public object Get() => new OpenAI.OpenAIClient("k").GetChatClient(options.Value.Model); }
            """).Select(line => line.Split(' ')[1])));
}
