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

    /// <summary>Facts of model files and the property of the official taxonomy (cyclonedx-property-taxonomy, cdx:ai-ml) that tells each; the others are told under a name of our own.</summary>
    private static readonly Dictionary<string, string> FactProperties = new(StringComparer.Ordinal)
    {
        ["contextLength"] = "cdx:ai-ml:model:hyperparameter:context_length",
        ["parameters"] = "cdx:ai-ml:model:parameter:count",
        ["quantisation"] = "cdx:ai-ml:model:hyperparameter:quantization",
        ["tokenizer"] = "cdx:ai-ml:model:hyperparameter:tokenizer_class",
    };

    /// <summary>Facts that have a place of their own in the component or card.</summary>
    private static readonly HashSet<string> Placed = new(StringComparer.Ordinal) { "architecture", "baseModel", "datasets", "languages", "task" };

    public static void Write(JsonWriter json, ModelSummary model)
    {
        var capabilities = model.Identity?.Capabilities ?? Array.Empty<string>();
        var facts = model.Files.SelectMany(file => file.Facts).Distinct().OrderBy(fact => fact.Key, StringComparer.Ordinal).ThenBy(fact => fact.Value, StringComparer.Ordinal).ToArray();
        json.BeginObject("modelCard").BeginObject("modelParameters")
            .Property("task", model.Identity?.IsGuard == true ? "content-classification" : First(facts, "task") ?? (capabilities.Count > 0 ? capabilities[0] : null))
            .Property("modelArchitecture", First(facts, "architecture"));
        WriteDatasets(json, facts);
        WriteFormats(json, "inputs", capabilities.Where(Formats.ContainsKey).Select(capability => Formats[capability].Input));
        WriteFormats(json, "outputs", capabilities.Where(Formats.ContainsKey).Select(capability => Formats[capability].Output));
        json.EndObject();
        var properties = new BomProperties();
        foreach (var fact in facts.Where(fact => !Placed.Contains(fact.Key)))
        {
            properties.Add(FactProperties.TryGetValue(fact.Key, out var name) ? name : "vetted:model-file:" + fact.Key, fact.Value);
        }

        properties.AddAll("cdx:ai-ml:model:language", Values(facts, "languages")).Write(json);
        json.EndObject();
    }

    private static void WriteDatasets(JsonWriter json, KeyValuePair<string, string>[] facts)
    {
        var names = Values(facts, "datasets").ToArray();
        if (names.Length == 0)
        {
            return;
        }

        json.BeginArray("datasets");
        foreach (var name in names)
        {
            json.BeginObject().Property("type", "dataset").Property("name", name).EndObject();
        }

        json.EndArray();
    }

    private static string? First(KeyValuePair<string, string>[] facts, string key) => facts.Where(fact => fact.Key == key).Select(fact => fact.Value).FirstOrDefault();

    /// <summary>The parts of a fact that lists several things with commas.</summary>
    private static IEnumerable<string> Values(KeyValuePair<string, string>[] facts, string key) => facts.Where(fact => fact.Key == key)
        .SelectMany(fact => fact.Value.Split(',')).Select(value => value.Trim()).Where(value => value.Length > 0)
        .Distinct(StringComparer.Ordinal).OrderBy(value => value, StringComparer.Ordinal);

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
