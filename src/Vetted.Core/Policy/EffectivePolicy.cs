using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>A policy file as it was found: its path for messages and its text.</summary>
/// <param name="Path">Repository-relative path; the absolute path for a central policy outside the repository.</param>
/// <param name="Text">Its content.</param>
/// <param name="IsCentral">True for a policy that comes from outside the repository and that no project file may loosen.</param>
public sealed record PolicyInput(string Path, string Text, bool IsCentral = false);

/// <summary>A catalog file of the organisation that a policy names, without mistakes.</summary>
/// <param name="Path">Repository-relative path.</param>
/// <param name="Text">Its content.</param>
/// <param name="MayBetter">False under a central policy that does not delegate it: it then only adds what finds more.</param>
public sealed record PolicyOverlay(string Path, string Text, bool MayBetter);

/// <summary>All policy files of a project merged: what is allowed, and what the team declares.</summary>
public sealed record EffectivePolicy
{
    /// <summary>The policy of a project that has none: what licences ask is told, nothing is denied.</summary>
    public static EffectivePolicy None { get; } = new();

    /// <summary>The files it was merged from, outermost first; empty without a policy.</summary>
    public IReadOnlyList<string> Files { get; init; } = Array.Empty<string>();

    /// <summary>True where a policy file asks for enforcement; a host sets it too where its own property does.</summary>
    public bool Enforce { get; init; }

    /// <summary>True where a policy from outside the repository is among the files.</summary>
    public bool IsCentral { get; init; }

    /// <summary>The keys (<c>exceptions</c>, <c>declare</c>, …) that the central policy lets project files set; empty without a central policy.</summary>
    public IReadOnlyList<string> Delegated { get; init; } = Array.Empty<string>();

    /// <summary>The organisation's own catalog files, in the order in which they lie over the shipped catalog.</summary>
    public IReadOnlyList<PolicyOverlay> Overlays { get; init; } = Array.Empty<PolicyOverlay>();

    /// <summary>Which package licences are allowed, by SPDX expression or class.</summary>
    public Choice PackageLicences { get; init; } = Choice.Open;

    /// <summary>Which packages are allowed, by id pattern and version.</summary>
    public Choice Packages { get; init; } = Choice.Open;

    /// <summary>True where licences of all packages are judged and not only those of AI packages.</summary>
    public bool JudgesAllPackages { get; init; }

    /// <summary>Which model licences are allowed, by class, kind or licence id.</summary>
    public Choice ModelLicences { get; init; } = Choice.Open;

    /// <summary>Which models are allowed, by id pattern.</summary>
    public Choice Models { get; init; } = Choice.Open;

    /// <summary>Which publishers of models are allowed.</summary>
    public Choice Providers { get; init; } = Choice.Open;

    /// <summary>The least openness of a model (<c>open-weights</c>, <c>mof-class3</c>, …) with the place that asks for it; null where none is asked for.</summary>
    public PolicyEntry? MinimumOpenness { get; init; }

    /// <summary>Which hosted services are allowed, by catalog id or host name.</summary>
    public Choice Services { get; init; } = Choice.Open;

    /// <summary>Which safety categories each capability needs, sorted by capability and category.</summary>
    public IReadOnlyList<SafetyRequirement> Safety { get; init; } = Array.Empty<SafetyRequirement>();

    /// <summary>The vetting grade a safety tool needs to count (<c>maker-documented</c>, <c>listed</c>, <c>examined</c>); null where any does.</summary>
    public string? MinimumVetting { get; init; }

    /// <summary>Deployment practices that are asked for, by catalog id, sorted.</summary>
    public IReadOnlyList<PolicyEntry> Practices { get; init; } = Array.Empty<PolicyEntry>();

    /// <summary>Rules that the policy makes louder than their default, sorted by rule.</summary>
    public IReadOnlyList<RuleSetting> RuleSettings { get; init; } = Array.Empty<RuleSetting>();

    /// <summary>What drift from the lock is; null where no policy asks for a lock.</summary>
    public Verdict? Lock { get; init; }

