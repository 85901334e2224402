using Microsoft.CodeAnalysis.CSharp;
using Vetted.Conformance;

namespace Vetted.Source.Tests;

/// <summary>What names alone can tell, and what they must not.</summary>
public sealed class ScanSpecs
{
    [Fact]
    public void A_resource_name_beside_a_typed_constant_is_no_model() =>
        Assert.Equal(["openai/gpt-4o-mini"], Scan("""builder.AddGitHubModel("gpt-4o", GitHubModel.OpenAI.OpenAIGpt4oMini);"""));

    [Fact]
    public void An_ambiguous_word_in_a_list_of_models_is_one_and_elsewhere_it_is_not()
    {
        Assert.Equal(["gpt-4o", "gpt-4.1", "o1"], Scan("""var models = new[] { "gpt-4o", "gpt-4.1", "o1" };"""));
        Assert.Empty(Scan("""var seats = new[] { "o1", "o2", "o3" };"""));
    }

    [Fact]
    public void A_common_method_name_is_a_sink_only_where_its_type_is_mentioned() =>
        Assert.Empty(Scan("""BindableProperty.Create(nameof(Command), typeof(ICommand), "o1"); class Command { }"""));

    [Theory]
    [InlineData("using OpenAI.Moderations;\nvar verdict = Factory.Make(key).ClassifyTextAsync(text);", true)]
    [InlineData("using OpenAI.Chat;\nvar verdict = Factory.Make(key).ClassifyTextAsync(text);", false)]
    [InlineData("using Acme.Moderations;\nvar verdict = Factory.Make(key).ClassifyTextAsync(text);", false)]
    [InlineData("using OpenAI.Moderations;\nvar verdict = ClassifyTextAsync(text); static string ClassifyTextAsync(string text) => text;", false)]
    public void A_check_is_one_where_the_file_names_its_namespace_and_a_factory_hides_its_type(string source, bool isOne) => Assert.Equal(
        isOne,
        ScanEvidence.Collect(
            CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText(source, path: "Program.cs")], StubAssemblies.Framework, new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication)),
            SourceKnowledge.Shared,
            SourceSettings.Default).Trees.SelectMany(tree => tree.SafetyTools).Any(one => one.Fact.Tool == "openai-moderation"));

    [Fact]
    public void A_loader_that_is_reached_through_another_type_is_one_in_a_file_that_mentions_its_namespace()
    {
        const string Call = """var path = System.IO.Path.Combine(args[0], "prices.zip"); var model = context.Model.Load(path, out var schema);""";

        Assert.Equal(["prices.zip"], Scan("using Microsoft.ML;\n" + Call));
        Assert.Empty(Scan("using Microsoft.IO;\n" + Call));
    }

    [Fact]
    public void A_learned_graph_in_a_folder_of_models_needs_no_telling_name()
    {
        Assert.Equal(["./model/frozen_graph.pb"], Scan("""var graph = Open("./model/frozen_graph.pb"); """));
        Assert.Empty(Scan("""var graph = Open("./protocols/frozen_graph.pb"); """));
    }

    [Fact]
    public void An_anonymous_object_or_entry_that_is_called_a_model_says_nothing_of_an_ambiguous_word()
    {
        Assert.Empty(Scan("""Save(new { model = "o1", make = "Opel" }); var car = new Dictionary<string, string> { ["model"] = "o1" };"""));
        Assert.Equal(["o1"], Scan("""Post(new { model = "o1", messages = all });"""));
    }

    [Fact]
    public void The_wire_ids_in_an_enums_attributes_are_offered_and_a_property_that_is_described_by_a_model_only_mentions_it()
    {
        var models = Read("""
            using System.ComponentModel; using System.Runtime.Serialization;
            enum Pick { [EnumMember(Value = "gpt-4o")] Large, [Description("gpt-4o-mini")] Small, [Description("The nice one, like gpt-4.1")] Nice }
            class Options { [Description("gpt-4.1")] public string Name { get; set; } = ""; }
            """).Trees.SelectMany(tree => tree.Models).Select(one => one.Fact.Text + " " + one.Fact.Use);

        Assert.Equal(["gpt-4o Offered", "gpt-4o-mini Offered", "gpt-4.1 Mentioned"], models);
    }

    [Fact]
    public void The_key_of_a_resource_chooses_nothing() =>
        Assert.Empty(Scan("""var text = new System.Resources.ResourceManager("Texts", typeof(object).Assembly).GetString("gpt-4o");"""));

    [Fact]
    public void A_licence_with_the_name_of_a_model_is_no_model() =>
        Assert.Empty(Scan("""var info = new Card { LicenseType = "llama3.1" }; class Card { public string LicenseType { get; set; } }"""));

    [Fact]
    public void Telemetry_that_names_a_model_does_not_choose_it() =>
        Assert.Empty(Scan("""activity.SetTag("gen_ai.response.model", "gpt-4o");"""));

    [Fact]
    public void A_key_that_is_called_a_model_is_an_unknown_wherever_its_value_goes()
    {
        var unknown = Assert.Single(Read("""var x = Foo(builder.Configuration["OpenAI:ChatModelId"]); var y = builder.Configuration["Logging:Level"];""").Trees.SelectMany(tree => tree.Unknowns)).Fact;
        Assert.Equal(("OpenAI:ChatModelId", "configuration"), (unknown.Key, unknown.Reason));
    }

    // Mentions are left out: they are inventory and never a finding.
    private static string[] Scan(string source) => Read(source).Trees.SelectMany(tree => tree.Models).Where(one => one.Fact.Use != Inventory.ModelUse.Mentioned).Select(one => one.Fact.Text).ToArray();

    private static SourceEvidence Read(string source) => ScanEvidence.Collect(
        CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText(source, path: "Program.cs")], StubAssemblies.Framework, new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication)),
        TestKnowledge.Instance,
        SourceSettings.Default);
}
