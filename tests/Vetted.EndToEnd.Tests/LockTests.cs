using System;
using System.IO;
using System.Linq;
using Vetted.Text;

namespace Vetted.EndToEnd.Tests;

/// <summary>The lock of a project with two target frameworks, from its first line to a build server that refuses what is not in it.</summary>
[Collection(Builds.Name)]
public class LockTests(PackedVetted vetted)
{
    [Fact]
    public void What_was_accepted_passes_a_locked_build_and_what_came_or_was_swapped_fails_it()
    {
        var workspace = vetted.NewWorkspace("lock");
        WriteApp(workspace, "llama3.2", "");
        WriteWeights(workspace, 1);

        var missing = workspace.Build("App", "-p:VettedLockedMode=true").Failed();
        var written = workspace.Build("App", "-p:VettedUpdateLock=true", "-m:2").Succeeded();
        var accepted = workspace.Read("App", "vetted.lock.json");
        var locked = workspace.Build("App", "-p:VettedLockedMode=true", "-graph", "-m:2").Succeeded();
        workspace.Build("App").Succeeded();
        var unchanged = workspace.Build("App").Succeeded();

        Assert.All(missing.Errors, error => Assert.Equal("VET3008 App.csproj(0)", error));
        Assert.Contains("\"frameworks\": [\"net10.0\", \"net8.0\"]", accepted, StringComparison.Ordinal);
        Assert.Contains("{ \"id\": \"OllamaSharp\", \"version\": \"5.5.2\", \"licence\": \"MIT\", \"licenceSha256\": \"", accepted, StringComparison.Ordinal);
        Assert.Contains("{ \"id\": \"llama3.2\", \"use\": \"selected\", \"licence\": \"llama3.2\" }", accepted, StringComparison.Ordinal);
        Assert.Contains("\"output\": \"models/a.gguf\" }", accepted, StringComparison.Ordinal);
        Assert.DoesNotContain(workspace.Folder, accepted, StringComparison.Ordinal);
        Assert.Contains("Vetted: wrote vetted.lock.json for net", written.Output, StringComparison.Ordinal);
        Assert.Empty(locked.Errors);
        Assert.Equal(0, locked.Compilations);
        Assert.All(unchanged.Tasks, task => Assert.Equal("ReplayFindings", task));

        // A package, a model, and weights of the same size and time.
        WriteApp(workspace, "mistral", """<PackageReference Include="OpenAI" Version="2.15.0" />""");
        WriteWeights(workspace, 2);
        var plain = workspace.Build("App").Succeeded();
        var refused = workspace.Build("App", "-p:VettedLockedMode=true", "-m:2").Failed();
        var one = workspace.Build("App", "-f", "net8.0", "-p:VettedUpdateLock=true", "-graph").Succeeded();
        var half = workspace.Build("App", "-p:VettedLockedMode=true").Failed();

        Assert.NotEmpty(plain.Summaries);
        Assert.All(plain.Summaries, summary => Assert.Contains("differs from vetted.lock.json", summary, StringComparison.Ordinal));
        Assert.DoesNotContain(plain.Warnings, warning => warning.StartsWith("VET3008", StringComparison.Ordinal));
        Assert.Equal(["VET3003 a.gguf(0)", "VET3003 a.gguf(0)", "VET3008 App.csproj(0)", "VET3008 App.csproj(0)"], refused.Errors);
        Assert.Contains(refused.Messages, message => message.Contains("for net8.0 differs", StringComparison.Ordinal) && message.Contains("came OpenAI 2.15.0", StringComparison.Ordinal) && message.Contains("mistral", StringComparison.Ordinal));
        Assert.Contains("changed models/a.gguf (SHA-256", one.Output, StringComparison.Ordinal);
        Assert.Equal(["VET3003 a.gguf(0)", "VET3008 App.csproj(0)"], half.Errors);
        Assert.All(half.Messages.Where(message => message.Contains("AI inventory", StringComparison.Ordinal)), message => Assert.Contains("for net10.0 differs", message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_web_project_publishes_neither_lock_nor_policy()
    {
        var workspace = vetted.NewWorkspace("weblock");
        workspace.Write("Web/Web.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup>{workspace.VettedReference}</ItemGroup>
            </Project>
            """);
        workspace.Write("Web/vetted.json", "{}");
        workspace.Write("Web/vetted.lock.json", """{ "vettedLock": 1 }""");
        workspace.Write("Web/appsettings.json", "{}");
        workspace.Run("restore", "Web").Succeeded();

        var (_, output) = PackedVetted.Dotnet(workspace.Folder, "msbuild", "Web/Web.csproj", "-getItem:Content");

        var published = JsonParser.Parse(output, out _)!["Items"]!.GetItems("Content").Where(item => item.GetString("CopyToPublishDirectory") != "Never").Select(item => item.GetString("Identity"));
        Assert.Equal(["appsettings.json"], published);
    }

    private static void WriteApp(Workspace workspace, string model, string references)
    {
        workspace.WriteApp("App", model, references: references + """<Content Include="models/*.gguf" CopyToOutputDirectory="PreserveNewest" />""");
        workspace.Write("App/App.csproj", workspace.Read("App", "App.csproj").Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", StringComparison.Ordinal));
    }

    private static void WriteWeights(Workspace workspace, byte last)
    {
        var file = workspace.At("App", "models", "a.gguf");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, [.. "GGUF"u8, 3, 0, 0, 0, .. new byte[16], last]);
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
    }
}
