using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

public class LicenceJudgementTests
{
    [Theory]
    [InlineData("MIT", """["MIT"]""", null)]
    [InlineData("MIT OR GPL-3.0-only", """["MIT"]""", null)]
    [InlineData("MIT AND Apache-2.0", """["MIT", "Apache-2.0"]""", null)]
    [InlineData("mit", """["MIT"]""", null)]
    [InlineData("MIT", """["open"]""", null)]
    [InlineData("(MIT OR GPL-3.0-only) AND Apache-2.0", """["open"]""", null)]
    [InlineData("Apache-2.0 WITH LLVM-exception", """["Apache-2.0 WITH LLVM-exception"]""", null)]
    [InlineData("GPL-3.0-only AND MIT", """["GPL-3.0-only AND MIT"]""", null)]
    [InlineData("GPL-3.0-only", """["MIT"]""", "VET1001")]
    [InlineData("MIT AND GPL-3.0-only", """["MIT"]""", "VET1001")]
    [InlineData("Apache-2.0 WITH LLVM-exception", """["Apache-2.0"]""", null)]
    [InlineData("Apache-2.0", """["Apache-2.0 WITH LLVM-exception"]""", "VET1001")]
    [InlineData("GPL-2.0-or-later", """["GPL-3.0-only"]""", null)]
    [InlineData("GPL-3.0-only", """["GPL-2.0-or-later"]""", null)]
    [InlineData("GPL-2.0-only", """["GPL-3.0-only"]""", "VET1001")]
    [InlineData("PolyForm-Noncommercial-1.0.0", """["open"]""", "VET1001")]
    [InlineData("MIT", "[]", "VET1001")]
    [InlineData("NOASSERTION", """["MIT"]""", "VET1002")]
    [InlineData("not an expression", """["MIT"]""", "VET1002")]
    [InlineData(null, """["MIT"]""", "VET1002")]
    public void Package_licences_are_judged_as_expressions(string? licence, string allow, string? rule)
    {
        var app = Projects.App() with { Packages = new[] { Projects.Package("OpenAI", licence) } };

        var finding = Projects.Evaluate(app, "{ \"packages\": { \"licences\": { \"allow\": " + allow + " } } }").Findings
            .SingleOrDefault(finding => finding.Rule is "VET1001" or "VET1002");

        Assert.Equal(rule, finding?.Rule);
        Assert.Equal(rule is null ? null : Verdict.Deny, finding?.Verdict);
    }

    [Theory]
    [InlineData("MIT OR GPL-3.0-only", null)]
    [InlineData("MIT AND GPL-3.0-only", Verdict.Deny)]
    [InlineData("GPL-3.0-only", Verdict.Deny)]
    public void A_denied_alternative_need_not_be_chosen(string licence, Verdict? verdict)
    {
        var app = Projects.App() with { Packages = new[] { Projects.Package("OpenAI", licence) } };

        Assert.Equal(verdict, Projects.Evaluate(app, """{ "packages": { "licences": { "deny": ["GPL-3.0-only"] } } }""").Find("VET1001")?.Verdict);
    }

    [Theory]
    [InlineData("GPL-2.0-or-later", "GPL-2.0-or-later")]
    [InlineData("GPL-3.0-only", "GPL-2.0-or-later")]
    [InlineData("GPL-2.0-only", "GPL-2.0")]
    public void A_denied_entry_means_its_later_versions_and_spellings(string licence, string denied)
    {
        var app = Projects.App() with { Packages = new[] { Projects.Package("OpenAI", licence) } };

        Assert.Equal(Verdict.Deny, Projects.Evaluate(app, "{ \"packages\": { \"licences\": { \"deny\": [\"" + denied + "\"] } } }").Find("VET1001")?.Verdict);
    }

    [Fact]
    public void Only_AI_packages_are_judged_until_the_policy_says_all()
    {
        var app = Projects.App() with { Packages = new[] { Projects.Package("Serilog", "GPL-3.0-only") } };

        Assert.Null(Projects.Evaluate(app, """{ "packages": { "licences": { "allow": ["MIT"] }, "allow": ["OpenAI"] } }""").Find("VET1001"));
        Assert.NotNull(Projects.Evaluate(app, """{ "packages": { "licences": { "allow": ["MIT"] }, "scope": "all" } }""").Find("VET1001"));
        Assert.NotNull(Projects.Evaluate(app, """{ "packages": { "deny": ["Serilog"] } }""").Find("VET1001"));
    }

