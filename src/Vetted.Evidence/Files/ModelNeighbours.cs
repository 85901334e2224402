using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Vetted.Text;

namespace Vetted.Evidence.Files;

/// <summary>Files in a model's folder that are no weights but belong to them: native libraries, Python scripts, the index of shards, tokenizers.</summary>
internal sealed class ModelNeighbours
{
    // The index of the largest sharded models has some tens of thousands of tensors, about 100 bytes each.
    private const int LargestIndex = 8 * 1024 * 1024;
    private const int MostNames = 8;

    // Names under which transformers looks for a repository's own code, and the entry script of inference services.
    private static readonly string[] LoaderScripts = { "modeling_", "configuration_", "tokenization_", "processing_", "image_processing_", "feature_extraction_", "generation_", "pipeline" };

    private readonly List<string> _native = new();
    private readonly List<string> _scripts = new();
    private readonly HashSet<string> _shards = new(StringComparer.Ordinal);
    private bool _isApplication;

    /// <summary>Full paths of tokenizer files, sorted.</summary>
    public List<string> Tokenizers { get; } = new();

    /// <summary>What is odd about the index of shards.</summary>
    public List<string> Notes { get; } = new();

    /// <summary>Shards the index names outside the folder.</summary>
    public List<string> EscapingShards { get; } = new();

    /// <summary>How many files the index spreads the weights over; 0 without an index.</summary>
    public int Shards => _shards.Count;

    /// <summary>Looks at a folder's files.</summary>
    /// <param name="files">Full paths, sorted.</param>
    /// <param name="readText">Reads a file up to a length; null where it cannot be read or is longer.</param>
    public static ModelNeighbours Read(IReadOnlyList<string> files, Func<string, int, string?> readText)
    {
        var result = new ModelNeighbours();
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            if (name.EndsWith(".deps.json", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".runtimeconfig.json", StringComparison.OrdinalIgnoreCase))
            {
                // An application's own folder is full of native libraries that its packages bring.
                result._isApplication = true;
            }
            else if (IsNativeName(name) && IsNativeImage(file))
            {
                result._native.Add(name);
            }
            else if (name.EndsWith(".py", StringComparison.OrdinalIgnoreCase))
            {
                result._scripts.Add(name);
            }
            else if (name.EndsWith(".index.json", StringComparison.OrdinalIgnoreCase))
            {
                result.TakeIndex(name, file, files, readText);
            }
            else if (IsTokenizer(name))
            {
                result.Tokenizers.Add(file);
            }
        }

        return result;
    }

    /// <summary>Tells what of this can run when the model is loaded.</summary>
    /// <param name="facts">The model beside which it stands.</param>
    /// <param name="hostsPython">True where the project runs Python in its own process.</param>
    public void AddTo(FileFacts facts, bool hostsPython)
    {
        if (!_isApplication)
        {
            var needsNative = facts.Hazards.Any(hazard => hazard.Kind == "onnx-custom-op");
            foreach (var library in _native.Take(MostNames))
            {
                facts.Hazard(
                    "native-library",
                    needsNative ? $"its operators need native code, and the native library {library} stands beside it" : $"the native library {library} stands beside it",
                    severe: needsNative);
            }
        }

        foreach (var script in _scripts.Where(script => LoaderScripts.Any(prefix => script.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).Take(MostNames))
        {
            facts.Hazard("python-script", $"the Python script {script} stands beside it{(hostsPython ? ", and this project runs Python in its process" : "")}", severe: hostsPython);
        }

        foreach (var shard in EscapingShards.Take(MostNames))
        {
            facts.Hazard("shard-path", "the index takes weights from " + shard, severe: true);
        }

        facts.Set("shards", Shards > 0 ? Shards.ToString(CultureInfo.InvariantCulture) : null);
        foreach (var note in Notes)
        {
            facts.Note(note);
        }
    }

    private static bool IsNativeName(string name) =>
        name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".so", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".dylib", StringComparison.OrdinalIgnoreCase)
        || name.IndexOf(".so.", StringComparison.OrdinalIgnoreCase) > 0;

    private static bool IsTokenizer(string name) =>
        name.Equals("tokenizer.json", StringComparison.OrdinalIgnoreCase) || name.Equals("tokenizer.model", StringComparison.OrdinalIgnoreCase)
        || name.Equals("spiece.model", StringComparison.OrdinalIgnoreCase) || name.Equals("sentencepiece.bpe.model", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".tiktoken", StringComparison.OrdinalIgnoreCase) || name.Equals("vocab.txt", StringComparison.OrdinalIgnoreCase);

    // ELF, Mach-O (thin and fat, both orders) and PE; a text file that is only called .so is no library.
    private static bool IsNativeImage(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            var head = new byte[4];
            if (stream.Read(head, 0, 4) < 4)
            {
                return false;
            }

            var magic = BitConverter.ToUInt32(head, 0);
            return magic is 0x464C457F or 0xFEEDFACE or 0xFEEDFACF or 0xCEFAEDFE or 0xCFFAEDFE or 0xBEBAFECA || (head[0] == 'M' && head[1] == 'Z');
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Hugging Face writes {"metadata":{…},"weight_map":{"tensor":"file"}}; loaders open whatever the map names.
    private void TakeIndex(string name, string file, IReadOnlyList<string> files, Func<string, int, string?> readText)
    {
        if (readText(file, LargestIndex) is not { } text || JsonParser.Parse(text, out _) is not { } index || index["weight_map"] is not { } map)
        {
            return;
        }

        var here = new HashSet<string>(files.Select(path => Path.GetFileName(path)), StringComparer.OrdinalIgnoreCase);
        foreach (var shard in map.Members.Where(member => member.Value.IsString).Select(member => member.Value.Raw!))
        {
            if (!_shards.Add(shard))
            {
                continue;
            }

            if (ModelPaths.Escapes(shard))
            {
                EscapingShards.Add(shard);
            }
            else if (shard.IndexOf('/') < 0 && !here.Contains(shard) && Notes.Count < MostNames)
            {
                Notes.Add($"{name} names the shard {FileFacts.Shorten(shard, 100)}, which is not here");
            }
        }
    }
}
