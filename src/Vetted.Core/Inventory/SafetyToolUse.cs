using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Inventory;

/// <summary>How strongly protection is shown, weakest first.</summary>
public enum Assurance
{
    /// <summary>The reader cannot tell.</summary>
    CannotTell,

    /// <summary>The host documents a filter; unverified.</summary>
    ProviderDefault,

    /// <summary>Declared in the policy with an evidence file.</summary>
    Attested,

    /// <summary>The package is in the graph.</summary>
    Referenced,

    /// <summary>Its protecting API is called from code that can run.</summary>
    Used,

    /// <summary>It stands on the call path of the client it guards.</summary>
    Wired,
}

/// <summary>A safety tool seen in a project.</summary>
/// <param name="Tool">The catalog id of the tool.</param>
/// <param name="Assurance">How strongly its protection is shown.</param>
/// <param name="Guards">What it guards (a model text or client symbol); null where that is not known.</param>
/// <param name="Evidence">Where it was seen.</param>
public sealed record SafetyToolUse(string Tool, Assurance Assurance, string? Guards, Evidence Evidence)
{
    /// <summary>Every tool of a project with how strongly its protection is shown: seen in code or configuration, referenced, asked as a guard model, and wired to clients.</summary>
    /// <param name="inventory">The project.</param>
    /// <param name="catalog">What is known.</param>
    public static IReadOnlyList<SafetyToolUse> AllOf(ProjectInventory inventory, AiCatalog catalog)
    {
        var wired = Wired(inventory ?? throw new ArgumentNullException(nameof(inventory)));
        var isWired = new HashSet<(string, string, int)>(wired.Select(Sight));
        return inventory.SafetyTools.Concat(Referenced(inventory, catalog)).Concat(GuardModels(inventory, catalog))
            .Where(use => use.Assurance != Assurance.Used || !isWired.Contains(Sight(use)))
            .Concat(wired).ToArray();
    }

    /// <summary>The tools whose package a project references, where the package exists for safety alone.</summary>
    /// <param name="inventory">The project.</param>
    /// <param name="catalog">What is known.</param>
    public static IReadOnlyList<SafetyToolUse> Referenced(ProjectInventory inventory, AiCatalog catalog)
    {
        _ = inventory ?? throw new ArgumentNullException(nameof(inventory));
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        return inventory.Packages.Where(package => !package.IsDevelopmentOnly).SelectMany(package => catalog.SafetyTools
            .Where(tool => tool.IsDedicatedPackage && tool.Packages.Contains(package.Id, StringComparer.OrdinalIgnoreCase))
            .Select(tool => new SafetyToolUse(tool.Id, Assurance.Referenced, null, new Evidence(Technique.Manifest, package.Reference ?? new Place(inventory.ProjectFile, 0), Detail: package.Id + " " + package.Version)))).ToArray();
    }

    /// <summary>The guard models that code selects, as safety tools: a model that is asked whether a text is harmful guards.</summary>
    /// <param name="inventory">The project.</param>
    /// <param name="catalog">What is known.</param>
    public static IReadOnlyList<SafetyToolUse> GuardModels(ProjectInventory inventory, AiCatalog catalog)
    {
        _ = inventory ?? throw new ArgumentNullException(nameof(inventory));
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        return inventory.Models
            .Where(model => model is { Use: >= ModelUse.Selected, InExecutableCode: true, Identity.IsGuard: true } && model.Evidence.Confidence != Confidence.Low)
            .SelectMany(model => catalog.SafetyTools.Where(tool => tool.Kind == "guard-model" && tool.GuardModels.Any(pattern => Glob.IsMatch(pattern, model.Text.ToLowerInvariant())))
                .Select(tool => new SafetyToolUse(tool.Id, Assurance.Used, null, model.Evidence)))
            .ToArray();
    }

    // One use per client, at the place of the check.
    private static SafetyToolUse[] Wired(ProjectInventory inventory) =>
        inventory.Clients.SelectMany(client => client.Categories.Where(one => one.Verdict == WiringVerdict.Wired).SelectMany(one => one.Tools.Select(tool =>
            new SafetyToolUse(tool, Assurance.Wired, client.Model ?? client.Client, new Evidence(Technique.Source, one.Guard ?? client.Evidence.Place))))).Distinct().ToArray();

    // Source and binary evidence see the same line; only one of them sees the column.
    private static (string Tool, string File, int Line) Sight(SafetyToolUse use) => (use.Tool, use.Evidence.Place.File, use.Evidence.Place.Line);
}

