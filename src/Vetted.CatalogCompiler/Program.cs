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
/// (an object with an <c>id</c>). The folder <c>schema</c> beside DATA holds the schema of each kind's entries, which is compiled too, because
/// an organisation's own catalog is held to it. A mistake is one line in the compiler's own message form and exit code 1.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args[0] == "fingerprints")
        {
            return FingerprintCommand.Run(args);
        }

        var root = Path.GetFullPath(args[0]);
        var compilation = new Compilation(Path.Combine(Path.GetDirectoryName(root)!, "schema"));
        compilation.ReadSchemas();
        foreach (var folder in Directory.GetDirectories(root).OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            compilation.AddKind(folder);
        }

        compilation.AddModelIndex();
        if (compilation.Mistakes > 0)
        {
            return 1;
        }

        compilation.AddSchemas();
        File.WriteAllBytes(args[1], compilation.ToBlob());
        return 0;
    }
}

/// <summary>Collects the sections of the catalog and complains about what is wrong in its files.</summary>
internal sealed class Compilation(string schemaFolder)
{
    private readonly List<(string Kind, byte[] Content)> _sections = [];
    private readonly SortedDictionary<string, JsonValue> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<JsonValue>> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonValue, string> _files = [];
    private string _date = "";

    public int Mistakes { get; private set; }

    /// <summary>Reads the schemas that define the form of an entry; of each only that part is needed later.</summary>
    public void ReadSchemas()
    {
        const string Ending = ".schema.json";
        foreach (var file in Directory.GetFiles(schemaFolder, "*" + Ending).Order(StringComparer.Ordinal))
        {
            if (Read(file) is { } document && document["definitions"]?["entry"] is not null)
            {
                var entry = $$"""{"$ref":"#/definitions/entry","definitions":{{Compact(document["definitions"]!)}}}""";
                _schemas.Add(Path.GetFileName(file)[..^Ending.Length], JsonParser.Parse(entry, out _)!);
            }
        }
    }

    public void AddKind(string folder)
    {
        var kind = Path.GetFileName(folder);
        var schema = _schemas.TryGetValue(kind, out var form) ? new JsonSchema(form) : null;
        _entries[kind] = [];
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).OrderBy(path => path, StringComparer.Ordinal))
        {
            if (Read(file) is not { } document)
            {
                continue;
            }

            var items = CatalogFile.Entries(document);
            foreach (var mistake in CatalogFile.Check(items, schema, document))
            {
                Complain(file, mistake);
            }

            foreach (var entry in items)
            {
                Add(entry, file, ids, entries);
                _entries[kind].Add(entry);
                _files[entry] = file;
            }
        }

        AddSection(kind, entries);
    }

    /// <summary>Adds what the matcher of model ids reads: made from the models, forms, words and organisations, and binary.</summary>
    public void AddModelIndex()
    {
        IReadOnlyList<JsonValue> Sorted(string kind) =>
            _entries.TryGetValue(kind, out var entries) ? entries.Where(entry => entry.GetString("id") is not null).OrderBy(entry => entry.GetString("id"), StringComparer.Ordinal).ToList() : [];
        _sections.Add(("model-index", new ModelIndexCompiler(Sorted, _date).Compile((entry, mistake) => Complain(_files[entry], new TextError(entry.Line, entry.Column, mistake)))));
    }

    public void AddSchemas() =>
        AddSection("schema", new SortedDictionary<string, string>(_schemas.ToDictionary(pair => pair.Key, pair => Compact(pair.Value)), StringComparer.Ordinal));

    public byte[] ToBlob()
    {
        var version = Convert.ToHexStringLower(SHA256.HashData(_sections.SelectMany(section => section.Content).ToArray()))[..12];
        return CatalogBlob.Write(version, _date, _sections);
    }

    private void Add(JsonValue entry, string file, HashSet<string> ids, SortedDictionary<string, string> entries)
    {
        if (entry.GetString("id") is { Length: > 0 } id)
        {
            // Look-ups ignore letter case, so ids may not differ by it alone.
            if (ids.Add(id))
            {
                entries.Add(id, Compact(entry));
            }
            else
            {
                Complain(file, new TextError(entry.Line, entry.Column, $"the id '{id}' stands in this kind twice"));
            }
        }

        if (entry.GetString("reviewed") is { } reviewed && string.CompareOrdinal(reviewed, _date) > 0)
        {
            _date = reviewed;
        }
    }

    private void AddSection(string kind, SortedDictionary<string, string> entries) =>
        _sections.Add((kind, Encoding.UTF8.GetBytes(string.Concat(entries.Select(pair => pair.Key + "\t" + pair.Value + "\n")))));

    private JsonValue? Read(string file)
    {
        var document = JsonParser.Parse(File.ReadAllText(file), out var error);
        if (document is null)
        {
            Complain(file, error!);
        }

        return document;
    }

    private static string Compact(JsonValue value) => new JsonWriter(indented: false).Value(value).ToString();

    private void Complain(string file, TextError mistake)
    {
        Mistakes++;
        Console.WriteLine($"{file}({mistake.Line},{mistake.Column}): error VCAT001: {mistake.Message}");
    }
}
