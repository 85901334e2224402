using System;
using System.IO;
using Vetted.Policy;

namespace Vetted.Tool.Tests;

public sealed class AttestCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vetted attest ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_report_is_hashed_and_stands_in_a_policy_that_reads_without_a_problem()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "docs"));
        File.WriteAllText(Path.Combine(_folder, "docs", "r.pdf"), "abc");

        var (exit, output, _) = Tool.Run("attest", "robustness", "--tool", "art", "--report", "docs/r.pdf", "--by", "me", "--date", "2026-10-01", "--path", _folder);

        Assert.Equal(0, exit);
        Assert.Contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", output, StringComparison.Ordinal);
        var attestation = Assert.Single(Policy().Declared.Attestations);
        Assert.Equal(("robustness", "art", "docs/r.pdf", "2026-10-01"), (attestation.Category, attestation.Tool, attestation.Report, attestation.Date));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", attestation.Sha256);
    }

    [Theory]
    [InlineData("{ }")]
    [InlineData("{\n  \"extends\": \"default\" // ours\n}")]
    [InlineData("{ \"declare\": { } }")]
    [InlineData("{\n  \"declare\": {\n    \"product\": { \"commercial\": true }\n  }\n}")]
    [InlineData("{ \"declare\": { \"attestations\": [] } }")]
    [InlineData("{\n  \"declare\": {\n    \"attestations\": [\n      { \"category\": \"privacy\", \"link\": \"https://x.example\", \"date\": \"2026-01-01\", \"by\": \"you\" } // first\n    ]\n  }\n}")]
    public void It_is_added_to_whatever_stands_there_and_twice_is_once(string before)
    {
        var file = Path.Combine(_folder, "vetted.json");
        File.WriteAllText(file, before);
        string[] arguments = ["attest", "fairness", "--tool", "aif360", "--link", "https://reports.example/fairness", "--by", "me", "--date", "2026-10-01", "--path", _folder];

        Assert.Equal(0, Tool.Run(arguments).ExitCode);
        Assert.Contains(Policy().Declared.Attestations, one => one is { Category: "fairness", Tool: "aif360" });
        var once = File.ReadAllText(file);
        Assert.Equal(0, Tool.Run(arguments).ExitCode);
        Assert.Equal(once, File.ReadAllText(file));
    }

    [Theory]
    [InlineData("nothing-known", "--link", "https://x.example")]
    [InlineData("robustness", "--report", "docs/missing.pdf")]
    [InlineData("robustness", "--report", "../outside.pdf")]
    [InlineData("robustness", "--reason", "no need")]
    public void A_mistake_is_told_and_nothing_is_written(string subject, string option, string value)
    {
        Assert.Equal(2, Tool.Run("attest", subject, option, value, "--by", "me", "--path", _folder).ExitCode);
        Assert.False(File.Exists(Path.Combine(_folder, "vetted.json")));
    }

    private EffectivePolicy Policy()
    {
        var (policy, problems) = PolicyReader.Read([new PolicyInput("vetted.json", File.ReadAllText(Path.Combine(_folder, "vetted.json")))], Catalog.AiCatalog.Shared, _ => null);
        Assert.Empty(problems);
        return policy;
    }
}
