using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>A package, API, guard model or external toolkit in one or more safety categories, with its vetting evidence.</summary>
public sealed record SafetyTool
{
    /// <summary>Catalog id, e.g. <c>openai-moderation</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Safety categories: <c>content-safety</c>, <c>prompt-injection</c>, <c>privacy</c>, <c>robustness</c>, <c>fairness</c>, <c>explainability</c>,
    /// <c>evaluation</c>, <c>observability</c>, <c>tool-approval</c>, and for tools that only inform: <c>governance</c>, <c>red-team</c>,
    /// <c>supply-chain</c>, <c>guidance</c>, <c>sustainability</c>.
    /// </summary>
    public IReadOnlyList<string> Categories { get; init; } = Array.Empty<string>();

    /// <summary>
    /// How it comes to a .NET program: <c>api</c> (members of a package), <c>rest</c>, <c>guard-model</c>, <c>provider-setting</c>,
    /// <c>hook</c> (a place for a control, none by itself) or <c>toolkit</c> (outside the process; shown by an attestation).
    /// </summary>
    public string Kind { get; init; } = "api";

    /// <summary>
    /// When it acts: <c>run-time</c> (it can protect a call), <c>evaluation</c> (it measures before or beside operation and protects no call),
    /// <c>operation</c> (it observes) or <c>reference</c> (it informs people).
    /// </summary>
    public string Acts { get; init; } = "run-time";

    /// <summary>NuGet ids that bring it; empty for REST services, guard models and external toolkits.</summary>
    public IReadOnlyList<string> Packages { get; init; } = Array.Empty<string>();

    /// <summary>True where the package exists for safety alone, so that a reference already says something (<c>referenced</c>).</summary>
    public bool IsDedicatedPackage { get; init; }

    /// <summary>Members whose call (or, for a property, whose setting) protects, as <c>Namespace.Type.Member</c> (<c>#ctor</c> for construction). A call is <c>used</c>.</summary>
    public IReadOnlyList<string> ProtectingMembers { get; init; } = Array.Empty<string>();

    /// <summary>Members whose call puts the tool on the path of the client it is called on, as <c>Namespace.Type.Member</c>. A call is <c>wired</c>.</summary>
    public IReadOnlyList<string> WiringMembers { get; init; } = Array.Empty<string>();

    /// <summary>
    /// Members that add one of its rules to a pipeline, as <c>Namespace.Type.Member</c>. A call is <c>used</c>; where there are any, a wiring member by itself is
    /// nothing, and puts the tool on the path only with a rule among what it is given.
    /// </summary>
    public IReadOnlyList<string> RuleMembers { get; init; } = Array.Empty<string>();

    /// <summary>Members whose call (or setting) by itself uses it: the protecting members, its rules, and the wiring members where no rule is needed.</summary>
    public IEnumerable<string> UsingMembers => ProtectingMembers.Concat(RuleMembers.Count > 0 ? RuleMembers : WiringMembers).Distinct(StringComparer.Ordinal);

    /// <summary>Members that must be set for a wiring member to protect, as <c>Namespace.Type.Member</c>: an identifier and its version.</summary>
    public IReadOnlyList<string> NeededMembers { get; init; } = Array.Empty<string>();

    /// <summary>Members that look like protection and are none, as <c>Namespace.Type.Member</c>.</summary>
    public IReadOnlyList<string> NotProtectingMembers { get; init; } = Array.Empty<string>();

    /// <summary>Members that cannot work, with the reason: calling one is a mistake to report.</summary>
    public IReadOnlyList<(string Member, string Reason)> Traps { get; init; } = Array.Empty<(string, string)>();

    /// <summary>Path parts of its REST calls, e.g. <c>contentsafety/text:shieldPrompt</c>; a URL with one of them is a use.</summary>
    public IReadOnlyList<string> RestPaths { get; init; } = Array.Empty<string>();

    /// <summary>Where a REST path says too little by itself: words one of which the name of the class around it must hold (letter case aside); empty where the path is enough.</summary>
    public IReadOnlyList<string> RestNames { get; init; } = Array.Empty<string>();

    /// <summary>Interfaces of filters whose implementation guards where it can withhold a call (it does not always invoke the delegate it is given), as full names.</summary>
    public IReadOnlyList<string> FilterInterfaces { get; init; } = Array.Empty<string>();

    /// <summary>Model ids of a guard model as anchored globs over the lower-case id without host prefix, e.g. <c>llama-guard3*</c>.</summary>
    public IReadOnlyList<string> GuardModels { get; init; } = Array.Empty<string>();

