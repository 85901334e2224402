using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Vetted.Evidence.Files;

/// <summary>
/// ONNX (onnx/onnx.proto): producer, opsets, metadata, and what loading it reaches for: external data files and operators of foreign domains, which need a native library of their own.
/// </summary>
internal static class OnnxReader
{
    private const int DeepestGraph = 8;
    private const int MostNodes = 2_000_000;

    // Domains that ONNX and ONNX Runtime implement themselves.
    private static readonly HashSet<string> KnownDomains = new(StringComparer.Ordinal)
    {
        "", "ai.onnx", "ai.onnx.ml", "ai.onnx.training", "ai.onnx.preview", "ai.onnx.preview.training", "com.microsoft", "com.microsoft.nchwc", "com.microsoft.experimental", "com.ms.internal.nhwc",
        "com.microsoft.dml", "pkg.onnxscript.torch_lib", "pkg.onnxscript.torch_lib.common", "pkg.torch", "org.pytorch.aten", "org.pytorch._c_dynamo",
    };

    /// <summary>True where the bytes start like a model: an IR version between 1 and 30, then only fields a model has, among them a graph.</summary>
    public static bool Looks(HeaderStream file)
    {
        file.Seek(0);
        if (file.Length < 4 || file.ReadByte() != 0x08 || file.ReadByte() is 0 or > 30)
        {
            return false;
        }

        try
        {
            var model = new ProtobufReader(file, 0, file.Length);
            while (model.Read())
            {
                if (model.Field == 7 && model.WireType == 2)
                {
                    return true;
                }

                if (model.Field is not ((>= 1 and <= 8) or 14 or 20 or 25 or 26))
                {
                    return false;
                }
            }
        }
        catch (MalformedFileException)
        {
            return false;
        }

        return false;
    }

    public static void Read(HeaderStream file, FileFacts facts)
    {
        facts.Format = "onnx";
        var opsets = new SortedSet<string>(StringComparer.Ordinal);
        var state = new State(facts);
        var model = new ProtobufReader(file, 0, file.Length);
        while (model.Read())
        {
            switch (model.Field)
            {
                case 1 when model.WireType == 0:
                    facts.Set("irVersion", model.Varint.ToString(CultureInfo.InvariantCulture));
                    break;
                case 2 when model.WireType == 2:
                    facts.Set("producer", model.Text());
                    break;
                case 3 when model.WireType == 2:
                    facts.Set("producerVersion", model.Text());
                    break;
                case 4 when model.WireType == 2:
                    facts.Set("domain", model.Text());
                    break;
                case 6 when model.WireType == 2:
                    facts.Set("documentation", model.Text(600));
                    break;
                case 7 when model.WireType == 2:
                    ReadGraph(model.Message(), state, 0);
                    break;
                case 8 when model.WireType == 2:
                    opsets.Add(ReadOpset(model.Message()));
                    break;
                case 14 when model.WireType == 2:
                    ReadMetadata(model.Message(), facts);
                    break;
                case 25 when model.WireType == 2:
                    ReadFunction(model.Message(), state);
                    break;
                default:
                    break;
            }
        }

        state.Finish(opsets);
    }

    private static string ReadOpset(ProtobufReader opset)
    {
        var (domain, version) = ("", "");
        while (opset.Read())
        {
            if (opset.Field == 1 && opset.WireType == 2)
            {
                domain = opset.Text();
            }
            else if (opset.Field == 2 && opset.WireType == 0)
            {
                version = opset.Varint.ToString(CultureInfo.InvariantCulture);
            }
        }

        return (domain.Length == 0 ? "ai.onnx" : domain) + " " + version;
    }

    private static (string Key, string Value) ReadPair(ProtobufReader pair)
    {
        var (key, value) = ("", "");
        while (pair.Read())
        {
            if (pair.Field == 1 && pair.WireType == 2)
            {
                key = pair.Text();
            }
            else if (pair.Field == 2 && pair.WireType == 2)
            {
                value = pair.Text();
            }
        }

        return (key, value);
    }

