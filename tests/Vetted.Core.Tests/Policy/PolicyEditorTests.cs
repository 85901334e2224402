using System;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

public class PolicyEditorTests
{
    private const string Entry = """{ "rule": "VET1003", "subject": "llama3.2", "reason": "pilot", "owner": "ai-platform" }""";

    private static readonly AcceptedFinding Llama = new() { Rule = "VET1003", Subject = "llama3.2", Reason = "pilot", Owner = "ai-platform", Place = new Place("", 0) };

    [Theory]
    [InlineData("{}", "{\n  \"exceptions\": [\n    ENTRY\n  ]\n}")]
    [InlineData("{\n}\n", "{\n  \"exceptions\": [\n    ENTRY\n  ]\n}\n")]
    [InlineData("{\n  \"enforce\": true // always\n}\n", "{\n  \"enforce\": true, // always\n  \"exceptions\": [\n    ENTRY\n  ]\n}\n")]
    [InlineData("{\n  \"enforce\": true,\n}\n", "{\n  \"enforce\": true,\n  \"exceptions\": [\n    ENTRY\n  ]\n}\n")]
    [InlineData("{\n  \"exceptions\": []\n}\n", "{\n  \"exceptions\": [\n    ENTRY\n  ]\n}\n")]
    [InlineData("{ \"exceptions\": [] }", "{ \"exceptions\": [\n  ENTRY\n] }")]
    [InlineData("{\n  \"exceptions\": [\n    // none yet\n  ]\n}\n", "{\n  \"exceptions\": [\n    ENTRY\n    // none yet\n  ]\n}\n")]
    [InlineData("{\n  \"exceptions\": [\n    { \"rule\": \"VET1001\" } // old\n    // end\n  ]\n}\n", "{\n  \"exceptions\": [\n    { \"rule\": \"VET1001\" }, // old\n    ENTRY\n    // end\n  ]\n}\n")]
    [InlineData("{\n  \"exceptions\": [\n    { \"rule\": \"VET1001\" }, /* old */\n  ]\n}\n", "{\n  \"exceptions\": [\n    { \"rule\": \"VET1001\" }, /* old */\n    ENTRY\n  ]\n}\n")]
    [InlineData("{\r\n\t\"exceptions\": [\r\n\t\t{ \"rule\": \"VET1001\" }\r\n\t]\r\n}\r\n", "{\r\n\t\"exceptions\": [\r\n\t\t{ \"rule\": \"VET1001\" },\r\n\t\tENTRY\r\n\t]\r\n}\r\n")]
    [InlineData("{ \"exceptions\": [ { \"rule\": \"VET1001\" } ] }", "{ \"exceptions\": [ { \"rule\": \"VET1001\" },\nENTRY\n ] }")]
    public void An_exception_is_added_and_everything_else_stays(string before, string after)
    {
        var text = PolicyEditor.AddExceptions(before, new[] { Llama }, out var error);

        Assert.Null(error);
        Assert.Equal(after.Replace("ENTRY", Entry, StringComparison.Ordinal), text);
        Assert.Contains("llama3.2", Projects.Policy(text!).Exceptions.Select(exception => exception.Subject));
    }

    [Fact]
    public void What_is_accepted_already_is_not_added_again()
    {
        var once = PolicyEditor.AddExceptions("{}", new[] { Llama, Llama, Llama with { Reason = "another" } }, out _)!;

        Assert.Equal(once, PolicyEditor.AddExceptions(once, new[] { Llama }, out _));
        Assert.Single(Projects.Policy(once).Exceptions);
    }

    [Fact]
    public void Several_are_added_at_once()
    {
        var text = PolicyEditor.AddExceptions("""{ "enforce": true }""", new[] { Llama, Llama with { Subject = "gemma \"2\"", Expires = "2027-01-01", Ticket = "AI-1", Versions = "[1.0,2.0)", Scope = "src/*" } }, out _)!;

        Assert.Equal(new[] { "llama3.2", "gemma \"2\"" }, Projects.Policy(text).Exceptions.Select(exception => exception.Subject));
        Assert.True(Projects.Policy(text) is { Enforce: true, Exceptions: [_, { Expires: "2027-01-01", Ticket: "AI-1", Versions: "[1.0,2.0)", Scope: "src/*" }] });
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "exceptions": {} }""")]
    public void A_file_that_makes_no_sense_is_left_alone(string text)
    {
        Assert.Null(PolicyEditor.AddExceptions(text, new[] { Llama }, out var error));
        Assert.NotNull(error);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("strict")]
    [InlineData("open-models-only")]
    [InlineData("deployment-practices")]
    public void A_new_file_is_a_policy_without_mistakes_that_can_be_added_to(string profile)
    {
        var text = PolicyEditor.NewFile(profile);

        Assert.Empty(Projects.Read(text).Problems);
        Assert.Single(Projects.Policy(PolicyEditor.AddExceptions(text, new[] { Llama }, out _)!).Exceptions);
    }

    [Fact]
    public void Alternatives_are_allowed_and_do_the_same()
    {
        var catalog = Catalog.AiCatalog.Shared;
        var denied = catalog.Identify("llama3.2")!;

        var named = Alternatives.For(
            denied, new[] { "gpt-4o", "gemma2", "phi4", "mistral-7b-instruct-v0.3", "qwen2.5:7b", "nomic-embed-text", "llama3.2:1b", "no-such-model-at-all" }, Projects.Policy("""{ "extends": "open-models-only" }"""), catalog);

        Assert.NotEmpty(named);
        Assert.All(named, identity => Assert.Equal(Catalog.LicenceClass.Open, identity.Class));
        Assert.All(named, identity => Assert.Contains("text-generation", identity.Capabilities));
    }
}
