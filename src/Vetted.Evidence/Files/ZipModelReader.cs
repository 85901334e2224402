using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Vetted.Text;

namespace Vetted.Evidence.Files;

/// <summary>Archives that are models: PyTorch and TorchScript zips, ML.NET, Keras 3, NumPy npz; and what other archives hide.</summary>
internal static class ZipModelReader
{
    // Entries are looked into up to this size; pickles of real models are far smaller because tensors stand apart.
    private const int LargestEntry = 16 * 1024 * 1024;
    private const int MostEntriesRead = 4096;
    private const int DeepestArchive = 2;

    public static void Read(HeaderStream file, FileFacts facts, int depth = 0)
    {
        var archive = ZipDirectory.Read(file);
        var names = new HashSet<string>(archive.Items.Select(item => item.Name), StringComparer.Ordinal);
        facts.Format = FormatOf(archive.Items);
        facts.Set("entries", archive.Items.Count.ToString(CultureInfo.InvariantCulture));
        Inspect(archive, names, facts);
        var read = 0;
        foreach (var item in archive.Items)
        {
            if (item.Size == 0 && item.CompressedSize == 0)
            {
                continue;
            }

            if (++read > MostEntriesRead)
            {
                facts.Hazard("archive", $"more than {MostEntriesRead} entries; the rest was not looked into", severe: false);
                return;
            }

            ReadEntry(file, archive, item, facts, depth);
        }
    }

    private static string FormatOf(IReadOnlyList<ZipItem> items)
    {
        bool Has(string ending) => items.Any(item => item.Name == ending || item.Name.EndsWith("/" + ending, StringComparison.Ordinal));
        return Has("data.pkl") ? items.Any(item => item.Name.IndexOf("/code/", StringComparison.Ordinal) >= 0) || Has("constants.pkl") ? "torchscript" : "pytorch"
            : Has("TrainingInfo/Version.txt") || items.Any(item => item.Name.EndsWith("Model.key", StringComparison.Ordinal)) ? "mlnet"
            : Has("config.json") && items.Any(item => item.Name.EndsWith(".weights.h5", StringComparison.Ordinal)) ? "keras"
            : items.Count > 0 && items.All(item => item.Name.EndsWith(".npy", StringComparison.Ordinal)) ? "numpy"
            : "zip";
    }

    private static void Inspect(ZipDirectory archive, HashSet<string> names, FileFacts facts)
    {
        if (archive.Disagrees)
        {
            facts.Hazard("archive", "local headers and directory name different entries, so two readers see two archives", severe: true);
        }

        if (names.Count < archive.Items.Count)
        {
            facts.Hazard("archive", "two entries of one name, so two readers see two archives", severe: false);
        }

        foreach (var item in archive.Items)
        {
            if (ModelPaths.Escapes(item.Name))
            {
                facts.Hazard("zip-slip", "the entry " + item.Name + " leaves the folder it is unpacked to", severe: true);
            }

            if (item.Size > 1_000_000_000 && item.CompressedSize > 0 && item.Size / item.CompressedSize > 200)
            {
                facts.Hazard("zip-bomb", $"the entry {item.Name} grows {item.Size / item.CompressedSize} times when unpacked", severe: true);
            }

            if (item.IsEncrypted)
            {
                facts.Hazard("archive", "the entry " + item.Name + " is encrypted and was not looked into", severe: false);
            }

            if (item.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || item.Name.EndsWith(".so", StringComparison.OrdinalIgnoreCase) || item.Name.EndsWith(".dylib", StringComparison.OrdinalIgnoreCase))
            {
                facts.Hazard("native-library", "brings the native library " + item.Name, severe: true);
            }
        }
    }

