using System;
using System.Globalization;
using System.Text;
using Vetted.Text;

namespace Vetted.Evidence.Files;

/// <summary>safetensors: a 64-bit little-endian length, then a JSON header with the tensors and a string map under <c>__metadata__</c>, then data that nothing executes.</summary>
internal static class SafetensorsReader
{
    // The reference implementation refuses headers over 100 MB; every header seen in the wild is far below this.
    private const int LargestHeader = 8 * 1024 * 1024;

    /// <summary>True where the first bytes are a plausible header length followed by <c>{</c>.</summary>
    public static bool Looks(HeaderStream file)
    {
        if (file.Length < 10)
        {
            return false;
        }

        file.Seek(0);
        var length = file.ReadUInt64();
        return length >= 2 && length <= (ulong)(file.Length - 8) && length <= 100_000_000 && file.ReadByte() == '{';
    }

    public static void Read(HeaderStream file, FileFacts facts)
    {
        facts.Format = "safetensors";
        file.Seek(0);
        var length = file.ReadCount(8, 1);
        if (length > LargestHeader)
        {
            facts.Note("the header is larger than 8 MB and was not read");
            return;
        }

        var header = JsonParser.Parse(Encoding.UTF8.GetString(file.ReadBytes(length)).TrimEnd('\0', ' '), out var error);
        if (header is null || header.Kind != JsonKind.Object)
        {
            throw new MalformedFileException("has a header that is no JSON object" + (error is null ? "" : ": " + error.Message));
        }

        decimal parameters = 0;
        var tensors = 0;
        var types = new System.Collections.Generic.SortedSet<string>(StringComparer.Ordinal);
        foreach (var member in header.Members)
        {
            if (member.Name == "__metadata__")
            {
                ReadMetadata(member.Value, facts);
                continue;
            }

            tensors++;
            if (member.Value.GetString("dtype") is { } type)
            {
                types.Add(type);
            }

            parameters += Elements(member.Value["shape"]);
        }

        facts.Set("tensors", tensors.ToString(CultureInfo.InvariantCulture));
        facts.Set("parameters", parameters > 0 ? parameters.ToString(CultureInfo.InvariantCulture) : null);
        facts.Set("dtype", string.Join(" ", types));
    }

    private static decimal Elements(JsonValue? shape)
    {
        decimal product = 1;
        if (shape is null)
        {
            return 0;
        }

        foreach (var dimension in shape.Items)
        {
            if (!decimal.TryParse(dimension.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size > 1_000_000_000 || product > 1_000_000_000_000_000)
            {
                return 0;
            }

            product *= size;
        }

        return product;
    }

    private static void ReadMetadata(JsonValue metadata, FileFacts facts)
    {
        foreach (var member in metadata.Members)
        {
            if (member.Value.Kind != JsonKind.String)
            {
                continue;
            }

            var value = member.Value.Raw!;
            switch (member.Name)
            {
                case "license":
                case "modelspec.license":
                    facts.Licence = FileFacts.Shorten(value, 100);
                    break;
                case "modelspec.title":
                case "name":
                case "ss_output_name":
                    facts.Name ??= FileFacts.Shorten(value, 200);
                    break;
                case "base_model":
                case "ss_sd_model_name":
                case "modelspec.architecture":
                    facts.Set(member.Name == "modelspec.architecture" ? "architecture" : "baseModel", value);
                    if (member.Name != "modelspec.architecture")
                    {
                        facts.BaseModel ??= FileFacts.Shorten(value, 200);
                    }

                    break;
                case "modelspec.author":
                case "author":
                    facts.Set("author", value);
                    break;
                case "format":
                    facts.Set("framework", value);
                    break;
                default:
                    break;
            }
        }
    }
}
