using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.CatalogCompiler;

/// <summary>
/// <c>CatalogCompiler DATA OUTPUT</c>: every folder of DATA is a kind; every file in it is an object with an <c>entries</c> array or a single entry
/// (an object with an <c>id</c>). A mistake is one line in the compiler's own message form and exit code 1.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var root = Path.GetFullPath(args[0]);
        var mistakes = 0;
        var date = "";
        var sections = new List<(string Kind, byte[] Content)>();
        foreach (var folder in Directory.GetDirectories(root).OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var file in Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).OrderBy(path => path, StringComparer.Ordinal))
            {
                var document = JsonParser.Parse(File.ReadAllText(file), out var error);
                if (document is null)
                {
                    mistakes += Complain(file, error!.Line, error.Column, error.Message);
                    continue;
                }

                foreach (var entry in document["entries"]?.Items ?? [document])
                {
                    if (entry.GetString("id") is not { Length: > 0 } id)
                    {
                        mistakes += Complain(file, entry.Line, entry.Column, "an entry needs an id");
                    }
                    else if (!entries.TryAdd(id, new JsonWriter(indented: false).Value(entry).ToString()))
                    {
                        mistakes += Complain(file, entry.Line, entry.Column, $"the id '{id}' stands in this kind twice");
                    }
                    else if (entry.GetString("reviewed") is { } reviewed && string.CompareOrdinal(reviewed, date) > 0)
                    {
                        date = reviewed;
                    }
                }
            }

            var text = string.Concat(entries.Select(pair => pair.Key + "\t" + pair.Value + "\n"));
            sections.Add((Path.GetFileName(folder), Encoding.UTF8.GetBytes(text)));
        }

        if (mistakes > 0)
        {
            return 1;
        }

        var version = Convert.ToHexStringLower(SHA256.HashData(sections.SelectMany(section => section.Content).ToArray()))[..12];
        File.WriteAllBytes(args[1], CatalogBlob.Write(version, date, sections));
        return 0;
    }

    private static int Complain(string file, int line, int column, string message)
    {
        Console.WriteLine($"{file}({line},{column}): error VCAT001: {message}");
        return 1;
    }
}
