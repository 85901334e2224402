using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.VisualBasic;
using Vetted.Conformance;
using Vetted.Inventory;

namespace Vetted.Source.Tests;

/// <summary>Agents, functions offered to models, MCP servers and clients, bound and unbound.</summary>
public sealed class AgentSpecs
{
    private const string Usings = "using System; using System.Linq; using System.Threading.Tasks; using Microsoft.Extensions.AI; using Microsoft.Agents.AI; using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.Agents; "
        + "using ModelContextProtocol.Client; using ModelContextProtocol.Server; using Microsoft.Extensions.DependencyInjection;\n";

    [Theory]
    [InlineData("IChatClient c = null; var a = c.AsAIAgent(instructions: \"be kind\", name: \"helper\");", "agent helper cannot-tell")]
    [InlineData("IChatClient c = null; var travel = new ChatClientAgent(c);", "agent travel cannot-tell")]
    [InlineData("var a = new ChatCompletionAgent { Name = \"Travel\" };", "agent Travel cannot-tell")]
    [InlineData("var t = AIFunctionFactory.Create(Shop.Refund);", "tool Refund not-asked")]
    [InlineData("var t = AIFunctionFactory.Create(() => 1, \"count\");", "tool count not-asked")]
    [InlineData("var t = AIFunctionFactory.Create(() => 1, new AIFunctionFactoryOptions { Name = \"count\" });", "tool count not-asked")]
    [InlineData("var t = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Shop.Refund));", "tool Refund asked")]
    [InlineData("var f = AIFunctionFactory.Create(Shop.Refund); var t = new ApprovalRequiredAIFunction(f);", "tool Refund asked")]
    [InlineData("var t = new HostedMcpServerTool(\"files\", \"https://mcp.example\") { ApprovalMode = HostedMcpServerToolApprovalMode.AlwaysRequire };", "mcp-server files asked")]
    [InlineData("var t = new HostedMcpServerTool(\"files\", \"https://mcp.example\") { ApprovalMode = HostedMcpServerToolApprovalMode.NeverRequire };", "mcp-server files automatic")]
    [InlineData("var files = await McpClient.CreateAsync(null); var tools = await files.ListToolsAsync();", "mcp-client files not-asked")]
    [InlineData("var files = await McpClient.CreateAsync(null); var all = (await files.ListToolsAsync()).Select(one => new ApprovalRequiredAIFunction(one)).ToList();", "mcp-client files asked")]
    [InlineData("IServiceCollection s = null; s.AddMcpServer();", "mcp-server AddMcpServer cannot-tell")]
    public void A_part_has_its_name_and_its_approval(string source, string expected) =>
        Assert.Equal([expected], Parts(Compile(Usings + source + "\nstatic class Shop { public static int Refund() => 1; }")));

    [Fact]
    public void An_attribute_names_the_method_it_stands_on() => Assert.Equal(
        ["tool Weather not-asked", "tool sum not-asked", "mcp-tool Files cannot-tell"],
        Parts(Compile(Usings + """
            Console.WriteLine();
            class Plugin
            {
                [KernelFunction] public string Weather() => "";
                [Obsolete, KernelFunction("sum")] public int Add() => 1;
                [McpServerTool] public string Files() => "";
            }
            """)));

    [Fact]
    public void One_wrapped_tool_does_not_wrap_its_neighbour() => Assert.Equal(
        ["tool Refund asked", "tool Delete not-asked"],
        Parts(Compile(Usings + """
            var refund = AIFunctionFactory.Create(Shop.Refund);
            var delete = AIFunctionFactory.Create(Shop.Delete);
            AITool[] tools = [new ApprovalRequiredAIFunction(refund), delete];
            static class Shop { public static int Refund() => 1; public static int Delete() => 1; }
            """)));

    [Theory]
    [InlineData("var t = Factory.Create(() => 1); static class Factory { public static object Create(Func<int> f) => f; }")]
    [InlineData("var a = new ChatClientAgent(); class ChatClientAgent { }")]
    [InlineData("var a = \"AsAIAgent\";")]
    public void What_only_looks_like_one_is_none(string source) => Assert.Empty(Parts(Compile("using System; " + source)));

    [Fact]
    public void Visual_basic_names_them_too() => Assert.Equal(
        ["tool Weather not-asked", "tool count not-asked"],
        Parts(VisualBasicCompilation.Create(
            "App",
            [VisualBasicSyntaxTree.ParseText("""
                Imports Microsoft.Extensions.AI
                Imports Microsoft.SemanticKernel
                Class Plugin
                    <KernelFunction>
                    Public Function Weather() As String
                        Return ""
                    End Function
                    Public Sub Offer()
                        Dim t = AIFunctionFactory.Create(New System.Func(Of String)(AddressOf Weather), "count")
                    End Sub
                End Class
                """, path: "Program.vb")],
            StubAssemblies.Framework.Concat(StubAssemblies.Named(["AgentPackages"])),
            new VisualBasicCompilationOptions(OutputKind.DynamicallyLinkedLibrary))));

    [Fact]
    public void A_scan_without_the_packages_counts_by_names()
    {
        var compilation = Compile(Usings + """
            var agent = chatClient.AsAIAgent(instructions: "be kind", name: "helper", tools: [AIFunctionFactory.Create(Shop.Refund), new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Shop.Delete))]);
            var other = new ChatCompletionAgent { Name = "Travel" };
            static class Shop { [KernelFunction("refund")] public static int Refund() => 1; [KernelFunction] public static int Delete() => 1; }
            """, withPackages: false);
        var evidence = ScanEvidence.Collect(compilation, SourceKnowledge.Shared, SourceSettings.Default);
        Assert.Equal(["agent Travel cannot-tell", "agent helper cannot-tell", "tool Delete asked", "tool Delete not-asked", "tool Refund not-asked", "tool refund not-asked"], Show(evidence).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Offered_functions_are_tool_calling_and_an_agent_is_an_agent()
    {
        var evidence = SourceEvidence.Collect(Compile(Usings + "IChatClient c = null; c.AsAIAgent(tools: [AIFunctionFactory.Create(() => 1, \"one\")]); FunctionChoiceBehavior.Auto();"), SourceKnowledge.Shared, SourceSettings.Default);
        Assert.Equal(["agents", "tool-calling", "tool-calling"], evidence.Trees.SelectMany(tree => tree.Capabilities).Select(one => one.Fact.Name).Order(StringComparer.Ordinal));
    }

    internal static CSharpCompilation Compile(string source, bool withPackages = true) => CSharpCompilation.Create(
        "App",
        [CSharpSyntaxTree.ParseText(source, path: "Program.cs")],
        withPackages ? StubAssemblies.Framework.Concat(StubAssemblies.Named(["AgentPackages"])) : StubAssemblies.Framework,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication));

    private static string[] Parts(Compilation compilation)
    {
        var mistakes = compilation.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.True(mistakes.Length == 0, string.Join("\n", mistakes.Select(one => one.ToString())));
        return Show(SourceEvidence.Collect(compilation, SourceKnowledge.Shared, SourceSettings.Default));
    }

    private static string[] Show(SourceEvidence evidence) => evidence.Trees.SelectMany(tree => tree.Parts).Select(one => one.Fact)
        .Select(part => $"{part.Kind} {part.Name} {(part.Approval switch { ToolApproval.Asked => "asked", ToolApproval.NotAsked => "not-asked", ToolApproval.Automatic => "automatic", _ => "cannot-tell" })}").ToArray();
}