    private static void ReadEntry(HeaderStream file, ZipDirectory archive, ZipItem item, FileFacts facts, int depth)
    {
        var isStored = item.Method == 0 && archive.DataOffset(item) is not null;
        var head = isStored ? null : archive.ReadContent(item, LargestEntry);
        if (!isStored && head is null)
        {
            if (!item.IsEncrypted && IsPickleName(item.Name))
            {
                facts.Hazard("compressed-pickle", "the entry " + item.Name + " could not be looked into", severe: false);
            }

            return;
        }

        var (source, start, end) = isStored
            ? (file, archive.DataOffset(item)!.Value, Math.Min(file.Length, archive.DataOffset(item)!.Value + item.CompressedSize))
            : (new HeaderStream(new MemoryStream(head!, writable: false)), 0, head!.Length);
        if (item.Name.EndsWith("Model.key", StringComparison.Ordinal))
        {
            MLNetReader.ReadHeader(source, start, end, item.Name, facts);
        }
        else if (item.Name == "TrainingInfo/Version.txt")
        {
            facts.Set("producerVersion", "ML.NET " + Encoding.UTF8.GetString(archive.ReadContent(item, 100) ?? Array.Empty<byte>()));
        }
        else if (item.Name is "config.json" or "metadata.json" && facts.Format == "keras")
        {
            KerasReader.ReadConfig(Encoding.UTF8.GetString(archive.ReadContent(item, LargestEntry) ?? Array.Empty<byte>()), facts);
        }
        else if (item.Name.EndsWith(".npy", StringComparison.Ordinal))
        {
            NumpyReader.Read(source, start, end, facts);
        }
        else if (item.Name.IndexOf("/code/", StringComparison.Ordinal) >= 0 && item.Name.EndsWith(".py", StringComparison.Ordinal))
        {
            TorchScriptCode(Encoding.UTF8.GetString(archive.ReadContent(item, LargestEntry) ?? Array.Empty<byte>()), item.Name, facts);
        }
        else if (PickleReader.Looks(source, start) || (IsPickleName(item.Name) && PickleReader.LooksOld(source, start)))
        {
            new PickleReader(source, start, end, facts).ReadAll();
        }
        else if (depth < DeepestArchive && !isStored && head!.Length > 22 && ZipDirectory.Looks(source))
        {
            var nested = new FileFacts();
            Read(source, nested, depth + 1);
            foreach (var hazard in nested.Hazards)
            {
                facts.Hazard(hazard.Kind, hazard.Detail + " (in the archive " + item.Name + ")", hazard.Severe);
            }
        }
    }

    // TorchScript is a language of its own; these are its ways to the disk and to libraries loaded by name.
    private static void TorchScriptCode(string code, string name, FileFacts facts)
    {
        foreach (var call in new[] { "torch.save(", "aten::save", "torch.from_file(", "aten::from_file", "torch.load_library", "ops.prim.Print" })
        {
            if (code.IndexOf(call, StringComparison.Ordinal) >= 0)
            {
                facts.Hazard("torchscript-op", "the code in " + name + " uses " + call.TrimEnd('('), severe: call != "ops.prim.Print");
            }
        }
    }

    private static bool IsPickleName(string name) =>
        name.EndsWith(".pkl", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".pickle", StringComparison.OrdinalIgnoreCase) || name.EndsWith("/data", StringComparison.Ordinal) || name is "data.pkl" or "constants.pkl";
}

/// <summary>ML.NET model headers: 256 bytes that start <c>ML\0MODEL</c> and may name the assembly that holds the loader, which ML.NET then loads.</summary>
internal static class MLNetReader
{
    private const ulong Signature = 0x4C45444F4D004C4D;

