using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace Vetted.Evidence.Tests.Files;

/// <summary>Writes small genuine files of the formats that have no writer on the package registry.</summary>
internal static class Bytes
{
    public static byte[] Gguf(uint version, bool bigEndian, params (string Key, object Value)[] metadata)
    {
        var output = new MemoryStream();
        void Number(ulong value, int size)
        {
            for (var i = 0; i < size; i++)
            {
                output.WriteByte((byte)(value >> (8 * (bigEndian ? size - 1 - i : i))));
            }
        }

        var width = version == 1 ? 4 : 8;
        void Text(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Number((ulong)bytes.Length, width);
            output.Write(bytes);
        }

        output.Write("GGUF"u8);
        Number(version, 4);
        Number(0, width);
        Number((ulong)metadata.Length, width);
        foreach (var (key, value) in metadata)
        {
            Text(key);
            switch (value)
            {
                case string text:
                    Number(8, 4);
                    Text(text);
                    break;
                case uint number:
                    Number(4, 4);
                    Number(number, 4);
                    break;
                case string[] texts:
                    Number(9, 4);
                    Number(8, 4);
                    Number((ulong)texts.Length, width);
                    foreach (var text in texts)
                    {
                        Text(text);
                    }

                    break;
                default:
                    throw new ArgumentException("a value this writer does not know", nameof(metadata));
            }
        }

        return output.ToArray();
    }

    public static byte[] Safetensors(string header)
    {
        var json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)json.Length), .. json, .. new byte[64]];
    }

    public static byte[] Field(int number, byte[] content) => [.. Varint((ulong)((number << 3) | 2)), .. Varint((ulong)content.Length), .. content];

    public static byte[] Field(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    public static byte[] Field(int number, ulong value) => [.. Varint((ulong)(number << 3)), .. Varint(value)];

    /// <summary>An ONNX model as the protobuf of onnx.proto: one node, one initializer, metadata.</summary>
    public static byte[] Onnx(string domain = "", string operation = "Identity", string? external = null, params (string Key, string Value)[] metadata)
    {
        var node = Join(Field(1, "x"), Field(2, "y"), Field(4, operation), domain.Length == 0 ? [] : Field(7, domain));
        var tensor = Join(Field(1, 1), Field(2, 1), Field(8, "w"), external is null ? Field(9, new byte[4]) : Join(Field(13, Join(Field(1, "location"), Field(2, external))), Field(14, 1)));
        var graph = Join(Field(1, node), Field(2, "main"), Field(5, tensor));
        return Join([Field(1, 9), Field(2, "vetted-tests"), Field(7, graph), Field(8, Join(Field(1, ""), Field(2, 19))),
            .. metadata.Select(pair => Field(14, Join(Field(1, pair.Key), Field(2, pair.Value))))]);
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var output = new MemoryStream();
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return output.ToArray();
    }

    public static byte[] Join(params IEnumerable<byte[]> parts) => parts.SelectMany(part => part).ToArray();

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        do
        {
            bytes.Add((byte)((value & 0x7F) | (value > 0x7F ? 0x80u : 0)));
            value >>= 7;
        }
        while (value > 0);

        return bytes.ToArray();
    }
}
