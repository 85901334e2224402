using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Vetted.Licensing;
using Vetted.Text;

namespace Vetted.Evidence.Files;

/// <summary>What stands beside a model file: the card, the configuration, the licence text, ONNX Runtime GenAI's configuration, shards and native libraries.</summary>
internal sealed class ModelFolder
{
    private const int LargestText = 1024 * 1024;

    /// <summary>The card's front matter; null where there is none.</summary>
    public ModelCard? Card { get; private set; }

    /// <summary>The licence recognised in a licence file; null where there is none or its text is not known.</summary>
    public RecognisedLicence? Licence { get; private set; }

    /// <summary>Name of a licence file whose text was not recognised; null otherwise.</summary>
    public string? UnrecognisedLicence { get; private set; }

    /// <summary>Facts of config.json and genai_config.json.</summary>
    public List<KeyValuePair<string, string>> Facts { get; } = new();

    /// <summary>The model's own name in its configuration; null where none says.</summary>
    public string? Name { get; private set; }

    /// <summary>Files beside the model that run when something loads it.</summary>
    public List<(string Kind, string Detail, bool Severe)> Hazards { get; } = new();

    /// <summary>What else stands there: native libraries, scripts, tokenizers, the index of shards.</summary>
    public ModelNeighbours Neighbours { get; private set; } = new();

    public static ModelFolder Read(string folder)
    {
        var result = new ModelFolder();
        string[] files;
        try
        {
            files = Directory.GetFiles(folder).OrderBy(path => path, StringComparer.Ordinal).Take(2000).ToArray();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return result;
        }

        result.Neighbours = ModelNeighbours.Read(files, ReadText);
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            if (name.Equals("README.md", StringComparison.OrdinalIgnoreCase))
            {
                result.Card = ReadText(file) is { } text ? ModelCard.Read(text) : null;
            }
            else if (name.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase) || name.StartsWith("LICENCE", StringComparison.OrdinalIgnoreCase) || name.StartsWith("COPYING", StringComparison.OrdinalIgnoreCase))
            {
                result.TakeLicence(name, ReadText(file));
            }
            else if (name.Equals("config.json", StringComparison.OrdinalIgnoreCase))
            {
                result.TakeConfig(ReadText(file));
            }
            else if (name.Equals("genai_config.json", StringComparison.OrdinalIgnoreCase))
            {
                result.TakeGenAi(ReadText(file));
            }
            else if (name.Equals("tokenizer_config.json", StringComparison.OrdinalIgnoreCase))
            {
                result.TakeTokenizer(ReadText(file));
            }
        }

        return result;
    }

    private void TakeLicence(string name, string? text)
    {
        if (text is null || Licence is not null)
        {
            return;
        }

        Licence = LicenceTextRecogniser.Recognise(text);
        UnrecognisedLicence = Licence is null ? name : null;
    }

    private void TakeConfig(string? text)
    {
        if (text is null || JsonParser.Parse(text, out _) is not { } config)
        {
            return;
        }

        Add("architecture", config.GetString("model_type"));
        Add("architectures", string.Join(" ", config.GetStrings("architectures")));
        Add("contextLength", config.GetInteger("max_position_embeddings")?.ToString(CultureInfo.InvariantCulture));
        Add("vocabulary", config.GetInteger("vocab_size")?.ToString(CultureInfo.InvariantCulture));
        Add("layers", config.GetInteger("num_hidden_layers")?.ToString(CultureInfo.InvariantCulture));
        Name = config.GetString("_name_or_path") is { Length: > 0 } path && path.IndexOf("..", StringComparison.Ordinal) < 0 && path[0] is not '/' and not '.' ? path : Name;
        if (config["auto_map"] is { Members.Count: > 0 } map)
        {
            Hazards.Add(("custom-code", "config.json asks for the repository's own Python code (" + string.Join(", ", map.Members.Select(member => member.Name).Take(3)) + ")", false));
        }
    }

    private void TakeGenAi(string? text)
    {
        if (text is null || JsonParser.Parse(text, out _) is not { } config)
        {
            return;
        }

        Add("runtime", "ONNX Runtime GenAI");
        Add("architecture", config["model"]?.GetString("type"));
        Add("contextLength", config["model"]?.GetInteger("context_length")?.ToString(CultureInfo.InvariantCulture));
        foreach (var options in Find(config, "custom_ops_library"))
        {
            Hazards.Add(("onnx-custom-op", "genai_config.json loads the native library " + options, true));
        }
    }

    private void TakeTokenizer(string? text)
    {
        if (text is not null && JsonParser.Parse(text, out _) is { } config && config.GetString("chat_template") is { } template)
        {
            var facts = new FileFacts();
            ChatTemplates.Look(template, facts);
            Hazards.AddRange(facts.Hazards.Select(hazard => (hazard.Kind, "tokenizer_config.json: " + hazard.Detail, hazard.Severe)));
        }
    }

    private static IEnumerable<string> Find(JsonValue value, string name)
    {
        foreach (var member in value.Members)
        {
            if (member.Name == name && member.Value.IsString)
            {
                yield return member.Value.Raw!;
            }

            foreach (var inner in Find(member.Value, name))
            {
                yield return inner;
            }
        }

        foreach (var item in value.Items)
        {
            foreach (var inner in Find(item, name))
            {
                yield return inner;
            }
        }
    }

    private void Add(string key, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            Facts.Add(new KeyValuePair<string, string>(key, FileFacts.Shorten(value!, 300)));
        }
    }

    private static string? ReadText(string path) => ReadText(path, LargestText);

    private static string? ReadText(string path, int limit)
    {
        try
        {
            return new FileInfo(path).Length > limit ? null : File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
