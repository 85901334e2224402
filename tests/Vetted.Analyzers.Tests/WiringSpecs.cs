using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

/// <summary>VET2003 in the editor: on the line that creates the client, only where the policy wants a category wired.</summary>
public sealed class WiringSpecs
{
    private const string Guarded = """
        var moderation = new OpenAI.Moderations.ModerationClient("omni-moderation-latest", "k");
        var input = Console.ReadLine();
        if (moderation.ClassifyText(input).ToString() == "flagged") return;
        var chat = new OpenAI.Chat.ChatClient("gpt-4o", "k");
        Console.WriteLine(chat.CompleteChat(input));
        """;

    private const string Unguarded = """
        var chat = {|VET2003:new OpenAI.Chat.ChatClient("gpt-4o", "k")|};
        Console.WriteLine(chat.CompleteChat(Console.ReadLine()));
        """;

    [Fact]
    public Task A_client_whose_calls_pass_no_check_is_told_where_it_is_created() => About(Unguarded, Assurance.Wired);

    [Fact]
    public Task Two_clients_of_one_model_are_both_told() => About(Unguarded + "\nvar other = {|VET2003:new OpenAI.Chat.ChatClient(\"gpt-4o\", \"k\")|};\nConsole.WriteLine(other.CompleteChat(Console.ReadLine()));", Assurance.Wired);

    [Fact]
    public Task A_client_behind_a_check_is_not_told() => About(Guarded, Assurance.Wired);

    [Fact]
    public Task Nobody_follows_calls_where_no_policy_asks_for_it() => About(Unguarded.Replace("{|VET2003:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), Assurance.ProviderDefault);

    private static Task About(string source, Assurance assurance)
    {
        var test = new VettedTest(
            source,
            VettedTest.Facts with
            {
                Policy = EffectivePolicy.None with { Safety = [new SafetyRequirement("text-generation", "content-safety", assurance, new Place("vetted.json", 3, 5))] },
            });
        test.DisabledDiagnostics.AddRange(Rules.All.Select(rule => rule.Id).Where(id => id != Rules.ClientNotWired));
        return test.RunAsync();
    }
}
