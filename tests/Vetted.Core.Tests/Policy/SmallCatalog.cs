using System.Collections.Generic;
using System.Linq;
using System.Text;
using Vetted.Catalog;

namespace Vetted.Policy.Tests;

/// <summary>A catalog of few entries, so that changes of the shipped data do not move the messages that tests pin.</summary>
internal static class SmallCatalog
{
    public static AiCatalog Instance { get; } = AiCatalog.Of(
        CatalogBlob.Read(CatalogBlob.Write("test", "2026-01-01", new[]
        {
            Section("packages",
                """{"id":"OpenAI","role":"sdk","capabilities":["text-generation","embedding"],"service":"openai"}""",
                """{"id":"Microsoft.Extensions.AI.Abstractions","role":"abstraction","capabilities":["text-generation"]}""",
                """{"id":"Weights.Bundle","role":"model-bundle","bringsWeights":true}""",
                """{"id":"Fine.Print","role":"sdk"}"""),
            Section("services",
                """{"id":"azure-openai","name":"Azure OpenAI","hostTerms":"azure-terms","defaultSafety":["content-safety"]}""",
                """{"id":"openai","name":"OpenAI","hostTerms":"openai-api-terms"}""",
                """{"id":"ollama","name":"Ollama","selfHosted":true}"""),
            Section("safety-tools",
                """{"id":"azure-content-safety","name":"Azure AI Content Safety","kind":"api","acts":"run-time","categories":["content-safety"],"packages":["Azure.AI.ContentSafety"],"dedicatedPackage":true,"protects":["Azure.AI.ContentSafety.ContentSafetyClient.AnalyzeText"],"vetting":[{"grade":"maker-documented","by":"Microsoft"}],"status":"active"}""",
                """{"id":"homemade-guard","name":"Homemade Guard","kind":"api","acts":"run-time","categories":["content-safety"],"packages":["Homemade.Guard"],"dedicatedPackage":true,"protects":["Homemade.Guard.Check"],"status":"active"}""",
                """{"id":"some-hook","name":"Some hook","kind":"hook","acts":"run-time","categories":["content-safety"],"vetting":[{"grade":"maker-documented","by":"x"}]}""",
                """{"id":"approval","name":"Function approval","kind":"api","acts":"run-time","categories":["tool-approval"],"vetting":[{"grade":"maker-documented","by":"x"}]}""",
                """{"id":"old-guard","name":"Old Guard","kind":"api","acts":"run-time","categories":["prompt-injection"],"vetting":[{"grade":"examined","by":"x"}],"status":"archived"}"""),
            Section("weakenings",
                """{"id":"block-none","description":"the filter of Gemini is switched off (BLOCK_NONE)","categories":["content-safety"]}""",
                """{"id":"never-require-approval","description":"tools of an MCP server run without approval","categories":["tool-approval"]}"""),
            Section("practices",
                """{"id":"incident-reporting","title":"say how incidents are reported","phase":"post-deployment","modelTypes":["general"],"releaseTypes":["hosted"]}""",
                """{"id":"red-team","title":"test like an attacker","phase":"pre-deployment","modelTypes":["frontier"],"releaseTypes":["hosted"],"verified":true}"""),
        })),
        new[]
        {
            Licence("mit", "MIT License", "MIT", null, LicenceClass.Open, LicenceKind.OsiApproved),
            Licence("apache-2.0", "Apache License 2.0", "Apache-2.0", null, LicenceClass.Open, LicenceKind.OsiApproved),
            Licence("llama3.2", "Llama 3.2 Community License", "LicenseRef-scancode-llama-3.2-license-2024", "Meta", LicenceClass.Restricted, LicenceKind.Conditional,
                "use policy", "permission needed if your group had over 700 M monthly users on 2024-09-25", "show \"Built with Llama\" if you ship it", "a notice file with copies") with { Terms = LlamaTerms },
            Licence("flux-dev", "FLUX.1 [dev] Non-Commercial License", "LicenseRef-vetted-flux-dev", "Black Forest Labs", LicenceClass.NonCommercial, LicenceKind.NonCommercial, "no commercial use"),
            Licence("openai-api-terms", "OpenAI Services Agreement", "LicenseRef-vetted-openai-api-terms", "OpenAI", LicenceClass.HostedTerms, LicenceKind.ServiceTerms,
                "do not train competing models on its output"),
            Licence("azure-terms", "Microsoft Product Terms", "LicenseRef-vetted-azure-terms", "Microsoft", LicenceClass.HostedTerms, LicenceKind.ServiceTerms),
            Licence("polyform-nc", "PolyForm Noncommercial License 1.0.0", "PolyForm-Noncommercial-1.0.0", null, LicenceClass.NonCommercial, LicenceKind.NonCommercial, "no commercial use"),
        });

    private static LicenceTerms LlamaTerms => new()
    {
        Thresholds = new[]
        {
            new LicenceThreshold
            {
                Value = TermValue.Yes, Confidence = TermConfidence.Read, Clause = "section 2", Kind = ThresholdKind.UsersAtRelease, Effect = ThresholdEffect.PermissionNeeded,
                Amount = 700_000_000m, Measured = "2024-09-25", Group = true,
            },
        },
        ThresholdsRead = true,
        Display = new LicenceTerm { Value = TermValue.Yes, Confidence = TermConfidence.Read, Clause = "section 1.b.i", Scope = "ship", Wording = "Built with Llama" },
        Notice = new LicenceTerm { Value = TermValue.Yes, Confidence = TermConfidence.Read, Clause = "section 1.b.iii", Wording = "Llama 3.2 is licensed under the Llama 3.2 Community License" },
    };

    private static Licence Licence(string id, string name, string expression, string? publisher, LicenceClass licenceClass, LicenceKind kind, params string[] bites) => new()
    {
        Id = id,
        Name = name,
        Expression = expression,
        Publisher = publisher,
        Class = licenceClass,
        Kind = kind,
        Bites = bites,
    };

    private static (string Kind, byte[] Content) Section(string kind, params string[] entries) =>
        (kind, Encoding.UTF8.GetBytes(string.Concat(entries
            .Select(entry => (Id: entry.Split('"')[3], entry))
            .OrderBy(pair => pair.Id, System.StringComparer.Ordinal)
            .Select(pair => pair.Id + "\t" + pair.entry + "\n"))));
}