    public static void ReadHeader(HeaderStream file, long start, long end, string entry, FileFacts facts)
    {
        if (end - start < 0xA0)
        {
            return;
        }

        file.Seek(start);
        if (file.ReadUInt64() != Signature)
        {
            return;
        }

        file.Seek(start + 0x50);
        var loader = Encoding.ASCII.GetString(file.ReadBytes(24)).TrimEnd('\0');
        if (entry is "TransformerChain/Model.key" or "Model.key")
        {
            facts.Set("loader", loader);
        }

        // Microsoft.ML.Core, ModelHeader: the offset and size of the loader assembly's name, in bytes of UTF-16, stand at 0x90 and 0x98.
        file.Seek(start + 0x90);
        var offset = (long)file.ReadUInt64();
        var size = (long)file.ReadUInt64();
        if (size <= 0 || size > 4096 || offset <= 0 || offset > end - start - size)
        {
            return;
        }

        file.Seek(start + offset);
        var assembly = Encoding.Unicode.GetString(file.ReadBytes(size)).TrimEnd('\0');
        var name = assembly.Split(',')[0].Trim();
        if (name.Length > 0 && !name.StartsWith("Microsoft.ML", StringComparison.Ordinal))
        {
            facts.Hazard("mlnet-loader", $"{entry} makes ML.NET load the assembly {name}", severe: true);
        }
    }
}

/// <summary>Keras: the model's configuration as JSON, in a zip (Keras 3) or as an attribute of an HDF5 file. A Lambda layer carries Python bytecode.</summary>
internal static class KerasReader
{
    public static void ReadConfig(string json, FileFacts facts)
    {
        if (JsonParser.Parse(json, out _) is { } config)
        {
            Walk(config, facts);
            facts.Set("producerVersion", config.GetString("keras_version") is { } version ? "Keras " + version : null);
            facts.Name ??= config["config"]?.GetString("name");
        }
        else if (HasLambda(json))
        {
            facts.Hazard("keras-lambda", "a Lambda layer, which holds Python code", severe: true);
        }
    }

    public static bool HasLambda(string text) =>
        text.IndexOf("\"class_name\": \"Lambda\"", StringComparison.Ordinal) >= 0 || text.IndexOf("\"class_name\":\"Lambda\"", StringComparison.Ordinal) >= 0;

    private static void Walk(JsonValue value, FileFacts facts)
    {
        var type = value.GetString("class_name");
        if (type == "Lambda" || type == "__lambda__")
        {
            facts.Hazard("keras-lambda", "a Lambda layer, which holds Python code", severe: true);
        }

        if (value.GetString("module") is { Length: > 0 } module && type is not null && value.GetString("registered_name") is not null
            && !module.StartsWith("keras", StringComparison.Ordinal) && module != "builtins" && !module.StartsWith("tensorflow", StringComparison.Ordinal))
        {
            facts.Hazard("keras-module", $"imports {module} for {type}", severe: module is "os" or "subprocess" or "builtins" or "posix" or "sys" or "shutil");
        }

        foreach (var member in value.Members)
        {
            Walk(member.Value, facts);
        }

        foreach (var item in value.Items)
        {
            Walk(item, facts);
        }
    }
}

/// <summary>NumPy's npy: arrays of objects are pickles.</summary>
internal static class NumpyReader
{
    public static bool Looks(HeaderStream file, long start)
    {
        if (file.Length - start < 10)
        {
            return false;
        }

        file.Seek(start);
        return file.ReadByte() == 0x93 && file.ReadByte() == 'N' && file.ReadByte() == 'U' && file.ReadByte() == 'M' && file.ReadByte() == 'P' && file.ReadByte() == 'Y';
    }

    public static void Read(HeaderStream file, long start, long end, FileFacts facts)
    {
        if (!Looks(file, start))
        {
            return;
        }

        var major = file.ReadByte();
        file.ReadByte();
        var length = major == 1 ? file.ReadUInt16() : file.ReadUInt32();
        var header = file.ReadText(Math.Min(length, end - file.Position), 8192);
        file.Seek(Math.Min(end, start + (major == 1 ? 10 : 12) + length));
        if (header.IndexOf("'O'", StringComparison.Ordinal) >= 0 || header.IndexOf("|O", StringComparison.Ordinal) >= 0)
        {
            facts.Note("an array of Python objects, stored as a pickle");
            new PickleReader(file, file.Position, end, facts).ReadAll();
        }
    }
}
