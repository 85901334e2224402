using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Vetted.Evidence.Files;

/// <summary>
/// Recognises a file by its content and reads its header. The extension is only a hint for formats without a signature, and a note where it says something else.
/// </summary>
internal static class FormatReader
{
    private const int HeadLength = 512;

    // What an extension promises; several formats share one.
    private static readonly Dictionary<string, string[]> Promises = new(StringComparer.OrdinalIgnoreCase)
    {
        [".gguf"] = new[] { "gguf" },
        [".safetensors"] = new[] { "safetensors" },
        [".onnx"] = new[] { "onnx" },
        [".ort"] = new[] { "onnxruntime" },
        [".tflite"] = new[] { "tflite" },
        [".h5"] = new[] { "hdf5" },
        [".hdf5"] = new[] { "hdf5" },
        [".keras"] = new[] { "keras", "hdf5" },
        [".mlmodel"] = new[] { "coreml" },
        [".pkl"] = new[] { "pickle" },
        [".pickle"] = new[] { "pickle" },
        [".joblib"] = new[] { "pickle" },
        [".pt"] = new[] { "pytorch", "torchscript", "pickle" },
        [".pth"] = new[] { "pytorch", "torchscript", "pickle" },
        [".ckpt"] = new[] { "pytorch", "torchscript", "pickle", "tensorflow-checkpoint" },
        [".npy"] = new[] { "numpy" },
        [".npz"] = new[] { "numpy" },
    };

    /// <summary>Reads one file's header. Never throws for what the content is; what is malformed becomes a note.</summary>
    /// <param name="stream">A seekable stream over the file.</param>
    /// <param name="name">Its name, for the extension.</param>
    public static FileFacts Read(Stream stream, string name)
    {
        var facts = new FileFacts();
        var file = new HeaderStream(stream);
        try
        {
            var head = file.ReadBytes(Math.Min(HeadLength, file.Length));
            Dispatch(file, head, Path.GetExtension(name), Path.GetFileName(name), facts);
        }
        catch (MalformedFileException mistake)
        {
            facts.Note("the file " + mistake.Message);
        }

        Compare(Path.GetExtension(name), facts);
        return facts;
    }

    private static void Dispatch(HeaderStream file, byte[] head, string extension, string name, FileFacts facts)
    {
        var magic = head.Length >= 4 ? BitConverter.ToUInt32(head, 0) : 0;
        if (magic == 0x46554747)
        {
            GgufReader.Read(file, facts);
        }
        else if (Ascii(head, 0, "version https://git-lfs.github.com/spec/v1"))
        {
            LfsPointer(Encoding.UTF8.GetString(head), facts);
        }
        else if (ZipDirectory.Looks(file))
        {
            ZipModelReader.Read(file, facts);
        }
        else if (SafetensorsReader.Looks(file))
        {
            SafetensorsReader.Read(file, facts);
        }
        else if (magic == 0x46444889)
        {
            ReadHdf5(file, facts);
        }
        else if (Ascii(head, 4, "TFL3"))
        {
            facts.Format = "tflite";
        }
        else if (Ascii(head, 4, "ORTM"))
        {
            facts.Format = "onnxruntime";
        }
        else if (magic is 0x67676d6c or 0x67676a74 or 0x67676d66 or 0x67676c61)
        {
            facts.Format = "ggml";
            facts.Set("formatVersion", Encoding.ASCII.GetString(new[] { head[3], head[2], head[1], head[0] }));
        }
        else if (IsBinaryFormatter(head))
        {
            facts.Format = "binaryformatter";
            facts.Hazard("binaryformatter", "a BinaryFormatter payload, which creates whatever types it names", severe: true);
        }
        else if (NumpyReader.Looks(file, 0))
        {
            facts.Format = "numpy";
            NumpyReader.Read(file, 0, file.Length, facts);
        }
        else if (PickleReader.Looks(file, 0))
        {
            ReadPickle(file, facts);
        }
        else if (Ascii(head, 0, "tree\nversion=") || Ascii(head, 0, "tree\r\nversion="))
        {
            facts.Format = "lightgbm";
        }
        else if (Promises.TryGetValue(extension, out _) || extension.Length > 0)
        {
            DispatchByHint(file, head, extension.ToLowerInvariant(), name, facts);
        }
    }

