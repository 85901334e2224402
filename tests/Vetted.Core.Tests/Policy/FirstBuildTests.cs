using System;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

/// <summary>What people see on day one, with the catalog that ships.</summary>
public class FirstBuildTests
{
    private static readonly AiCatalog Shared = AiCatalog.Shared;

    [Fact]
    public void A_chat_application_hears_two_lines_and_a_summary()
    {
        var evaluation = Evaluator.Evaluate(ChatApp(), EffectivePolicy.None, Shared);

        var told = evaluation.Findings.Where(finding => finding.Level >= FindingLevel.Warning).Select(finding => $"{finding.Places[0]}: {finding.Rule}: {finding.Message}").ToArray();
        Assert.Equal(2, told.Length);
        Assert.StartsWith(
            "Program.cs(14,47): VET1003: llama3.2 comes under the Llama 3.2 Community License (Meta), not an OSI-approved licence: use policy; "
                + "permission needed if your group had over 700 M monthly users on 2024-09-25; show \"Built with Llama\" if you ship it; ",
            told[0],
            StringComparison.Ordinal);
        Assert.EndsWith(". Decide once: vetted accept llama3.2", told[0], StringComparison.Ordinal);
        Assert.Equal(
            "Program.cs(9,14): VET2001: this app generates text (gpt-4o, llama3.2) and no content-safety check was found. Add moderation (light bulb) or declare what protects it",
            told[1]);
        Assert.Equal("Vetted: 2 models, 3 AI packages, 2 to decide, no policy yet (vetted init)", evaluation.Summary);
    }

    [Fact]
    public void Well_licensed_packages_say_nothing()
    {
        var packages = new[] { ("OllamaSharp", "MIT"), ("Microsoft.ML.OnnxRuntime", "MIT"), ("Microsoft.SemanticKernel", "MIT"), ("Anthropic", "MIT"), ("ModelContextProtocol", "Apache-2.0"), ("OpenAI", "MIT") };
        var inventory = ChatApp() with { Models = Array.Empty<ModelReference>(), Packages = packages.Select(pair => Projects.Package(pair.Item1, pair.Item2)).ToArray() };

        Assert.DoesNotContain(Evaluator.Evaluate(inventory, EffectivePolicy.None, Shared).Findings, finding => finding.Rule is "VET1001" or "VET1002");
    }

    [Fact]
    public void The_same_chat_on_Azure_with_an_open_model_is_quiet()
    {
        var inventory = ChatApp() with { Models = new[] { Reference("gpt-4o", 9, "azure-openai") } };

        Assert.DoesNotContain(Evaluator.Evaluate(inventory, EffectivePolicy.None, Shared).Findings, finding => finding.Level >= FindingLevel.Warning);
    }

    private static ProjectInventory ChatApp() => Projects.App(Reference("gpt-4o", 9, "openai"), Reference("llama3.2", 14, "ollama")) with
    {
        Packages = new[] { Projects.Package("OllamaSharp", "MIT"), Projects.Package("Microsoft.Extensions.AI", "MIT"), Projects.Package("OpenAI", "MIT"), Projects.Package("Serilog", "Apache-2.0") },
    };

    private static ModelReference Reference(string id, int line, string service) => new()
    {
        Text = id,
        Service = service,
        Identity = Shared.Identify(id),
        Evidence = new Evidence(Technique.Source, new Place("Program.cs", line, line == 9 ? 14 : 47)),
    };

    [Theory]
    [InlineData("openai", "openai", true)]
    [InlineData(null, "openai", true)]
    [InlineData("azure-openai", "openai", false)]
    [InlineData("github-models", "openai", false)]
    [InlineData("azure-openai", "azure", true)]
    public void A_model_ends_at_the_host_that_says_so(string? service, string form, bool isTold)
    {
        var model = Projects.Gpt() with { Service = service };
        var ending = Projects.App(model with { Identity = model.Identity! with { Form = form, Retires = "2024-01-04" } });

        Assert.Equal(isTold, Projects.Evaluate(ending).Find("VET3005") is not null);
    }
}
