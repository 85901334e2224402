namespace Vetted.Source.Tests;

public sealed class LiteralSpecs
{
    [Theory]
    [InlineData("string model = \"gpt-4o\"; Console.WriteLine(model);", "1 gpt-4o local selected")]
    [InlineData("const string Model = \"gpt-4o\"; Console.WriteLine(Model);", "1 gpt-4o const selected")]
    [InlineData("string m = Environment.GetEnvironmentVariable(\"X\") ?? \"gpt-4o\"; Console.WriteLine(m);", "1 gpt-4o default selected")]
    [InlineData("var all = new[] { \"gpt-4o\" };", "1 gpt-4o collection-entry offered")]
    [InlineData("var all = new List<string> { \"gpt-4o\" };", "1 gpt-4o collection-entry offered")]
    [InlineData("List<string> all = [\"gpt-4o\"];", "1 gpt-4o collection-entry offered")]
    [InlineData("var all = new List<string>(); all.Add(\"gpt-4o\");", "1 gpt-4o collection-entry offered")]
    [InlineData("var all = new Dictionary<string, int> { [\"gpt-4o\"] = 1 };", "1 gpt-4o comparison mentioned")]
    [InlineData("var all = new Dictionary<string, int> { { \"gpt-4o\", 1 } };", "1 gpt-4o collection-entry offered")]
    [InlineData("var b = args[0] == \"gpt-4o\";", "1 gpt-4o comparison mentioned")]
    [InlineData("var b = args[0].StartsWith(\"gpt-4o\");", "1 gpt-4o comparison mentioned")]
    [InlineData("var b = args[0] is \"gpt-4o\" or \"x\";", "1 gpt-4o comparison mentioned")]
    [InlineData("switch (args[0]) { case \"gpt-4o\": break; }", "1 gpt-4o comparison mentioned")]
    [InlineData("var n = args[0] switch { \"gpt-4o\" => 1, _ => 2 };", "1 gpt-4o comparison mentioned")]
    [InlineData("var n = args.Length switch { 1 => \"gpt-4o\", _ => \"\" };", "1 gpt-4o switch selected")]
    [InlineData("Console.WriteLine(\"gpt-4o\");", "1 gpt-4o message mentioned")]
    [InlineData("throw new ArgumentException(\"gpt-4o\");", "1 gpt-4o message mentioned")]
    [InlineData("var u = \"https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent\";", "1 gemini-2.0-flash url selected")]
    [InlineData("var u = \"https://huggingface.co/meta-llama/Llama-3.1-8B-Instruct/resolve/main/config.json\";", "1 meta-llama/Llama-3.1-8B-Instruct url selected")]
    [InlineData("var j = \"{ \\\"model\\\": \\\"gpt-4o\\\" }\";", "1 gpt-4o json-in-string selected")]
    [InlineData("var cs = \"Endpoint=http://x;Key=k;Model=gpt-4o\";", "1 gpt-4o connection-string selected")]
    [InlineData("var f = \"Phi-3-mini-4k-instruct-q4.gguf\";", "1 Phi-3-mini-4k-instruct-q4.gguf file-name selected")]
    [InlineData("var modelId = \"o1\";", "1 o1 local selected")]
    [InlineData("var embeddingModels = new List<string>() { \"o1\" };", "1 o1 collection-entry offered")]
    [InlineData("SetMeterId(\"gpt-4o\"); static void SetMeterId(string id) { }", "1 gpt-4o message mentioned")]
    [InlineData("SetModelId(\"gpt-4o\"); static void SetModelId(string id) { }", "1 gpt-4o literal selected")]
    [InlineData("string[] all = { \"gpt-4o\" };", "1 gpt-4o collection-entry offered")]
    [InlineData("Console.WriteLine(new O().M); class O { [System.ComponentModel.DefaultValue(\"gpt-4o\")] public string M { get; set; } }", "1 gpt-4o default selected")]
    [InlineData("var body = new { model = \"gpt-4o\", stream = true };", "1 gpt-4o literal @selected")]
    [InlineData("var body = new { model = \"o1\", stream = true };", "1 o1 literal @selected")]
    public void A_distinctive_id_counts_wherever_it_stands_in_code(string source, string expected) => Assert.Equal([expected], Reading.Models(source));

