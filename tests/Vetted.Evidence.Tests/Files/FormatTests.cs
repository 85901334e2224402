using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Vetted.Evidence.Files;

namespace Vetted.Evidence.Tests.Files;

public sealed class FormatTests
{
    private static readonly byte[] NrbfHeader = [0, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0, 0, 0, 0, 0, 11];

    public static TheoryData<string, string, byte[]> Recognised() => new()
    {
        { "weights.bin", "gguf", Bytes.Gguf(3, false, ("general.name", "x")) },
        { "a.safetensors", "safetensors", Bytes.Safetensors("""{"w":{"dtype":"F16","shape":[2,3],"data_offsets":[0,12]}}""") },
        { "a.onnx", "onnx", Bytes.Onnx() },
        { "renamed.dat", "onnx", Bytes.Onnx() },
        { "a.tflite", "tflite", [0x1c, 0, 0, 0, .. "TFL3"u8, .. new byte[32]] },
        { "a.ort", "onnxruntime", [0x1c, 0, 0, 0, .. "ORTM"u8, .. new byte[32]] },
        { "a.h5", "hdf5", [0x89, .. "HDF\r\n"u8, 0x1a, 0x0a, .. new byte[64]] },
        { "ggml-base.bin", "ggml", [.. "lmgg"u8, .. new byte[64]] },
        { "lgbm.txt", "lightgbm", [.. "tree\nversion=v4\nnum_class=1\n"u8] },
        { "model.xml", "openvino", [.. "<?xml version=\"1.0\"?>\n<net name=\"m\" version=\"11\">"u8] },
        { "a.keras", "keras", Bytes.Zip(("config.json", "{}"u8.ToArray()), ("model.weights.h5", [1, 2])) },
        { "a.npz", "numpy", Bytes.Zip(("x.npy", [0x93, .. "NUMPY"u8, 1, 0, 10, 0, .. "{'descr': "u8])) },
        { "m.gguf", "git-lfs-pointer", [.. "version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 12\n"u8] },
        { "state.dat", "binaryformatter", NrbfHeader },
    };

    public static TheoryData<string, byte[]> NotModels() => new()
    {
        { "notes.txt", [.. "version of the tree"u8] },
        { "app.dll", [.. "MZ"u8, .. new byte[200]] },
        { "image.png", [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, .. new byte[64]] },
        { "data.json", [.. "{\"a\":1}"u8] },
        { "empty.onnx", [] },
        { "readme.onnx", [.. "not a model"u8] },
        { "settings.xml", [.. "<?xml version=\"1.0\"?><configuration/>"u8] },
        { "x.bin", [8, 200, 1, 2, 3] },
    };

    [Theory]
    [MemberData(nameof(Recognised))]
    public void A_format_is_recognised_by_its_content(string name, string format, byte[] bytes) =>
        Assert.Equal(format, FormatReader.Read(new MemoryStream(bytes), name).Format);

    [Theory]
    [MemberData(nameof(NotModels))]
    public void What_is_no_model_is_not_recognised(string name, byte[] bytes) =>
        Assert.Equal("unknown", FormatReader.Read(new MemoryStream(bytes), name).Format);

    [Theory]
    [InlineData(1u, false)]
    [InlineData(2u, false)]
    [InlineData(3u, false)]
    [InlineData(3u, true)]
    public void GGUF_headers_of_every_version_and_byte_order_are_read(uint version, bool bigEndian)
    {
        var bytes = Bytes.Gguf(version, bigEndian, ("general.architecture", "llama"), ("tokenizer.ggml.tokens", new[] { "a", "b" }), ("general.name", "Llama 3.2 1B Instruct"), ("general.license", "llama3.2"),
            ("general.file_type", 15u), ("llama.context_length", 131072u), ("general.base_model.0.repo_url", "https://huggingface.co/meta-llama/Llama-3.2-1B-Instruct"));

        var facts = FormatReader.Read(new MemoryStream(bytes), "x.gguf");

        var values = facts.Facts.ToDictionary(pair => pair.Key, pair => pair.Value);
        Assert.Equal(("Llama 3.2 1B Instruct", "llama3.2", "meta-llama/Llama-3.2-1B-Instruct"), (facts.Name, facts.Licence, facts.BaseModel));
        Assert.Equal(("llama", "Q4_K_M", "131072"), (values["architecture"], values["quantisation"], values["contextLength"]));
        Assert.Empty(facts.Notes);
    }

