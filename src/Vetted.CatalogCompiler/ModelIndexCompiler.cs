using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.CatalogCompiler;

/// <summary>Lays the model half of the catalog out for the matcher: vocabulary with its hash table, patterns by first word, facts, forms, organisations.</summary>
internal sealed class ModelIndexCompiler
{
    private readonly Func<string, IReadOnlyList<JsonValue>> _entries;
    private readonly List<string> _strings = [""];
    private readonly Dictionary<string, int> _stringNumbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordRoles> _roles = new(StringComparer.Ordinal);
    private readonly List<string> _forms = [];
    private readonly string _date;

    /// <param name="entries">The entries of a kind, sorted by id; none for an unknown kind.</param>
    /// <param name="date">The catalog's date.</param>
    public ModelIndexCompiler(Func<string, IReadOnlyList<JsonValue>> entries, string date) => (_entries, _date) = (entries, date);

    /// <summary>The section; empty where there are no models.</summary>
    /// <param name="complain">Takes the entry and the mistake.</param>
    public byte[] Compile(Action<JsonValue, string> complain)
    {
        var models = _entries("models");
        if (models.Count == 0)
        {
            return [];
        }

        _forms.AddRange(_entries("model-forms").Select(form => form.GetString("id")!));
        CollectWords(models);
        var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            WriteWords(writer);
            WriteRules(writer, models, complain);
            WriteForms(writer);
            WriteOrganisations(writer);
            WriteAll(writer, models, model => WriteModel(writer, model, complain));
            WriteKnown(writer, models, complain);
        }