    [Theory]
    [InlineData("// gpt-4o\nvar x = \"Hello, gpt-4o is a model\";")]
    [InlineData("var ns = \"Microsoft.KernelMemory.AI.Onnx\"; var viewModel = \"Main\"; var label = \"o1\";")]
    [InlineData("var e = \"https://api.openai.com/v1/chat/completions\";")]
    public void Prose_names_and_endpoints_are_no_models(string source) => Assert.Empty(Reading.Models(source));

    [Fact]
    public void A_known_model_behind_a_mirrors_name_counts_and_a_path_does_not() =>
        Assert.Equal(
            ["1 AI-ModelScope/bge-small-zh-v1.5 collection-entry offered"],
            Reading.Show(SourceEvidence.Collect(
                Reading.CSharp("var all = new List<string> { \"AI-ModelScope/bge-small-zh-v1.5\", \"./bge-small-zh-v1.5\", \"pages/settings\" };"), SourceKnowledge.Shared, SourceSettings.Default)));

    [Fact]
    public void Objects_in_a_list_are_offered() =>
        Assert.Equal(
            ["1 gpt-4o collection-entry offered", "1 gpt-4.1 collection-entry offered"],
            Reading.Models("""
                var all = new List<Entry> { new Entry { Id = "gpt-4o" }, new("gpt-4.1") };
                class Entry { public Entry(string id = "") { Id = id; } public string Id { get; set; } }
                """));

    [Fact]
    public void A_holder_of_many_constants_offers_them() =>
        Assert.All(
            Reading.Models("""
                Console.WriteLine();
                static class Models { public const string A = "gpt-4o", B = "gpt-4.1", C = "gpt-4o-mini", D = "gpt-4.1-mini", E = "llama3.2"; }
                """),
            line => Assert.EndsWith("const offered", line, StringComparison.Ordinal));

    [Fact]
    public void A_service_is_known_by_its_address()
    {
        var evidence = Reading.Read(Reading.CSharp("""
            var client = new OpenAI.Chat.ChatClient("llama3.2", null, new OpenAI.OpenAIClientOptions { Endpoint = new Uri("http://localhost:11434/v1") });
            """));
        Assert.Equal("ollama", Assert.Single(evidence.Trees[0].Services).Fact.Id);
        Assert.Equal("ollama", Assert.Single(evidence.Trees[0].Models).Fact.Service);
    }

    [Fact]
    public void A_client_asked_of_another_calls_its_address()
    {
        var evidence = Reading.Read(Reading.CSharp("""
            var client = new OpenAI.OpenAIClient(null, new OpenAI.OpenAIClientOptions { Endpoint = new Uri("http://localhost:11434/v1") });
            var chat = client.GetChatClient("llama3.2");
            """));
        Assert.Equal("ollama", Assert.Single(evidence.Trees[0].Models).Fact.Service);
    }

    [Fact]
    public void The_address_of_one_client_is_no_other_clients()
    {
        var evidence = Reading.Read(Reading.CSharp("""
            object client = args.Length switch
            {
                0 => new OpenAI.OpenAIClient("k").GetChatClient("gpt-4o"),
                _ => new OllamaSharp.OllamaApiClient(new Uri("http://localhost:11434"), "llama3.2"),
            };
            """));
        Assert.Equal(["gpt-4o openai", "llama3.2 ollama"], evidence.Trees[0].Models.Select(one => one.Fact.Text + " " + one.Fact.Service));
    }

    [Fact]
    public void A_protecting_call_is_a_safety_tool_in_use_and_a_construction_alone_is_not()
    {
        var used = Reading.Read(Reading.CSharp("""new OpenAI.Moderations.ModerationClient("omni-moderation-latest", "k").ClassifyText("x");"""));
        Assert.Equal("openai-moderation", Assert.Single(used.Trees[0].SafetyTools).Fact.Tool);
        var built = Reading.Read(Reading.CSharp("""new OpenAI.Moderations.ModerationClient("omni-moderation-latest", "k");"""));
        Assert.Empty(built.Trees[0].SafetyTools);
    }

    [Fact]
    public void Capabilities_and_entries_stand_at_the_call()
    {
        var tree = Reading.Read(Reading.CSharp("""var c = new OpenAI.Chat.ChatClient("gpt-4o", "k");""")).Trees[0];
        Assert.Equal("text-generation", Assert.Single(tree.Capabilities).Fact.Name);
        Assert.Equal("OpenAI", Assert.Single(tree.Entries).Fact.Package);
    }
}
