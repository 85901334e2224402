using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Policy;

/// <summary>A rule: what kind of finding it is.</summary>
/// <param name="Id">Its id, e.g. <c>VET1003</c>; final.</param>
/// <param name="Title">What is found, as a phrase.</param>
/// <param name="Category"><c>Licensing</c>, <c>Safety</c>, <c>SupplyChain</c>, <c>Governance</c> or <c>Evidence</c>.</param>
/// <param name="DefaultLevel">The loudest level it speaks at where no policy asks for more.</param>
/// <param name="Why">Why it matters, one sentence.</param>
public sealed record Rule(string Id, string Title, string Category, FindingLevel DefaultLevel, string Why)
{
    /// <summary>The rule's help page.</summary>
    public string HelpLink => Product.HelpLink(Id);
}

/// <summary>All rules. The one table that descriptors, pages, reports and the README are held to.</summary>
public static class Rules
{
    /// <summary>Package licence not allowed by the policy.</summary>
    public const string PackageLicence = "VET1001";

    /// <summary>Package licence cannot be determined.</summary>
    public const string PackageLicenceUnknown = "VET1002";

    /// <summary>Model licence or host terms not allowed by the policy.</summary>
    public const string ModelLicence = "VET1003";

    /// <summary>Model licence cannot be determined.</summary>
    public const string ModelLicenceUnknown = "VET1004";

    /// <summary>Licence obligation not met.</summary>
    public const string Obligation = "VET1005";

    /// <summary>Licence terms conflict with the declared facts of the product.</summary>
    public const string TermsConflict = "VET1006";

    /// <summary>AI capability without the safety category the policy requires.</summary>
    public const string SafetyMissing = "VET2001";

    /// <summary>Safety tool referenced but never used.</summary>
    public const string SafetyToolUnused = "VET2002";

    /// <summary>AI client not wired through a required safety tool.</summary>
    public const string ClientNotWired = "VET2003";

    /// <summary>Safety tool not vetted, retired, or older than its vetted version.</summary>
    public const string SafetyToolNotVetted = "VET2004";

    /// <summary>Model can call tools without an approval step.</summary>
    public const string ToolsWithoutApproval = "VET2005";

    /// <summary>AI package not in the catalog.</summary>
    public const string PackageNotCatalogued = "VET3001";

    /// <summary>Model file format can run code when loaded.</summary>
    public const string ModelFileRunsCode = "VET3002";

    /// <summary>Model file does not match its pinned hash.</summary>
    public const string ModelFileChanged = "VET3003";

    /// <summary>Model reference floats.</summary>
    public const string ModelFloats = "VET3004";

    /// <summary>Model retired or with an announced end of life.</summary>
    public const string ModelRetired = "VET3005";

    /// <summary>Model provider or hosted service not allowed by the policy.</summary>
    public const string Provider = "VET3006";

    /// <summary>Package brings model weights.</summary>
    public const string PackageBringsWeights = "VET3007";

    /// <summary>Inventory differs from the lock.</summary>
    public const string LockDrift = "VET3008";

    /// <summary>Deployment practice that the policy asks for has no attestation.</summary>
    public const string PracticeMissing = "VET4001";

    /// <summary>Exception expired or about to expire.</summary>
    public const string ExceptionExpired = "VET4002";

    /// <summary>Exception matches nothing.</summary>
    public const string ExceptionUnused = "VET4003";

    /// <summary>Policy or catalog overlay invalid.</summary>
    public const string PolicyInvalid = "VET9001";

    /// <summary>Evidence unreadable.</summary>
    public const string EvidenceUnreadable = "VET9002";