    private static void ReadMetadata(ProtobufReader pair, FileFacts facts)
    {
        var (key, value) = ReadPair(pair);
        switch (key.ToLowerInvariant())
        {
            case "license":
            case "licence":
                facts.Licence = FileFacts.Shorten(value, 100);
                break;
            case "model_name":
            case "name":
            case "model":
                facts.Name ??= FileFacts.Shorten(value, 200);
                break;
            case "base_model":
                facts.BaseModel ??= FileFacts.Shorten(value, 200);
                break;
            case "author":
            case "model_author":
                facts.Set("author", value);
                break;
            case "description":
            case "task":
            case "version":
                facts.Set(key.ToLowerInvariant(), value);
                break;
            default:
                break;
        }
    }

    private static void ReadGraph(ProtobufReader graph, State state, int depth)
    {
        if (depth > DeepestGraph)
        {
            throw new MalformedFileException("nests graphs too deep");
        }

        while (graph.Read())
        {
            if (graph.WireType != 2)
            {
                continue;
            }

            switch (graph.Field)
            {
                case 1:
                    ReadNode(graph.Message(), state, depth);
                    break;
                case 2 when depth == 0:
                    state.Facts.Set("graph", graph.Text(300));
                    break;
                case 5:
                    ReadTensor(graph.Message(), state);
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReadFunction(ProtobufReader function, State state)
    {
        while (function.Read())
        {
            if (function.Field == 7 && function.WireType == 2)
            {
                ReadNode(function.Message(), state, 1);
            }
            else if (function.Field == 10 && function.WireType == 2)
            {
                // A function that the model defines itself is no foreign operator.
                state.OwnDomains.Add(function.Text(300));
            }
        }
    }

    private static void ReadNode(ProtobufReader node, State state, int depth)
    {
        if (++state.Nodes > MostNodes)
        {
            throw new MalformedFileException("has more nodes than any model");
        }

        var (domain, operation) = ("", "");
        while (node.Read())
        {
            if (node.WireType != 2)
            {
                continue;
            }

            switch (node.Field)
            {
                case 4:
                    operation = node.Text(300);
                    break;
                case 5:
                    ReadAttribute(node.Message(), state, depth);
                    break;
                case 7:
                    domain = node.Text(300);
                    break;
                default:
                    break;
            }
        }

        if (!KnownDomains.Contains(domain))
        {
            state.ForeignOperators.Add((domain, operation));
        }
    }

    private static void ReadAttribute(ProtobufReader attribute, State state, int depth)
    {
        while (attribute.Read())
        {
            if (attribute.WireType != 2)
            {
                continue;
            }

            switch (attribute.Field)
            {
                case 5:
                case 10:
                    ReadTensor(attribute.Message(), state);
                    break;
                case 6:
                case 11:
                    ReadGraph(attribute.Message(), state, depth + 1);
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReadTensor(ProtobufReader tensor, State state)
    {
        while (tensor.Read())
        {
            if (tensor.Field == 13 && tensor.WireType == 2 && ReadPair(tensor.Message()) is { Key: "location" } pair)
            {
                state.TakeExternal(pair.Value);
            }
        }
    }

    private sealed class State
    {
        private readonly HashSet<string> _external = new(StringComparer.Ordinal);

        public State(FileFacts facts) => Facts = facts;

        public FileFacts Facts { get; }

        public int Nodes { get; set; }

        public HashSet<string> OwnDomains { get; } = new(StringComparer.Ordinal);

        public HashSet<(string Domain, string Operation)> ForeignOperators { get; } = new();

        public void TakeExternal(string location)
        {
            if (_external.Count >= 10_000 || !_external.Add(location))
            {
                return;
            }

            if (ModelPaths.Escapes(location))
            {
                Facts.Hazard("onnx-external-path", "external data at " + location, severe: true);
            }
            else
            {
                Facts.Companions.Add(location);
            }
        }

        public void Finish(SortedSet<string> opsets)
        {
            Facts.Set("opsets", string.Join(", ", opsets));
            Facts.Set("nodes", Nodes > 0 ? Nodes.ToString(CultureInfo.InvariantCulture) : null);
            foreach (var (domain, operation) in ForeignOperators.Where(pair => !OwnDomains.Contains(pair.Domain)).OrderBy(pair => pair.Domain + "." + pair.Operation, StringComparer.Ordinal).Take(16))
            {
                Facts.Hazard("onnx-custom-op", $"operator {domain}.{operation} needs a native library of its own", severe: false);
            }
        }
    }
}
