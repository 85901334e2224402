using System.IO;
using System.Linq;
using Xunit.Abstractions;

namespace Vetted.EndToEnd.Tests;

/// <summary>The light bulbs about safety, applied by <c>dotnet format</c> to a project with the real packages, and the snippets of the guide.</summary>
[Collection(Builds.Name)]
public class SafetyFixTests(PackedVetted vetted, ITestOutputHelper output)
{
    private static readonly string[] Rules = ["VET2001", "VET2003", "VET2005"];

    [Fact]
    public void A_project_compiles_after_the_fixes_and_has_no_finding_any_more()
    {
        var workspace = vetted.NewWorkspace("fixes");
        workspace.Write("vetted.json", """
            { "safety": { "require": { "text-generation": { "content-safety": "wired" }, "tool-calling": { "tool-approval": "wired" } } } }
            """);
        workspace.Write("App/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Extensions.AI" Version="10.11.0" />
                <PackageReference Include="Microsoft.Extensions.AI.OpenAI" Version="10.11.0" />
                <PackageReference Include="OpenAI" Version="2.15.0" />
                {workspace.VettedReference}
              </ItemGroup>
            </Project>
            """);
        workspace.Write("App/Program.cs", """
            using Microsoft.Extensions.AI;
            using OpenAI;

            IChatClient client = new OpenAIClient("key").GetChatClient("gpt-4o-mini-2024-07-18").AsIChatClient()
                .AsBuilder()
                .UseFunctionInvocation()
                .Build();
            var options = new ChatOptions { Tools = [AIFunctionFactory.Create(Refund)] };
            Console.WriteLine(await client.GetResponseAsync(args[0], options));
            Console.WriteLine(await Second.Ask(args[0]));

            static string Refund(string order) => order;
            """);
        workspace.Write("App/Second.cs", """
            using Microsoft.Extensions.AI;
            using OpenAI;

            internal static class Second
            {
                public static async Task<string> Ask(string question)
                {
                    IChatClient client = new OpenAIClient("key").GetChatClient("gpt-4o-mini-2024-07-18").AsIChatClient();
                    return (await client.GetResponseAsync(question)).Text;
                }
            }
            """);
        var before = workspace.Build("App").Succeeded();
        Assert.Contains(before.Warnings, warning => warning.StartsWith("VET2005 Program.cs(8)", System.StringComparison.Ordinal));
        Assert.Equal(2, before.Warnings.Count(warning => warning.StartsWith("VET2003", System.StringComparison.Ordinal)));
        Assert.Equal(before.Warnings.Where(warning => warning.StartsWith("VET200", System.StringComparison.Ordinal)).Order(), workspace.Build("App").Succeeded().Warnings.Where(warning => warning.StartsWith("VET200", System.StringComparison.Ordinal)).Order());

        var (exitCode, log) = PackedVetted.Dotnet(workspace.Folder, ["format", "analyzers", "App/App.csproj", "--no-restore", "--severity", "info", "--diagnostics", .. Rules]);
        output.WriteLine(log);
        Assert.True(exitCode == 0, log);
        output.WriteLine(workspace.Read("App", "Program.cs"));
        output.WriteLine(workspace.Read("App", "Second.cs"));

        Assert.Contains(".Use(inner => new ModerationChatClient(inner))", workspace.Read("App", "Program.cs"), System.StringComparison.Ordinal);
        Assert.Contains("new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Refund))", workspace.Read("App", "Program.cs"), System.StringComparison.Ordinal);
        Assert.Contains("new ModerationChatClient(new OpenAIClient(\"key\")", workspace.Read("App", "Second.cs"), System.StringComparison.Ordinal);
        Assert.DoesNotContain("Compile", workspace.Read("App", "App.csproj"), System.StringComparison.Ordinal);
        var after = workspace.Build("App").Succeeded();
        Assert.DoesNotContain(after.Warnings, warning => Rules.Any(rule => warning.StartsWith(rule, System.StringComparison.Ordinal)));

        // The next build compiles nothing and tells what is stored: that a client is guarded shows only in source.
        var next = workspace.Build("App").Succeeded();
        Assert.Equal(0, next.Compilations);
        Assert.DoesNotContain(next.Warnings, warning => Rules.Any(rule => warning.StartsWith(rule, System.StringComparison.Ordinal)));
        Assert.Contains("\"vetted:safety-tool:wired-to\"", workspace.Read("App", "bin", "Debug", "net10.0", "App.aibom.cdx.json"), System.StringComparison.Ordinal);
    }

    [Fact]
    public void The_snippets_of_the_guide_compile_without_a_warning_and_run()
    {
        var workspace = vetted.NewWorkspace("snippets");
        var from = Path.Combine(PackedVetted.Repository, "docs", "guides", "snippets", "Moderation");
        foreach (var file in Directory.GetFiles(from))
        {
            workspace.Write("Moderation/" + Path.GetFileName(file), File.ReadAllText(file));
        }

        Assert.Empty(workspace.Build("Moderation").Succeeded().AllWarnings);
        var (exitCode, text) = PackedVetted.Dotnet(workspace.Folder, "run", "--no-build", "--project", "Moderation");
        Assert.True(exitCode == 0, text);
        Assert.Contains("guarded", text, System.StringComparison.Ordinal);
        Assert.Contains("OrderStatus, Refund asks first", text, System.StringComparison.Ordinal);
    }
}