        var output = new MemoryStream();
        using var head = new BinaryWriter(output, Encoding.UTF8);
        head.Write((byte)0);
        head.Write(_strings.Count);
        _strings.ForEach(head.Write);
        body.WriteTo(output);
        return output.ToArray();
    }

    private void CollectWords(IReadOnlyList<JsonValue> models)
    {
        foreach (var model in models)
        {
            foreach (var pattern in model.GetStrings("match"))
            {
                PatternCompiler.WordsOf(pattern).ToList().ForEach(word => AddWord(word, WordRoles.None));
                PatternCompiler.Anchors(pattern).ToList().ForEach(word => AddWord(word, WordRoles.Anchor));
            }

            model.GetStrings("words").ToList().ForEach(word => AddWord(word, WordRoles.None));
        }

        foreach (var list in _entries("model-words"))
        {
            var role = list.GetStrings("roles").Aggregate(WordRoles.None, (roles, word) => roles | (EnumWords.TryParse<WordRoles>(word, out var one) ? one : WordRoles.None));
            list.GetStrings("words").ToList().ForEach(word => AddWord(word, role));
        }

        var makers = _entries("model-orgs").Select(org => org.GetString("id")!).Concat(_entries("model-forms").SelectMany(form => form.GetStrings("vendors")));
        makers.SelectMany(PatternCompiler.Letters).Where(word => word.Length > 1).ToList().ForEach(word => AddWord(word, WordRoles.Maker));
        var number = 0;
        foreach (var word in _roles.Keys.Order(StringComparer.Ordinal))
        {
            _words.Add(word, number++);
        }
    }

    private void AddWord(string word, WordRoles role) => _roles[word] = _roles.GetValueOrDefault(word) | role;

    private void WriteWords(BinaryWriter writer)
    {
        var words = _words.Keys.Order(StringComparer.Ordinal).ToArray();
        var slots = new ushort[1 << (int)Math.Ceiling(Math.Log2(words.Length * 2))];
        for (var i = 0; i < words.Length; i++)
        {
            var slot = (int)(words[i].Aggregate(WordTable.EmptyHash, WordTable.Hash) & (uint)(slots.Length - 1));
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = (ushort)(i + 1);
        }

        writer.Write(words.Length);
        words.ToList().ForEach(word => writer.Write((byte)word.Length));
        words.ToList().ForEach(word => writer.Write(Encoding.ASCII.GetBytes(word)));
        words.ToList().ForEach(word => writer.Write((byte)_roles[word]));
        writer.Write(slots.Length);
        slots.ToList().ForEach(writer.Write);
    }

    private void WriteRules(BinaryWriter writer, IReadOnlyList<JsonValue> models, Action<JsonValue, string> complain)
    {
        var compiler = new PatternCompiler(_words);
        var program = new List<int>();
        var rules = new List<(int Word, int Model, int Code, int Trust)>();
        for (var model = 0; model < models.Count; model++)
        {
            foreach (var pattern in models[model].GetStrings("match"))
            {
                try
                {
                    var code = compiler.Compile(pattern);
                    rules.AddRange(PatternCompiler.Anchors(pattern).Select(anchor => (_words[anchor], model, program.Count, PatternCompiler.Trust(pattern))));
                    program.AddRange(code);
                }
                catch (FormatException mistake)
                {
                    complain(models[model], mistake.Message);
                }
            }
        }

        var sorted = rules.OrderBy(rule => rule.Word).ThenBy(rule => rule.Code).ToList();
        for (var word = 0; word <= _words.Count; word++)
        {
            writer.Write(sorted.Count(rule => rule.Word < word));
        }

        writer.Write(3 * sorted.Count);
        sorted.ForEach(rule =>
        {
            writer.Write(rule.Model);
            writer.Write(rule.Code);
            writer.Write(rule.Trust);
        });
        writer.Write(program.Count);
        program.ForEach(writer.Write);
    }

    private void WriteForms(BinaryWriter writer)
    {
        var forms = _entries("model-forms");
        var services = _entries("services").ToDictionary(service => service.GetString("id")!, service => service.GetString("hostTerms") ?? "");
        WriteAll(writer, forms, form =>
        {
            WriteString(writer, form.GetString("id"));
            writer.Write((byte)AccessOf(form, "access"));
            WriteString(writer, services.GetValueOrDefault(form.GetString("service") ?? "", ""));
        });
        foreach (var member in new[] { "prefixes", "vendors", "geographies", "openings", "hosts" })
        {
            var names = forms.SelectMany((form, number) => form.GetStrings(member).Select(name => (Name: name, Number: number))).OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ToList();
            writer.Write(names.Count);
            names.ForEach(row =>
            {
                WriteString(writer, row.Name);
                writer.Write((byte)row.Number);
            });
        }
    }

    private void WriteOrganisations(BinaryWriter writer) =>
        WriteAll(writer, _entries("model-orgs").OrderBy(org => org.GetString("id"), StringComparer.OrdinalIgnoreCase).ToList(), org =>
        {
            WriteString(writer, org.GetString("id"));
            WriteString(writer, org.GetString("publisher"));
            writer.Write((byte)org.GetStrings("sites").Aggregate(OrganisationSites.None, (sites, word) => sites | SiteOf(word)));
        });

    private static OrganisationSites SiteOf(string word) => word switch
    {
        "huggingface" => OrganisationSites.HuggingFace,
        "github-models" => OrganisationSites.GitHubModels,
        "gateway" => OrganisationSites.Gateway,
        "mixed-case" => OrganisationSites.MixedCase,
        _ => OrganisationSites.None,
    };

    private void WriteModel(BinaryWriter writer, JsonValue model, Action<JsonValue, string> complain)
    {
        var soldBy = model["soldBy"]?.Members ?? [];
        if (model.GetString("form") is { } form && !_forms.Contains(form))
        {
            complain(model, $"there is no form '{form}' in model-forms");
        }

        WriteString(writer, model.GetString("id"));
        WriteString(writer, model.GetString("family") ?? model.GetString("id"));
        WriteString(writer, model.GetString("publisher"));
        WriteString(writer, model.GetString("form"));
        writer.Write((byte)AccessOf(model, "access"));
        writer.Write((byte)AccessOf(model, "bare"));
        writer.Write((byte)TraitsOf(model));
        WriteStrings(writer, model.GetStrings("licences"));
        WriteStrings(writer, model.GetStrings("hostedLicences"));
        WriteStrings(writer, model.GetStrings("capabilities"));
        WriteStrings(writer, soldBy.Select(member => member.Name).ToList());
        WriteStrings(writer, soldBy.Select(member => member.Value.Raw!).ToList());
        var words = model.GetStrings("words").Concat(model.GetStrings("match").SelectMany(PatternCompiler.WordsOf)).Select(word => (ushort)_words[word]).Distinct().Order().ToList();
        var sizes = model.GetStrings("sizes").Select(size => PatternCompiler.SizeOf(size) ?? 0).ToList();
        writer.Write((byte)words.Count);
        writer.Write((byte)sizes.Count);
        words.ForEach(writer.Write);
        sizes.ForEach(writer.Write);
    }

    private static ModelTraits TraitsOf(JsonValue model) =>
        (model.GetBoolean("guard") ? ModelTraits.Guard : 0) | (model.GetBoolean("derivative") ? ModelTraits.Derivative : 0)
        | (model.GetBoolean("unseen") ? ModelTraits.Unseen : 0) | (model.GetBoolean("snapshots") ? ModelTraits.Snapshots : 0);

    private void WriteKnown(BinaryWriter writer, IReadOnlyList<JsonValue> models, Action<JsonValue, string> complain)
    {
        var known = new LifecycleCompiler(models, _entries("lifecycles"), _date, complain).Compile();
        writer.Write(known.Count);
        foreach (var row in known)
        {
            WriteString(writer, row.Id);
            WriteString(writer, row.Form);
            WriteString(writer, row.Pinned);
            WriteString(writer, row.Retires);
            WriteString(writer, row.Successor);
            writer.Write(row.IsSecondHand);
        }
    }

    private static ModelAccess AccessOf(JsonValue entry, string member) =>
        EnumWords.TryParse<ModelAccess>(entry.GetString(member), out var access) ? access : ModelAccess.Unknown;

    private static void WriteAll(BinaryWriter writer, IReadOnlyList<JsonValue> rows, Action<JsonValue> write)
    {
        writer.Write(rows.Count);
        rows.ToList().ForEach(write);
    }

    private void WriteStrings(BinaryWriter writer, IReadOnlyList<string> values)
    {
        writer.Write((byte)values.Count);
        values.ToList().ForEach(value => WriteString(writer, value));
    }

    private void WriteString(BinaryWriter writer, string? value)
    {
        value ??= "";
        if (!_stringNumbers.TryGetValue(value, out var number))
        {
            number = _strings.Count;
            _strings.Add(value);
            _stringNumbers.Add(value, number);
        }

        writer.Write((ushort)number);
    }
}
