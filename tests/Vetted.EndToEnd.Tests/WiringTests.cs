using System.Linq;

namespace Vetted.EndToEnd.Tests;

/// <summary>A policy that wants a check wired, in a real build: the gate follows the calls through the sources that were compiled.</summary>
[Collection(Builds.Name)]
public class WiringTests(PackedVetted vetted)
{
    private const string Policy = """{ "enforce": true, "safety": { "require": { "text-generation": { "content-safety": "wired" } } } }""";

    private const string OpenAI = """<PackageReference Include="OpenAI" Version="2.15.0" />""";

    private const string Guarded = """
        using OllamaSharp;
        using OpenAI.Moderations;

        var moderation = new ModerationClient("omni-moderation-latest", "key");
        var client = new OllamaApiClient(new Uri("http://localhost:11434"), "qwen2.5:7b");
        var question = Console.ReadLine() ?? "";
        ModerationResult verdict = await moderation.ClassifyTextAsync(question);
        if (verdict.Flagged)
        {
            return;
        }

        await foreach (var part in client.GenerateAsync(question))
        {
            Console.Write(part?.Response);
        }
        """;

    [Fact]
    public void The_gate_lets_a_guarded_client_pass_and_stops_one_that_calls_get_past()
    {
        var workspace = vetted.NewWorkspace("wired");
        workspace.WriteApp("App", references: OpenAI);
        workspace.Write("vetted.json", Policy);
        workspace.Write("App/Program.cs", Guarded);
        workspace.Build("App").Succeeded();

        // Whatever the project says: no analyzers, a pragma, NoWarn.
        workspace.WriteApp("App", references: OpenAI, properties: "<NoWarn>$(NoWarn);VET2003</NoWarn><RunAnalyzers>false</RunAnalyzers><VettedEnabled>false</VettedEnabled>");
        workspace.Write("App/Program.cs", "#pragma warning disable VET2003\n" + Guarded.Replace("if (verdict.Flagged)", "if (question.Length == 0)", System.StringComparison.Ordinal));
        var past = workspace.Build("App").Failed();
        var again = workspace.Build("App").Failed();

        Assert.Equal(["VET2003 Program.cs(6)"], past.Errors);
        Assert.Contains("its result decides nothing", past.Output, System.StringComparison.Ordinal);
        Assert.Equal(past.Errors, again.Errors);
        Assert.Equal(0, again.Compilations);
    }

    [Fact]
    public void Without_symbols_the_gate_cannot_tell_and_fails()
    {
        var workspace = vetted.NewWorkspace("unsymbolled");
        workspace.WriteApp("App", references: OpenAI, properties: "<DebugType>none</DebugType>");
        workspace.Write("vetted.json", Policy);
        workspace.Write("App/Program.cs", Guarded);

        var build = workspace.Build("App").Failed();

        Assert.Contains(build.Errors, error => error.StartsWith("VET9002", System.StringComparison.Ordinal));
        Assert.Contains("cannot be told in this build", build.Output, System.StringComparison.Ordinal);
    }
}
