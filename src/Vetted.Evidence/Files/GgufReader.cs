using System;
using System.Globalization;
using System.IO;

namespace Vetted.Evidence.Files;

/// <summary>
/// GGUF, versions 1 to 3, both byte orders: key-value metadata before the tensors (ggml docs/gguf.md). Version 1 counts with 32 bits, later ones with 64.
/// </summary>
internal static class GgufReader
{
    private const int DeepestArray = 4;
    private const int MostKeys = 65_536;

    // general.file_type (ggml's llama_ftype): the quantisation most tensors have.
    private static readonly string[] FileTypes =
    {
        "F32", "F16", "Q4_0", "Q4_1", "Q4_1_SOME_F16", "Q4_2", "Q4_3", "Q8_0", "Q5_0", "Q5_1", "Q2_K", "Q3_K_S", "Q3_K_M", "Q3_K_L", "Q4_K_S", "Q4_K_M", "Q5_K_S", "Q5_K_M", "Q6_K", "IQ2_XXS", "IQ2_XS",
        "Q2_K_S", "IQ3_XS", "IQ3_XXS", "IQ1_S", "IQ4_NL", "IQ3_S", "IQ3_M", "IQ2_S", "IQ2_M", "IQ4_XS", "IQ1_M", "BF16",
    };

    public static void Read(HeaderStream file, FileFacts facts)
    {
        facts.Format = "gguf";
        file.Seek(4);
        var version = file.ReadUInt32();
        if ((version & 0xFFFF) == 0 && version != 0)
        {
            // Written on a big-endian machine: the same number with its bytes turned round.
            file.BigEndian = true;
            file.Seek(4);
            version = file.ReadUInt32();
            facts.Set("byteOrder", "big-endian");
        }

        if (version is 0 or > 3)
        {
            throw new MalformedFileException($"says GGUF version {version}, which is not known");
        }

        facts.Set("formatVersion", version.ToString(CultureInfo.InvariantCulture));
        var width = version == 1 ? 4 : 8;
        var tensors = file.ReadCount(width, 1);
        var keys = file.ReadCount(width, width + 5);
        if (keys > MostKeys)
        {
            throw new MalformedFileException("claims more metadata keys than any model has");
        }

        facts.Set("tensors", tensors.ToString(CultureInfo.InvariantCulture));
        for (long i = 0; i < keys; i++)
        {
            var key = file.ReadText(file.ReadCount(width, 1), 1024);
            var value = ReadValue(file, file.ReadUInt32(), width, 0);
            Take(key, value, facts);
        }
    }

    // The value as text; null for arrays, which are passed over.
    private static string? ReadValue(HeaderStream file, uint type, int width, int depth)
    {
        switch (type)
        {
            case 0:
                return file.ReadByte().ToString(CultureInfo.InvariantCulture);
            case 1:
                return ((sbyte)file.ReadByte()).ToString(CultureInfo.InvariantCulture);
            case 2:
                return file.ReadUInt16().ToString(CultureInfo.InvariantCulture);
            case 3:
                return ((short)file.ReadUInt16()).ToString(CultureInfo.InvariantCulture);
            case 4:
                return file.ReadUInt32().ToString(CultureInfo.InvariantCulture);
            case 5:
                return file.ReadInt32().ToString(CultureInfo.InvariantCulture);
            case 6:
                return BitConverter.ToSingle(BitConverter.GetBytes(file.ReadUInt32()), 0).ToString("R", CultureInfo.InvariantCulture);
            case 7:
                return file.ReadByte() == 0 ? "false" : "true";
            case 8:
                return file.ReadText(file.ReadCount(width, 1));
            case 9:
                SkipArray(file, width, depth);
                return null;
            case 10:
                return file.ReadUInt64().ToString(CultureInfo.InvariantCulture);
            case 11:
                return ((long)file.ReadUInt64()).ToString(CultureInfo.InvariantCulture);
            case 12:
                return BitConverter.Int64BitsToDouble((long)file.ReadUInt64()).ToString("R", CultureInfo.InvariantCulture);
            default:
                throw new MalformedFileException($"holds a metadata value of unknown type {type}");
        }
    }

    private static void SkipArray(HeaderStream file, int width, int depth)
    {
        if (depth >= DeepestArray)
        {
            throw new MalformedFileException("nests metadata arrays too deep");
        }

        var type = file.ReadUInt32();
        var size = type switch { 0 or 1 or 7 => 1, 2 or 3 => 2, 4 or 5 or 6 => 4, 10 or 11 or 12 => 8, _ => 0 };
        var count = file.ReadCount(width, size == 0 ? width : size);
        if (size > 0)
        {
            file.Skip(count * size);
            return;
        }

        for (long i = 0; i < count; i++)
        {
            if (type == 8)
            {
                file.Skip(file.ReadCount(width, 1));
            }
            else
            {
                ReadValue(file, type, width, depth + 1);
            }
        }
    }

    private static void Take(string key, string? value, FileFacts facts)
    {
        if (value is null)
        {
            return;
        }

        switch (key)
        {
            case "general.architecture":
                facts.Set("architecture", value);
                break;
            case "general.name":
                facts.Name = FileFacts.Shorten(value, 200);
                break;
            case "general.license":
                facts.Licence = FileFacts.Shorten(value, 100);
                break;
            case "general.license.name":
                facts.Set("licenceName", value);
                break;
            case "general.license.link":
                facts.Set("licenceLink", value);
                break;
            case "general.author":
            case "general.organization":
                facts.Set("author", value);
                break;
            case "general.size_label":
                facts.Set("parameters", value);
                break;
            case "general.file_type" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var type) && type < FileTypes.Length:
                facts.Set("quantisation", FileTypes[type]);
                break;
            case "general.base_model.0.repo_url":
                facts.BaseModel = RepositoryOf(value);
                break;
            case "general.base_model.0.name":
                facts.BaseModel ??= value;
                break;
            case "general.quantized_by":
                facts.Set("producer", value);
                break;
            case "tokenizer.ggml.model":
                facts.Set("tokenizer", value);
                break;
            case "tokenizer.chat_template":
                facts.Set("chatTemplate", "yes");
                ChatTemplates.Look(value, facts);
                break;
            default:
                if (key.EndsWith(".context_length", StringComparison.Ordinal))
                {
                    facts.Set("contextLength", value);
                }

                break;
        }
    }

    private static string RepositoryOf(string url)
    {
        const string Hub = "huggingface.co/";
        var at = url.IndexOf(Hub, StringComparison.OrdinalIgnoreCase);
        return FileFacts.Shorten(at < 0 ? url : url.Substring(at + Hub.Length).Trim('/'), 200);
    }
}

/// <summary>Chat templates are Jinja programs; a template that reaches for Python's internals was written against the program that renders it.</summary>
internal static class ChatTemplates
{
    private static readonly string[] Suspicious =
    {
        "__class__", "__globals__", "__subclasses__", "__import__", "__builtins__", "__init__", "__mro__", "__base__", "__dict__", "__getattribute__", "os.popen", "os.system", "subprocess", "eval(", "exec(",
        "importlib", "|attr(", "| attr(", "cycler.", "lipsum.", "joiner.", "_TemplateReference__context",
    };

    public static void Look(string template, FileFacts facts)
    {
        foreach (var sign in Suspicious)
        {
            if (template.IndexOf(sign, StringComparison.Ordinal) >= 0)
            {
                facts.Hazard("chat-template", "the chat template uses " + sign, severe: true);
            }
        }
    }
}
