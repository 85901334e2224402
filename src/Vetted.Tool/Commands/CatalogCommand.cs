using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Tool.Commands;

/// <summary><c>vetted catalog</c>: what the product knows, and from where.</summary>
internal static class CatalogCommand
{
    private const string Text = "text";
    private const string Json = "json";

    public static Command Create(ToolHost host) => new("catalog", "Look into the catalog: licences, models, packages, safety tools, services, practices")
    {
        Search(host),
        Show(host),
        List(host),
    };

    private static Command Search(ToolHost host)
    {
        var words = new Argument<string[]>("text") { Description = "Words that must all occur in an entry's id, name, publisher or capability", Arity = ArgumentArity.OneOrMore };
        var command = new Command("search", "Find entries by words") { words };
        command.SetAction(result =>
        {
            var text = string.Join(' ', result.GetValue(words)!);
            var found = CatalogKinds.Search(text).ToArray();
            Write(host, found);
            if (found.Length == 0)
            {
                host.Error.WriteLine($"vetted: nothing in the catalog matches '{text}'");
            }

            if (AiCatalog.Shared.Identify(text) is { } identity)
            {
                host.Error.WriteLine($"'{text}' is the model {identity.Name}: vetted explain {text}");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Show(ToolHost host)
    {
        var id = new Argument<string>("id") { Description = "The id of an entry, e.g. llama3.2, OllamaSharp, openai-moderation" };
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(Text, Json);
        var command = new Command("show", "Show an entry with its sources") { id, format };
        command.SetAction(result =>
        {
            var key = result.GetValue(id)!;
            var found = CatalogKinds.Find(key).ToArray();
            if (found.Length == 0)
            {
                return NotFound(host, key);
            }

            if (result.GetValue(format) == Json)
            {
                var json = new JsonWriter().BeginArray();
                foreach (var (kind, _, entry) in found)
                {
                    json.BeginObject().Property("kind", kind).Name("entry").Value(entry).EndObject();
                }

                host.Out.Write(json.EndArray().ToString());
                return ExitCode.Ok;
            }

            foreach (var (_, one, entry) in found)
            {
                EntryText.Write(host, one, entry);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command List(ToolHost host)
    {
        var kind = new Argument<string?>("kind") { Description = "What to list; without it, how much there is", Arity = ArgumentArity.ZeroOrOne };
        kind.AcceptOnlyFromAmong([.. CatalogKinds.All.Select(item => item.Kind)]);
        var command = new Command("list", "List all entries of a kind") { kind };
        command.SetAction(result =>
        {
            if (result.GetValue(kind) is { } chosen)
            {
                var one = CatalogKinds.All.Single(item => item.Kind == chosen).One;
                Write(host, AiCatalog.Shared.Keys(chosen).Select(key => (chosen, one, AiCatalog.Shared.Entry(chosen, key)!)));
                return ExitCode.Ok;
            }

            var table = new TextTable("kind", "entries");
            foreach (var (name, _) in CatalogKinds.All)
            {
                table.Add(name, AiCatalog.Shared.Keys(name).Count.ToString(CultureInfo.InvariantCulture));
            }

            table.Write(host);
            host.Out.WriteLine();
            host.Out.WriteLine($"catalog {AiCatalog.Shared.Version}, last reviewed {AiCatalog.Shared.Date}");
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Tells that there is no such entry, and which ones look like it.</summary>
    internal static int NotFound(ToolHost host, string key)
    {
        var like = CatalogKinds.Search(key).Select(found => found.Entry.GetString("id")).Take(5).ToArray();
        host.Error.WriteLine($"vetted: the catalog has no '{key}'." + (like.Length > 0 ? " Did you mean " + string.Join(", ", like) + "?" : " Try: vetted catalog search"));
        return ExitCode.BadInput;
    }

    private static void Write(ToolHost host, IEnumerable<(string Kind, string One, JsonValue Entry)> entries)
    {
        var table = new TextTable("id", "kind", "what");
        foreach (var (kind, one, entry) in entries)
        {
            table.Add(entry.GetString("id") ?? "", one, CatalogKinds.Summary(kind, entry));
        }

        table.Write(host);
    }
}