    /// <summary>All rules, sorted by id.</summary>
    public static IReadOnlyList<Rule> All { get; } = new Rule[]
    {
        new(PackageLicence, "Package licence not allowed by the policy", "Licensing", FindingLevel.Warning,
            "What a package's licence asks binds everything that ships with it, and it is cheapest to change before the code depends on it."),
        new(PackageLicenceUnknown, "Package licence cannot be determined", "Licensing", FindingLevel.Warning,
            "Without a licence nobody has permission to use or pass on the package, and no list of licences can decide about it."),
        new(ModelLicence, "Model licence or host terms not allowed by the policy", "Licensing", FindingLevel.Warning,
            "Model licences restrict use, users, territories and naming in ways source code licences do not."),
        new(ModelLicenceUnknown, "Model licence cannot be determined", "Licensing", FindingLevel.Suggestion,
            "A model nobody can name has terms nobody has read."),
        new(Obligation, "Licence obligation not met", "Licensing", FindingLevel.Suggestion,
            "Notices, attribution and naming are the price of many model licences and are easily forgotten until someone asks."),
        new(TermsConflict, "Licence terms conflict with the declared facts of the product", "Licensing", FindingLevel.Warning,
            "Whether a threshold, a territory or a field of use bites depends on facts of your organisation, which you declared."),
        new(SafetyMissing, "AI capability without the safety category the policy requires", "Safety", FindingLevel.Warning,
            "A model answers whatever it is asked unless something stands guard before or after it."),
        new(SafetyToolUnused, "Safety tool referenced but never used", "Safety", FindingLevel.Suggestion,
            "A package in the graph protects nobody until its protecting API is called."),
        new(ClientNotWired, "AI client not wired through a required safety tool", "Safety", FindingLevel.Warning,
            "One unguarded client beside a guarded one is the way harmful content takes."),
        new(SafetyToolNotVetted, "Safety tool not vetted, retired, or older than its vetted version", "Safety", FindingLevel.Suggestion,
            "A guard nobody has examined, or nobody maintains, gives confidence without protection."),
        new(ToolsWithoutApproval, "Model can call tools without an approval step", "Safety", FindingLevel.Suggestion,
            "Text the model read, including an attacker's, can decide which of your functions run and with which arguments."),
        new(PackageNotCatalogued, "AI package not in the catalog", "SupplyChain", FindingLevel.Report,
            "What the catalog does not know cannot be judged by capability or service, so somebody should look once."),
        new(ModelFileRunsCode, "Model file format can run code when loaded", "SupplyChain", FindingLevel.Warning,
            "Loading such a file runs whatever its author put in, with the rights of your process."),
        new(ModelFileChanged, "Model file does not match its pinned hash", "SupplyChain", FindingLevel.Warning,
            "A file other than the one that was reviewed is a file that was not reviewed."),
        new(ModelFloats, "Model reference floats", "SupplyChain", FindingLevel.Suggestion,
            "The provider can move the name to another model, with other behaviour and terms, without a commit of yours."),
        new(ModelRetired, "Model retired or with an announced end of life", "SupplyChain", FindingLevel.Warning,
            "Calls to a retired model fail, at a date somebody else chose."),
        new(Provider, "Model provider or hosted service not allowed by the policy", "SupplyChain", FindingLevel.Report,
            "Where prompts go and whose model answers is often a contract or data protection question before it is a technical one."),
        new(PackageBringsWeights, "Package brings model weights", "SupplyChain", FindingLevel.Suggestion,
            "The weights have a licence and an origin of their own, which the package's licence does not cover."),
        new(LockDrift, "Inventory differs from the lock", "SupplyChain", FindingLevel.Report,
            "The AI parts of a product should change by a decision and not by a version bump."),
        new(PracticeMissing, "Deployment practice has no attestation", "Governance", FindingLevel.Report,
            "A practice the organisation asks for counts when somebody shows it, links it, or says why it does not apply."),
        new(ExceptionExpired, "Exception expired or about to expire", "Governance", FindingLevel.Report,
            "An exception was granted for a time; afterwards somebody has to decide again."),
        new(ExceptionUnused, "Exception matches nothing", "Governance", FindingLevel.Report,
            "An exception without a finding hides the next one that happens to match it."),
        new(PolicyInvalid, "Policy or catalog overlay invalid", "Evidence", FindingLevel.Warning,
            "A rule with a mistake in it is a rule nobody applies."),
        new(EvidenceUnreadable, "Evidence unreadable", "Evidence", FindingLevel.Warning,
            "What cannot be read cannot be judged, and a gate that lets it pass is none."),
    };

    /// <summary>The rule with that id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Rule Get(string id) =>
        All.FirstOrDefault(rule => rule.Id == id) ?? throw new ArgumentException("no rule has the id '" + id + "'", nameof(id));
}
