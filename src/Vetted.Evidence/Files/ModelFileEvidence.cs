using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Evidence.Files;

/// <summary>A file to look at.</summary>
/// <param name="FullPath">Its absolute path on this machine; never written to an output.</param>
/// <param name="DisplayPath">How outputs name it: repository-relative, or <c>package:id/version/path</c>.</param>
/// <param name="OutputPath">Where it ends up in the output or package; null where it does not travel.</param>
/// <param name="Package">The package that brings it, <c>id/version</c>; null for a file of the project.</param>
/// <param name="Place">Where the project names it; null for the file itself.</param>
/// <param name="Open">Opens a seekable stream over the content where it is not a file of its own (an entry of a package, say); null to open <paramref name="FullPath"/>.</param>
public sealed record ModelFileInput(string FullPath, string DisplayPath, string? OutputPath = null, string? Package = null, Place? Place = null, Func<Stream>? Open = null);

/// <summary>The model files and what could not be read.</summary>
/// <param name="Files">Every input that is a model file, sorted by path.</param>
/// <param name="Gaps">Inputs that could not be opened.</param>
public sealed record ModelFileResult(IReadOnlyList<ModelFile> Files, IReadOnlyList<EvidenceGap> Gaps);

/// <summary>Reads model files: recognised by content, header read, hashed, licence resolved from all evidence beside them.</summary>
public static class ModelFileEvidence
{
    // Read whatever their content is; anything else is looked at only where its first bytes say so.
    private static readonly string[] Extensions =
    {
        ".gguf", ".ggml", ".safetensors", ".onnx", ".ort", ".pt", ".pth", ".ckpt", ".bin", ".pkl", ".pickle", ".joblib", ".h5", ".hdf5", ".keras", ".pb", ".tflite", ".mlmodel", ".zip", ".npy", ".npz", ".model", ".mlnet", ".task",
    };

    /// <summary>True for a name that is worth opening.</summary>
    /// <param name="path">A path with either kind of slash.</param>
    public static bool IsCandidate(string path)
    {
        foreach (var extension in Extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks at files and tells which are models and what is in them.</summary>
    /// <param name="inputs">The files; every one is opened, so a renamed weight file is found too.</param>
    /// <param name="catalog">What is known.</param>
    /// <param name="hasher">Hashes what turns out to be a model; null to leave hashes out.</param>
    /// <param name="hostsPython">True where the project runs Python in its own process, see <see cref="PythonHosts"/>.</param>
    /// <param name="progress">Called while files are hashed, with the bytes done so far and the bytes in all, from any thread; null for none.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static ModelFileResult Read(
        IReadOnlyList<ModelFileInput> inputs,
        AiCatalog catalog,
        ModelHasher? hasher = null,
        bool hostsPython = false,
        Action<long, long>? progress = null,
        CancellationToken cancellation = default)
    {
        _ = inputs ?? throw new ArgumentNullException(nameof(inputs));
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        var files = new List<(ModelFileInput Input, ModelFile File)>();
        var gaps = new List<EvidenceGap>();
        var folders = new Dictionary<string, ModelFolder>(StringComparer.Ordinal);
        foreach (var input in inputs.OrderBy(input => input.DisplayPath, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (ReadOne(input, catalog, folders, hostsPython) is { } file)
                {
                    files.Add((input, file));
                }
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                gaps.Add(new EvidenceGap(input.DisplayPath, "the file could not be opened", input.Place ?? new Place(input.DisplayPath, 0)));
            }
        }

        var tokenizers = folders.ToDictionary(pair => pair.Key, pair => pair.Value.Neighbours.Tokenizers, StringComparer.Ordinal);
        var paths = files.Where(pair => pair.Input.Open is null).Select(pair => pair.Input.FullPath).Concat(files.SelectMany(pair => TokenizersOf(pair.Input, tokenizers)));
        var hashes = hasher?.Hash(paths.ToArray(), progress, cancellation);
        return new ModelFileResult(
            files.Select(pair => pair.File with { Sha256 = HashOf(pair.Input, hasher, hashes, cancellation), Facts = WithTokenizers(pair.File.Facts, TokenizersOf(pair.Input, tokenizers), hashes) }).ToArray(), gaps);
    }

    private static IReadOnlyList<string> TokenizersOf(ModelFileInput input, Dictionary<string, List<string>> tokenizers) =>
        input.Open is null && tokenizers.TryGetValue(Path.GetDirectoryName(input.FullPath) ?? "", out var found) ? found : Array.Empty<string>();

    // A tokenizer is no model, but another one makes another answer: its hash stands with the weights it belongs to.
    private static IReadOnlyList<KeyValuePair<string, string>> WithTokenizers(
        IReadOnlyList<KeyValuePair<string, string>> facts, IReadOnlyList<string> tokenizers, IReadOnlyDictionary<string, string>? hashes)
    {
        if (tokenizers.Count == 0)
        {
            return facts;
        }

        var names = tokenizers.Select(path => Path.GetFileName(path) + (hashes is not null && hashes.TryGetValue(new FileInfo(path).FullName, out var hash) ? " sha256:" + hash : ""));
        return facts.Append(new KeyValuePair<string, string>("tokenizer", string.Join(", ", names))).OrderBy(fact => fact.Key, StringComparer.Ordinal).ToArray();
    }

    private static string? HashOf(ModelFileInput input, ModelHasher? hasher, IReadOnlyDictionary<string, string>? hashes, CancellationToken cancellation)
    {
        if (hasher is not null && input.Open is not null)
        {
            using var stream = input.Open();
            return ModelHasher.Hash(stream, cancellation: cancellation);
        }

        return hashes is not null && hashes.TryGetValue(new FileInfo(input.FullPath).FullName, out var hash) ? hash : null;
    }

    private static ModelFile? ReadOne(ModelFileInput input, AiCatalog catalog, Dictionary<string, ModelFolder> folders, bool hostsPython)
    {
        using var stream = input.Open?.Invoke() ?? new FileStream(input.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var facts = FormatReader.Read(stream, input.FullPath);
        if (!IsModel(facts, input.FullPath))
        {
            return null;
        }

        var path = Path.GetDirectoryName(input.FullPath) ?? "";
        if (!folders.TryGetValue(path, out var folder))
        {
            folders.Add(path, folder = input.Open is null ? ModelFolder.Read(path) : new ModelFolder());
        }

        foreach (var (kind, detail, severe) in folder.Hazards)
        {
            facts.Hazard(kind, detail, severe);
        }

        folder.Neighbours.AddTo(facts, hostsPython);
        foreach (var pair in folder.Facts)
        {
            if (!facts.Facts.Any(fact => fact.Key == pair.Key))
            {
                facts.Set(pair.Key, pair.Value);
            }
        }

        return LicenceOfModel.Resolve(input, stream.Length, facts, folder, catalog);
    }

    // A zip or a pickle is a model only where its name or content says so; the other formats hold nothing else.
    private static bool IsModel(FileFacts facts, string path) => facts.Format switch
    {
        "unknown" => false,
        "zip" => facts.Hazards.Count > 0 && IsCandidate(path) && !path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase),
        "git-lfs-pointer" => IsCandidate(path),
        "binaryformatter" => true,
        _ => true,
    };
}
