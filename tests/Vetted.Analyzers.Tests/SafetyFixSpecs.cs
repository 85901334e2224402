using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vetted.Analyzers.CodeFixes;
using Vetted.Conformance;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

/// <summary>The fixes that add moderation and approval: what they write, and where they are not offered. That the result works is shown with the real packages.</summary>
public sealed class SafetyFixSpecs
{
    private const string Packages = """
        namespace OpenAI { public class OpenAIClient { public OpenAI.Chat.ChatClient GetChatClient(string model) => null; } }
        namespace OpenAI.Chat { public class ChatClient { } }
        namespace OpenAI.Moderations { public class ModerationClient { } }
        namespace Microsoft.Extensions.AI
        {
            public interface IChatClient { }
            public class DelegatingChatClient { }
            public class ChatClientBuilder { public ChatClientBuilder(IChatClient inner) { } public ChatClientBuilder Use(System.Func<IChatClient, IChatClient> f) => this; public ChatClientBuilder UseLogging() => this; public IChatClient Build() => null; }
            public static class Extensions
            {
                public static IChatClient AsIChatClient(this OpenAI.Chat.ChatClient client) => null;
                public static ChatClientBuilder AsBuilder(this IChatClient client) => null;
            }
            public class AITool { }
            public class AIFunction : AITool { }
            public class ApprovalRequiredAIFunction : AIFunction { public ApprovalRequiredAIFunction(AIFunction inner) { } }
            public static class AIFunctionFactory { public static AIFunction Create(System.Delegate f) => null; }
        }
        """;

    private const string Usings = "using System; using Microsoft.Extensions.AI; using OpenAI;\n";

