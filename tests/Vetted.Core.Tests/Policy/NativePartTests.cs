using System;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

/// <summary>Native libraries under terms of their own inside AI packages.</summary>
public class NativePartTests
{
    [Fact]
    public void CUDA_inside_a_package_is_told_with_its_own_licence_and_not_with_the_packages()
    {
        var finding = Evaluate("libtorch-cuda-12.8-win-x64", "MIT", "2.10.0", "{}").Find("VET1001")!;

        Assert.Contains("carries NVIDIA CUDA runtime and math libraries, cuDNN under NVIDIA CUDA Toolkit End User License Agreement, not under the package's own licence", finding.Message, StringComparison.Ordinal);
        Assert.Equal(FindingLevel.Suggestion, finding.Level);
    }

    [Fact]
    public void A_policy_of_open_licences_denies_what_is_inside_and_says_which_entry_decided()
    {
        var finding = Evaluate("libtorch-cuda-12.8-win-x64", "MIT", "2.10.0", """{ "packages": { "licences": { "allow": ["open"] } } }""").Find("VET1001")!;

        Assert.Equal(Verdict.Deny, finding.Verdict);
        Assert.Equal("an allow list that does not have it", finding.DecidedBy!.Value);
    }

    [Fact]
    public void A_policy_that_names_the_licence_of_the_part_allows_it() =>
        Assert.Null(Evaluate("libtorch-cuda-12.8-win-x64", "MIT", "2.10.0", """{ "packages": { "licences": { "allow": ["MIT", "nvidia-cuda-eula"] } } }""").Find("VET1001"));

    [Theory]
    [InlineData("Microsoft.ML.OnnxRuntime.Gpu", "1.31.1")] // loads CUDA from the machine
    [InlineData("Microsoft.ML.OnnxRuntime.QNN", "1.31.1")] // known from memory only
    [InlineData("libtorch-cpu-win-x64", "2.9.0")] // the row was read for 2.10 only
    public void What_is_not_carried_not_known_or_of_another_version_decides_nothing(string id, string version)
    {
        var evaluation = Evaluate(id, "MIT", version, """{ "packages": { "licences": { "deny": ["restricted", "unknown"] } } }""");

        Assert.DoesNotContain(evaluation.Findings, finding => finding.Rule is "VET1001" or "VET1002");
    }

    [Fact]
    public void A_part_whose_terms_nobody_read_is_an_unknown_licence()
    {
        var denied = Evaluate("libtorch-cpu-win-x64", "MIT", "2.10.0", """{ "packages": { "licences": { "deny": ["unknown"] } } }""").Find("VET1002")!;

        Assert.Contains("carries Intel OpenMP runtime (libiomp5md), under terms of its own that the package does not say", denied.Message, StringComparison.Ordinal);
        Assert.Equal(Verdict.Deny, denied.Verdict);
        Assert.Equal(FindingLevel.Report, Evaluate("libtorch-cpu-win-x64", "MIT", "2.10.0", "{}").Find("VET1002")!.Level);
    }

    [Fact]
    public void Every_row_names_its_licence_and_sources()
    {
        var parts = AiCatalog.Shared.Packages.SelectMany(package => package.NativeParts).ToArray();

        Assert.True(parts.Length >= 8);
        Assert.All(parts, part =>
        {
            Assert.True(part.Licence == "NOASSERTION" || AiCatalog.Shared.FindLicence(part.Licence) is not null, part.Licence);
            Assert.NotEmpty(part.Sources);
        });
    }

    private static Evaluation Evaluate(string id, string licence, string version, string policy) =>
        Evaluator.Evaluate(Projects.App() with { Packages = new[] { Projects.Package(id, licence, version) } }, Projects.Policy(policy), AiCatalog.Shared);
}
