using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

public sealed class ModelSpecs
{
    [Fact]
    public Task A_restricted_licence_is_told_where_the_model_is_named() => About("VET1003", """
        var c = new OllamaSharp.OllamaApiClient("http://localhost:11434", {|VET1003:"llama3.2"|});
        """);

    [Fact]
    public Task A_model_under_an_approved_licence_is_not_told() => About("VET1003", """
        var c = new OllamaSharp.OllamaApiClient("http://localhost:11434", "qwen2.5:7b");
        """);

    [Fact]
    public Task A_model_of_the_organisations_own_catalog_is_judged_by_it() => Test(
        "VET1003",
        """
        var c = new OllamaSharp.OllamaApiClient("http://localhost:11434", {|VET1003:"contoso-7b"|});
        var d = new OllamaSharp.OllamaApiClient("http://localhost:11434", "fabrikam-7b");
        """,
        VettedTest.Facts with { Policy = EffectivePolicy.None with { Overlays = [new PolicyOverlay("own.json", OwnCatalog, MayBetter: true)] } }).RunAsync();

    [Fact]
    public Task A_model_that_is_only_offered_compared_or_printed_is_not_told() => About("VET1003", """
        var all = new[] { "llama3.2", "llama3.1" };
        if (args[0] == "llama3.2") Console.WriteLine("llama3.2");
        """);

    [Fact]
    public Task Further_places_of_a_model_are_told_quietly()
    {
        var test = Test("VET1003", """
            var a = new OllamaSharp.OllamaApiClient("http://localhost:11434", {|#0:"llama3.2"|});
            var b = new OllamaSharp.OllamaApiClient("http://localhost:11434", {|#1:"llama3.2"|});
            """);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("VET1003", DiagnosticSeverity.Warning).WithLocation(0));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("VET1003", DiagnosticSeverity.Info).WithLocation(1));
        return test.RunAsync();
    }

    [Fact]
    public Task The_default_of_a_configuration_value_is_told() => About("VET1003", """
        Microsoft.Extensions.Configuration.IConfiguration configuration = null;
        var c = new OllamaSharp.OllamaApiClient("http://localhost:11434", configuration["Ollama:Model"] ?? {|VET1003:"llama3.2"|});
        """);

    [Fact]
    public Task A_model_that_the_configuration_names_is_told_on_the_line_of_the_file()
    {
        var test = Test(
            "VET1003",
            """
            Microsoft.Extensions.Configuration.IConfiguration configuration = null;
            var c = new OllamaSharp.OllamaApiClient("http://localhost:11434", configuration["Ollama:Model"]);
            """,
            settings: "{\n  \"Ollama\": {\n    \"Model\": \"llama3.2\"\n  }\n}\n");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("VET1003", DiagnosticSeverity.Warning).WithSpan(VettedTest.Root + "src/App/appsettings.json", 3, 14, 3, 24));
        return test.RunAsync();
    }

    [Fact]
    public Task A_text_generating_application_without_a_content_check_is_told_once_at_its_client() => About(
        "VET2001",
        """var c = {|VET2001:new OpenAI.OpenAIClient("k").GetChatClient("gpt-4o")|};""");

    [Fact]
    public Task Moderation_that_is_called_is_a_content_check() => About(
        "VET2001",
        """
        var c = new OpenAI.OpenAIClient("k").GetChatClient("gpt-4o");
        await new OpenAI.Moderations.ModerationClient("omni-moderation-latest", "k").ClassifyTextAsync("x");
        """);

    [Fact]
    public Task A_library_is_not_asked_for_a_content_check()
    {
        var test = Test("VET2001", """var c = new OpenAI.OpenAIClient("k").GetChatClient("gpt-4o");""", VettedTest.Facts with { Inventory = VettedTest.Facts.Inventory with { Role = ProjectRole.Library } });
        return test.RunAsync();
    }

    [Fact]
    public Task A_pragma_silences_the_editor_like_any_other_warning() => About("VET1003", """
        #pragma warning disable VET1003
        var c = new OllamaSharp.OllamaApiClient("http://localhost:11434", "llama3.2");
        """);

    private const string OwnCatalog = """{ "models": [ { "id": "contoso-*", "name": "Contoso GPT", "licences": ["cc-by-nc-4.0"], "sources": ["x"], "reviewed": "2026-01-01" } ] }""";

    private static Task About(string rule, string source) => Test(rule, source).RunAsync();

    // One rule at a time; the others have tests of their own.
    private static VettedTest Test(string rule, string source, ProjectFacts? facts = null, string? settings = null)
    {
        var test = new VettedTest(source, facts ?? VettedTest.Facts, settings: settings);
        test.DisabledDiagnostics.AddRange(Rules.All.Select(one => one.Id).Where(id => id != rule));
        return test;
    }
}
