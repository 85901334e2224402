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
public sealed record SafetyToolUse(string Tool, Assurance Assurance, string? Guards, Evidence Evidence);

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

/// <summary>An agent, MCP server, tool function, prompt or dataset; inventoried, not judged.</summary>
/// <param name="Kind"><c>agent</c>, <c>mcp-server</c>, <c>mcp-client</c>, <c>tool</c>, <c>prompt</c>, <c>dataset</c>.</param>
/// <param name="Name">Its name; for a prompt the first 12 hexadecimal digits of its SHA-256.</param>
/// <param name="Detail">More for reports; null where there is nothing to add.</param>
/// <param name="Evidence">Where it stands.</param>
public sealed record AiPart(string Kind, string Name, string? Detail, Evidence Evidence);

/// <summary>Evidence that could not be read; under enforcement the gate fails closed on it.</summary>
/// <param name="What">What could not be read, e.g. <c>obj/project.assets.json</c>.</param>
/// <param name="Why">Why, one sentence without a final period.</param>
/// <param name="Place">The file, with line where one is known.</param>
public sealed record EvidenceGap(string What, string Why, Place Place);
