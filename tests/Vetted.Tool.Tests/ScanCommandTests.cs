using System;
using System.IO;
using System.Linq;
using Vetted.Text;

namespace Vetted.Tool.Tests;

public sealed class ScanCommandTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
          <ItemGroup><PackageReference Include="OllamaSharp" Version="5.5.2" /></ItemGroup>
        </Project>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("vetted-scan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_model_is_found_in_code_that_was_never_restored()
    {
        Write("src/App/App.csproj", Project);
        Write("src/App/Program.cs", """
            using OllamaSharp;
            var model = "llama3.2";
            var client = new OllamaApiClient(new Uri("http://localhost:11434"), model);
            """);

        var model = Assert.Single(Lines("--format", "jsonl"), line => line.GetString("kind") == "model");

        Assert.Equal(("src/App/Program.cs", 2L, 13L, "llama3.2"), (model.GetString("file"), model.GetInteger("line"), model.GetInteger("column"), model.GetString("text")));
        Assert.Equal(("Meta", "restricted", "selected"), (model.GetString("publisher"), model.GetString("class"), model.GetString("use")));
    }

    [Fact]
    public void Configuration_packages_and_findings_are_told_with_their_places()
    {
        Write("App.csproj", Project);
        Write("Program.cs", "Console.WriteLine(1);");
        Write("appsettings.json", "{\n  \"Ollama\": {\n    \"Model\": \"llama3.2\"\n  }\n}\n");

        var lines = Lines("--format", "jsonl");

        Assert.Contains(lines, line => line.GetString("kind") == "model" && line.GetString("file") == "appsettings.json" && line.GetInteger("line") == 3);
        Assert.Contains(lines, line => line.GetString("kind") == "package" && line.GetString("id") == "OllamaSharp" && line.GetInteger("line") == 3);
        Assert.Contains(lines, line => line.GetString("kind") == "finding" && line.GetString("rule") == "VET1003" && line.GetString("file") == "appsettings.json");
    }

    [Fact]
    public void A_constant_of_another_project_is_followed()
    {
        Write("Names/Names.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        Write("Names/Names.cs", "namespace Names { public static class Models { public const string Chat = \"phi\"; } }");
        Write("App/App.csproj", Project.Replace("</Project>", """<ItemGroup><ProjectReference Include="../Names/Names.csproj" /></ItemGroup></Project>""", StringComparison.Ordinal));
        Write("App/Program.cs", "var client = new OllamaSharp.OllamaApiClient(new Uri(\"http://localhost\"), Names.Models.Chat);");

        Assert.Contains(Lines("--format", "jsonl"), line => line.GetString("kind") == "model" && line.GetString("text") == "phi");
    }

    [Fact]
    public void An_app_hosts_names_are_resolved_in_the_projects_it_starts()
    {
        Write("AppHost/AppHost.csproj", """<Project Sdk="Aspire.AppHost.Sdk/13.0.0"><ItemGroup><PackageReference Include="CommunityToolkit.Aspire.Hosting.Ollama" /><ProjectReference Include="../Api/Api.csproj" /></ItemGroup></Project>""");
        Write("AppHost/Program.cs", "var builder = DistributedApplication.CreateBuilder(args);\nvar chat = builder.AddOllama(\"ollama\").AddModel(\"chat\", \"llama3.2\");\nbuilder.AddProject<Projects.Api>(\"api\").WithReference(chat);\n");
        Write("Api/Api.csproj", Project);
        Write("Api/Program.cs", "builder.AddOllamaApiClient(\"chat\").AddChatClient();");
        Write("Other/Other.csproj", Project);
        Write("Other/Program.cs", "builder.AddOllamaApiClient(\"chat\").AddChatClient();");

        var findings = Lines("--format", "jsonl").Where(line => line.GetString("kind") == "finding" && line.GetString("rule") == "VET1003").ToArray();

        Assert.Equal(2, findings.Length);
        Assert.All(findings, finding => Assert.Equal(("AppHost/Program.cs", 2L), (finding.GetString("file"), finding.GetInteger("line"))));
    }

    [Theory]
    [InlineData("chat.cs", "#:package OllamaSharp@5.5.2\nvar client = new OllamaSharp.OllamaApiClient(\"http://localhost:11434\", \"llama3.2\");\n")]
    [InlineData("chat.csx", "#r \"nuget: OllamaSharp, 5.5.2\"\nvar client = new OllamaSharp.OllamaApiClient(\"http://localhost:11434\", \"llama3.2\");\n")]
    public void A_program_of_one_file_names_its_packages_and_its_model(string file, string text)
    {
        Write(file, text);
        var lines = Lines("--format", "jsonl");
        Assert.Equal(("OllamaSharp", "5.5.2", 1L), Assert.Single(lines.Where(line => line.GetString("kind") == "package").Select(line => (line.GetString("id")!, line.GetString("version")!, line.GetInteger("line")!.Value))));
        Assert.Equal((file, 2L, "llama3.2"), Assert.Single(lines.Where(line => line.GetString("kind") == "model").Select(line => (line.GetString("file")!, line.GetInteger("line")!.Value, line.GetString("text")!))));
    }

    [Fact]
    public void A_typed_constant_is_told_as_it_stands_in_the_source()
    {
        Write("AppHost/AppHost.csproj", """<Project Sdk="Aspire.AppHost.Sdk/13.0.0"><ItemGroup><PackageReference Include="Aspire.Hosting.Foundry" /></ItemGroup></Project>""");
        Write("AppHost/Program.cs", "var chat = foundry.AddDeployment(\"chat\", FoundryModel.OpenAI.Gpt5Mini);");
        var model = Assert.Single(Lines("--format", "jsonl"), line => line.GetString("kind") == "model");
        Assert.Equal(("FoundryModel.OpenAI.Gpt5Mini", "gpt-5", "enum"), (model.GetString("text"), model.GetString("family"), model.GetString("form")));
    }

    [Theory]
    [InlineData("Properties/launchSettings.json", "{ \"profiles\": { \"http\": { \"environmentVariables\": { \"Fast__Model\": \"o1\" } } } }")]
    [InlineData("appsettings.Production.json", "{ \"Fast\": { \"Model\": \"o1\" } }")]
    [InlineData(".env", "Fast__Model=o1")]
    [InlineData("local.settings.json", "{ \"Values\": { \"Fast__Model\": \"o1\" } }")]
    [InlineData("docker-compose.yml", "services:\n  app:\n    environment:\n      - Fast__Model=o1\n")]
    public void Options_are_filled_from_every_file_of_the_environment(string file, string text)
    {
        Write("App.csproj", Project.Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web", StringComparison.Ordinal));
        Write("Program.cs", "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.Configure<Chat>(builder.Configuration.GetSection(\"Fast\"));\nclass Chat { public string Model { get; set; } = \"\"; }\nclass Use(IOptions<Chat> chat) { object Make() => new OllamaSharp.OllamaApiClient(\"http://x\", chat.Value.Model); }\n");
        Write(file, text);

        Assert.Equal((file, "o1", "selected"), Assert.Single(Lines("--format", "jsonl").Where(line => line.GetString("kind") == "model").Select(line => (line.GetString("file")!, line.GetString("text")!, line.GetString("use")!))));
    }

    [Fact]
    public void A_checkout_without_AI_gives_nothing()
    {
        Write("App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        Write("Car.cs", "class Car { public string Model { get; set; } = \"Explorer\"; string o1 = \"o1\"; string Command = \"Command\"; }");
        Write("cars.json", """[ { "Model": "Mistral", "Name": "o3" } ]""");

        Assert.Empty(Lines("--format", "jsonl"));
        Assert.StartsWith("No AI found", Run([_folder]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_called_an_engine_is_a_choice_of_a_model_only_where_there_is_AI()
    {
        Write("Game/Game.csproj", """<Project Sdk="Microsoft.NET.Sdk"></Project>""");
        Write("Game/Game.cs", """class Game { string Engine(System.Collections.Generic.Dictionary<string, string> settings) => settings["engine"]; }""");
        Write("Chat/Chat.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="OpenAI" Version="2.2.0" /></ItemGroup></Project>""");
        Write("Chat/Chat.cs", """class Chat { string Engine(System.Collections.Generic.Dictionary<string, string> settings) => settings["engine"]; }""");

        var places = Lines("--format", "jsonl").Where(line => line.GetString("kind") == "unknown").Select(line => line.GetString("file"));

        Assert.Equal(["Chat/Chat.cs"], places);
    }

    [Fact]
    public void A_file_that_a_loader_takes_is_a_model_whatever_it_is_called()
    {
        Write("Prices.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Microsoft.ML" Version="0.0.1" /></ItemGroup></Project>""");
        Write("Prices.cs", """
            using Microsoft.ML;
            class Prices
            {
                void Read(MLContext context, string folder)
                {
                    var path = System.IO.Path.Combine(folder, "prices.zip");
                    var report = System.IO.Path.Combine(folder, "report.zip");
                    var model = context.Model.Load(path, out var schema);
                }
            }
            """);

        Assert.Equal(["prices.zip"], Lines("--format", "jsonl").Where(line => line.GetString("kind") == "model").Select(line => line.GetString("text")));
    }

    [Theory]
    [InlineData("9.0.5", "9.0.10")]
    [InlineData("11.0.0", "10.0.14")]
    [InlineData("", "10.0.14")]
    public void The_assemblies_of_the_nearest_version_are_taken(string wanted, string chosen) =>
        Assert.Equal(chosen, Scan.ReferencePool.Nearest(["9.0.0", "10.0.14", "9.0.10", "tools"], Vetted.Inventory.NuGetVersion.TryParse(wanted)));

    [Fact]
    public void Razor_FSharp_and_Visual_Basic_are_read_too()
    {
        Write("Web/Web.csproj", Project.Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web", StringComparison.Ordinal));
        Write("Web/Chat.razor", "<h1>Chat</h1>\n@code {\n    private string model = \"gpt-4o-mini\";\n}\n");
        Write("Fs/Fs.fsproj", Project);
        Write("Fs/Program.fs", "let model = \"llama3.2\"\n// let other = \"gpt-4\"\n");
        Write("Vb/Vb.vbproj", Project);
        Write("Vb/Program.vb", "Module Program\n  Private Const Model As String = \"claude-3-5-haiku-20241022\"\nEnd Module\n");

        var found = Lines("--format", "jsonl").Where(line => line.GetString("kind") == "model").Select(line => $"{line.GetString("file")}:{line.GetInteger("line")} {line.GetString("text")}").ToArray();

        Assert.Equal(["Fs/Program.fs:1 llama3.2", "Vb/Program.vb:2 claude-3-5-haiku-20241022", "Web/Chat.razor:3 gpt-4o-mini"], found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_projects_of_a_solution_are_told()
    {
        Write("A/A.csproj", Project);
        Write("A/Program.cs", "class P { string m = \"gpt-4o-mini\"; }");
        Write("B/B.csproj", Project);
        Write("B/Program.cs", "class P { string m = \"gpt-4o\"; }");
        Write("One.slnx", """<Solution><Project Path="A/A.csproj" /></Solution>""");

        var models = JsonLines(Run([Path.Combine(_folder, "One.slnx"), "--format", "jsonl"]).Output).Where(line => line.GetString("kind") == "model");

        Assert.Equal("A/Program.cs", Assert.Single(models).GetString("file"));
    }

    [Fact]
    public void The_policy_of_the_checkout_decides_the_exit_code()
    {
        Write("App.csproj", Project);
        Write("Program.cs", "class P { string m = \"llama3.2\"; static void Main() { new OllamaSharp.OllamaApiClient(\"\", \"llama3.2\"); } }");
        Assert.Equal(0, Run([_folder]).ExitCode);

        Write("vetted.json", """{ "models": { "licences": { "deny": ["restricted"] } } }""");
        var (exitCode, output, _) = Run([_folder]);

        Assert.Equal(1, exitCode);
        Assert.Contains("VET1003", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_the_organisations_own_catalog_is_judged_and_one_that_nobody_knows_is_not_told()
    {
        Write("App.csproj", Project);
        Write("Program.cs", "var c = new OllamaSharp.OllamaApiClient(\"\", \"contoso-7b\"); var d = new OllamaSharp.OllamaApiClient(\"\", \"fabrikam-7b\");");
        Write("build/own.json", """{ "models": [ { "id": "contoso-*", "name": "Contoso GPT", "licences": ["cc-by-nc-4.0"], "sources": ["x"], "reviewed": "2026-01-01" } ] }""");
        Write("vetted.json", """{ "catalog": "build/own.json", "models": { "licences": { "deny": ["non-commercial"] } } }""");

        var (exitCode, output, _) = Run([_folder]);

        Assert.Equal(1, exitCode);
        Assert.Contains("VET1003: Contoso GPT", output, StringComparison.Ordinal);
        Assert.DoesNotContain("VET1003: fabrikam", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sarif", "\"version\": \"2.1.0\"")]
    [InlineData("cyclonedx", "\"bomFormat\": \"CycloneDX\"")]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("md", "| Model | Publisher |")]
    [InlineData("table", "llama3.2")]
    public void Every_format_is_written(string format, string part)
    {
        Write("App.csproj", Project);
        Write("Program.cs", "var c = new OllamaSharp.OllamaApiClient(\"http://localhost\", \"llama3.2\");");

        Assert.Contains(part, Run([_folder, "--format", format]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_does_not_exist_is_told() => Assert.Equal(2, Run([Path.Combine(_folder, "nowhere")]).ExitCode);

    [Fact]
    public void Properties_that_refer_to_themselves_do_not_grow_without_end()
    {
        Write("Directory.Build.props", "<Project><PropertyGroup>" + string.Concat(Enumerable.Repeat("<NoWarn>$(NoWarn);$(NoWarn);A</NoWarn>", 20)) + "</PropertyGroup></Project>");
        Write("App.csproj", Project);

        Assert.Equal(0, Run([_folder]).ExitCode);
    }

    private JsonValue[] Lines(params string[] options) => JsonLines(Run([_folder, .. options]).Output);

    private static JsonValue[] JsonLines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonParser.Parse(line, out _)!).ToArray();

    private static (int ExitCode, string Output, string Error) Run(string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        return (Program.Run(["scan", .. args], TextReader.Null, output, error), output.ToString(), error.ToString());
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
