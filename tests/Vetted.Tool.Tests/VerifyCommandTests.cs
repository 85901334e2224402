using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vetted.Catalog;
using Vetted.Evidence.Artefacts;
using Vetted.Reports;

namespace Vetted.Tool.Tests;

public sealed class VerifyCommandTests : IDisposable
{
    private const string Deps = """
        { "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0" },
          "targets": { ".NETCoreApp,Version=v10.0": { "App/1.0.0": { "runtime": { "App.dll": {} } } } },
          "libraries": { "App/1.0.0": { "type": "project" } } }
        """;

    private const string DeniesRestricted = """{ "models": { "licences": { "deny": ["restricted"] } } }""";
    private const string AllowsEverything = """{ "models": { "licences": { "allow": ["open", "restricted", "hosted-terms"] } } }""";
    private readonly string _folder = Directory.CreateTempSubdirectory("vetted-verify-").FullName;

    private string Publish => Path.Combine(_folder, "publish");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_denied_model_in_the_assembly_fails_with_rule_and_place()
    {
        WriteApplication("llama3.2");
        WriteBom();

        var (exitCode, output, _) = Verify(DeniesRestricted);

        Assert.Equal(1, exitCode);
        Assert.Contains("error VET1003", output, StringComparison.Ordinal);
        Assert.Contains("llama3.2", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_artefact_whose_bill_agrees_and_whose_models_are_allowed_passes()
    {
        WriteApplication("llama3.2");
        WriteBom();

        var (exitCode, output, error) = Verify(AllowsEverything);

        Assert.True(exitCode == 0, output + error);
        Assert.Contains("nothing is denied", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bill_that_leaves_a_model_out_fails()
    {
        WriteApplication("llama3.2");
        File.WriteAllText(Path.Combine(Publish, "App.aibom.cdx.json"), """{ "bomFormat": "CycloneDX", "specVersion": "1.7", "components": [] }""");

        var (exitCode, output, _) = Verify(AllowsEverything);

        Assert.Equal(1, exitCode);
        Assert.Contains("VET9002", output, StringComparison.Ordinal);
        Assert.Contains("does not list", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_artefact_with_AI_and_without_a_bill_fails()
    {
        WriteApplication("llama3.2");

        Assert.Contains("no bill of materials", Verify(AllowsEverything).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_swapped_weight_file_fails()
    {
        WriteApplication("gpt-4o-mini");
        var weights = Path.Combine(Publish, "weights.gguf");
        File.WriteAllBytes(weights, [.. "GGUF"u8, 3, 0, 0, 0, .. new byte[16]]);
        WriteBom();
        Assert.Equal(0, Verify("{}").ExitCode);

        var stamp = File.GetLastWriteTimeUtc(weights);
        File.WriteAllBytes(weights, [.. "GGUF"u8, 3, 0, 0, 0, .. new byte[15], 1]);
        File.SetLastWriteTimeUtc(weights, stamp);

        Assert.Equal(1, Verify("{}").ExitCode);
    }

    [Fact]
    public void A_policy_in_the_artefact_changes_nothing()
    {
        WriteApplication("llama3.2");
        WriteBom();
        File.WriteAllText(Path.Combine(Publish, "vetted.json"), """{ "exceptions": [ { "rule": "VET1003", "subject": "llama3.2", "reason": "mine", "owner": "me", "expires": "2099-01-01" } ] }""");

        Assert.Equal(1, Verify(DeniesRestricted).ExitCode);
    }

    [Fact]
    public void An_artefact_without_AI_passes_without_a_bill()
    {
        WriteApplication("no model at all");

        Assert.Equal(0, Verify(DeniesRestricted).ExitCode);
    }

    [Fact]
    public void An_exception_of_the_policy_lifts_the_denial_until_it_expires()
    {
        WriteApplication("llama3.2");
        WriteBom();
        const string Policy = """{ "models": { "licences": { "deny": ["restricted"] } }, "exceptions": [ { "rule": "VET1003", "subject": "llama3.2", "reason": "pilot", "owner": "ai-platform", "expires": "2027-05-31" } ] }""";

        Assert.Equal(0, Verify(Policy, "--as-of", "2026-11-24").ExitCode);
        Assert.Equal(0, Verify(Policy, "--as-of", "2027-05-31").ExitCode);
        var expired = Verify(Policy, "--as-of", "2027-06-01");
        Assert.Equal(1, expired.ExitCode);
        Assert.Contains("VET4002", expired.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_with_a_mistake_fails_and_is_told_with_its_place()
    {
        WriteApplication("gpt-4o-mini");
        WriteBom();

        var (exitCode, output, _) = Verify("{\n  \"modells\": {}\n}");

        Assert.Equal(1, exitCode);
        Assert.Contains("(2,3)", output, StringComparison.Ordinal);
        Assert.Contains("VET9001", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_is_not_the_pinned_one_or_is_missing_stops_before_judging()
    {
        WriteApplication("gpt-4o-mini");
        var policy = Path.Combine(_folder, "policy.json");
        File.WriteAllText(policy, AllowsEverything);
        var hash = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(policy)));

        Assert.Equal(2, Tool.Run("verify", Publish, "--policy", policy, "--policy-sha256", new string('0', 64)).ExitCode);
        Assert.NotEqual(2, Tool.Run("verify", Publish, "--policy", policy, "--policy-sha256", hash).ExitCode);
        Assert.Equal(2, Tool.Run("verify", Publish, "--policy", policy + ".gone").ExitCode);
        Assert.Equal(2, Tool.Run("verify", Publish + ".gone", "--policy", policy).ExitCode);
        Assert.Equal(2, Tool.Run("verify", Publish, "--policy", policy, "--as-of", "yesterday").ExitCode);
    }

    [Fact]
    public void Every_truncation_of_an_assembly_is_told_and_never_clean()
    {
        WriteApplication("llama3.2");
        WriteBom();
        var path = Path.Combine(Publish, "App.dll");
        var image = File.ReadAllBytes(path);
        foreach (var length in new[] { 0, 10, 64, 200, image.Length / 2 })
        {
            File.WriteAllBytes(path, image[..length]);

            Assert.True(Verify(DeniesRestricted).ExitCode != 0, $"an assembly cut to {length} bytes passed");
        }
    }

    [Theory]
    [InlineData("cc-by-nc-4.0", "Contoso GPT")]
    [InlineData("apache-2.0", "under a central policy")]
    public void A_catalog_beside_the_policy_finds_more_and_betters_nothing_undelegated(string licence, string told)
    {
        WriteApplication("contoso-7b");
        File.WriteAllText(Path.Combine(_folder, "own.json"), $$"""{ "models": [ { "id": "contoso-*", "name": "Contoso GPT", "licences": ["{{licence}}"], "sources": ["x"], "reviewed": "2026-01-01" } ] }""");

        var (exitCode, output, _) = Verify("""{ "catalog": "own.json", "models": { "licences": { "deny": ["non-commercial"] } } }""");

        Assert.Equal(1, exitCode);
        Assert.Contains(told, output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_artefact_is_held_to_the_lock_that_the_arguments_name()
    {
        WriteApplication("llama3.2");
        var weights = Path.Combine(Publish, "models", "a.gguf");
        Directory.CreateDirectory(Path.GetDirectoryName(weights)!);
        File.WriteAllBytes(weights, [.. "GGUF"u8, 3, 0, 0, 0, .. new byte[16]]);
        WriteBom();
        var hash = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(weights))).ToLowerInvariant();
        var accepted = WriteLock("lock.json", $$"""{ "path": "models/a.gguf", "sha256": "{{hash}}", "output": "models/a.gguf" }""", """{ "id": "llama3.2", "use": "selected" }""");
        var other = WriteLock("other.json", $$"""{ "path": "models/a.gguf", "sha256": "{{new string('b', 64)}}", "output": "models/a.gguf" }, { "path": "gone.onnx", "sha256": "{{new string('c', 64)}}", "output": "gone.onnx" }""");

        var agreed = Verify("{}", "--lock", accepted);
        Assert.True(agreed.ExitCode == 0, agreed.Output);
        var (exitCode, output, _) = Verify("{}", "--lock", other);
        Assert.Equal(1, exitCode);
        Assert.Contains("error VET3003: models/a.gguf has SHA-256 " + hash[..12], output, StringComparison.Ordinal);
        Assert.Contains("warning VET3003: gone.onnx", output, StringComparison.Ordinal);
        Assert.Contains("error VET3008: the AI inventory differs from vetted.lock.json: came llama3.2", output, StringComparison.Ordinal);
        var together = Verify("{}", "--lock", accepted, "--lock", other);
        Assert.True(together.ExitCode == 0, together.Output);
    }

    [Fact]
    public void A_policy_that_asks_for_a_lock_gets_none_from_the_artefact()
    {
        WriteApplication("llama3.2");
        WriteBom();
        File.Move(WriteLock("lock.json", "", """{ "id": "llama3.2", "use": "selected" }"""), Path.Combine(Publish, "vetted.lock.json"));
        const string Asks = """{ "lock": "deny", "models": { "licences": { "allow": ["open", "restricted", "hosted-terms"] } } }""";

        Assert.Contains("error VET3008", Verify(Asks).Output, StringComparison.Ordinal);
        Assert.Equal(0, Verify(Asks, "--lock", Path.Combine(Publish, "vetted.lock.json")).ExitCode);
    }

    [Theory]
    [InlineData("{", "(1,2)")]
    [InlineData(null, "cannot be read")]
    public void A_lock_that_cannot_be_read_stops_before_judging(string? text, string told)
    {
        WriteApplication("llama3.2");
        var file = Path.Combine(_folder, "lock.json");
        if (text is not null)
        {
            File.WriteAllText(file, text);
        }

        var (exitCode, _, error) = Verify(AllowsEverything, "--lock", file);

        Assert.Equal(2, exitCode);
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    private string WriteLock(string name, string files, string models = "")
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, $$"""{ "vettedLock": 1, "frameworks": ["net10.0"], "models": [{{models}}], "files": [{{files}}] }""");
        return path;
    }

    private (int ExitCode, string Output, string Error) Verify(string policy, params string[] options)
    {
        var file = Path.Combine(_folder, "policy.json");
        File.WriteAllText(file, policy);
        return Tool.Run(["verify", Publish, "--policy", file, .. options]);
    }

    private void WriteApplication(string model)
    {
        Directory.CreateDirectory(Publish);
        var source = $$"""class P { static string model = "{{model}}"; static void Main() { System.Environment.SetEnvironmentVariable("MODEL", model); } }""";
        var compilation = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText(source)], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        Assert.True(compilation.Emit(Path.Combine(Publish, "App.dll")).Success);
        File.WriteAllText(Path.Combine(Publish, "App.deps.json"), Deps);
        File.WriteAllText(Path.Combine(Publish, "App.runtimeconfig.json"), "{}");
    }

    private void WriteBom()
    {
        var inventory = ArtefactReader.Read(Publish, new ArtefactOptions()).Single().Inventory;
        File.WriteAllText(Path.Combine(Publish, "App.aibom.cdx.json"), CycloneDxWriter.Write(new BomInput { Inventory = inventory, Catalog = AiCatalog.Shared, View = BomView.Shippable }));
    }
}
