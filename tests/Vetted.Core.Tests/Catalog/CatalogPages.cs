using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Vetted.Catalog;

namespace Vetted.Core.Tests.Catalog;

/// <summary>Writes the pages of <c>docs/catalog</c> from the catalog: one per kind, with its counts and the source of every entry.</summary>
internal static class CatalogPages
{
    private const string Generated = "<!-- Generated from the catalog's data; run the tests of Vetted.Core with VETTED_UPDATE=1 to write it again. -->\n\n";

    public static IReadOnlyDictionary<string, string> All(AiCatalog catalog) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["README.md"] = Index(catalog),
        ["agent-apis.md"] = AgentApis(catalog),
        ["clients.md"] = Clients(catalog),
        ["constants.md"] = Constants(catalog),
        ["licences.md"] = Licences(catalog),
        ["lifecycles.md"] = Lifecycles(catalog),
        ["models.md"] = Models(catalog),
        ["packages.md"] = Packages(catalog),
        ["practices.md"] = Practices(catalog),
        ["safety-tools.md"] = SafetyTools(catalog),
        ["services.md"] = Services(catalog),
        ["sinks.md"] = Sinks(catalog),
        ["weakenings.md"] = Weakenings(catalog),
    };

    private static string Index(AiCatalog catalog)
    {
        var page = new Page("What the catalog knows", "The facts that ship inside the product. Every entry names its sources and the day it was last looked at; what nobody read is marked, and unknown is a value. How an entry gets in, who reads it a second time and how to object: [governance](governance.md).");
        page.Table(
            ["Kind", "Entries", "What it is"],
            new (string Kind, string What)[]
            {
                ("agent-apis", "members that make agents, offer functions to models, or open MCP servers and clients"),
                ("clients", "packages whose members ask a model or stand on the way to one"),
                ("constants", "model ids behind enum members, constants and classes"),
                ("licences", "licences of models, and the terms of hosted services"),
                ("lifecycles", "pages that say when models end, and what follows them"),
                ("models", "model families with their licence by version, size and date"),
                ("packages", "NuGet packages of the .NET AI ecosystem"),
                ("practices", "deployment practices, an unverified reading"),
                ("safety-tools", "safety tools with their vetting evidence"),
                ("services", "services and servers that run models"),
                ("sinks", "packages whose parameters and properties select or load a model"),
                ("weakenings", "what weakens protection"),
            }.Select(row => new[] { $"[{row.Kind}]({row.Kind}.md)", Number(catalog.Keys(row.Kind).Count), row.What }));
        return page.ToString();
    }

    private static string Packages(AiCatalog catalog)
    {
        var page = new Page("Packages", "A row that ends in `*` stands for every package that starts alike and has no row of its own. NOASSERTION means that nobody read a licence for the catalog; the package's own licence is read from the package in any case.");
        page.Counts("role", catalog.Packages.Select(package => package.Role));
        page.Line($"{Number(catalog.Packages.Count(package => !package.IsVerified))} rows rest on a name or a second-hand mention only; they are marked with ?.");
        page.Table(
            ["Package", "Role", "Does", "Service", "Licence", "Carries", "Note", "Sources"],
            catalog.Packages.Select(package => new[]
            {
                $"`{package.Id}`" + (package.IsVerified ? "" : " ?"),
                package.Role,
                string.Join(", ", package.Capabilities),
                package.Service ?? "",
                string.Join("; ", package.Licences.Select(row => row.Versions == "*" ? row.Licence : $"{row.Versions} {row.Licence}")),
                string.Join(", ", new[] { package.BringsWeights ? "weights" : "", package.DownloadsWeights ? "downloads weights" : "", package.BringsNatives ? "natives" : "" }.Where(word => word.Length > 0)),
                package.Note ?? "",
                SourceList(package.Sources),
            }));
        return page.ToString();
    }

    private static string Sinks(AiCatalog catalog)
    {
        var page = new Page("Model sinks", "Parameters and properties that select or load a model. `#ctor` is a constructor; a member without parentheses is a property.");
        page.Counts("role", catalog.Sinks.Select(sink => sink.Role));
        page.Line($"{Number(catalog.Sinks.Count(sink => !sink.IsVerified))} of {Number(catalog.Sinks.Count)} sinks were not read at a source; they are marked with ?.");
        page.Table(
            ["Package", "Type", "Members", "Sources"],
            catalog.Sinks.GroupBy(sink => (sink.Package, sink.Type)).Select(group => new[]
            {
                $"`{group.Key.Package}`",
                $"`{group.Key.Type}`",
                string.Join(", ", group.Select(sink => $"`{sink.Member}{(sink.Parameter is null ? "" : $"({sink.Parameter})")}`{(sink.IsLoader ? " file" : "")}{(sink.IsVerified ? "" : " ?")}")),
                SourceList(catalog.Entry("sinks", group.Key.Package)!.GetStrings("sources")),
            }));
        return page.ToString();
    }

    private static string Clients(AiCatalog catalog)
    {
        var page = new Page("Clients", "Members through which programs ask models, and through which a check can stand on the way: what *wired* is decided by ([the guide](../guides/safety.md)). Members marked *filtered* run the kernel's filters; a *filter* is called around them.");
        page.Counts("role", catalog.ClientMembers.Select(member => Words(member.Role.ToString())));
        page.Table(
            ["Package", "Type", "Members", "Sources"],
            catalog.Keys("clients").SelectMany(key => catalog.Entry("clients", key)!["types"]!.Members.Select(type => new[]
            {
                $"`{key}`",
                $"`{type.Name}`",
                string.Join(", ", catalog.ClientMembers.Where(member => member.Type == type.Name).Select(member => $"`{member.Member}` {Words(member.Role.ToString())}{(member.IsFiltered ? " (filtered)" : "")}")),
                SourceList(catalog.Entry("clients", key)!.GetStrings("sources")),
            })));
        return page.ToString();
    }

    private static string Constants(AiCatalog catalog)
    {
        var all = catalog.Keys("constants").Select(key => catalog.FindConstants(key)!).ToArray();
        var page = new Page("Typed constants", "Model ids that code names without a string.");
        page.Line($"{Number(all.Sum(one => one.Ids.Count))} ids.");
        page.Table(
            ["Type", "Package", "Holder", "Ids", "Sources"],
            all.Select(one => new[]
            {
                $"`{one.Type}`" + (one.IsVerified ? "" : " ?"),
                $"`{one.Package}`",
                one.Holder,
                string.Join(", ", one.Ids.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} = `{pair.Value}`")),
                SourceList(catalog.Entry("constants", one.Type)!.GetStrings("sources")),
            }));
        return page.ToString();
    }

    private static string Services(AiCatalog catalog)
    {
        var page = new Page("Services", "Where models run. A default filter is what the provider documents; nobody can verify it from the code, so it counts as provider-default at most. Hosts and paths that are marked *unverified* come from general knowledge: nobody has read them at their source yet.");
        page.Counts("kind", catalog.Services.Select(service => service.IsSelfHosted ? "self-hosted" : "hosted"));
        page.Counts("hosts and paths", catalog.Services.Select(HostMark));
        page.Table(
            ["Service", "Provider", "Hosts", "Hosts and paths", "Terms", "Default filter", "Sources"],
            catalog.Services.Select(service => new[]
            {
                $"{service.Name} (`{service.Id}`)",
                service.IsSelfHosted ? "self-hosted" : service.Provider ?? "",
                string.Join(", ", service.Hosts.Select(host => $"`{host}`")),
                HostMark(service),
                service.HostTerms ?? "",
                service.DefaultSafety.Count == 0 ? "" : $"{string.Join(", ", service.DefaultSafety)} {SourceList([service.DefaultSafetySource!])}",
                SourceList(service.Sources),
            }));
        return page.ToString();
    }

    private static string HostMark(Service service) => service.IsVerified ? "read at the source" : "unverified";

    private static string SafetyTools(AiCatalog catalog)
    {
        var page = new Page("Safety tools", "A call of a protecting member is *used*; a call of a wiring member, or a protecting call inside what a client is called through, is *wired*. A hook is a place for a control and none by itself. Nothing here is a recommendation: the vetting column says what stands behind a tool, and nothing is said where nothing was found.");
        page.Counts("vetting", catalog.SafetyTools.Select(tool => tool.VettingGrade ?? "none"));
        page.Counts("kind", catalog.SafetyTools.Select(tool => tool.Kind));
        page.Table(
            ["Tool", "Categories", "Kind, acts", "Packages", "Protects", "Does not protect", "Status", "Vetting", "Note", "Sources"],
            catalog.SafetyTools.Select(tool => new[]
            {
                $"{tool.Name} (`{tool.Id}`)",
                string.Join(", ", tool.Categories),
                $"{tool.Kind}, {tool.Acts}",
                string.Join(", ", tool.Packages.Select(package => $"`{package}`")),
                string.Join(", ", tool.ProtectingMembers.Select(Short).Concat(tool.RuleMembers.Select(member => Short(member) + " (rule)")).Concat(tool.WiringMembers.Select(member => Short(member) + " (wires)")).Concat(tool.RestPaths.Select(path => $"`{path}`")).Concat(tool.GuardModels.Select(glob => $"`{glob}`"))),
                string.Join(", ", tool.NotProtectingMembers.Select(Short).Concat(tool.Traps.Select(trap => $"{Short(trap.Member)}: {trap.Reason}"))),
                tool.Status,
                string.Join("; ", tool.Vetting.Select(Vetting)),
                tool.Note ?? "",
                SourceList(tool.Sources),
            }));
        return page.ToString();
    }

    private static string AgentApis(AiCatalog catalog)
    {
        var page = new Page("Agents and tools", "Members whose call makes an agent, offers a function to a model, opens an MCP server or client, or asks a model. *Asks nobody*: the tool runs without a person being asked, unless something wraps it. Rows marked with ? rest on a second-hand mention.");
        page.Table(
            ["Row", "Makes", "Members", "Named by", "Approval", "Shows", "Sources"],
            catalog.AgentApis.Select(api => new[]
            {
                $"`{api.Id}`" + (catalog.Entry("agent-apis", api.Id)!.GetBoolean("verified", otherwise: true) ? "" : " ?"),
                api.Part,
                string.Join(", ", api.Members.Select(Short)),
                string.Join(", ", api.NamedBy.Select(name => $"`{name}`")),
                api.RunsUnasked ? "asks nobody" : "",
                api.Capability ?? "",
                SourceList(catalog.Entry("agent-apis", api.Id)!.GetStrings("sources")),
            }));
        return page.ToString();
    }

    private static string Weakenings(AiCatalog catalog)
    {
        var page = new Page("Weakenings", "What weakens protection in code or configuration.");
        page.Counts("category", catalog.Weakenings.SelectMany(weakening => weakening.Categories));
        page.Table(
            ["Weakening", "Categories", "Where it shows", "Sources"],
            catalog.Weakenings.Select(weakening => new[]
            {
                $"{weakening.Description} (`{weakening.Id}`)",
                string.Join(", ", weakening.Categories),
                string.Join(", ", weakening.Members.Select(member => Short(member.Member) + (member.Value is null ? "" : " = " + member.Value)).Concat(weakening.Literals.Select(text => $"`\"{text}\"`")).Concat(weakening.Configuration.Select(text => $"`{text}`"))),
                SourceList(weakening.Sources),
            }));
        return page.ToString();
    }

    private static string Practices(AiCatalog catalog)
    {
        var page = new Page("Deployment practices", "**An unverified reading.** The Partnership on AI's \"Guidance for Safe Foundation Model Deployment\" (24 October 2023) could not be read: wording, numbering and the marks below are this product's own. The profile `deployment-practices` only reports them, and will until a person has checked each entry at the source.");
        page.Table(
            ["Practice", "Phase", "Model types", "Release types", "What a .NET team can show"],
            catalog.Practices.OrderBy(practice => catalog.Entry("practices", practice.Id)!.GetInteger("order")).Select(practice => new[]
            {
                $"{practice.Title} (`{practice.Id}`)",
                practice.Phase,
                string.Join(", ", practice.ModelTypes),
                string.Join(", ", practice.ReleaseTypes),
                practice.Shown ?? "the model provider's alone",
            }));
        return page.ToString();
    }

    private static string Licences(AiCatalog catalog)
    {
        var all = catalog.Keys("licences").Select(key => catalog.FindLicence(key)!).ToArray();
        var page = new Page("Licences and host terms", "Class (the word a policy uses) and kind (the precise one, which messages use) are computed from the terms. The confidence says how the text is known: read, secondary (from public descriptions of the text or told by somebody who read it) or memory, which is shown and never decides.");
        page.Counts("class", all.Select(licence => Words(licence.Class.ToString())));
        page.Counts("confidence", all.Select(licence => licence.Confidence));
        page.Table(
            ["Licence", "Class", "Kind", "Expression", "Confidence", "Sources"],
            all.Select(licence => new[]
            {
                $"{licence.Name} (`{licence.Id}`)",
                $"`{Words(licence.Class.ToString())}`",
                Words(licence.Kind.ToString()),
                $"`{licence.Expression}`",
                licence.Confidence,
                SourceList(licence.Sources),
            }));
        return page.ToString();
    }

    private static string Models(AiCatalog catalog)
    {
        var all = catalog.Keys("models").Select(key => catalog.Entry("models", key)!).ToArray();
        var page = new Page("Models", "Families; versions, sizes and variants whose licence differs are rows of their own or stand in the data. No licence means unknown.");
        page.Counts("access", all.Select(model => model.GetString("access") ?? "unknown"));
        page.Counts("confidence", all.Select(model => model.GetString("confidence") ?? "unknown"));
        page.Table(
            ["Family", "Publisher", "Access", "Licences", "Does", "Confidence", "Sources"],
            all.Select(model => new[]
            {
                $"`{model.GetString("id")}`",
                model.GetString("publisher") ?? "",
                model.GetString("access") ?? "unknown",
                string.Join(", ", model.GetStrings("licences")),
                string.Join(", ", model.GetStrings("capabilities")),
                model.GetString("confidence") ?? "unknown",
                SourceList(model.GetStrings("sources")),
            }));
        return page.ToString();
    }

    private static string Lifecycles(AiCatalog catalog)
    {
        var all = catalog.Keys("lifecycles").Select(key => catalog.Entry("lifecycles", key)!).ToArray();
        var page = new Page("Lifecycles", "When models end, exactly as a page of their provider says it. A successor stands here where the page names exactly one; where that one has an end as well, its own successor is named instead. Secondary: read in a copy or a report of the page.");
        page.Line($"{Number(all.Sum(one => one["models"]!.Members.Count))} models.");
        page.Table(
            ["Page", "Confidence", "Read on", "Models", "Note", "Sources"],
            all.Select(one => new[]
            {
                $"`{one.GetString("id")}`" + (one.GetString("form") is { } form ? $" ({form})" : ""),
                one.GetString("confidence")!,
                one.GetString("reviewed")!,
                string.Join(", ", one["models"]!.Members.GroupBy(member => member.Value.Raw!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
                    $"{group.Key.Split(' ')[0]}{(group.Key.Contains(' ', StringComparison.Ordinal) ? $" → `{group.Key.Split(' ')[1]}`" : "")}: {string.Join(" ", group.Select(member => $"`{member.Name}`"))}")),
                one.GetString("note") ?? "",
                SourceList(one.GetStrings("sources")),
            }));
        return page.ToString();
    }

    private static string Vetting(VettingEvidence vetting)
    {
        var details = new[] { vetting.Version, vetting.Date }.Where(text => text is not null);
        var place = vetting.Where is null ? "" : vetting.Where.StartsWith("https://", StringComparison.Ordinal) ? $" ([where]({vetting.Where}))" : $" ({vetting.Where})";
        return $"{vetting.Grade} by {vetting.By}{place}{string.Concat(details.Select(text => ", " + text))}";
    }

    // The last two parts of a member's name are enough to find it on the page; the data has the whole.
    private static string Short(string member) => "`" + string.Join('.', member.Split('.').TakeLast(2)) + "`";

    private static string Words(string name) =>
        string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));

    private static string SourceList(IReadOnlyList<string> sources) => string.Join(", ", sources.Select((source, index) =>
        source.StartsWith("https://", StringComparison.Ordinal) ? $"[{(index + 1).ToString(CultureInfo.InvariantCulture)}]({source})" : source));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Page
    {
        private readonly StringBuilder _text = new(Generated);

        public Page(string title, string introduction) => _text.Append("# ").Append(title).Append("\n\n").Append(introduction).Append('\n');

        public void Line(string text) => _text.Append('\n').Append(text).Append('\n');

        public void Counts(string of, IEnumerable<string> values) =>
            Line($"By {of}: {string.Join(", ", values.GroupBy(value => value, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {Number(group.Count())}"))}.");

        public void Table(string[] columns, IEnumerable<string[]> rows)
        {
            _text.Append('\n');
            Row(columns);
            Row(columns.Select(_ => "---"));
            foreach (var row in rows)
            {
                Row(row);
            }
        }

        public override string ToString() => _text.ToString();

        private void Row(IEnumerable<string> cells) =>
            _text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
    }
}
