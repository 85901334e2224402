using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Reports.Tests;

/// <summary>A small catalog that never changes, so that golden files change only when a writer does.</summary>
internal static class TestCatalog
{
    public static AiCatalog Instance { get; } = Build("""
        {
          "licences": [
            { "id": "azure-terms", "name": "Azure terms of use", "expression": "LicenseRef-vetted-azure-terms", "textUrl": "https://azure.example/terms", "service": true, "confidence": "secondary" },
            { "id": "llama3.2", "name": "Llama 3.2 Community License Agreement", "publisher": "Meta", "expression": "LicenseRef-scancode-llama-3.2-license-2024",
              "textUrl": "https://llama.example/3.2", "confidence": "read", "texts": [{ "id": "licence", "sha256": "00", "url": "https://llama.example/3.2", "read": "2026-11-24", "reader": "a person" }],
              "terms": { "commercial": { "value": "yes", "clause": "1.a" }, "researchOnly": { "value": "no", "clause": "1.a" }, "fieldOfUse": { "value": "yes", "clause": "1.b.iv" },
                "thresholds": [{ "value": "yes", "kind": "users-at-release", "effect": "permission", "amount": 700000000, "clause": "2", "measured": "2024-09-25" }],
                "osiApproved": { "value": "no", "clause": "1" } } },
            { "id": "mit", "name": "MIT License", "expression": "MIT", "textUrl": "https://spdx.org/licenses/MIT.html", "confidence": "read" },
            { "id": "openai-api-terms", "name": "OpenAI Services Agreement", "publisher": "OpenAI", "expression": "LicenseRef-vetted-openai-api-terms", "textUrl": "https://openai.example/terms", "service": true, "confidence": "secondary" }
          ],
          "packages": [
            { "id": "OllamaSharp", "role": "sdk", "capabilities": ["text-generation", "embedding"], "service": "ollama" },
            { "id": "OpenAI", "role": "sdk", "capabilities": ["text-generation"], "service": "openai" },
            { "id": "Tiny.Model.Bundle", "role": "model-bundle", "capabilities": ["embedding"], "bringsWeights": true, "note": "the weights have terms of their own" }
          ],
          "services": [
            { "id": "azure-openai", "name": "Azure OpenAI", "provider": "Microsoft", "hosts": ["*.openai.azure.com"], "hostTerms": "azure-terms", "deploymentNames": true,
              "defaultSafety": ["content-safety"], "defaultSafetySource": "https://azure.example/filter" },
            { "id": "ollama", "name": "Ollama", "selfHosted": true },
            { "id": "openai", "name": "OpenAI API", "provider": "OpenAI", "hostTerms": "openai-api-terms" }
          ],
          "safety-tools": [
            { "id": "adversarial-robustness-toolbox", "name": "Adversarial Robustness Toolbox", "categories": ["robustness"], "kind": "toolkit", "maker": "LF AI", "status": "active", "url": "https://art.example" },
            { "id": "openai-moderation", "name": "OpenAI moderation", "categories": ["content-safety"], "packages": ["OpenAI"], "maker": "OpenAI", "status": "active",
              "url": "https://openai.example/moderation", "vetting": [{ "grade": "maker-documented", "by": "OpenAI" }] }
          ]
        }
        """);

    private static AiCatalog Build(string json)
    {
        var root = JsonParser.Parse(json, out var error) ?? throw new InvalidOperationException(error!.Message);
        var sections = root.Members.Select(kind => (kind.Name, Encoding.UTF8.GetBytes(string.Concat(
            kind.Value.Items.Select(entry => entry.GetString("id") + "\t" + new JsonWriter(indented: false).Value(entry) + "\n")))));
        return new AiCatalog(CatalogBlob.Read(CatalogBlob.Write("test0000cata", "2026-11-24", sections.ToArray())));
    }
}
