using System;
using System.IO;
using System.Linq;
using Vetted.Text;

namespace Vetted.Tool.Tests;

public sealed class AcceptCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vetted-accept-").FullName;

    public AcceptCommandTests()
    {
        File.WriteAllText(Path.Combine(_folder, "App.csproj"), """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="OllamaSharp" Version="5.5.2" /></ItemGroup></Project>""");
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), "var c = new OllamaSharp.OllamaApiClient(\"http://localhost\", \"llama3.2\");");
    }

    private string Policy => Path.Combine(_folder, "vetted.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_a_message_says_to_accept_is_accepted_and_not_told_again()
    {
        Assert.Contains("VET1003", Tool.Run("scan", _folder).Out, StringComparison.Ordinal);

        var (exitCode, output, error) = Accept("llama3.2", "--reason", "pilot", "--owner", "ai-platform", "--expires", "2027-05-31");

        Assert.True(exitCode == 0, output + error);
        var exception = Assert.Single(JsonParser.Parse(File.ReadAllText(Policy), out _)!.GetItems("exceptions"));
        Assert.Equal(("VET1003", "llama3.2", "pilot", "ai-platform", "2027-05-31"), (exception.GetString("rule"), exception.GetString("subject"), exception.GetString("reason"), exception.GetString("owner"), exception.GetString("expires")));
        Assert.DoesNotContain("VET1003", Tool.Run("scan", _folder).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_of_today_is_accepted_at_once()
    {
        Assert.Equal(0, Accept("--all", "--reason", "brownfield", "--owner", "team").ExitCode);

        var text = Tool.Run("scan", _folder, "--format", "jsonl").Out;
        Assert.DoesNotContain(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonParser.Parse(line, out _)!), line => line.GetString("kind") == "finding" && line.GetString("level") == "warning");
    }

    [Fact]
    public void Accepting_twice_writes_once()
    {
        Accept("llama3.2", "--reason", "pilot", "--owner", "me");
        var text = File.ReadAllText(Policy);

        Assert.Equal(0, Accept("llama3.2", "--rule", "VET1003", "--reason", "pilot", "--owner", "me").ExitCode);
        Assert.Equal(text, File.ReadAllText(Policy));
    }

    [Theory]
    [InlineData("llama3.2", "--owner", "me")]
    [InlineData("llama3.2", "--reason", "r")]
    [InlineData("--reason", "r", "--owner", "me")]
    [InlineData("nothing-like-it", "--reason", "r", "--owner", "me")]
    [InlineData("llama3.2", "--reason", "r", "--owner", "me", "--expires", "soon")]
    [InlineData("llama3.2", "--reason", "r", "--owner", "me", "--rule", "VET0000")]
    public void What_is_missing_or_wrong_is_told_and_nothing_is_written(params string[] arguments)
    {
        Assert.Equal(2, Accept(arguments).ExitCode);
        Assert.False(File.Exists(Policy));
    }

    [Fact]
    public void A_policy_that_is_no_JSON_is_left_alone()
    {
        File.WriteAllText(Policy, "{ \"enforce\": ");

        var (exitCode, _, error) = Accept("llama3.2", "--rule", "VET1003", "--reason", "r", "--owner", "me");

        Assert.Equal(2, exitCode);
        Assert.Contains("(1,", error, StringComparison.Ordinal);
        Assert.Equal("{ \"enforce\": ", File.ReadAllText(Policy));
    }

    [Fact]
    public void A_first_policy_is_written_once()
    {
        Assert.Equal(0, Tool.Run("init", _folder, "--profile", "strict").ExitCode);
        Assert.Contains("\"extends\": \"strict\"", File.ReadAllText(Policy), StringComparison.Ordinal);
        Assert.Equal(2, Tool.Run("init", _folder).ExitCode);
        Assert.Equal(2, Tool.Run("init", Path.Combine(_folder, "sub"), "--profile", "nonsense").ExitCode);
    }

    private (int ExitCode, string Out, string Error) Accept(params string[] arguments) => Tool.Run(["accept", "--path", _folder, .. arguments]);
}
