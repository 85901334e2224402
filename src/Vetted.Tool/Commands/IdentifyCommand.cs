using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Tool.Commands;

/// <summary><c>vetted identify</c>: who model ids are.</summary>
internal static class IdentifyCommand
{
    private const string Table = "table";
    private const string Jsonl = "jsonl";

    public static Command Create(ToolHost host)
    {
        var ids = new Argument<string[]>("id")
        {
            Description = "Model ids as code, configuration or a file name writes them; without any, lines of standard input",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = new Option<string>("--format") { Description = "table, or jsonl: one object for each id", DefaultValueFactory = _ => Table };
        format.AcceptOnlyFromAmong(Table, Jsonl);
        var command = new Command("identify", "Say which model an id means, whose it is, and under which licence") { ids, format };
        command.SetAction(result =>
        {
            var given = result.GetValue(ids) is { Length: > 0 } named ? named : Lines(host);
            if (result.GetValue(format) == Jsonl)
            {
                WriteLines(host, given);
            }
            else
            {
                WriteTable(host, given);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static IEnumerable<string> Lines(ToolHost host)
    {
        while (host.In.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>One line for each input line, also for what is no model, written as soon as it is known: a caller may send one id and wait for its answer.</summary>
    private static void WriteLines(ToolHost host, IEnumerable<string> ids)
    {
        var catalog = AiCatalog.Shared;
        foreach (var id in ids)
        {
            var identity = catalog.Identify(id.Trim());
            var json = new JsonWriter(indented: false).BeginObject();
            json.Name("input").Value(id);
            json.Name("model").Value(identity?.Name);
            json.Name("family").Value(identity?.Family);
            json.Name("publisher").Value(identity?.Publisher);
            json.Name("access").Value(identity is null ? null : EnumWords.Of(identity.Access));
            json.Name("licence").Value(Licence(identity));
            json.Name("licenceName").Value(LicenceName(identity, catalog));
            json.Name("hostTerms").Value(identity?.HostTerms);
            json.Name("class").Value(identity is null ? null : EnumWords.Of(identity.Class));
            json.Name("kind").Value(identity is null ? null : EnumWords.Of(identity.Kind));
            json.Name("confidence").Value(identity is null ? null : EnumWords.Of(identity.Confidence));
            json.Name("why").Value(Why(identity));
            host.Out.Write(json.EndObject().ToString());
            host.Out.Write('\n');
            host.Out.Flush();
        }
    }

    private static void WriteTable(ToolHost host, IEnumerable<string> ids)
    {
        var catalog = AiCatalog.Shared;
        var table = new TextTable("id", "model", "publisher", "licence", "class", "kind", "confidence");
        foreach (var id in ids.Where(id => id.Trim().Length > 0))
        {
            if (catalog.Identify(id.Trim()) is not { } identity)
            {
                table.Add([id.Trim(), "not in the catalog", "", "", "", "", ""], [0, Colours.Quiet]);
                continue;
            }

            table.Add(
                [id.Trim(), identity.Name, identity.Publisher ?? "unknown", LicenceName(identity, catalog) ?? "unknown", EnumWords.Of(identity.Class), EnumWords.Of(identity.Kind), EnumWords.Of(identity.Confidence)],
                [0, 0, 0, 0, Colours.Of(identity.Class)]);
        }

        table.Write(host);
    }

    /// <summary>Catalog ids of the licences, the host's terms where it has no others.</summary>
    private static string? Licence(ModelIdentity? identity) =>
        identity is null ? null
        : identity.Licences.Count > 0 ? string.Join(" AND ", identity.Licences)
        : identity.HostTerms;

    private static string? LicenceName(ModelIdentity? identity, AiCatalog catalog)
    {
        var ids = identity is null ? [] : identity.Licences.Count > 0 ? identity.Licences : identity.HostTerms is { } terms ? [terms] : (IReadOnlyList<string>)[];
        return ids.Count == 0 ? null : string.Join(" and ", ids.Select(id => catalog.FindLicence(id)?.Name ?? id));
    }

    private static string Why(ModelIdentity? identity) =>
        identity is null ? "no model id that the catalog knows" : identity.Why.Length > 0 ? identity.Why : "family " + identity.Family;
}