/// <summary>Something that weakens protection, such as a filter switched off or automatic approval of all tools.</summary>
/// <param name="Kind">A stable key from the catalog.</param>
/// <param name="Description">What was found, in plain words.</param>
/// <param name="Evidence">Where it stands.</param>
public sealed record SafetyWeakening(string Kind, string Description, Evidence Evidence);

/// <summary>What AI does in a project.</summary>
/// <param name="Name">One of the catalog's capabilities: <c>text-generation</c>, <c>embedding</c>, <c>image-generation</c>, <c>speech</c>, <c>vision</c>, <c>training</c>, <c>local-inference</c>, <c>agents</c>, <c>tool-calling</c>, <c>retrieval</c>.</param>
/// <param name="Reason">Why it is believed, e.g. the package id or the called API.</param>
/// <param name="Evidence">Where: the line that creates or registers the client, else the package reference.</param>
public sealed record CapabilityUse(string Name, string Reason, Evidence Evidence);

/// <summary>A hosted service that the project's models run on.</summary>
/// <param name="Id">Catalog service id, e.g. <c>openai</c>, <c>azure-openai</c>, <c>ollama</c>.</param>
/// <param name="Host">Host name where the code or configuration shows one; null otherwise. Never holds credentials or query strings.</param>
/// <param name="Evidence">Where it was seen.</param>
public sealed record ServiceUse(string Id, string? Host, Evidence Evidence);

/// <summary>Whether a person is asked before a model's call of a tool runs.</summary>
public enum ToolApproval
{
    /// <summary>It cannot be told, or the part is no tool.</summary>
    CannotTell,

    /// <summary>Nobody is asked, as far as the code shows.</summary>
    NotAsked,

    /// <summary>The tool is wrapped so that somebody is asked.</summary>
    Asked,

    /// <summary>The code approves every call in advance.</summary>
    Automatic,
}

/// <summary>An agent, MCP server, tool function, prompt or dataset.</summary>
/// <param name="Kind"><c>agent</c>, <c>mcp-server</c>, <c>mcp-client</c>, <c>tool</c> (a function offered to a model), <c>mcp-tool</c> (one that an MCP server of the project offers), <c>prompt</c>, <c>dataset</c>.</param>
/// <param name="Name">Its name; for a prompt the first 12 hexadecimal digits of its SHA-256.</param>
/// <param name="Detail">More for reports; null where there is nothing to add.</param>
/// <param name="Evidence">Where it stands.</param>
public sealed record AiPart(string Kind, string Name, string? Detail, Evidence Evidence)
{
    /// <summary>For a tool or MCP server: whether somebody is asked before a call runs.</summary>
    public ToolApproval Approval { get; init; }
}

/// <summary>One line of the guard map: from where code enters, over the models it asks, to what guards them and the tools they may call.</summary>
/// <param name="Entry">The member nobody in the project calls, e.g. <c>Program.Main</c>, <c>ChatController.Post</c>.</param>
/// <param name="Models">Models named on the way, as the code writes them; empty where the client comes from outside (injected, a parameter).</param>
/// <param name="Guards">Catalog ids of the safety tools that are called on the way; that one is on the way does not say that it stands before the model.</param>
/// <param name="Tools">Names of the tools, MCP servers and MCP clients made on the way.</param>
/// <param name="CallsModel">True where a model is asked on the way, and not only a client made.</param>
/// <param name="Evidence">Where the entry stands.</param>
public sealed record GuardRoute(
    string Entry, IReadOnlyList<string> Models, IReadOnlyList<string> Guards, IReadOnlyList<string> Tools, bool CallsModel, Evidence Evidence)
{
    /// <inheritdoc />
    public bool Equals(GuardRoute? other) => other is not null && Entry == other.Entry && CallsModel == other.CallsModel && Evidence == other.Evidence
        && Models.SequenceEqual(other.Models) && Guards.SequenceEqual(other.Guards) && Tools.SequenceEqual(other.Tools);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Entry);
}

/// <summary>Evidence that could not be read; under enforcement the gate fails closed on it.</summary>
/// <param name="What">What could not be read, e.g. <c>obj/project.assets.json</c>.</param>
/// <param name="Why">Why, one sentence without a final period.</param>
/// <param name="Place">The file, with line where one is known.</param>
public sealed record EvidenceGap(string What, string Why, Place Place);