    [Theory]
    [InlineData("{{ ''.__class__.__mro__ }}", true)]
    [InlineData("{% for m in messages %}{{ m['role'] + ': ' + m['content'] }}{% endfor %}", false)]
    public void A_chat_template_that_reaches_for_Python_is_named(string template, bool flagged) =>
        Assert.Equal(flagged, FormatReader.Read(new MemoryStream(Bytes.Gguf(3, false, ("tokenizer.chat_template", template))), "x.gguf").Hazards.Count > 0);

    [Fact]
    public void A_safetensors_header_gives_licence_base_and_parameters()
    {
        var bytes = Bytes.Safetensors("""{"__metadata__":{"format":"pt","license":"apache-2.0","base_model":"mistralai/Mistral-7B-v0.1"},"a":{"dtype":"BF16","shape":[4096,2],"data_offsets":[0,16384]},"b":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""");

        var facts = FormatReader.Read(new MemoryStream(bytes), "x.safetensors");

        var values = facts.Facts.ToDictionary(pair => pair.Key, pair => pair.Value);
        Assert.Equal(("apache-2.0", "mistralai/Mistral-7B-v0.1"), (facts.Licence, facts.BaseModel));
        Assert.Equal(("8193", "2", "BF16 F32"), (values["parameters"], values["tensors"], values["dtype"]));
    }

    [Theory]
    [InlineData("weights.bin", false)]
    [InlineData("data/weights.bin", false)]
    [InlineData("../../etc/passwd", true)]
    [InlineData("/etc/shadow", true)]
    [InlineData("C:\\Windows\\win.ini", true)]
    [InlineData("data/../../x", true)]
    public void ONNX_external_data_that_leaves_its_folder_is_named(string location, bool escapes)
    {
        var facts = FormatReader.Read(new MemoryStream(Bytes.Onnx(external: location)), "x.onnx");

        Assert.Equal(escapes, facts.Hazards.Any(hazard => hazard.Kind == "onnx-external-path"));
        Assert.Equal(!escapes, facts.Companions.Contains(location));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("ai.onnx.ml", false)]
    [InlineData("com.microsoft", false)]
    [InlineData("com.example.ops", true)]
    public void ONNX_operators_of_a_foreign_domain_are_named(string domain, bool flagged) =>
        Assert.Equal(flagged, FormatReader.Read(new MemoryStream(Bytes.Onnx(domain, "Special")), "x.onnx").Hazards.Any(hazard => hazard.Kind == "onnx-custom-op" && hazard.Detail.Contains("Special", StringComparison.Ordinal)));

    [Fact]
    public void ONNX_metadata_gives_name_licence_and_base()
    {
        var facts = FormatReader.Read(new MemoryStream(Bytes.Onnx(metadata: [("license", "mit"), ("model_name", "tiny"), ("base_model", "microsoft/phi-2")])), "x.onnx");

        Assert.Equal(("tiny", "mit", "microsoft/phi-2"), (facts.Name, facts.Licence, facts.BaseModel));
        Assert.Contains(new KeyValuePair<string, string>("opsets", "ai.onnx 19"), facts.Facts);
    }