    private static void DispatchByHint(HeaderStream file, byte[] head, string extension, string name, FileFacts facts)
    {
        var wrapper = extension is ".pkl" or ".pickle" or ".joblib" or ".pt" or ".pth" or ".bin" or ".ckpt" or ".z" or ".gz" or ".tar" or ".model" or ".dat" or ".data" or ".xz" or ".bz2" or ".lzma" or ".7z" ? CompressedReader.FormOf(head) : null;
        if (wrapper is not null)
        {
            CompressedReader.Read(file, wrapper, facts);
        }
        else if (OnnxReader.Looks(file))
        {
            OnnxReader.Read(file, facts);
        }
        else if (extension == ".pb")
        {
            ReadTensorFlow(file, facts);
        }
        else if (extension == ".xml" && Encoding.UTF8.GetString(head).IndexOf("<net ", StringComparison.Ordinal) >= 0)
        {
            facts.Format = "openvino";
        }
        else if (extension == ".mlmodel" && head.Length > 1 && head[0] == 0x08)
        {
            facts.Format = "coreml";
        }
        else if (extension is ".pkl" or ".pickle" or ".joblib" or ".pt" or ".pth" or ".bin" or ".ckpt" or ".model" or ".dat" or ".data" && PickleReader.LooksOld(file, 0))
        {
            ReadPickle(file, facts);
        }
        else if (name.IndexOf(".data-", StringComparison.Ordinal) >= 0 || extension == ".index")
        {
            facts.Format = "tensorflow-checkpoint";
        }
    }

    private static void ReadPickle(HeaderStream file, FileFacts facts)
    {
        facts.Format = "pickle";
        new PickleReader(file, 0, file.Length, facts).ReadAll();
        if (facts.Notes.Count > 0)
        {
            // joblib puts raw arrays between the opcodes; what comes after them is swept for imports instead of walked.
            PickleSweep.Run(file, facts);
        }
    }

    private static void ReadHdf5(HeaderStream file, FileFacts facts)
    {
        facts.Format = "hdf5";
        var found = ByteSearch.Find(file, 64L * 1024 * 1024, "keras_version", "\"class_name\": \"Lambda\"", "\"class_name\":\"Lambda\"");
        facts.Set("framework", found.ContainsKey("keras_version") ? "Keras" : null);
        if (found.ContainsKey("\"class_name\": \"Lambda\"") || found.ContainsKey("\"class_name\":\"Lambda\""))
        {
            facts.Hazard("keras-lambda", "a Lambda layer, which holds Python code", severe: true);
        }
    }

    // SavedModel and GraphDef name their operations as length-prefixed strings.
    private static void ReadTensorFlow(HeaderStream file, FileFacts facts)
    {
        string[] operations = { "ReadFile", "WriteFile", "MatchingFiles", "PyFunc", "PyFuncStateless", "EagerPyFunc", "LoadLibrary", "ShardedFilename", "PrintV2", "DebugIdentityV2", "Save", "FileSystemSetConfiguration", "LookupTableImport" };
        var needles = new List<string> { "SavedModel", "saver", "serving_default", "Placeholder" };
        foreach (var operation in operations)
        {
            needles.Add((char)operation.Length + operation);
        }

        var found = ByteSearch.Find(file, 256L * 1024 * 1024, needles.ToArray());
        var model = new ProtobufReader(file, 0, file.Length);
        if (!model.Read() || !(found.ContainsKey("Placeholder") || found.ContainsKey("serving_default") || found.ContainsKey("saver")))
        {
            return;
        }

        facts.Format = "tensorflow";
        foreach (var operation in operations)
        {
            // "Save" and file names of checkpoints belong to every SavedModel; the others reach for files or Python by themselves.
            if (operation is not ("Save" or "ShardedFilename" or "PrintV2") && found.ContainsKey((char)operation.Length + operation))
            {
                facts.Hazard("tf-file-op", "the graph holds the operation " + operation, severe: true);
            }
        }
    }

    private static void LfsPointer(string text, FileFacts facts)
    {
        facts.Format = "git-lfs-pointer";
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("oid sha256:", StringComparison.Ordinal))
            {
                facts.Set("pointsTo", "sha256:" + line.Substring(11).Trim());
            }
            else if (line.StartsWith("size ", StringComparison.Ordinal))
            {
                facts.Set("pointsToSize", line.Substring(5).Trim());
            }
        }

        facts.Note("a Git LFS pointer: the weights themselves are not here");
    }

    private static void Compare(string extension, FileFacts facts)
    {
        if (facts.Format is not ("unknown" or "git-lfs-pointer") && Promises.TryGetValue(extension, out var promised) && Array.IndexOf(promised, facts.Format) < 0
            && !(facts.Format == "zip" && extension is ".npz"))
        {
            facts.Note($"named {extension}, but the content is {facts.Format}");
        }
    }

    private static bool IsBinaryFormatter(byte[] head) =>
        // [MS-NRBF] 2.6.1 SerializationHeaderRecord: type 0, root id, header id -1, version 1.0.
        head.Length >= 17 && head[0] == 0 && head[1] == 1 && head[2] == 0 && head[5] == 0xFF && head[6] == 0xFF && head[7] == 0xFF && head[8] == 0xFF && head[9] == 1 && head[10] == 0 && head[13] == 0;

    private static bool Ascii(byte[] head, int offset, string text)
    {
        if (head.Length < offset + text.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (head[offset + i] != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
