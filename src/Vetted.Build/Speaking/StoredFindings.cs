using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Text;

namespace Vetted.Build;

/// <summary>
/// What a project's last evaluation told, kept so that a build that compiles nothing still tells it. Exists only where there is something to tell, so that
/// a clean project loads no task. The gate never reads it.
/// </summary>
internal sealed record StoredFindings(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Notes, string Summary)
{
    public string Write()
    {
        var json = new JsonWriter(indented: false);
        json.BeginObject().Property("summary", Summary).Property("notes", Notes).BeginArray("findings");
        foreach (var finding in Findings)
        {
            json.BeginObject().Property("rule", finding.Rule).Property("subject", finding.Subject).Property("message", finding.Message)
                .Property("denied", finding.Verdict == Verdict.Deny).Property("code", finding.IsAboutCode).BeginArray("places");
            foreach (var place in finding.Places)
            {
                json.BeginObject().Property("file", place.File).Property("line", place.Line).Property("column", place.Column).EndObject();
            }

            json.EndArray().EndObject();
        }

        return json.EndArray().EndObject().ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null for anything else, which the caller evaluates again.</summary>
    public static StoredFindings? Read(string path)
    {
        if (!File.Exists(path) || JsonParser.Parse(File.ReadAllText(path), out _) is not { } root)
        {
            return null;
        }

        var findings = root.GetItems("findings").Select(one => new Finding
        {
            Rule = one.GetString("rule") ?? "",
            Subject = one.GetString("subject") ?? "",
            Message = one.GetString("message") ?? "",
            Verdict = one.GetBoolean("denied") ? Verdict.Deny : Verdict.Warn,
            IsAboutCode = one.GetBoolean("code"),
            Places = one.GetItems("places").Select(place => new Place(place.GetString("file") ?? "", (int)(place.GetInteger("line") ?? 0), (int)(place.GetInteger("column") ?? 0))).ToArray(),
        });
        return new StoredFindings(findings.ToArray(), root.GetStrings("notes"), root.GetString("summary") ?? "");
    }
}
