namespace Vetted.Source.Tests;

public sealed class SinkSpecs
{
    [Fact]
    public void A_literal_at_a_method_is_selected() =>
        Assert.Equal(["1 gpt-4o-mini literal @selected"], Reading.Models("""var c = new OpenAI.OpenAIClient("k").GetChatClient("gpt-4o-mini");"""));

    [Fact]
    public void A_literal_at_a_constructor_is_bound_by_its_parameter_and_not_by_its_position() =>
        Assert.Equal(["1 o1 literal @selected"], Reading.Models("""var c = new OpenAI.Chat.ChatClient(apiKey: "chat", model: "o1");"""));

    [Fact]
    public void A_target_typed_creation_is_a_sink_too() =>
        Assert.Equal(["1 gpt-4o literal @selected"], Reading.Models("""OpenAI.Chat.ChatClient c = new("gpt-4o", "k");"""));

    [Fact]
    public void An_ambiguous_word_away_from_a_sink_is_nothing() =>
        Assert.Empty(Reading.Models("""var room = "o1"; Console.WriteLine(room); var phi = new[] { "phi", "chat" };"""));

    [Fact]
    public void A_property_is_a_sink_in_an_initialiser_an_assignment_and_a_fallback_in_a_lambda() =>
        Assert.Equal(
            ["2 gpt-4o literal @selected", "3 o1 literal @selected", "4 llama3.2 default @selected"],
            Reading.Models("""
                using Microsoft.Extensions.AI;
                var a = new ChatOptions { Temperature = 1, ModelId = "gpt-4o" };
                a.ModelId = "o1";
                IChatClient b = new ChatClientBuilder(null).ConfigureOptions(o => o.ModelId ??= "llama3.2").Build();
                """));

    [Fact]
    public void A_property_declared_by_a_base_class_is_a_sink_of_the_derived_class() =>
        Assert.Equal(
            ["1 gpt-4o literal @selected"],
            Reading.Models("""var s = new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings { ModelId = "gpt-4o" };"""));

    [Fact]
    public void An_extension_method_is_a_sink_in_both_ways_of_calling_it() =>
        Assert.Equal(
            ["3 gpt-4o literal @selected", "4 gpt-4o-mini literal @selected"],
            Reading.Models("""
                using Microsoft.SemanticKernel;
                var b = Kernel.CreateBuilder();
                b.AddOpenAIChatCompletion("gpt-4o", "k");
                OpenAIKernelBuilderExtensions.AddOpenAIChatCompletion(b, apiKey: "k", modelId: "gpt-4o-mini");
                """));

    [Fact]
    public void A_user_defined_conversion_is_looked_through() =>
        Assert.Equal(
            ["2 claude-sonnet-4-5 literal @selected", "3 claude-haiku-4-5-20251001 enum @selected"],
            Reading.Models("""
                using Anthropic.Models.Messages;
                var a = new MessageCreateParams { MaxTokens = 1, Model = "claude-sonnet-4-5" };
                var b = new MessageCreateParams { Model = Model.ClaudeHaiku4_5_20251001 };
                """));

    [Fact]
    public void A_typed_constant_is_its_wire_id() =>
        Assert.Equal(
            ["3 openai/gpt-4o-mini enum @selected"],
            Reading.Models("""
                using Aspire.Hosting; using Aspire.Hosting.GitHub;
                IDistributedApplicationBuilder b = null!;
                b.AddGitHubModel("chat", GitHubModel.OpenAI.OpenAIGpt4oMini);
                """));

    [Fact]
    public void A_base_call_is_a_sink() =>
        Assert.Equal(
            ["2 o1 literal @selected"],
            Reading.Models("""
                Console.WriteLine();
                class Mine : OpenAI.Chat.ChatClient { public Mine() : base("o1", "k") { } }
                """));

    [Fact]
    public void A_deployment_name_the_catalog_does_not_know_is_an_explicit_unknown()
    {
        var evidence = Reading.Read(Reading.CSharp("""
            var c = new Azure.AI.OpenAI.AzureOpenAIClient(null, null);
            c.GetChatClient("prod-chat"); c.GetChatClient("gpt-4o");
            """));
        Assert.Equal(["2 gpt-4o literal @selected"], Reading.Show(evidence));
        var unknown = Assert.Single(evidence.Trees.SelectMany(tree => tree.Unknowns)).Fact;
        Assert.Equal(("prod-chat", "deployment", 2), (unknown.Key, unknown.Reason, unknown.Evidence.Place.Line));
    }

    [Fact]
    public void The_general_rule_reads_packages_nobody_has_listed() =>
        Assert.Equal(
            ["2 brand-new-model-1 literal @selected", "3 o1 literal @selected"],
            Reading.Models("""
                using Contoso.NewAi;
                new NewAiClient("k").Chat("hello", "brand-new-model-1");
                var o = new NewAiOptions { ModelName = "o1" };
                """));

    [Fact]
    public void The_general_rule_leaves_answers_management_and_other_packages_alone() =>
        Assert.Empty(Reading.Models("""
            using Contoso.NewAi;
            new NewAiClient("k").DeleteModel("brand-new-model-1");
            var r = new NewAiResponse { Model = "brand-new-model-1" };
            var car = new Car { Model = "Explorer" };
            class Car { public string Model { get; set; } = ""; }
            """));

    [Fact]
    public void A_loader_names_the_file() =>
        Assert.Equal(
            ["2 models/spam.onnx file-name @selected", "3 digits.onnx file-name @selected", "4 cats.onnx file-name @selected"],
            Reading.Models("""
                using Microsoft.ML.OnnxRuntime;
                var a = new InferenceSession("models/spam.onnx");
                var b = new InferenceSession(Path.Combine(AppContext.BaseDirectory, "digits.onnx"));
                var c = new InferenceSession(File.ReadAllBytes("cats.onnx"));
                """));

    [Fact]
    public void Visual_basic_reads_the_same() =>
        Assert.Equal(
            ["5 gpt-4o-mini local @selected", "8 o1 literal @selected", "9 gpt-4o literal @selected", "10 llama3.2 default @selected"],
            Reading.Show(Reading.Read(Reading.Basic("""
                Imports Microsoft.Extensions.AI
                Imports Microsoft.SemanticKernel
                Module Program
                    Sub Main()
                        Dim id = "gpt-4o-mini"
                        Dim client = New OpenAI.OpenAIClient("k")
                        client.GetChatClient(id)
                        Dim second As New OpenAI.Chat.ChatClient(apiKey:="k", model:="o1")
                        Dim options As New ChatOptions With {.ModelId = "gpt-4o"}
                        Dim third = client.GetChatClient(If(Environment.GetEnvironmentVariable("MODEL"), "llama3.2"))
                    End Sub
                End Module
                """))));
}
