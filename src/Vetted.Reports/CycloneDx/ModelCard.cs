using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>The model card: task, inputs and outputs, and the header facts of local files. Nothing is put in that was not read.</summary>
internal static class ModelCard
{
    /// <summary>What a capability takes and gives, where that is sure; "speech" can be either direction.</summary>
    private static readonly Dictionary<string, (string Input, string Output)> Formats = new(StringComparer.Ordinal)
    {
        ["text-generation"] = ("text", "text"),
        ["embedding"] = ("text", "vector"),
        ["image-generation"] = ("text", "image"),
    };

    /// <summary>Header facts of model files and the property of the official taxonomy (cyclonedx-property-taxonomy, cdx:ai-ml) that tells each.</summary>
    private static readonly Dictionary<string, string> FactProperties = new(StringComparer.Ordinal)
    {
        ["parameters"] = "cdx:ai-ml:model:parameter:count",
        ["quantisation"] = "cdx:ai-ml:model:hyperparameter:quantization",
        ["contextLength"] = "cdx:ai-ml:model:hyperparameter:context_length",
        ["vocabularySize"] = "cdx:ai-ml:model:hyperparameter:vocab_size",
        ["embeddingLength"] = "cdx:ai-ml:model:hyperparameter:hidden_size",
        ["blockCount"] = "cdx:ai-ml:model:hyperparameter:num_hidden_layers",
        ["headCount"] = "cdx:ai-ml:model:hyperparameter:num_attention_heads",
        ["tokenizer"] = "cdx:ai-ml:model:hyperparameter:tokenizer_class",
    };

    public static void Write(JsonWriter json, ModelSummary model)
    {
        var capabilities = model.Identity?.Capabilities ?? Array.Empty<string>();
        var facts = model.Files.SelectMany(file => file.Facts).ToArray();
        var architecture = facts.Where(fact => fact.Key == "architecture").Select(fact => fact.Value).OrderBy(value => value, StringComparer.Ordinal).FirstOrDefault();
        json.BeginObject("modelCard").BeginObject("modelParameters")
            .Property("task", model.Identity?.IsGuard == true ? "content-classification" : capabilities.Count > 0 ? capabilities[0] : null)
            .Property("modelArchitecture", architecture);
        WriteFormats(json, "inputs", capabilities.Where(Formats.ContainsKey).Select(capability => Formats[capability].Input));
        WriteFormats(json, "outputs", capabilities.Where(Formats.ContainsKey).Select(capability => Formats[capability].Output));
        json.EndObject();
        var properties = new BomProperties();
        foreach (var fact in facts.Where(fact => fact.Key is not ("architecture" or "baseModel" or "baseModels")))
        {
            properties.Add(FactProperties.TryGetValue(fact.Key, out var name) ? name : "vetted:model-file:" + fact.Key, fact.Value);
        }

        properties.Write(json);
        json.EndObject();
    }

    private static void WriteFormats(JsonWriter json, string name, IEnumerable<string> formats)
    {
        var sorted = formats.Distinct(StringComparer.Ordinal).OrderBy(format => format, StringComparer.Ordinal).ToArray();
        if (sorted.Length == 0)
        {
            return;
        }

        json.BeginArray(name);
        foreach (var format in sorted)
        {
            json.BeginObject().Property("format", format).EndObject();
        }

        json.EndArray();
    }
}
