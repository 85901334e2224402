using System.Linq;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

public class SafetyJudgementTests
{
    private const string Attested = """
        "declare": { "attestations": [ { "category": "content-safety", "tool": "gateway", "report": "docs/gateway.pdf", "date": "2026-10-01", "by": "me" } ] }
        """;

    [Fact]
    public void An_application_that_generates_text_is_asked_for_content_safety()
    {
        Assert.True(Projects.Evaluate(Projects.App(Projects.Gpt())).Find("VET2001") is { Level: FindingLevel.Warning, Verdict: Verdict.Warn });
    }

    [Theory]
    [InlineData(ProjectRole.Library)]
    [InlineData(ProjectRole.Test)]
    public void A_library_and_a_test_are_not_asked(ProjectRole role)
    {
        Assert.Null(Projects.Evaluate(Projects.App(Projects.Gpt()) with { Role = role }).Find("VET2001"));
    }

    [Theory]
    [InlineData("OllamaSharp", null, true)]
    [InlineData("Microsoft.Agents.AI.Hosting", null, true)]
    [InlineData("CommunityToolkit.Aspire.Hosting.Ollama", null, false)]
    [InlineData("Aspire.Hosting.Foundry", null, false)]
    [InlineData("OllamaSharp", "chat", false)]
    public void An_app_host_gives_models_to_others_and_is_not_asked_for_them(string sinkPackage, string? alias, bool isAsked) =>
        Assert.Equal(isAsked, Projects.Evaluate(Projects.App(Projects.Gpt() with { SinkPackage = sinkPackage, Alias = alias })).Find("VET2001") is not null);

    [Theory]
    [InlineData("OpenAI", PackageOrigin.Direct, false, true)]
    [InlineData("OpenAI", PackageOrigin.Transitive, false, false)]
    [InlineData("OpenAI", PackageOrigin.Direct, true, false)]
    [InlineData("Microsoft.Extensions.AI.Abstractions", PackageOrigin.Direct, false, false)]
    public void A_direct_package_demands_and_an_abstraction_does_not(string id, PackageOrigin origin, bool isDevelopmentOnly, bool isAsked)
    {
        var app = Projects.App() with { Packages = new[] { Projects.Package(id, "MIT") with { Origin = origin, IsDevelopmentOnly = isDevelopmentOnly } } };

        Assert.Equal(isAsked, Projects.Evaluate(app).Find("VET2001") is not null);
    }

    [Fact]
    public void Code_that_only_embeds_is_not_asked_because_its_package_could_do_more()
    {
        var app = Projects.App() with
        {
            Packages = new[] { Projects.Package("OpenAI", "MIT") },
            Capabilities = new[] { new CapabilityUse("embedding", "EmbeddingClient", new Evidence(Technique.Source, new Place("Program.cs", 3))) },
        };

        Assert.Null(Projects.Evaluate(app).Find("VET2001"));
        Assert.NotNull(Projects.Evaluate(app, """{ "safety": { "require": { "text-generation": { "content-safety": "used" } } } }""").Find("VET2001"));
    }

    [Theory]
    [InlineData("provider-default", null, "azure-openai", true)]
    [InlineData("provider-default", null, "openai", false)]
    [InlineData("attested", null, "azure-openai", false)]
    [InlineData("referenced", Assurance.Referenced, "openai", true)]
    [InlineData("used", Assurance.Referenced, "openai", false)]
    [InlineData("used", Assurance.Used, "openai", true)]
    [InlineData("used", Assurance.Wired, "openai", true)]
    [InlineData("used", Assurance.CannotTell, "openai", false)]
    [InlineData("wired", Assurance.Wired, "openai", true)]
    public void A_requirement_is_met_by_its_assurance_or_a_stronger_one(string asked, Assurance? seen, string service, bool isMet)
    {
        var app = Projects.App(Projects.Gpt(service)) with
        {
            SafetyTools = seen is { } assurance ? new[] { Projects.Guard("azure-content-safety", assurance) } : System.Array.Empty<SafetyToolUse>(),
        };

        Assert.Equal(isMet, Projects.Evaluate(app, "{ \"safety\": { \"require\": { \"text-generation\": { \"content-safety\": \"" + asked + "\" } } } }").Find("VET2001") is null);
    }

    [Fact]
    public void The_default_filter_of_one_host_says_nothing_of_another()
    {
        Assert.Null(Projects.Evaluate(Projects.App(Projects.Gpt("azure-openai"))).Find("VET2001"));
        Assert.NotNull(Projects.Evaluate(Projects.App(Projects.Gpt("azure-openai"), Projects.Llama())).Find("VET2001"));
    }

