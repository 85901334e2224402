using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Vetted.EndToEnd.Tests;

/// <summary>What a developer sees while typing, and what <c>dotnet format</c> repairs.</summary>
[Collection(Builds.Name)]
public class LiveTests(PackedVetted vetted)
{
    [Fact]
    public async Task An_edited_document_shows_its_findings_without_a_build()
    {
        var workspace = vetted.NewWorkspace("live");
        workspace.WriteApp("App", model: "qwen2.5:7b");
        workspace.Run("restore", "App").Succeeded();
        using var editor = await Editor.Open(workspace.At("App", "App.csproj"));

        var before = await Editor.Diagnostics(editor.Edited("Program.cs", "qwen2.5:7b", "qwen2.5:7b"));
        var after = await Editor.Diagnostics(editor.Edited("Program.cs", "qwen2.5:7b", "llama3.2"));

        Assert.DoesNotContain(before, one => one.Id == "VET1003");
        var finding = Assert.Single(after, one => one.Id == "VET1003");
        Assert.Equal(2, finding.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains("Llama 3.2 Community License", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(workspace.Folder, "App.dll", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_click_writes_an_exception_that_the_next_build_wants_filled_in()
    {
        var workspace = vetted.NewWorkspace("accept");
        workspace.WriteApp("App");
        workspace.Write("vetted.json", "{ \"exceptions\": [] }\n");
        workspace.Run("restore", "App").Succeeded();
        using (var editor = await Editor.Open(workspace.At("App", "App.csproj")))
        {
            var document = editor.Edited("Program.cs", "llama3.2", "llama3.2");
            await editor.Apply(document, (await Editor.Diagnostics(document)).Single(one => one.Id == "VET1003"), "Accept 'llama3.2'");
        }

        var stub = workspace.Build("App").Succeeded();
        workspace.Write("vetted.json", workspace.Read("vetted.json").Replace("\"reason\": \"\", \"owner\": \"\"", "\"reason\": \"pilot\", \"owner\": \"ai-platform\"", System.StringComparison.Ordinal));
        var filled = workspace.Build("App").Succeeded();

        Assert.Equal(["VET1003 Program.cs(3)", "VET2001 Program.cs(3)", "VET9001 vetted.json(2)", "VET9001 vetted.json(2)"], stub.Warnings);
        Assert.Equal(["VET2001 Program.cs(3)"], filled.Warnings);
    }

    [Fact]
    public void Dotnet_format_pins_an_alias_and_the_project_builds_without_the_finding()
    {
        var workspace = vetted.NewWorkspace("format");
        workspace.WriteApp("App", properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", references: """<PackageReference Include="OpenAI" Version="2.15.0" />""");
        workspace.Write("vetted.json", """{ "rules": { "VET3004": "warn" } }""");
        workspace.Write("App/Program.cs", """
            using OpenAI.Chat;

            var chat = new ChatClient("gpt-4o", Environment.GetEnvironmentVariable("KEY"));
            var small = new ChatClient(model: "gpt-4o-mini", "k");
            Console.WriteLine(chat.Equals(small) ? "gpt-4o" : "");
            """);

        var before = workspace.Build("App").Succeeded();
        var (exitCode, output) = PackedVetted.Dotnet(workspace.Folder, "format", "analyzers", "App", "--no-restore", "--diagnostics", "VET3004", "--severity", "info");
        var after = workspace.Build("App").Succeeded();

        Assert.True(exitCode == 0, output);
        Assert.Equal(["VET3004 Program.cs(3)", "VET3004 Program.cs(4)"], before.Warnings.Where(one => one.StartsWith("VET3004", System.StringComparison.Ordinal)));
        Assert.Equal(
            """
            using OpenAI.Chat;

            var chat = new ChatClient("gpt-4o-2024-08-06", Environment.GetEnvironmentVariable("KEY"));
            var small = new ChatClient(model: "gpt-4o-mini-2024-07-18", "k");
            Console.WriteLine(chat.Equals(small) ? "gpt-4o" : "");
            """,
            workspace.Read("App", "Program.cs"));
        Assert.DoesNotContain(after.Warnings, one => one.StartsWith("VET3004", System.StringComparison.Ordinal));
    }
}
