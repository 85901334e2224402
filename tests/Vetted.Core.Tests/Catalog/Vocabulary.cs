using System.Collections.Generic;

namespace Vetted.Core.Tests.Catalog;

/// <summary>The words that entries of several kinds share; a new word is a decision, so it is added here on purpose.</summary>
internal static class Vocabulary
{
    public static readonly HashSet<string> Capabilities =
    [
        "text-generation", "embedding", "image-generation", "speech", "vision", "training", "local-inference", "agents", "tool-calling", "retrieval",
    ];

    public static readonly HashSet<string> PackageRoles =
    [
        "sdk", "runtime", "abstraction", "orchestrator", "connector", "agent-framework", "vector-store", "tokenizer", "evaluation", "safety",
        "observability", "model-bundle", "hosting", "protocol", "training", "cognitive", "platform",
    ];

    public static readonly HashSet<string> SafetyCategories =
    [
        "content-safety", "prompt-injection", "privacy", "robustness", "fairness", "explainability", "evaluation", "observability", "tool-approval",
        "governance", "red-team", "supply-chain", "guidance", "sustainability",
    ];
}