    [Fact]
    public void An_attestation_counts_unless_its_report_cannot_be_read()
    {
        const string Policy = """{ "safety": { "require": { "text-generation": { "content-safety": "attested" } } }, """ + Attested + " }";
        var app = Projects.App(Projects.Gpt());

        Assert.Null(Projects.Evaluate(app, Policy).Find("VET2001"));
        Assert.NotNull(Projects.Evaluate(app with { AttestedFiles = new[] { new AttestedFile("docs/gateway.pdf", null, "does not exist") } }, Policy).Find("VET2001"));
    }

    [Theory]
    [InlineData("some-hook")]
    [InlineData("no-such-tool")]
    public void A_hook_and_what_the_catalog_does_not_know_protect_nothing(string tool)
    {
        Assert.NotNull(Projects.Evaluate(Projects.App(Projects.Gpt()) with { SafetyTools = new[] { Projects.Guard(tool, Assurance.Wired) } }).Find("VET2001"));
    }

    [Fact]
    public void A_guard_model_that_is_called_protects()
    {
        var guard = Projects.Named("llama-guard3", "Meta", "llama3.2");
        var app = Projects.App(Projects.Gpt(), guard with { Identity = guard.Identity! with { IsGuard = true } });

        Assert.Null(Projects.Evaluate(app).Find("VET2001"));
    }

    [Fact]
    public void Minimum_vetting_decides_which_tools_count()
    {
        const string Policy = """{ "safety": { "require": { "text-generation": { "content-safety": "used" } }MINIMUM } }""";
        var app = Projects.App(Projects.Gpt()) with { SafetyTools = new[] { Projects.Guard("homemade-guard", Assurance.Used) } };

        Assert.Null(Projects.Evaluate(app, Policy.Replace("MINIMUM", "", System.StringComparison.Ordinal)).Find("VET2001"));
        Assert.NotNull(Projects.Evaluate(app, Policy.Replace("MINIMUM", ", \"minimumVetting\": \"maker-documented\"", System.StringComparison.Ordinal)).Find("VET2001"));
    }

    [Fact]
    public void A_dedicated_package_is_referenced_and_without_a_call_unused()
    {
        var package = Projects.Package("Azure.AI.ContentSafety", "MIT");
        const string Policy = """{ "safety": { "require": { "text-generation": { "content-safety": "referenced" } } } }""";

        var seen = Projects.Evaluate(Projects.App(Projects.Gpt()) with { Packages = new[] { package } }, Policy);
        Assert.Null(seen.Find("VET2001"));
        Assert.Equal(FindingLevel.Suggestion, seen.Find("VET2002")?.Level);
        var called = Projects.App(Projects.Gpt()) with { Packages = new[] { package }, SafetyTools = new[] { Projects.Guard("azure-content-safety", Assurance.Used) } };
        Assert.Null(Projects.Evaluate(called).Find("VET2002"));
        Assert.Null(Projects.Evaluate(Projects.App() with { Packages = new[] { package } }).Find("VET2002"));
    }

    [Fact]
    public void In_FSharp_a_declared_wiring_beside_a_seen_call_is_the_most_there_is()
    {
        const string Wired = """{ "safety": { "require": { "text-generation": { "content-safety": "wired" } } }DECLARED }""";
        var app = Projects.App(Projects.Gpt()) with { Language = "F#", SafetyTools = new[] { Projects.Guard("azure-content-safety", Assurance.Used) } };

        Assert.NotNull(Projects.Evaluate(app, Wired.Replace("DECLARED", "", System.StringComparison.Ordinal)).Find("VET2003"));
        Assert.Null(Projects.Evaluate(app, Wired.Replace("DECLARED", ", " + Attested, System.StringComparison.Ordinal)).Find("VET2003"));
        Assert.NotNull(Projects.Evaluate(app with { Language = "C#" }, Wired.Replace("DECLARED", ", " + Attested, System.StringComparison.Ordinal)).Find("VET2003"));
    }

    [Fact]
    public void Tools_are_found_without_approval_and_not_with_it()
    {
        var app = Projects.App() with { Capabilities = new[] { new CapabilityUse("tool-calling", "x", new Evidence(Technique.Source, new Place("Tools.cs", 7, 5))) } };

        Assert.Equal(FindingLevel.Suggestion, Projects.Evaluate(app).Find("VET2005")?.Level);
        Assert.Null(Projects.Evaluate(app with { SafetyTools = new[] { Projects.Guard("approval", Assurance.Used) } }).Find("VET2005"));
        Assert.Equal(Verdict.Deny, Projects.Evaluate(app, """{ "rules": { "VET2005": "deny" } }""").Find("VET2005")?.Verdict);
    }
}