    [Theory]
    [InlineData("""{"class_name": "Functional", "config": {"layers": [{"class_name": "Lambda", "config": {}}]}}""", true)]
    [InlineData("""{"class_name": "Functional", "config": {"layers": [{"class_name": "Dense", "config": {"name": "Lambda"}}]}}""", false)]
    public void A_Keras_Lambda_layer_is_named(string config, bool flagged)
    {
        var zip = Bytes.Zip(("config.json", Encoding.UTF8.GetBytes(config)), ("model.weights.h5", [1]));
        byte[] h5 = [0x89, .. "HDF\r\n"u8, 0x1a, 0x0a, .. new byte[100], .. Encoding.UTF8.GetBytes(config), .. new byte[100]];

        Assert.Equal(flagged, FormatReader.Read(new MemoryStream(zip), "m.keras").Hazards.Any(hazard => hazard.Kind == "keras-lambda"));
        Assert.Equal(flagged, FormatReader.Read(new MemoryStream(h5), "m.h5").Hazards.Any(hazard => hazard.Kind == "keras-lambda"));
    }

    [Theory]
    [InlineData("ReadFile", true)]
    [InlineData("EagerPyFunc", true)]
    [InlineData("MatMul", false)]
    public void TensorFlow_graphs_with_file_or_Python_operations_are_named(string operation, bool flagged)
    {
        var facts = FormatReader.Read(new MemoryStream(TensorFlow(operation)), "saved_model.pb");

        Assert.Equal("tensorflow", facts.Format);
        Assert.Equal(flagged, facts.Hazards.Any(hazard => hazard.Kind == "tf-file-op" && hazard.Detail.Contains(operation, StringComparison.Ordinal)));
    }

    internal static byte[] TensorFlow(string operation)
    {
        var node = Bytes.Join(Bytes.Field(1, "n"), Bytes.Field(2, operation));
        var graph = Bytes.Join(Bytes.Field(1, Bytes.Join(Bytes.Field(1, "in"), Bytes.Field(2, "Placeholder"))), Bytes.Field(1, node));
        return Bytes.Join(Bytes.Field(1, 1), Bytes.Field(2, graph));
    }

    [Fact]
    public void An_archive_entry_that_climbs_out_is_named()
    {
        var facts = FormatReader.Read(new MemoryStream(Bytes.Zip(("../../evil.txt", [1]), ("config.json", "{}"u8.ToArray()))), "m.keras");

        Assert.Contains(facts.Hazards, hazard => hazard is { Kind: "zip-slip", Severe: true });
    }

    [Fact]
    public void A_native_library_in_an_archive_is_named() =>
        Assert.Contains(FormatReader.Read(new MemoryStream(Bytes.Zip(("ops/custom.dll", [1, 2]))), "m.pt").Hazards, hazard => hazard.Kind == "native-library");

    [Fact]
    public void An_extension_that_lies_is_noted() =>
        Assert.Contains(FormatReader.Read(new MemoryStream(Bytes.Gguf(3, false)), "model.onnx").Notes, note => note == "named .onnx, but the content is gguf");

    [Theory]
    [InlineData(24)]
    [InlineData(40)]
    [InlineData(60)]
    public void A_truncated_header_is_a_note_and_keeps_what_was_read(int length)
    {
        var bytes = Bytes.Gguf(3, false, ("general.name", "first"), ("general.license", "a rather long licence name that is cut"));

        var facts = FormatReader.Read(new MemoryStream(bytes[..length]), "x.gguf");

        Assert.Equal("gguf", facts.Format);
        Assert.NotEmpty(facts.Notes);
    }

    [Fact]
    public void Claims_beyond_the_file_allocate_nothing_of_their_size()
    {
        byte[] hostile = [.. "GGUF"u8, 3, 0, 0, 0, .. BitConverter.GetBytes(0UL), .. BitConverter.GetBytes(1UL), .. BitConverter.GetBytes(1UL), (byte)'k', 9, 0, 0, 0, 8, 0, 0, 0, .. BitConverter.GetBytes(long.MaxValue)];

        var before = GC.GetAllocatedBytesForCurrentThread();
        var facts = FormatReader.Read(new MemoryStream(hostile), "x.gguf");

        Assert.NotEmpty(facts.Notes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }
}
