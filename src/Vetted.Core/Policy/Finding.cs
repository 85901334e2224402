using System;
using System.Collections.Generic;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>What the policy says of a finding.</summary>
public enum Verdict
{
    /// <summary>Allowed, or accepted by an exception; only reports show it.</summary>
    Allow,

    /// <summary>To be decided or improved.</summary>
    Warn,

    /// <summary>Denied: an error under enforcement.</summary>
    Deny,
}

/// <summary>Where a finding speaks.</summary>
public enum FindingLevel
{
    /// <summary>Only in reports.</summary>
    Report,

    /// <summary>In the IDE and reports.</summary>
    Suggestion,

    /// <summary>Also on the console of a build.</summary>
    Warning,

    /// <summary>Fails the build.</summary>
    Error,
}

/// <summary>Rule + subject + evidence + verdict + explanation: what the one evaluator says.</summary>
public sealed record Finding
{
    /// <summary>The rule's id, e.g. <c>VET1003</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What it is about, in the form exceptions use: a model id, <c>package/version</c> id, file path or capability.</summary>
    public required string Subject { get; init; }

    /// <summary>What the policy says.</summary>
    public Verdict Verdict { get; init; } = Verdict.Warn;

    /// <summary>Where it speaks.</summary>
    public FindingLevel Level { get; init; } = FindingLevel.Warning;

    /// <summary>One line: what, where it bites, why it matters here, what to do next. The same text in every host.</summary>
    public required string Message { get; init; }

    /// <summary>The message as a console says it, once for all places.</summary>
    public string ConsoleMessage => Places.Count switch
    {
        0 or 1 => Message,
        2 => Message + " (+1 more place)",
        var count => Message + " (+" + (count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + " more places)",
    };

    /// <summary>Where it stands, the first place first; a console tells only the first.</summary>
    public IReadOnlyList<Place> Places { get; init; } = Array.Empty<Place>();

    /// <summary>True for findings about code and configuration (told per framework that compiles the line), false for packages, files and the project.</summary>
    public bool IsAboutCode { get; init; }

    /// <summary>The entry of a policy file that gave it its verdict, with its place; null where no policy says anything of it.</summary>
    public PolicyEntry? DecidedBy { get; init; }

    /// <summary>The exception of the policy that accepts it, by its ticket or reason; null where none does.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>The rule's help page.</summary>
    public string HelpLink => Product.HelpLink(Rule);
}
