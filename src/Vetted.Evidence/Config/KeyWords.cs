using System;
using System.Collections.Generic;

namespace Vetted.Evidence.Config;

/// <summary>
/// What a configuration key says about its value. Keys are cut into words at case changes, digits excepted, and at every separator, so <c>ChatModelId</c>,
/// <c>CHAT_MODEL_ID</c> and <c>chat-model-id</c> mean the same.
/// </summary>
internal static class KeyWords
{
    private static readonly HashSet<string> ModelWords = new(StringComparer.Ordinal) { "model", "models", "deployment", "engine", "modelid", "modelname", "deploymentname", "deploymentid" };
    private static readonly HashSet<string> AfterModel = new(StringComparer.Ordinal) { "id", "name", "ids", "names", "path", "file", "url", "uri", "alias", "gpt", "dir", "directory", "folder" };

    // Sections and prefixes that make "Model" or "Deployment" one of AI rather than of a car or a rollout.
    private static readonly HashSet<string> AiWords = new(StringComparer.Ordinal)
    {
        "ai", "openai", "azureopenai", "aoai", "llm", "llms", "gpt", "chatgpt", "chat", "embedding", "embeddings", "completion", "completions", "ollama", "anthropic", "claude", "gemini", "mistral",
        "bedrock", "huggingface", "onnx", "whisper", "foundry", "inference", "groq", "cohere", "deepseek", "llama", "llamasharp", "semantickernel", "kernelmemory", "agent", "agents", "tts", "stt",
        "speech", "transcription", "rerank", "reranker", "vision", "copilot", "generative", "genai", "vertex", "github", "assistant", "rag", "prompt", "text", "image",
    };

    private static readonly HashSet<string> ProseWords = new(StringComparer.Ordinal)
    {
        "description", "summary", "title", "template", "content", "comment", "comments", "notes", "note", "tooltip", "license", "licence", "licensetype", "licensename", "author", "authors", "keywords",
        "tags", "icon", "logo", "background", "placeholder", "help", "message", "readme", "copyright", "$schema", "$comment", "instructions", "example", "examples", "prompt", "text", "displayname", "label",
    };

    /// <summary>The lower-cased words of a key.</summary>
    public static List<string> Split(string key)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= key.Length; i++)
        {
            var isWordChar = i < key.Length && (char.IsLetterOrDigit(key[i]) || key[i] == '$');
            var startsWord = isWordChar && start >= 0 && char.IsUpper(key[i])
                && (char.IsLower(key[i - 1]) || char.IsDigit(key[i - 1]) || (i + 1 < key.Length && char.IsLower(key[i + 1]) && char.IsUpper(key[i - 1])));
            if (start >= 0 && (!isWordChar || startsWord))
            {
                words.Add(key.Substring(start, i - start).ToLowerInvariant());
                start = startsWord ? i : -1;
            }
            else if (start < 0 && isWordChar)
            {
                start = i;
            }
        }

        return words;
    }

    /// <summary>True for a key whose value chooses a model: <c>Model</c>, <c>TextModel</c>, <c>ChatModelId</c>, <c>DeploymentName</c>, <c>AZURE_OPENAI_GPT_NAME</c> …</summary>
    public static bool ChoosesModel(string key)
    {
        var words = Split(key);
        var last = words.Count - 1;
        while (last > 0 && (AfterModel.Contains(words[last]) || words[last] is "default" or "primary" or "fallback"))
        {
            if (words[last] == "gpt")
            {
                return true;
            }

            last--;
        }

        return last >= 0 && (ModelWords.Contains(words[last]) || (last < words.Count - 1 && words[last] is "llm" or "gpt"));
    }

    /// <summary>True where the section around the last key is called <c>Models</c> or <c>Deployments</c>.</summary>
    public static bool HoldsModels(string path)
    {
        var key = path.LastIndexOf(':');
        var section = key <= 0 ? -1 : path.LastIndexOf(':', key - 1);
        return key > 0 && Split(path.Substring(section + 1, key - section - 1)) is { Count: > 0 } words && words[words.Count - 1] is "models" or "deployments";
    }

    /// <summary>True where the key or one of the sections around it is about AI.</summary>
    public static bool IsAboutAi(string path)
    {
        foreach (var word in Split(path))
        {
            if (AiWords.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a key whose value is meant for people, so that a model name in it is only mentioned.</summary>
    public static bool IsProse(string key)
    {
        var words = Split(key);
        return words.Count > 0 && (ProseWords.Contains(words[words.Count - 1]) || ProseWords.Contains(string.Concat(words)));
    }

    /// <summary>True for a value that stands for a value still to be given: empty, <c>&lt;your model&gt;</c>, <c>{name}</c>, <c>%NAME%</c>, <c>YOUR_MODEL</c>.</summary>
    public static bool IsPlaceholder(string value) =>
        value.Length == 0 || value.IndexOfAny(new[] { '<', '>', '{', '}', '%', '$' }) >= 0
        || value.StartsWith("your", StringComparison.OrdinalIgnoreCase) || value.StartsWith("my-", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("xxx", StringComparison.OrdinalIgnoreCase) || value.Trim('.', '-', '*').Length == 0 || value.StartsWith("=", StringComparison.Ordinal);
}