    [Theory]
    [InlineData(
        "IChatClient c = new OpenAIClient().GetChatClient(\"gpt-4o\").AsIChatClient();",
        "IChatClient c = new ModerationChatClient(new OpenAIClient().GetChatClient(\"gpt-4o\").AsIChatClient());", "Wrap the client in moderation")]
    [InlineData(
        "var c = new OpenAIClient().GetChatClient(\"gpt-4o\").AsIChatClient().AsBuilder().UseLogging().Build();",
        "var c = new OpenAIClient().GetChatClient(\"gpt-4o\").AsIChatClient().AsBuilder().Use(inner => new ModerationChatClient(inner)).UseLogging().Build();", "Add moderation to the client's pipeline")]
    [InlineData(
        "var c = new ChatClientBuilder(new OpenAIClient().GetChatClient(\"gpt-4o\").AsIChatClient()).UseLogging().Build();",
        "var c = new ChatClientBuilder(new OpenAIClient().GetChatClient(\"gpt-4o\").AsIChatClient()).Use(inner => new ModerationChatClient(inner)).UseLogging().Build();", "Add moderation to the client's pipeline")]
    [InlineData(
        "IChatClient c = args.Length > 0 ? new OpenAIClient().GetChatClient(\"gpt-4o\").AsIChatClient() : null;",
        "IChatClient c = new ModerationChatClient(args.Length > 0 ? new OpenAIClient().GetChatClient(\"gpt-4o\").AsIChatClient() : null);", "Wrap the client in moderation")]
    public async Task Moderation_goes_before_the_model(string source, string expected, string title)
    {
        var (actual, changed) = Assert.Single(await Fixes(new AddModeration(), Usings + source, Rules.SafetyMissing, "content-safety", "new OpenAIClient().GetChatClient(\"gpt-4o\")"));
        Assert.Equal(title, actual);
        Assert.Contains(expected, changed["Program.cs"], StringComparison.Ordinal);
        Assert.Contains("class ModerationChatClient : DelegatingChatClient", changed["Program.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OpenAI.Chat.ChatClient c = new OpenAIClient().GetChatClient(\"gpt-4o\");", "content-safety")]
    [InlineData("var c = new OpenAIClient().GetChatClient(\"gpt-4o\");", "content-safety")]
    [InlineData("IChatClient c = new OpenAIClient().GetChatClient(\"gpt-4o\").AsIChatClient();", "privacy")]
    public async Task Nothing_is_offered_where_others_would_see_another_type_or_something_else_is_missing(string source, string category) =>
        Assert.Empty(await Fixes(new AddModeration(), Usings + source, Rules.SafetyMissing, category, "new OpenAIClient().GetChatClient(\"gpt-4o\")"));

    [Fact]
    public async Task Nothing_is_offered_without_a_moderation_api() => Assert.Empty(await Fixes(
        new AddModeration(), Usings + "IChatClient c = new OpenAIClient().GetChatClient(\"gpt-4o\").AsIChatClient();", Rules.SafetyMissing, "content-safety", "new OpenAIClient().GetChatClient(\"gpt-4o\")",
        Packages.Replace("ModerationClient", "SomethingElse", StringComparison.Ordinal)));

    [Fact]
    public async Task The_class_is_added_once()
    {
        const string Source = "using Microsoft.Extensions.AI; using OpenAI;\nnamespace Shop.Help;\nclass A { IChatClient C() => new OpenAIClient().GetChatClient(\"gpt-4o\").AsIChatClient(); }";
        var (_, changed) = Assert.Single(await Fixes(new AddModeration(), Source, Rules.ClientNotWired, "content-safety", "new OpenAIClient().GetChatClient(\"gpt-4o\")"));
        Assert.Contains("class ModerationChatClient : DelegatingChatClient", changed["Program.cs"], StringComparison.Ordinal);

        var (_, kept) = Assert.Single(await Fixes(new AddModeration(), Source + "\nclass ModerationChatClient { }", Rules.ClientNotWired, "content-safety", "new OpenAIClient().GetChatClient(\"gpt-4o\")"));
        Assert.DoesNotContain("DelegatingChatClient", kept["Program.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docs/guides/snippets/Moderation/ModerationChatClient.cs")]
    [InlineData("tests/wiring/meai-light-bulb-pipeline.cs")]
    [InlineData("tests/wiring/meai-light-bulb-streaming.cs")]
    public async Task The_class_is_the_one_of_the_guide_and_of_the_programs_that_are_followed(string file)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Analyzers.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        var (_, changed) = Assert.Single(await Fixes(
            new AddModeration(), Usings + "IChatClient c = new OpenAIClient().GetChatClient(\"gpt-4o\").AsIChatClient();", Rules.SafetyMissing, "content-safety", "new OpenAIClient().GetChatClient(\"gpt-4o\")"));
        var snippet = await File.ReadAllTextAsync(Path.Combine(folder, file));
        Assert.EndsWith(snippet[snippet.IndexOf("/// <summary>", StringComparison.Ordinal)..], changed["Program.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AITool[] tools = { AIFunctionFactory.Create(() => 1) };", "AITool[] tools = { new ApprovalRequiredAIFunction(AIFunctionFactory.Create(() => 1)) };")]
    [InlineData("var refund = AIFunctionFactory.Create(() => 1);", "var refund = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(() => 1));")]
    [InlineData("AIFunction refund = AIFunctionFactory.Create(() => 1);", "AIFunction refund = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(() => 1));")]
    public async Task A_function_is_wrapped_so_that_somebody_is_asked(string source, string expected)
    {
        var (title, changed) = Assert.Single(await Fixes(new RequireApproval(), Usings + source, Rules.ToolsWithoutApproval, null, "AIFunctionFactory.Create(() => 1)"));
        Assert.Equal(("Ask a person before this function runs", Usings + expected), (title, changed["Program.cs"]));
    }

    [Theory]
    [InlineData("AITool tool = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(() => 1));")]
    [InlineData("var name = AIFunctionFactory.Create(() => 1).ToString();")]
    public async Task What_asks_already_or_is_used_at_once_is_left_alone(string source) =>
        Assert.Empty(await Fixes(new RequireApproval(), Usings + source, Rules.ToolsWithoutApproval, null, "AIFunctionFactory.Create(() => 1)"));

    private static async Task<IReadOnlyList<(string Title, IReadOnlyDictionary<string, string> Documents)>> Fixes(CodeFixProvider fix, string source, string rule, string? category, string place, string packages = Packages)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("App", LanguageNames.CSharp).WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication)).WithMetadataReferences(StubAssemblies.Framework);
        var document = project.AddDocument("Packages.cs", packages).Project.AddDocument("Program.cs", source);
        var descriptor = VettedTest.All().SelectMany(analyzer => analyzer.SupportedDiagnostics).Single(one => one.Id == rule);
        var properties = category is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Category, category);
        var tree = (await document.GetSyntaxTreeAsync())!;
        var diagnostic = Diagnostic.Create(descriptor, Location.Create(tree, new TextSpan(source.IndexOf(place, StringComparison.Ordinal), place.Length)), properties, "text");
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        var results = new List<(string, IReadOnlyDictionary<string, string>)>();
        foreach (var action in actions)
        {
            var change = (ApplyChangesOperation)Assert.Single(await action.GetOperationsAsync(CancellationToken.None));
            var documents = new Dictionary<string, string>();
            foreach (var one in change.ChangedSolution.GetProject(project.Id)!.Documents)
            {
                documents.Add(one.Name, (await one.GetTextAsync()).ToString());
            }

            results.Add((action.Title, documents));
        }

        return results;
    }
}
