using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using Vetted.Catalog;
using Vetted.Evidence.Files;

namespace Vetted.Evidence.Tests.Files;

public sealed class ModelFileEvidenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vetted-models-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_renamed_weight_file_is_found_by_its_content()
    {
        var result = Read(("innocent.dat", Bytes.Gguf(3, false, ("general.name", "Llama 3.2 1B"))), ("app.txt", [.. "text"u8]));

        var file = Assert.Single(result.Files);
        Assert.Equal(("innocent.dat", "gguf", "Llama 3.2 1B"), (file.Path, file.Format, file.Name));
    }

    [Fact]
    public void The_hash_is_the_SHA256_of_the_content()
    {
        var bytes = Bytes.Onnx();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), Assert.Single(Read(("a.onnx", bytes)).Files).Sha256);
    }

    [Fact]
    public void A_card_that_disagrees_with_the_header_is_noted_and_the_header_wins()
    {
        File.WriteAllText(Path.Combine(_folder, "README.md"), "---\nlicense: apache-2.0\nbase_model: meta-llama/Llama-3.1-8B\nlanguage:\n- en\n- de\n---\n# Model\n");

        var file = Assert.Single(Read(("a.gguf", Bytes.Gguf(3, false, ("general.license", "mit")))).Files);

        Assert.Equal(("mit", "header"), (file.Licence, file.LicenceSource));
        Assert.Contains("the header says mit, the card says apache-2.0", file.Notes);
        Assert.Contains(new KeyValuePair<string, string>("baseModel", "meta-llama/Llama-3.1-8B"), file.Facts);
        Assert.Contains(new KeyValuePair<string, string>("languages", "en, de"), file.Facts);
    }

    [Fact]
    public void The_real_name_stands_behind_a_card_that_says_other()
    {
        File.WriteAllText(Path.Combine(_folder, "README.md"), "---\nlicense: other\nlicense_name: some-house-licence\n---\n");

        Assert.Equal("some-house-licence", Assert.Single(Read(("a.onnx", Bytes.Onnx())).Files).Licence);
    }

    [Fact]
    public void Python_code_that_a_configuration_asks_for_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, "config.json"), """{ "model_type": "custom", "auto_map": { "AutoModel": "modeling.Net" }, "max_position_embeddings": 2048 }""");

        var file = Assert.Single(Read(("m.safetensors", Bytes.Safetensors("{}"))).Files);

        Assert.Contains(file.Hazards, hazard => hazard.Kind == "custom-code");
        Assert.Contains(new KeyValuePair<string, string>("contextLength", "2048"), file.Facts);
    }

    [Fact]
    public void A_custom_operator_library_of_a_GenAI_folder_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, "genai_config.json"), """{ "model": { "type": "phi3", "context_length": 4096, "decoder": { "session_options": { "custom_ops_library": "ops.dll" } } } }""");

        Assert.Contains(Assert.Single(Read(("model.onnx", Bytes.Onnx())).Files).Hazards, hazard => hazard is { Kind: "onnx-custom-op", Severe: true });
    }

    [Fact]
    public void An_unchanged_file_is_not_read_again_and_a_changed_one_is()
    {
        var path = Path.Combine(_folder, "a.onnx");
        var cache = Path.Combine(_folder, "hashes.cache");
        File.WriteAllBytes(path, Bytes.Onnx());
        var first = new ModelHasher(cache);
        var hash = first.Hash([path])[path];
        first.Save();
        var stamp = File.GetLastWriteTimeUtc(path);

        // Same length and time, other content: what a cache cannot see, and why a gate has none.
        var swapped = Bytes.Onnx();
        swapped[^1] ^= 1;
        File.WriteAllBytes(path, swapped);
        File.SetLastWriteTimeUtc(path, stamp);

        Assert.Equal(hash, new ModelHasher(cache).Hash([path])[path]);
        Assert.NotEqual(hash, new ModelHasher(null).Hash([path])[path]);
        File.SetLastWriteTimeUtc(path, stamp.AddSeconds(2));
        Assert.NotEqual(hash, new ModelHasher(cache).Hash([path])[path]);
    }

    [Fact]
    public void Hashing_stops_when_it_is_cancelled()
    {
        var path = Path.Combine(_folder, "a.bin");
        File.WriteAllBytes(path, new byte[8 * 1024 * 1024]);
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new ModelHasher(null).Hash([path], null, source.Token));
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_a_gap()
    {
        var result = ModelFileEvidence.Read([new ModelFileInput(Path.Combine(_folder, "gone.gguf"), "gone.gguf")], AiCatalog.Shared);

        Assert.Equal("gone.gguf", Assert.Single(result.Gaps).What);
    }

    private ModelFileResult Read(params (string Name, byte[] Content)[] files)
    {
        foreach (var (name, content) in files)
        {
            File.WriteAllBytes(Path.Combine(_folder, name), content);
        }

        return ModelFileEvidence.Read(files.Select(file => new ModelFileInput(Path.Combine(_folder, file.Name), file.Name)).ToArray(), AiCatalog.Shared, new ModelHasher(null));
    }
}
