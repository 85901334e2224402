using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>The lock as a file.</summary>
internal static class LockText
{
    private const int Format = 1;

    public static string Write(LockFile file)
    {
        var lines = new List<string> { "{", "  \"vettedLock\": 1," };
        var frameworks = file.Frameworks.Where(framework => framework.Length > 0).ToArray();
        if (frameworks.Length > 0)
        {
            lines.Add("  \"frameworks\": " + Quoted(frameworks) + ",");
        }

        foreach (var section in LockSection.All)
        {
            var entries = file.Entries.Where(entry => entry.Kind == section.Kind).Select(entry => "    " + Line(entry, section, file.FrameworksOf(entry))).ToArray();
            var end = section == LockSection.All[LockSection.All.Count - 1] ? "" : ",";
            lines.Add(entries.Length == 0 ? $"  \"{section.Name}\": []{end}" : $"  \"{section.Name}\": [\n{string.Join(",\n", entries)}\n  ]{end}");
        }

        lines.Add("}");
        return string.Join("\n", lines) + "\n";
    }

    public static LockFile? Read(string text, out TextError? error)
    {
        var root = JsonParser.Parse(text, out error);
        if (root is null)
        {
            return null;
        }

        if (root.GetInteger("vettedLock") != Format)
        {
            error = new TextError(root.Line, root.Column, "this is no lock that this version of Vetted can read; write it again: vetted accept --lock");
            return null;
        }

        var all = root.GetStrings("frameworks").Distinct(StringComparer.Ordinal).ToArray();
        var byFramework = (all.Length == 0 ? new[] { "" } : all).ToDictionary(framework => framework, _ => new List<LockEntry>(), StringComparer.Ordinal);
        foreach (var section in LockSection.All)
        {
            foreach (var item in root.GetItems(section.Name))
            {
                if (ReadEntry(item, section, out error) is not { } entry)
                {
                    return null;
                }

                var named = item.GetStrings("frameworks");
                if (named.FirstOrDefault(framework => !byFramework.ContainsKey(framework)) is { } stranger)
                {
                    error = new TextError(item["frameworks"]!.Line, item["frameworks"]!.Column, $"\"{stranger}\" is none of the frameworks of this lock");
                    return null;
                }

                foreach (var framework in named.Count == 0 ? byFramework.Keys.ToArray() : named)
                {
                    byFramework[framework].Add(entry);
                }
            }
        }

        return new LockFile(byFramework.Select(pair => new KeyValuePair<string, IEnumerable<LockEntry>>(pair.Key, pair.Value)));
    }

    private static LockEntry? ReadEntry(JsonValue item, LockSection section, out TextError? error)
    {
        error = null;
        if (item.GetString(section.IdName) is not { Length: > 0 } id)
        {
            error = new TextError(item.Line, item.Column, $"an entry of \"{section.Name}\" is an object with \"{section.IdName}\"");
            return null;
        }

        var entry = new LockEntry { Kind = section.Kind, Id = id };
        foreach (var member in item.Members)
        {
            if (section.Fields.FirstOrDefault(field => field.Name == member.Name) is { } field)
            {
                if (!member.Value.IsString)
                {
                    error = new TextError(member.Value.Line, member.Value.Column, $"\"{member.Name}\" is a text");
                    return null;
                }

                entry = field.With(entry, member.Value.Raw);
            }
        }

        return entry;
    }

    private static string Line(LockEntry entry, LockSection section, IReadOnlyCollection<string> frameworks)
    {
        var members = new List<string> { $"\"{section.IdName}\": {Quoted(entry.Id)}" };
        members.AddRange(section.Fields.Where(field => field.Get(entry) is not null).Select(field => $"\"{field.Name}\": {Quoted(field.Get(entry)!)}"));
        if (frameworks.Count > 0)
        {
            members.Add("\"frameworks\": " + Quoted(frameworks));
        }

        return "{ " + string.Join(", ", members) + " }";
    }

    private static string Quoted(string text) => new JsonWriter(indented: false).Value(text).ToString();

    private static string Quoted(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(Quoted)) + "]";
}