    /// <summary>Configuration that switches it on, as <c>Key=value</c> (the last key of a section path); empty where there is none.</summary>
    public IReadOnlyList<string> Configuration { get; init; } = Array.Empty<string>();

    /// <summary>What counts as use and what as wiring beyond the listed members, one sentence; null where the members say it all.</summary>
    public string? Note { get; init; }

    /// <summary><c>active</c>, <c>preview</c>, <c>archived</c> or <c>unknown</c>.</summary>
    public string Status { get; init; } = "unknown";

    /// <summary>The strongest of <see cref="Vetting"/>: <c>maker-documented</c>, <c>listed</c> or <c>examined</c>; null where nothing stands behind it.</summary>
    public string? VettingGrade { get; init; }

    /// <summary>What stands behind it, strongest first.</summary>
    public IReadOnlyList<VettingEvidence> Vetting { get; init; } = Array.Empty<VettingEvidence>();

    /// <summary>Who makes it; null where unknown.</summary>
    public string? Maker { get; init; }

    /// <summary>SPDX expression of its code, or <c>NOASSERTION</c>; a hosted service has terms of its own.</summary>
    public string Licence { get; init; } = "NOASSERTION";

    /// <summary>Its documentation; null where none.</summary>
    public string? Url { get; init; }

    /// <summary><c>read</c> (the API or text was read), <c>secondary</c> or <c>memory</c> (not checked at a source).</summary>
    public string Confidence { get; init; } = "memory";

    /// <summary>Where the facts come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = Array.Empty<string>();

    internal static SafetyTool From(JsonValue entry)
    {
        var vetting = entry.GetItems("vetting").Select(VettingEvidence.From).ToArray();
        return new SafetyTool
        {
            Id = entry.GetString("id") ?? "",
            Name = entry.GetString("name") ?? "",
            Categories = entry.GetStrings("categories"),
            Kind = entry.GetString("kind") ?? "api",
            Acts = entry.GetString("acts") ?? "run-time",
            Packages = entry.GetStrings("packages"),
            IsDedicatedPackage = entry.GetBoolean("dedicatedPackage"),
            ProtectingMembers = entry.GetStrings("protects"),
            WiringMembers = entry.GetStrings("wires"),
            RuleMembers = entry.GetStrings("rules"),
            NeededMembers = entry.GetStrings("needs"),
            NotProtectingMembers = entry.GetStrings("doesNotProtect"),
            Traps = entry.GetItems("traps").Select(trap => (trap.GetString("member") ?? "", trap.GetString("reason") ?? "")).ToArray(),
            RestPaths = entry.GetStrings("restPaths"),
            RestNames = entry.GetStrings("restNames"),
            FilterInterfaces = entry.GetStrings("filters"),
            GuardModels = entry.GetStrings("guardModels"),
            Configuration = entry.GetStrings("configuration"),
            Note = entry.GetString("note"),
            Status = entry.GetString("status") ?? "unknown",
            Vetting = vetting,
            VettingGrade = VettingEvidence.Strongest(vetting),
            Maker = entry.GetString("maker"),
            Licence = entry.GetString("licence") ?? "NOASSERTION",
            Url = entry.GetString("url"),
            Confidence = entry.GetString("confidence") ?? "memory",
            Sources = entry.GetStrings("sources"),
        };
    }
}

/// <summary>One thing that stands behind a safety tool.</summary>
/// <param name="Grade"><c>maker-documented</c>, <c>listed</c> (in somebody else's catalogue) or <c>examined</c> (paper, audit, scorecard).</param>
/// <param name="By">Who documented, listed or examined it.</param>
/// <param name="Where">Where that can be read: an address or a paper's id.</param>
/// <param name="Date">When, <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>; null where unknown.</param>
/// <param name="Version">The version it speaks of; null where it names none.</param>
public sealed record VettingEvidence(string Grade, string By, string? Where, string? Date, string? Version)
{
    /// <summary>All grades, weakest first.</summary>
    public static IReadOnlyList<string> Grades { get; } = new[] { "maker-documented", "listed", "examined" };

    internal static VettingEvidence From(JsonValue item) =>
        new(item.GetString("grade") ?? "", item.GetString("by") ?? "", item.GetString("where"), item.GetString("date"), item.GetString("version"));

    internal static string? Strongest(IReadOnlyList<VettingEvidence> vetting) =>
        Grades.Reverse().FirstOrDefault(grade => vetting.Any(evidence => evidence.Grade == grade));
}