    /// <summary>What the team declares.</summary>
    public Declarations Declared { get; init; } = Declarations.None;

    /// <summary>Accepted findings, in the order of the files.</summary>
    public IReadOnlyList<AcceptedFinding> Exceptions { get; init; } = Array.Empty<AcceptedFinding>();

    /// <summary>Mistakes in the files, and parts of them that do not count; told as VET9001.</summary>
    public IReadOnlyList<PolicyProblem> Problems { get; init; } = Array.Empty<PolicyProblem>();

    /// <summary>True where there is at least one policy file.</summary>
    public bool IsPresent => Files.Count > 0;

    /// <summary>The catalog to judge by: the shipped one with <see cref="Overlays"/> on top. Reads them again at each call; keep the result.</summary>
    public AiCatalog CatalogOver(AiCatalog shipped) =>
        Overlays.Aggregate(shipped, (catalog, overlay) => catalog.WithOverlay(overlay.Path, overlay.Text, overlay.MayBetter, out _));
}

/// <summary>A value of a policy file and where it stands.</summary>
/// <param name="Value">The value as written.</param>
/// <param name="Place">Where; the profile's name as the file for a value that comes from a built-in profile.</param>
public sealed record PolicyEntry(string Value, Place Place);

/// <summary>Allow, deny and warn lists of one key, merged over all files.</summary>
public sealed record Choice
{
    /// <summary>Nothing is said.</summary>
    public static Choice Open { get; } = new();

    /// <summary>One list per file that has one. A thing is allowed where every list has an entry for it: that is the intersection.</summary>
    public IReadOnlyList<IReadOnlyList<PolicyEntry>> Allow { get; init; } = Array.Empty<IReadOnlyList<PolicyEntry>>();

    /// <summary>What any file denies.</summary>
    public IReadOnlyList<PolicyEntry> Deny { get; init; } = Array.Empty<PolicyEntry>();

    /// <summary>What any file warns of.</summary>
    public IReadOnlyList<PolicyEntry> Warn { get; init; } = Array.Empty<PolicyEntry>();

    /// <summary>True where no file says anything.</summary>
    public bool IsOpen => Allow.Count == 0 && Deny.Count == 0 && Warn.Count == 0;
}

/// <summary>A safety category that a capability needs.</summary>
/// <param name="Capability">The capability, e.g. <c>text-generation</c>.</param>
/// <param name="Category">The safety category, e.g. <c>content-safety</c>.</param>
/// <param name="Assurance">How strongly protection must be shown.</param>
/// <param name="Place">Where that is asked.</param>
public sealed record SafetyRequirement(string Capability, string Category, Assurance Assurance, Place Place);

/// <summary>A rule that a policy makes louder.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Verdict"><see cref="Verdict.Warn"/> or <see cref="Verdict.Deny"/>.</param>
/// <param name="Place">Where that is asked.</param>
public sealed record RuleSetting(string Rule, Verdict Verdict, Place Place);

/// <summary>An accepted finding.</summary>
public sealed record AcceptedFinding
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>The finding's subject, exactly or as a pattern with <c>*</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>A NuGet version range that a package's version must be in; null for any.</summary>
    public string? Versions { get; init; }

    /// <summary>Why it is accepted.</summary>
    public required string Reason { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>The last day it counts, <c>yyyy-MM-dd</c>; null where it does not end.</summary>
    public string? Expires { get; init; }

    /// <summary>A ticket or address; null where none is given.</summary>
    public string? Ticket { get; init; }

    /// <summary>A pattern over the project file's repository-relative path; null where it counts for every project below its policy file.</summary>
    public string? Scope { get; init; }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }
}

/// <summary>A mistake in a policy file, or a part of it that does not count.</summary>
/// <param name="Place">Where.</param>
/// <param name="Message">What and what to do, one line.</param>
/// <param name="IsMistake">True for a mistake; false for a part that is well-formed and does not count here.</param>
public sealed record PolicyProblem(Place Place, string Message, bool IsMistake);
