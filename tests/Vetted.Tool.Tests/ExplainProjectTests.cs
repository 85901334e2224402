using System;
using System.IO;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Tool.Tests;

public sealed class ExplainProjectTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vetted-explain-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_denied_model_is_explained_with_the_line_that_decided_and_three_that_are_allowed()
    {
        WriteProject("""
            {
              "models": {
                "licences": { "deny": ["restricted"] }
              }
            }
            """);

        var (exitCode, said, error) = Tool.Run("explain", "VET1003", "--project", Path.Combine(_folder, "App"));

        Assert.True(exitCode == 0, error);
        Assert.Contains("llama3.1:8b comes under the Llama 3.1 Community License (Meta)", said, StringComparison.Ordinal);
        Assert.Contains("decided    denied by vetted.json(3,", said, StringComparison.Ordinal);
        Assert.Contains(": restricted", said, StringComparison.Ordinal);
        Assert.Contains("at         App/Program.cs(3,13)", said, StringComparison.Ordinal);
        Assert.Equal(3, said.Split("\n  instead    ").Length - 1);
        Assert.Contains("Apache License 2.0", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_is_explained_with_the_chain_that_brought_it_and_its_exception()
    {
        WriteProject("""
            { "packages": { "scope": "all", "licences": { "deny": ["GPL-3.0-only"] } },
              "exceptions": [ { "rule": "VET1001", "subject": "Copyleft.Lib", "reason": "not shipped", "owner": "legal", "expires": "2027-01-31" } ] }
            """);

        var (_, said, _) = Tool.Run("explain", "VET1001", "copyleft.lib", "--project", Path.Combine(_folder, "App", "App.csproj"));

        Assert.Contains("comes by   Contoso.Helper > Copyleft.Lib 1.0.0", said, StringComparison.Ordinal);
        Assert.Contains("decided    accepted by an exception: not shipped", said, StringComparison.Ordinal);
        Assert.Contains("exception  vetted.json(2,", said, StringComparison.Ordinal);
        Assert.Contains("not shipped (legal, until 2027-01-31)", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_rule_finds_nothing_the_rules_that_do_are_named()
    {
        WriteProject("{}");

        var (exitCode, said, _) = Tool.Run("explain", "VET3003", "llama3.1*", "--project", Path.Combine(_folder, "App"));

        Assert.Equal(0, exitCode);
        Assert.Contains("It finds nothing about llama3.1* here.", said, StringComparison.Ordinal);
        Assert.Contains("Other rules do: VET1003 (llama3.1:8b)", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("llama3.1", "name one, such as VET1003")]
    [InlineData("VET1003", "build it once")]
    public void What_is_wrong_with_the_question_is_told(string subject, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "App"));
        File.WriteAllText(Path.Combine(_folder, "App", "App.csproj"), "<Project />");

        var (exitCode, _, error) = Tool.Run("explain", subject, "--project", Path.Combine(_folder, "App"));

        Assert.Equal(2, exitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    private void WriteProject(string policy)
    {
        var seen = Directory.CreateDirectory(Path.Combine(_folder, "App", "obj", "Debug", "net10.0", "vetted")).FullName;
        File.WriteAllText(Path.Combine(_folder, "App", "App.csproj"), "<Project />");
        File.WriteAllText(Path.Combine(_folder, "vetted.json"), policy);
        File.WriteAllText(Path.Combine(seen, "inventory.json"), InventoryJson.Write(new ProjectInventory
        {
            Name = "App",
            ProjectFile = "App/App.csproj",
            Packages = [new Package { Id = "Copyleft.Lib", Version = "1.0.0", Licence = "GPL-3.0-only", LicenceSource = LicenceSource.Expression, Origin = PackageOrigin.Transitive, Path = ["Contoso.Helper", "Copyleft.Lib"] }],
            Models = [new ModelReference { Text = "llama3.1:8b", Identity = AiCatalog.Shared.Identify("llama3.1:8b"), Evidence = new Inventory.Evidence(Technique.Binary, new Place("App/Program.cs", 3, 13)) }],
        }));
    }
}