    [Theory]
    [InlineData("OpenAI", true)]
    [InlineData("openai", true)]
    [InlineData("Open*", true)]
    [InlineData("OpenAI/1.2.3", true)]
    [InlineData("OpenAI/[1.0,2.0)", true)]
    [InlineData("OpenAI/1.2", false)]
    [InlineData("OpenAI/[2.0,)", false)]
    [InlineData("Open", false)]
    [InlineData("*Chat", false)]
    public void Packages_are_denied_by_anchored_patterns_and_versions(string pattern, bool isDenied)
    {
        var app = Projects.App() with { Packages = new[] { Projects.Package("OpenAI", "MIT") } };

        Assert.Equal(isDenied, Projects.Evaluate(app, "{ \"packages\": { \"deny\": [\"" + pattern + "\"] } }").Find("VET1001") is not null);
    }

    [Fact]
    public void A_declared_package_licence_stands_for_the_one_that_is_not_known()
    {
        var app = Projects.App() with { Packages = new[] { Projects.Package("OpenAI", null) } };

        Assert.NotNull(Projects.Evaluate(app).Find("VET1002"));
        Assert.Null(Projects.Evaluate(app, """{ "declare": { "packages": { "OpenAI": { "licence": "MIT", "versions": "[1.0,2.0)" } } } }""").Find("VET1002"));
        Assert.NotNull(Projects.Evaluate(app, """{ "declare": { "packages": { "OpenAI": { "licence": "MIT", "versions": "[2.0,)" } } } }""").Find("VET1002"));
    }

    [Fact]
    public void What_the_framework_provides_brings_no_licence_of_its_own()
    {
        var app = Projects.App() with { Packages = new[] { Projects.Package("OpenAI", null) with { IsFrameworkProvided = true } } };

        Assert.Null(Projects.Evaluate(app).Find("VET1002"));
    }

    [Theory]
    [InlineData("""{ "models": { "licences": { "deny": ["restricted"] } } }""", Verdict.Deny)]
    [InlineData("""{ "models": { "licences": { "deny": ["conditional"] } } }""", Verdict.Deny)]
    [InlineData("""{ "models": { "licences": { "deny": ["llama3.2"] } } }""", Verdict.Deny)]
    [InlineData("""{ "models": { "licences": { "deny": ["LicenseRef-scancode-llama-3.2-license-2024"] } } }""", Verdict.Deny)]
    [InlineData("""{ "models": { "licences": { "allow": ["open"] } } }""", Verdict.Deny)]
    [InlineData("""{ "models": { "deny": ["llama*"] } }""", Verdict.Deny)]
    [InlineData("""{ "models": { "allow": ["gpt*"] } }""", Verdict.Deny)]
    [InlineData("""{ "models": { "licences": { "warn": ["restricted"] } } }""", Verdict.Warn)]
    [InlineData("""{ "models": { "licences": { "deny": ["non-commercial"] } } }""", Verdict.Warn)]
    [InlineData("""{ "enforce": true }""", Verdict.Warn)]
    [InlineData("""{ "models": { "licences": { "allow": ["restricted"] } } }""", null)]
    [InlineData("""{ "models": { "allow": ["llama3.2"] } }""", null)]
    public void A_model_is_judged_by_class_kind_licence_and_id(string policy, Verdict? verdict)
    {
        Assert.Equal(verdict, Projects.Evaluate(Projects.App(Projects.Llama()), policy).Find("VET1003")?.Verdict);
    }

    [Fact]
    public void Every_licence_of_a_model_has_to_pass()
    {
        var both = Projects.App(Projects.Named("deepseek-r1-distill-llama", "DeepSeek", "llama3.2", "mit"));

        Assert.Equal(Verdict.Deny, Projects.Evaluate(both, """{ "models": { "licences": { "allow": ["open"] } } }""").Find("VET1003")?.Verdict);
        Assert.Null(Projects.Evaluate(both, """{ "models": { "licences": { "allow": ["open", "restricted"] } } }""").Find("VET1003"));
    }

