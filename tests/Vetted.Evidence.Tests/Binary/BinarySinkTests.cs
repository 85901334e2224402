using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary.Tests;

public sealed class BinarySinkTests
{
    [Fact]
    public void The_parameter_decides_and_not_its_position() =>
        Assert.Equal(
            ["1 o1 literal @selected"],
            Compiled.Models("new OllamaSharp.OllamaApiClient(defaultModel: \"o1\", uriString: \"phi\");"));

    [Fact]
    public void Without_references_a_lone_string_is_the_model_and_of_several_only_known_ids()
    {
        const string Source = "new OllamaSharp.OllamaApiClient(\"http://x\", \"o1\"); new OpenAI.OpenAIClient(\"k\").GetChatClient(\"ours\");";
        var evidence = Compiled.Read(Compiled.CSharp(OptimizationLevel.Release, Source), Compiled.Options);
        Assert.Equal(["1 o1 literal @selected", "1 ours literal @selected"], Compiled.Show(evidence));
        Assert.Equal(Confidence.Medium, evidence.Models.Single(model => model.Text == "o1").Evidence.Confidence);
    }

    [Fact]
    public void A_sink_has_its_documentation_id_and_package()
    {
        const string Source = "new OpenAI.OpenAIClient(\"k\").GetChatClient(\"o1\");";
        var evidence = Compiled.Read(Compiled.CSharp(OptimizationLevel.Release, Source));
        var model = Assert.Single(evidence.Models);
        Assert.Equal(("M:OpenAI.OpenAIClient.GetChatClient(System.String)", "OpenAI", "openai"), (model.Sink, model.SinkPackage, model.Service));
        Assert.Equal(new Place("Program.cs", 1, 1, 1, Source.Length + 1), model.Evidence.Place);
    }

    [Fact]
    public void A_literal_elsewhere_tells_where_it_reaches_the_sink()
    {
        var evidence = Compiled.Read(Compiled.CSharp(OptimizationLevel.Release, "var id = args.Length > 0 ? \"o1\" : \"phi\";\nnew OpenAI.OpenAIClient(\"k\").GetChatClient(id);"));
        Assert.All(evidence.Models, model => Assert.Equal("reaches OpenAIClient at Program.cs(2,1)", model.Evidence.Detail));
    }

