using System.IO;
using Vetted.Inventory;
using Vetted.Wiring;

namespace Vetted.Source.Tests;

/// <summary>Is a check on the path of a client's calls: every program of the guide's table, guarded and not.</summary>
public sealed class WiringSpecs
{
    public static TheoryData<string> Programs() => new(WiringProgram.All().Select(program => program.Name));

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_is_told_as_its_first_lines_say(string name)
    {
        var program = WiringProgram.Named(name);
        var compilation = program.Compile();
        Assert.Empty(compilation.GetDiagnostics().Where(one => one.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));

        var clients = Clients(compilation);

        Assert.NotEmpty(program.Expected);
        foreach (var expected in program.Expected)
        {
            var judged = clients.Where(expected.IsAbout).ToArray();
            Assert.True(judged.Length > 0, $"{expected}: no such client among {Describe(clients)}");
            var worst = judged.OrderBy(client => client.VerdictOf(expected.Category)).First();
            var reason = worst.Categories.FirstOrDefault(one => one.Category == expected.Category)?.Reason ?? worst.Unclear ?? "";
            Assert.True(Word(worst.VerdictOf(expected.Category)) == expected.Verdict && (expected.Because is null || reason.Contains(expected.Because, StringComparison.Ordinal)), $"{expected}: {Describe(clients)}");
        }
    }

    [Fact]
    public void The_guide_shows_every_program()
    {
        const string Start = "<!-- programs: written by the tests of Vetted.Source with VETTED_UPDATE=1 -->\n";
        const string End = "<!-- /programs -->";
        var file = Path.Combine(SourceFolder(), "../../docs/guides/safety.md");
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var rows = WiringProgram.All().OrderBy(program => program.Sdk, StringComparer.Ordinal).ThenBy(program => program.Name, StringComparer.Ordinal)
            .Select(program => $"| {program.Sdk} | [{program.Name}](../../tests/wiring/{program.Name}.cs) | {program.Shows} | {string.Join("; ", program.Expected.Select(expected => $"{expected.Category} {expected.Verdict}").Distinct())} |\n");
        var expected = text[..(text.IndexOf(Start, StringComparison.Ordinal) + Start.Length)]
            + $"{WiringProgram.All().Count} programs.\n\n| SDK | program | what it shows | verdict |\n|---|---|---|---|\n" + string.Concat(rows) + text[text.IndexOf(End, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("VETTED_UPDATE") == "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.True(File.ReadAllText(file).ReplaceLineEndings("\n") == expected, "docs/guides/safety.md is out of step with tests/wiring: run this test with VETTED_UPDATE=1");
    }

    [Theory]
    [InlineData("Moderation/ModerationChatClient", "new ModerationChatClient(model)", "content-safety", true)]
    [InlineData("Moderation/GuardModelChatClient", "new GuardModelChatClient(model, new OllamaSharp.OllamaApiClient(\"http://localhost:11434\", \"llama-guard3:8b\"))", "content-safety", true)]
    [InlineData("Moderation/GuardModelChatClient", "new GuardModelChatClient(model, new OllamaSharp.OllamaApiClient(\"http://localhost:11434\", \"llama3.2:1b\"))", "content-safety", false)]
    [InlineData("ContentSafety/ContentSafetyChatClient", "new ContentSafetyChatClient(model, new(new Uri(\"https://x\"), new Azure.AzureKeyCredential(\"k\")))", "content-safety", true)]
    [InlineData("ContentSafety/ContentSafetyChatClient", "model", "content-safety", false)]
    [InlineData("Moderation/PresidioChatClient", "new PresidioChatClient(model, new HttpClient(), new HttpClient())", "privacy", true)]
    [InlineData("Moderation/PresidioChatClient", "model", "privacy", false)]
    public void A_snippet_of_the_guide_guards_the_client_that_it_stands_around(string snippet, string client, string category, bool guards)
    {
        var text = File.ReadAllText(Path.Combine(SourceFolder(), "../../docs/guides/snippets", snippet + ".cs"));
        var program = $"using Microsoft.Extensions.AI;\nIChatClient model = new OllamaSharp.OllamaApiClient(\"http://localhost:11434\", \"llama3.2\");\nIChatClient client = {client};\nConsole.WriteLine((await client.GetResponseAsync(Console.ReadLine()!)).Text);\n";
        var compilation = WiringProgram.Compile(["Microsoft.Extensions.AI", "Microsoft.Extensions.AI.Abstractions", "OpenAI", "OllamaSharp", "Azure.AI.ContentSafety"], program, text);
        Assert.Empty(compilation.GetDiagnostics().Where(one => one.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));

        var asked = Clients(compilation).Where(one => one.Model == "llama3.2").ToArray();

        Assert.NotEmpty(asked);
        Assert.True(asked.All(one => one.VerdictOf(category) == WiringVerdict.Wired) == guards, Describe(asked));
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [Theory]
    [InlineData("If verdict.Value.Flagged Then Return \"no\"", WiringVerdict.Wired)]
    [InlineData("Console.WriteLine(verdict.Value.Flagged)", WiringVerdict.UsedNotWired)]
    public void Visual_Basic_is_followed_too(string decision, WiringVerdict expected)
    {
        var source = $"""
            Imports System
            Imports OpenAI.Chat
            Imports OpenAI.Moderations

            Public Class Answers
                Private ReadOnly _chat As New ChatClient("gpt-4o", "key")
                Private ReadOnly _moderation As New ModerationClient("omni-moderation-latest", "key")

                Public Function Ask(question As String) As String
                    Dim verdict = _moderation.ClassifyText(question)
                    {decision}
                    Return _chat.CompleteChat(New UserChatMessage(question)).Value.Content(0).Text
                End Function
            End Class
            """;
        var compilation = Microsoft.CodeAnalysis.VisualBasic.VisualBasicCompilation.Create(
            "App",
            [Microsoft.CodeAnalysis.VisualBasic.VisualBasicSyntaxTree.ParseText(source, path: "/r/Answers.vb")],
            Conformance.StubAssemblies.Framework.Concat(Conformance.StubAssemblies.Named(["OpenAI"], WiringProgram.Folder)),
            new Microsoft.CodeAnalysis.VisualBasic.VisualBasicCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));

        Assert.Equal(expected, Assert.Single(Clients(compilation)).VerdictOf("content-safety"));
    }

    internal static IReadOnlyList<ClientWiring> Clients(Microsoft.CodeAnalysis.Compilation compilation) =>
        SourceEvidence.Collect(compilation, SourceKnowledge.Shared, SourceSettings.Default with { PlacePath = path => path.Replace("/r/", "", StringComparison.Ordinal), FollowsCalls = true })
            .Trees.SelectMany(tree => tree.Clients).Select(client => client.Fact).ToArray();

    private static string Word(WiringVerdict verdict) => verdict switch
    {
        WiringVerdict.Wired => "wired",
        WiringVerdict.UsedNotWired => "used-not-wired",
        WiringVerdict.CannotTell => "cannot-tell",
        _ => "unguarded",
    };

    private static string Describe(IEnumerable<ClientWiring> clients) => string.Join("\n", clients.Select(client =>
        $"{client.Client} {client.Model} at {client.Evidence.Place} calls {string.Join(" ", client.Calls)} unclear: {client.Unclear}: "
        + string.Join("; ", client.Categories.Select(one => $"{one.Category} {Word(one.Verdict)} ({one.Reason}) at {one.Guard} by {string.Join(",", one.Tools)}"))).DefaultIfEmpty("no clients"));
}