    [Fact]
    public void Host_terms_come_on_top_and_can_be_denied()
    {
        var hosted = Projects.App(Projects.Llama() with { Service = "azure-openai" });

        Assert.Equal(Verdict.Deny, Projects.Evaluate(hosted, """{ "models": { "licences": { "allow": ["restricted"], "deny": ["azure-terms"] } } }""").Find("VET1003")?.Verdict);
        Assert.Null(Projects.Evaluate(hosted, """{ "models": { "licences": { "allow": ["restricted"] } } }""").Find("VET1003"));
    }

    [Fact]
    public void An_open_model_is_no_finding_and_a_hosted_one_only_a_line_of_the_report()
    {
        Assert.Null(Projects.Evaluate(Projects.App(Projects.Named("phi-4", "Microsoft", "mit"))).Find("VET1003"));
        Assert.Equal(FindingLevel.Report, Projects.Evaluate(Projects.App(Projects.Gpt())).Find("VET1003")?.Level);
    }

    [Theory]
    [InlineData(ModelUse.Mentioned, false)]
    [InlineData(ModelUse.Selected, true)]
    [InlineData(ModelUse.Shipped, true)]
    public void Only_selected_and_shipped_models_are_judged(ModelUse use, bool isJudged)
    {
        Assert.Equal(isJudged, Projects.Evaluate(Projects.App(Projects.Llama() with { Use = use })).Find("VET1003") is not null);
    }

    [Fact]
    public void A_guess_never_decides_a_denial()
    {
        var guess = Projects.Llama() with { Evidence = new Evidence(Technique.Binary, new Place("Program.cs", 3), Confidence.Low) };
        const string Policy = """{ "models": { "licences": { "deny": ["restricted"] } }, "enforce": true }""";

        Assert.True(Projects.Evaluate(Projects.App(guess), Policy).Find("VET1003") is { Verdict: Verdict.Warn, Level: FindingLevel.Suggestion });
        Assert.True(Projects.Evaluate(Projects.App(guess, Projects.Llama()), Policy).Find("VET1003") is { Verdict: Verdict.Deny, Level: FindingLevel.Error });
    }

    [Fact]
    public void One_model_is_one_finding_with_all_its_places_and_source_beats_binary_on_a_line()
    {
        var finding = Projects.Evaluate(Projects.App(
            Projects.Llama(30, 5),
            Projects.Llama(14, 0, Technique.Binary),
            Projects.Llama(14, 47),
            Projects.Llama(14, 60),
            Projects.Llama() with { InExecutableCode = false, Evidence = new Evidence(Technique.Manifest, new Place("Appsettings.json", 4, 3)) })).Find("VET1003")!;

        Assert.Equal(
            new[] { new Place("Program.cs", 14, 47), new Place("Program.cs", 14, 60), new Place("Program.cs", 30, 5), new Place("Appsettings.json", 4, 3) },
            finding.Places);
        Assert.True(finding.IsAboutCode);
        Assert.EndsWith(" (+3 more places)", FindingText.ForConsole(finding), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_deployment_is_judged_as_the_licence_that_is_declared()
    {
        var app = Projects.App(Projects.Named("prod-chat"));

        Assert.NotNull(Projects.Evaluate(app).Find("VET1004"));
        var declared = Projects.Evaluate(app, """{ "declare": { "models": { "prod-chat": { "licence": "llama3.2" } } } }""");
        Assert.Null(declared.Find("VET1004"));
        Assert.Equal(FindingLevel.Warning, declared.Find("VET1003")?.Level);
    }

    [Fact]
    public void A_file_whose_header_contradicts_the_catalog_is_judged_by_both()
    {
        var file = Projects.File("models/tune.gguf", licence: "apache-2.0") with { Identity = Projects.LlamaIdentity };

        Assert.Contains("Apache License 2.0 and the Llama 3.2", Projects.Evaluate(Projects.App() with { ModelFiles = new[] { file } }).Find("VET1003")!.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProjectRole.Test, null, FindingLevel.Report)]
    [InlineData(ProjectRole.Test, """{ "models": { "licences": { "deny": ["restricted"] } }, "enforce": true }""", FindingLevel.Error)]
    [InlineData(ProjectRole.Library, null, FindingLevel.Warning)]
    public void A_test_project_is_only_inventoried_but_no_way_around_a_denial(ProjectRole role, string? policy, FindingLevel level)
    {
        Assert.Equal(level, Projects.Evaluate(Projects.App(Projects.Llama()) with { Role = role }, policy).Find("VET1003")?.Level);
    }
}