    [Fact]
    public void An_unknown_deployment_name_is_an_explicit_unknown_and_a_model_id_is_a_model()
    {
        const string Source = "object c = new Azure.AI.OpenAI.AzureOpenAIClient(new Uri(\"https://x\"), null!).GetChatClient(VALUE);";
        Assert.Equal(["1 prod-chat deployment"], Compiled.Unknowns(Source.Replace("VALUE", "\"prod-chat\"", System.StringComparison.Ordinal)));
        Assert.Equal(["1 gpt-4o literal @selected"], Compiled.Models(Source.Replace("VALUE", "\"gpt-4o\"", System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("class P { static void Main() => new A().Chat(); } class A { Azure.AI.OpenAI.AzureOpenAIClient c = null!; public object Chat() => c.GetChatClient(\"prod-chat\"); }")]
    [InlineData("class P { static void Main() => Chat(null!); static object Chat(Azure.AI.OpenAI.AzureOpenAIClient c) => c.GetChatClient(\"prod-chat\"); }")]
    [InlineData("class P { static void Main() => Client().GetChatClient(\"prod-chat\"); static Azure.AI.OpenAI.AzureOpenAIClient Client() => null!; }")]
    [InlineData("class P { static void Main() { var c = Client(); Action a = () => c.GetChatClient(\"prod-chat\"); a(); } static Azure.AI.OpenAI.AzureOpenAIClient Client() => null!; }")]
    public void The_class_of_the_receiver_decides_where_a_method_is_overridden(string source) =>
        Assert.Equal(["1 prod-chat deployment"], Compiled.Unknowns(source));

    [Fact]
    public void A_typed_constant_is_a_model() =>
        Assert.Contains(
            "openai/gpt-4o-mini enum @selected",
            Assert.Single(Compiled.Models("object b = Aspire.Hosting.GitHubModelsExtensions.AddGitHubModel(null!, \"chat\", Aspire.Hosting.GitHub.GitHubModel.OpenAI.OpenAIGpt4oMini);")));

    [Fact]
    public void A_distinctive_id_counts_anywhere_and_a_word_does_not() =>
        Assert.Equal(["1 llama3.2 literal selected"], Compiled.Models("Send(\"llama3.2\"); Send(\"o1\"); static void Send(string text) => System.GC.KeepAlive(text);"));

    [Fact]
    public void A_picker_offers_a_comparison_and_a_message_mention()
    {
        Assert.Equal(
            ["1 gpt-4o collection-entry offered", "1 llama3.2 collection-entry offered", "2 gpt-4.1 comparison mentioned", "3 llama3.1 message mentioned"],
            Compiled.Models("""
                string[] picker = ["gpt-4o", "llama3.2"]; GC.KeepAlive(picker);
                if (args[0] == "gpt-4.1") GC.KeepAlive(args);
                Console.WriteLine("llama3.1");
                """));
    }

    [Theory]
    [InlineData("\"https://huggingface.co/meta-llama/Llama-3.1-8B-Instruct/resolve/main/x\"", "meta-llama/Llama-3.1-8B-Instruct url")]
    [InlineData("\"{\\\"model\\\": \\\"gpt-4o\\\", \\\"n\\\": 1}\"", "gpt-4o json-in-string")]
    [InlineData("\"Endpoint=http://localhost:11434;Model=phi3:mini\"", "phi3:mini connection-string")]
    public void Ids_inside_texts_are_found(string literal, string expected) =>
        Assert.Equal([$"1 {expected} selected"], Compiled.Models($"GC.KeepAlive({literal});"));

    [Fact]
    public void The_address_of_a_service_is_told_without_its_path()
    {
        var evidence = Compiled.Read(Compiled.CSharp(OptimizationLevel.Release, "GC.KeepAlive(\"https://user:secret@api.openai.com/v1/chat?key=1\"); Console.WriteLine(\"see https://api.openai.com\");"));
        Assert.Equal(("openai", "api.openai.com"), Assert.Single(evidence.Services.Select(service => (service.Id, service.Host))));
    }

    [Fact]
    public void An_entry_point_and_a_safety_tool_are_seen_where_they_are_called()
    {
        var evidence = Compiled.Read(Compiled.CSharp(
            OptimizationLevel.Release,
            "var client = new OpenAI.OpenAIClient(\"k\");\nConsole.WriteLine(new OpenAI.Moderations.ModerationClient(\"m\", \"k\").ClassifyText(args[0]));"));
        Assert.Equal((1, "text-generation"), Assert.Single(evidence.Capabilities.Select(capability => (capability.Evidence.Place.Line, capability.Name))));
        Assert.Equal((2, "openai-moderation", Assurance.Used), Assert.Single(evidence.SafetyTools.Select(tool => (tool.Evidence.Place.Line, tool.Tool, tool.Assurance))));
    }

    [Fact]
    public void A_safety_client_that_is_only_made_protects_nothing() =>
        Assert.Empty(Compiled.Read(Compiled.CSharp(OptimizationLevel.Release, "GC.KeepAlive(new OpenAI.Moderations.ModerationClient(\"m\", \"k\"));")).SafetyTools);

    [Fact]
    public void A_reference_assembly_is_a_gap_and_never_clean()
    {
        var compilation = Compiled.CSharp(OptimizationLevel.Release, "[assembly: System.Runtime.CompilerServices.ReferenceAssembly] class P { static void Main() => new OpenAI.OpenAIClient(\"k\").GetChatClient(\"o1\"); }");
        var (image, _) = Compiled.Emit(compilation, metadataOnly: true);
        Assert.Contains("reference assembly", Assert.Single(Compiled.Read(image, null).Gaps).Why);
    }

    [Theory]
    [InlineData("OpenAI.Testing.Switch", "true", 1)]
    [InlineData("OpenAI.Testing.Switch", "false", 0)]
    public void A_switch_weakens_only_with_the_value_that_weakens(string type, string value, int count)
    {
        var stub = CSharpCompilation.Create("Switch", [CSharpSyntaxTree.ParseText("namespace OpenAI.Testing { public class Switch { public bool Off { get; set; } } }")], Conformance.StubAssemblies.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var compilation = Compiled.CSharp(OptimizationLevel.Release, $"GC.KeepAlive(new {type} {{ Off = {value} }});").AddReferences(MetadataReference.CreateFromImage(Compiled.Emit(stub).Image));
        var (image, pdb) = Compiled.Emit(compilation);
        var weakenings = Compiled.Read(image, pdb).Weakenings;
        Assert.Equal(count, weakenings.Count);
        Assert.All(weakenings, weakening => Assert.Equal(("switched-off", 1), (weakening.Kind, weakening.Evidence.Place.Line)));
    }

    [Fact]
    public void An_embedded_pdb_gives_lines_and_none_gives_the_assembly()
    {
        const string Source = "new OpenAI.OpenAIClient(\"k\").GetChatClient(\"o1\");";
        var compilation = Compiled.CSharp(OptimizationLevel.Release, "\n\n" + Source);
        Assert.Equal(new Place("Program.cs", 3, 1, 3, Source.Length + 1), Assert.Single(Compiled.Read(Compiled.Emit(compilation, DebugInformationFormat.Embedded).Image, null).Models).Evidence.Place);
        Assert.Equal(new Place("bin/App.dll", 0), Assert.Single(Compiled.Read(Compiled.Emit(compilation).Image, null).Models).Evidence.Place);
    }

    [Fact]
    public void Embedded_files_are_handed_out_and_resource_strings_are_read()
    {
        using var strings = new System.IO.MemoryStream();
        using (var writer = new System.Resources.ResourceWriter(strings))
        {
            writer.AddResource("Model", "llama3.2");
            writer.AddResource("Title", "A title - 1");
            writer.Generate();
        }

        var (image, pdb) = Compiled.Emit(
            Compiled.CSharp(OptimizationLevel.Release, "Console.WriteLine();"),
            resources:
            [
                new ResourceDescription("App.appsettings.json", () => new System.IO.MemoryStream([1, 2, 3]), isPublic: true),
                new ResourceDescription("App.Texts.resources", () => new System.IO.MemoryStream(strings.ToArray()), isPublic: true),
                new ResourceDescription("App.logo.png", () => new System.IO.MemoryStream([4]), isPublic: true),
            ]);
        var evidence = Compiled.Read(image, pdb);
        Assert.Equal([1, 2, 3], Assert.Single(evidence.EmbeddedFiles).Content);
        Assert.Equal("in resource App.Texts.resources", Assert.Single(evidence.Models).Evidence.Detail);
    }

    [Fact]
    public void An_attribute_mentions() =>
        Assert.Equal(
            ["bin/App.dll:0 llama3.2 attribute mentioned"],
            Compiled.Models("Console.WriteLine(); [System.ComponentModel.Description(\"llama3.2\")] class A { }"));

    [Fact]
    public void An_assembly_of_a_package_is_not_use() =>
        Assert.Empty(Compiled.Read(Compiled.CSharp(OptimizationLevel.Release, "GC.KeepAlive(\"llama3.2\");"), Compiled.Options with { IsThirdParty = true }).Models);

    [Fact]
    public void Tomorrows_sdk_works_by_the_general_rule() =>
        Assert.Equal(
            ["1 o1 literal @selected", "1 phi literal @selected"],
            Compiled.Models("new Contoso.NewAi.NewAiClient(\"key\").Chat(\"hello\", model: \"o1\"); GC.KeepAlive(new Contoso.NewAi.NewAiOptions { ModelName = \"phi\" });"));

    [Fact]
    public void Managing_a_model_or_answering_with_one_does_not_choose_it() =>
        Assert.Empty(Compiled.Models("new Contoso.NewAi.NewAiClient(\"key\").DeleteModel(\"o1\"); GC.KeepAlive(new Contoso.NewAi.NewAiResponse { Model = \"phi\" });"));
}
