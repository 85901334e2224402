using System.Collections.Generic;
using Vetted.Catalog;

namespace Vetted.Source.Tests;

/// <summary>A small catalog of its own, so that these tests say what the engine does and not what the data holds.</summary>
internal static class TestKnowledge
{
    private static readonly string[] Distinctive =
    [
        "gpt-4o", "gpt-4o-mini", "gpt-4.1", "gpt-4.1-mini", "gpt-3.5-turbo", "gpt-35-turbo", "text-embedding-3-small", "dall-e-3", "whisper-1", "omni-moderation-latest",
        "llama3.2", "llama3.1", "phi3:mini", "claude-sonnet-4-5", "claude-haiku-4-5-20251001", "gemini-2.0-flash", "openai/gpt-4o-mini", "meta-llama/Llama-3.1-8B-Instruct",
        "mistral-small-latest", "deepseek-r1", "all-minilm", "Phi-3-mini-4k-instruct-q4.gguf",
    ];

    private static readonly string[] Words = ["o1", "phi", "command-r"];

    public static SourceKnowledge Instance { get; } = new(Rows(), Identify)
    {
        Constants = new Dictionary<string, string>
        {
            ["Anthropic.Models.Messages.Model.ClaudeHaiku4_5_20251001"] = "claude-haiku-4-5-20251001",
            ["Aspire.Hosting.GitHub.GitHubModel.OpenAI.OpenAIGpt4oMini"] = "openai/gpt-4o-mini",
        },
        ServiceOfHost = host => host switch
        {
            "api.openai.com" => "openai",
            "localhost:11434" => "ollama",
            "generativelanguage.googleapis.com" => "google-gemini",
            _ => null,
        },
        SafetyTools =
        [
            new SafetyTool
            {
                Id = "openai-moderation",
                Name = "OpenAI moderation",
                ProtectingMembers = ["OpenAI.Moderations.ModerationClient.ClassifyText", "OpenAI.Moderations.ModerationClient.ClassifyTextAsync"],
            },
        ],
        Weakenings =
        [
            new Weakening
            {
                Id = "filter-off",
                Description = "a filter is switched off",
                Members =
                [
                    new WeakeningMember("Contoso.NewAi.NewAiThreshold.BlockNone", null), new WeakeningMember("Contoso.NewAi.NewAiOptions.IgnoreFilters", "true"),
                    new WeakeningMember("Contoso.NewAi.AlwaysAllow.#ctor", null),
                ],
                Literals = ["BLOCK_NONE"],
            },
        ],
        Packages =
        [
            new CatalogPackage { Id = "OpenAI", Role = "sdk", Service = "openai", EntryTypes = ["T:OpenAI.OpenAIClient", "T:OpenAI.Chat.ChatClient"] },
            new CatalogPackage { Id = "Azure.AI.OpenAI", Role = "sdk", Service = "azure-openai" },
            new CatalogPackage { Id = "OllamaSharp", Role = "sdk", Service = "ollama", EntryTypes = ["T:OllamaSharp.OllamaApiClient"] },
            new CatalogPackage { Id = "Microsoft.Extensions.AI.Abstractions", Role = "abstraction" },
        ],
    };

    private static ModelIdentity? Identify(string text, bool atSink)
    {
        var isDistinctive = Array.Exists(Distinctive, id => string.Equals(id, text, StringComparison.OrdinalIgnoreCase));
        return isDistinctive || (atSink && Words.Contains(text)) ? new ModelIdentity { Name = text, Family = text, IsDistinctive = isDistinctive } : null;
    }

    private static ModelSink[] Rows() =>
    [
        Row("OpenAI", "OpenAI.OpenAIClient", "GetChatClient", "model", "text-generation"),
        Row("OpenAI", "OpenAI.OpenAIClient", "GetEmbeddingClient", "model", "embedding"),
        Row("OpenAI", "OpenAI.Chat.ChatClient", "#ctor", "model", "text-generation"),
        Row("OpenAI", "OpenAI.Moderations.ModerationClient", "#ctor", "model", null, "selector-safety"),
        Row("Azure.AI.OpenAI", "Azure.AI.OpenAI.AzureOpenAIClient", "GetChatClient", "deploymentName", "text-generation", isDeployment: true),
        Row("OllamaSharp", "OllamaSharp.OllamaApiClient", "#ctor", "defaultModel", "text-generation"),
        Row("OllamaSharp", "OllamaSharp.OllamaApiClient", "SelectedModel", null, "text-generation"),
        Row("OllamaSharp", "OllamaSharp.OllamaApiClient.Configuration", "Model", null, "text-generation"),
        Row("OllamaSharp", "OllamaSharp.Models.Chat.ChatRequest", "Model", null, "text-generation"),
        Row("Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.AI.ChatOptions", "ModelId", null, "text-generation"),
        Row("Microsoft.SemanticKernel.Connectors.OpenAI", "Microsoft.SemanticKernel.OpenAIKernelBuilderExtensions", "AddOpenAIChatCompletion", "modelId", "text-generation"),
        Row("Microsoft.SemanticKernel.Abstractions", "Microsoft.SemanticKernel.PromptExecutionSettings", "ModelId", null, "text-generation"),
        Row("Anthropic", "Anthropic.Models.Messages.MessageCreateParams", "Model", null, "text-generation"),
        Row("Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime.InferenceSession", "#ctor", "modelPath", "local-inference", "loader"),
        Row("Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime.InferenceSession", "#ctor", "model", "local-inference", "loader"),
        Row("Microsoft.ML", "Microsoft.ML.ModelOperationsCatalog", "Load", "filePath", "local-inference", "loader"),
        Row("Aspire.Hosting.GitHub.Models", "Aspire.Hosting.GitHubModelsExtensions", "AddGitHubModel", "model", null),
    ];

    private static ModelSink Row(string package, string type, string member, string? parameter, string? capability, string role = "selector", bool isDeployment = false) => new()
    {
        Package = package,
        Assembly = package,
        Type = type,
        Member = member,
        Parameter = parameter,
        Capability = capability,
        Role = role,
        IsDeployment = isDeployment,
    };
}
