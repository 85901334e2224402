using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vetted.Conformance;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary.Tests;

/// <summary>Agents, tools and the guard map in compiled assemblies, debug and release alike.</summary>
public sealed class BinaryAgentTests
{
    private const string Usings = "using System; using System.Linq; using System.Threading.Tasks; using Microsoft.Extensions.AI; using Microsoft.Agents.AI; using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.Agents; "
        + "using ModelContextProtocol.Client; using ModelContextProtocol.Server; using Microsoft.Extensions.DependencyInjection; using OpenAI.Moderations;\n";

    private static readonly Lazy<AssemblyEvidenceOptions> LazyOptions = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("vetted agents ").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var path = Path.Combine(folder, "AgentPackages.dll");
        File.WriteAllBytes(path, StubAssemblies.Image("AgentPackages"));
        return new AssemblyEvidenceOptions { DisplayPath = "bin/App.dll", RepositoryRoot = "/repo", References = new Dictionary<string, string> { ["AgentPackages"] = path } };
    });

    [Theory]
    [InlineData("IChatClient c = null; var a = c.AsAIAgent(instructions: \"be kind\", name: \"helper\"); GC.KeepAlive(a);", "agent helper cannot-tell")]
    [InlineData("var a = new ChatClientAgent(null, name: \"travel\"); GC.KeepAlive(a);", "agent travel cannot-tell")]
    [InlineData("var a = new ChatCompletionAgent { Name = \"Travel\" }; GC.KeepAlive(a);", "agent ChatCompletionAgent cannot-tell")]
    [InlineData("var t = AIFunctionFactory.Create(Shop.Refund); GC.KeepAlive(t);", "tool Refund not-asked")]
    [InlineData("var t = AIFunctionFactory.Create(() => 1, \"count\"); GC.KeepAlive(t);", "tool count not-asked")]
    [InlineData("var t = AIFunctionFactory.Create(() => 1, new AIFunctionFactoryOptions { Name = \"count\" }); GC.KeepAlive(t);", "tool count not-asked")]
    [InlineData("var t = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Shop.Refund)); GC.KeepAlive(t);", "tool Refund asked")]
    [InlineData("var f = AIFunctionFactory.Create(Shop.Refund); Console.WriteLine(); var t = new ApprovalRequiredAIFunction(f); GC.KeepAlive(t); GC.KeepAlive(f);", "tool Refund asked")]
    public void A_part_has_its_name_and_its_approval(string source, string expected) => Assert.Equal([expected], Parts(source + "\nstatic class Shop { public static int Refund() => 1; }"));

    [Fact]
    public void An_attribute_names_the_method_it_stands_on() => Assert.Equal(
        ["mcp-tool Files cannot-tell", "mcp-tool list cannot-tell", "tool Weather not-asked", "tool sum not-asked"],
        Parts("""
            Console.WriteLine();
            class Plugin
            {
                [KernelFunction] public string Weather() => "";
                [Obsolete, KernelFunction("sum")] public int Add() => 1;
                [McpServerTool] public string Files() => "";
                [McpServerTool(Name = "list")] public string Folders() => "";
            }
            """).Order(StringComparer.Ordinal));

    [Fact]
    public void Without_agent_members_there_is_nothing() => Assert.Empty(Parts("Console.WriteLine(\"AsAIAgent\");"));

    [Fact]
    public void The_guard_map_leads_from_the_entry_over_models_and_guards_to_tools()
    {
        var routes = Read("""
            await new Chat(null).Ask("hello");
            class Chat(IChatClient client)
            {
                private readonly AIFunction _refund = AIFunctionFactory.Create(() => 1, "refund");
                public async Task<string> Ask(string text)
                {
                    Check(text);
                    return await client.GetResponseAsync(text, new ChatOptions { Tools = [_refund] });
                }
                private void Check(string text) { if (new ModerationClient().ClassifyText(text) == "bad") throw new InvalidOperationException(); }
            }
            """, OptimizationLevel.Release).Routes;
        var route = Assert.Single(routes);
        Assert.Equal(("Program.Main", true, "openai-moderation", "refund"), (route.Entry, route.CallsModel, string.Join(",", route.Guards), string.Join(",", route.Tools)));
    }

    [Fact]
    public void Two_entries_are_two_lines_and_the_one_without_a_guard_says_so()
    {
        var routes = Read("""
            Console.WriteLine();
            public class ChatController(IChatClient client)
            {
                public Task<string> Guarded(string text) { new ModerationClient().ClassifyText(text); return client.GetResponseAsync(text); }
                public Task<string> Open(string text) => client.GetResponseAsync(text);
                public int Count() => 1;
            }
            """, OptimizationLevel.Release).Routes;
        Assert.Equal(["ChatController.Guarded openai-moderation", "ChatController.Open "], routes.Select(route => route.Entry + " " + string.Join(",", route.Guards)));
    }

    private static string[] Parts(string source)
    {
        var release = Show(Read(source, OptimizationLevel.Release));
        Assert.Equal(release, Show(Read(source, OptimizationLevel.Debug)));
        return release;
    }

    private static string[] Show(AssemblyEvidence evidence) => evidence.Parts
        .Select(part => $"{part.Kind} {part.Name} {(part.Approval switch { ToolApproval.Asked => "asked", ToolApproval.NotAsked => "not-asked", _ => "cannot-tell" })}").ToArray();

    private static AssemblyEvidence Read(string source, OptimizationLevel level)
    {
        var compilation = CSharpCompilation.Create(
            "App",
            [CSharpSyntaxTree.ParseText(SourceText.From(Usings + source, System.Text.Encoding.UTF8), path: "/repo/Program.cs")],
            StubAssemblies.Framework.Concat(StubAssemblies.Named(["AgentPackages"])),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: level, deterministic: true));
        var (image, pdb) = Compiled.Emit(compilation);
        return AssemblyEvidence.Read(image, pdb, LazyOptions.Value);
    }
}
