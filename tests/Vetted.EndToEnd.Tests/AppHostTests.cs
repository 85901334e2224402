using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Vetted.EndToEnd.Tests;

/// <summary>An app host, the project that it starts, and the name that both have for a model. The packages are stand-ins; the references are as Aspire's SDK writes them.</summary>
[Collection(Builds.Name)]
public class AppHostTests(PackedVetted vetted)
{
    private const string Hosting = """
        namespace Aspire.Hosting
        {
            public class Builder { public object AddProject(string name) => this; }
            public static class OllamaResourceBuilderExtensions { public static object AddModel(this Builder builder, string name, string modelName) => builder; }
        }
        """;

    private const string Connecting = """
        namespace Microsoft.Extensions.Hosting { public static class AspireOllamaSharpExtensions { public static object AddOllamaApiClient(string connectionName) => connectionName; } }
        """;

    [Fact]
    public void An_app_host_knows_the_model_behind_the_name_that_a_project_asks_for()
    {
        var workspace = Write();

        var first = workspace.Build("AppHost").Succeeded();
        var bill = workspace.Read("AppHost", "bin", "Debug", "net10.0", "AppHost.aibom.cdx.json");
        var again = workspace.Build("AppHost").Succeeded();
        workspace.Write("vetted.json", """{ "models": { "licences": { "deny": ["restricted"] } } }""");
        var enforced = workspace.Build("AppHost", "-graph", "-p:VettedEnforce=true").Failed();
        File.Delete(workspace.At("vetted.json"));
        workspace.Write("Api/Program.cs", Asking("other"));
        var other = workspace.Build("AppHost").Succeeded();

        Assert.Equal(["VET1003 Program.cs(3)", "VET2001 Api.csproj(9)"], first.Warnings);
        Assert.Contains("Vetted: llama3.2 is \"chat\" at Api/Program.cs(3,1)", first.Summaries);
        Assert.Contains("Api/Program.cs", bill, StringComparison.Ordinal);
        Assert.Equal(first.Warnings, again.Warnings);
        Assert.Contains("Vetted: llama3.2 is \"chat\" at Api/Program.cs(3,1)", again.Summaries);
        Assert.Equal(0, again.Compilations);
        Assert.Equal(["VET1003 Program.cs(3)"], enforced.Errors);
        Assert.Contains("llama3.2 (\"chat\" at Api/Program.cs(3,1)) comes under", Assert.Single(enforced.Messages, message => message.Contains("llama3.2", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(first.Warnings, other.Warnings);
        Assert.DoesNotContain(other.Summaries, line => line.Contains("\"chat\"", StringComparison.Ordinal));
    }

    private Workspace Write()
    {
        var workspace = vetted.NewWorkspace("apphost");
        workspace.Write(".git/HEAD", "ref: refs/heads/main\n");
        WritePackage("CommunityToolkit.Aspire.Hosting.Ollama", Hosting);
        WritePackage("CommunityToolkit.Aspire.OllamaSharp", Connecting);
        WriteProject(workspace, "Api", "CommunityToolkit.Aspire.OllamaSharp", "", Asking("chat"));
        WriteProject(
            workspace,
            "AppHost",
            "CommunityToolkit.Aspire.Hosting.Ollama",
            """<ProjectReference Include="../Api/Api.csproj" ReferenceOutputAssembly="false" SkipGetTargetFrameworkProperties="true" Private="false" />""",
            """
            using Aspire.Hosting;
            var builder = new Builder();
            var chat = builder.AddModel("chat", "llama3.2");
            System.GC.KeepAlive(builder.AddProject("api"));
            """);
        return workspace;
    }

    private static string Asking(string name) => "using Microsoft.Extensions.Hosting;\n\nSystem.GC.KeepAlive(AspireOllamaSharpExtensions.AddOllamaApiClient(\"" + name + "\"));\n";

    private static void WriteProject(Workspace workspace, string name, string package, string reference, string code)
    {
        workspace.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                {(name == "AppHost" ? "<IsAspireHost>true</IsAspireHost><AspireHostingSDKVersion>13.6.4</AspireHostingSDKVersion>" : "")}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="{workspace.Version}" />
                {workspace.VettedReference}
                {reference}
              </ItemGroup>
            </Project>
            """);
        workspace.Write($"{name}/Program.cs", code);
    }

    private void WritePackage(string id, string source)
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var runtime = Directory.GetFiles(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), "System.Runtime.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(id, [CSharpSyntaxTree.ParseText(source)], [MetadataReference.CreateFromFile(runtime)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        vetted.WritePackage(id, "", ("lib/net10.0/" + id + ".dll", image.ToArray()));
    }
}
