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

    [Theory]
    [InlineData("com.example", true)]
    [InlineData("com.microsoft", false)]
    public void A_native_library_beside_an_ONNX_model_is_severe_where_its_operators_need_one(string domain, bool isSevere)
    {
        File.WriteAllBytes(Path.Combine(_folder, "libops.so"), [0x7F, .. "ELF"u8, .. new byte[60]]);

        var hazard = Assert.Single(Assert.Single(Read(("a.onnx", Bytes.Onnx(domain))).Files).Hazards, hazard => hazard.Kind == "native-library");

        Assert.Equal(isSevere, hazard.Severe);
        Assert.Contains("libops.so", hazard.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libops.so", "text")]
    [InlineData("App.deps.json", "{}")]
    public void What_is_no_library_or_stands_in_an_application_folder_is_not_named(string name, string content)
    {
        File.WriteAllText(Path.Combine(_folder, name), content);
        if (name != "libops.so")
        {
            File.WriteAllBytes(Path.Combine(_folder, "libops.so"), [0x7F, .. "ELF"u8, .. new byte[60]]);
        }

        Assert.DoesNotContain(Assert.Single(Read(("a.onnx", Bytes.Onnx("com.example"))).Files).Hazards, hazard => hazard.Kind == "native-library");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_loader_script_beside_a_model_runs_where_the_project_hosts_Python(bool hostsPython)
    {
        File.WriteAllText(Path.Combine(_folder, "modeling_custom.py"), "import os");
        File.WriteAllText(Path.Combine(_folder, "train.py"), "import os");

        var file = Assert.Single(Read(hostsPython, ("m.safetensors", Bytes.Safetensors("{}"))).Files);

        var hazard = Assert.Single(file.Hazards);
        Assert.Equal(("python-script", hostsPython), (hazard.Kind, hazard.Severe));
        Assert.Contains("modeling_custom.py", hazard.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_of_shards_is_read_with_what_is_missing_and_what_escapes()
    {
        File.WriteAllText(
            Path.Combine(_folder, "model.safetensors.index.json"),
            """{"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors", "c": "../../etc/model.safetensors"}}""");

        var file = Assert.Single(Read(("model-00001-of-00002.safetensors", Bytes.Safetensors("{}"))).Files);

        Assert.Contains(new KeyValuePair<string, string>("shards", "3"), file.Facts);
        Assert.Contains("model.safetensors.index.json names the shard model-00002-of-00002.safetensors, which is not here", file.Notes);
        Assert.Contains(file.Hazards, hazard => hazard is { Kind: "shard-path", Severe: true });
        Assert.Equal("model.safetensors", file.WholePath);
    }

    [Fact]
    public void A_tokenizer_stands_with_its_hash_among_the_facts_of_its_model()
    {
        File.WriteAllText(Path.Combine(_folder, "tokenizer.json"), "{}");

        var file = Assert.Single(Read(("m.safetensors", Bytes.Safetensors("{}"))).Files);

        Assert.Contains(new KeyValuePair<string, string>("tokenizer", "tokenizer.json sha256:" + Convert.ToHexStringLower(SHA256.HashData("{}"u8))), file.Facts);
    }

    [Theory]
    [InlineData("models/m-00002-of-00005.gguf", "models/m.gguf")]
    [InlineData("models/m-2-of-5.gguf", "models/m-2-of-5.gguf")]
    [InlineData("-00001-of-00002.gguf", "-00001-of-00002.gguf")]
    [InlineData("m.gguf", "m.gguf")]
    [InlineData("m", "m")]
    public void All_parts_of_a_model_share_one_path(string path, string whole) =>
        Assert.Equal(whole, new Inventory.ModelFile { Path = path, Format = "gguf", Evidence = new Inventory.Evidence(Inventory.Technique.File, new Inventory.Place(path, 0)) }.WholePath);

    private ModelFileResult Read(params (string Name, byte[] Content)[] files) => Read(false, files);

    private ModelFileResult Read(bool hostsPython, params (string Name, byte[] Content)[] files)
    {
        foreach (var (name, content) in files)
        {
            File.WriteAllBytes(Path.Combine(_folder, name), content);
        }

        return ModelFileEvidence.Read(files.Select(file => new ModelFileInput(Path.Combine(_folder, file.Name), file.Name)).ToArray(), AiCatalog.Shared, new ModelHasher(null), hostsPython);
    }
}
