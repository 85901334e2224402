using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Licensing;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>All keys of a policy file, in the order people write them.</summary>
internal static class PolicyKeys
{
    private const string Intersection = "intersection: a thing must be in the list of every file that has one";
    private const string Union = "union";
    private const string Stronger = "the stronger one";
    private const string Together = "all of them, nearest first";

    /// <summary>What AI can do.</summary>
    public static readonly string[] Capabilities =
    {
        "text-generation", "embedding", "image-generation", "speech", "vision", "training", "local-inference", "agents", "tool-calling", "retrieval",
    };

    /// <summary>What protection can be about.</summary>
    public static readonly string[] Categories =
    {
        "content-safety", "prompt-injection", "privacy", "robustness", "fairness", "explainability", "evaluation", "observability", "tool-approval",
    };

    /// <summary>What may stand behind a safety tool, weakest first.</summary>
    public static readonly string[] VettingGrades = { "maker-documented", "listed", "examined" };

    /// <summary>How open a model can be asked to be, least first.</summary>
    public static readonly string[] OpennessClasses = EnumWords.All<OpennessClass>().Skip(2).ToArray();

    /// <summary>What a central policy may leave to project files.</summary>
    public static readonly string[] Delegations = { "exceptions", "declare", "attestations", "overlay" };

    /// <summary>How strongly protection can be asked for, weakest first.</summary>
    public static readonly string[] Assurances = EnumWords.All<Assurance>().Where(word => word != EnumWords.Of(Assurance.CannotTell)).ToArray();

    /// <summary>Rules that a policy can make louder by their id. The others are decided by lists and requirements of their own.</summary>
    public static readonly string[] SettableRules =
    {
        Rules.Obligation, Rules.TermsConflict, Rules.SafetyToolUnused, Rules.ClientNotWired, Rules.SafetyToolNotVetted, Rules.ToolsWithoutApproval,
        Rules.PackageNotCatalogued, Rules.ModelFileRunsCode, Rules.ModelFileChanged, Rules.ModelFloats, Rules.ModelRetired, Rules.PackageBringsWeights,
        Rules.PracticeMissing, Rules.ExceptionExpired, Rules.ExceptionUnused,
    };

    /// <summary>The file as a whole.</summary>
    public static PolicyKey Root { get; } = new("", KeyShape.Object, "What AI packages, models and services a repository may use, and what its team declares.",
        new PolicyKey("$schema", KeyShape.Text, "Address of the JSON schema, for completion in editors.") { Half = KeyHalf.File },
        new PolicyKey("extends", KeyShape.Texts, "Built-in profiles (default, strict, open-models-only, deployment-practices) or policy files inside the repository, as paths from its root.")
        {
            Half = KeyHalf.File,
            Merge = "what is extended counts as an outer file",
        },
        new PolicyKey("enforce", KeyShape.Flag, "True makes denied findings errors.") { Merge = "true where any file says true" },
        new PolicyKey("delegate", KeyShape.Texts, "What a central policy leaves to the files of the repository.") { Words = Delegations, Half = KeyHalf.Central, Merge = Union },
        new PolicyKey("catalog", KeyShape.Texts, "The organisation's own catalog files inside the repository, as paths from its root: models, packages, services and more that the shipped catalog does not know.")
        {
            Half = KeyHalf.Fact,
            Delegation = "overlay",
            Merge = "all of them; a nearer file's entry takes the place of an outer one's",
        },
        new PolicyKey("packages", KeyShape.Object, "Rules about NuGet packages.",
            Choice("licences", "Package licences: SPDX ids or expressions, or classes (open, restricted, non-commercial, unknown)."),
            Allow("Packages that are allowed: id patterns, optionally with /version or /[version range]; all others are denied."),
            Deny("Packages that are denied: id patterns, optionally with /version or /[version range]."),
            Warn("Packages to warn of: id patterns, optionally with /version or /[version range]."),
            new PolicyKey("scope", KeyShape.Text, "Whose licences are judged: those of AI packages (ai) or of all packages (all).") { Words = new[] { "ai", "all" }, Merge = "all where any file says all" }),
        new PolicyKey("models", KeyShape.Object, "Rules about models.",
            Choice("licences", "Model licences: classes (open, restricted, non-commercial, hosted-terms, unknown), kinds (use-limited, conditional, …), catalog licence ids, or single terms (term:threshold, term:commercial=no, term:territory=EU)."),
            Allow("Models that are allowed, as id patterns; all others are denied."),
            Deny("Models that are denied, as id patterns."),
            Warn("Models to warn of, as id patterns."),
            Choice("providers", "Publishers of models, as name patterns."),
            new PolicyKey("openness", KeyShape.Object, "How open models must be.",
                new PolicyKey("minimum", KeyShape.Text, "The least openness of a model; one of lower or unknown openness is denied.") { Words = OpennessClasses, Merge = Stronger })),
        Choice("services", "Hosted services, by catalog id or host name pattern."),
        new PolicyKey("safety", KeyShape.Object, "What must protect AI features.",
            new PolicyKey("require", KeyShape.Map, "Per capability the safety categories that are needed, each with the least assurance.",
                new PolicyKey("*", KeyShape.Map, "Per safety category the least assurance.",
                    new PolicyKey("*", KeyShape.Text, "The least assurance.") { Words = Assurances, Merge = Stronger, Label = "CATEGORY" })
                { Names = Categories, Label = "CAPABILITY" })
            { Names = Capabilities },
            new PolicyKey("minimumVetting", KeyShape.Text, "What must stand behind a safety tool for it to count.") { Words = VettingGrades, Merge = Stronger }),
        new PolicyKey("practices", KeyShape.Object, "Deployment practices.",
            new PolicyKey("require", KeyShape.Texts, "Catalog ids of the practices that need an attestation.") { Merge = Union }),
        new PolicyKey("rules", KeyShape.Map, "Rules to make louder than their default.",
            new PolicyKey("*", KeyShape.Text, "warn speaks in builds, deny is an error under enforcement.") { Words = new[] { "warn", "deny" }, Merge = Stronger, Label = "RULE" })
        { Names = SettableRules },
        new PolicyKey("lock", KeyShape.Text, "What drift from vetted.lock.json is.") { Words = new[] { "warn", "deny" }, Merge = Stronger },
        Declare(),
        new PolicyKey("exceptions", KeyShape.Objects, "Accepted findings.",
            Entry("rule", "The rule's id.", required: true, words: Rules.All.Select(rule => rule.Id).ToArray()),
            Entry("subject", "What the finding is about, exactly or as a pattern with *.", required: true),
            Entry("versions", "A NuGet version range that a package's version must be in."),
            Entry("reason", "Why it is accepted.", required: true),
            Entry("owner", "Who answers for it.", required: true),
            Entry("expires", "The last day it counts, yyyy-MM-dd."),
            Entry("ticket", "A ticket or address."),
            Entry("scope", "A pattern over the project file's path from the repository root; without it every project below this file."))
        {
            Half = KeyHalf.Fact,
            Delegation = "exceptions",
            Merge = Together,
        });

    private static PolicyKey Declare() => new("declare", KeyShape.Object, "Facts that the team declares; never a rule.",
        new PolicyKey("organisation", KeyShape.Object, "Facts of the organisation.",
            Fact("establishedIn", KeyShape.Texts, "Countries, as ISO 3166 codes."),
            Fact("revenue", KeyShape.Texts, "The group's revenue, such as \"40M EUR/year\"; several for several currencies."),
            new PolicyKey("users", KeyShape.Map, "Monthly active users of the group, by the day they were counted (yyyy-MM-dd).",
                Fact("*", KeyShape.Number, "Monthly active users of the group on that day.") with { Label = "DATE" })
            { Half = KeyHalf.Fact, Delegation = "declare" },
            Fact("businesses", KeyShape.Texts, "Businesses of it that licences name: model-as-a-service, ai-work-assistant, hosting, competes-with-licensor; an empty list for none.")),
        new PolicyKey("product", KeyShape.Object, "Facts of the product.",
            Fact("commercial", KeyShape.Flag, "Whether it is commercial."),
            Fact("territories", KeyShape.Texts, "Where it is offered: ISO 3166 codes, EU, EEA or worldwide."),
            Fact("minimumAge", KeyShape.Number, "The youngest age it is meant for."),
            Fact("researchOnly", KeyShape.Flag, "Whether it serves research only."),
            Fact("fineTunes", KeyShape.Flag, "Whether the team fine-tunes the models it uses."),
            Fact("distils", KeyShape.Flag, "Whether outputs train other models."),
            Fact("trainedModelsCompete", KeyShape.Flag, "Whether models trained on outputs compete with where the outputs come from."),
            Fact("displayedIn", KeyShape.Texts, "Files in which texts that licences ask to display (\"Built with Llama\") are shown, as paths from the repository's root."),
            Fact("modelType", KeyShape.Text, "The kind of model, for deployment practices.", "narrow", "general", "frontier"),
            Fact("releaseType", KeyShape.Text, "The kind of release, for deployment practices.", "open", "hosted", "closed", "research")),
        new PolicyKey("deployments", KeyShape.Map, "Which model a deployment name or configuration key stands for.",
            Fact("*", KeyShape.Text, "The model id that this deployment name or configuration key stands for.") with { Label = "NAME" })
        { Half = KeyHalf.Fact, Delegation = "declare" },
        new PolicyKey("models", KeyShape.Map, "What is known of a model, by id or file path.",
            new PolicyKey("*", KeyShape.Object, "What is known of it.",
                Fact("licence", KeyShape.Text, "The licence it was obtained under: catalog id or SPDX expression."),
                Fact("obtained", KeyShape.Text, "How the team gets it.", EnumWords.All<ModelObtained>().Skip(1).ToArray()),
                Fact("givenOn", KeyShape.Text, "How the team gives it on.", EnumWords.All<ModelGivenOn>().Skip(1).ToArray()),
                Fact("multimodal", KeyShape.Flag, "Whether it is multimodal."),
                Fact("changed", KeyShape.Flag, "Whether its files were changed."),
                Fact("paidService", KeyShape.Flag, "Whether it is called through a paid service."),
                Fact("is", KeyShape.Text, "The catalog model it is or is made from."),
                Fact("sha256", KeyShape.Text, "The pinned hash of a model file."))
            { Half = KeyHalf.Fact, Delegation = "declare", Label = "MODEL" })
        { Half = KeyHalf.Fact, Delegation = "declare" },
        new PolicyKey("packages", KeyShape.Map, "What is known of a package, by id.",
            new PolicyKey("*", KeyShape.Object, "What is known of it.",
                Fact("licence", KeyShape.Text, "Its licence as an SPDX expression."),
                Fact("versions", KeyShape.Text, "The NuGet version range that holds for."))
            { Half = KeyHalf.Fact, Delegation = "declare", Label = "PACKAGE" })
        { Half = KeyHalf.Fact, Delegation = "declare" },
        new PolicyKey("attestations", KeyShape.Objects, "What is shown by a file or a link: protection by external tools, met obligations, deployment practices.",
            Entry("category", "The safety category it shows.", words: Categories),
            Entry("practice", "The deployment practice it shows."),
            Entry("obligation", "The model or package whose licence obligation it shows as met."),
            Entry("tool", "The tool: its catalog id or name."),
            Entry("version", "The tool's version."),
            Entry("report", "The evidence file, as a path from the repository root."),
            Entry("link", "The evidence's address."),
            Entry("reason", "Why a practice does not apply."),
            Entry("date", "The day of the evidence, yyyy-MM-dd."),
            Entry("by", "Who attests."),
            Entry("sha256", "The pinned hash of the evidence file."))
        { Half = KeyHalf.Fact, Delegation = "attestations", Merge = Together })
    { Half = KeyHalf.Fact, Delegation = "declare" };

    private static PolicyKey Choice(string name, string description) => new(name, KeyShape.Object, description,
        Allow("What is allowed; everything else is denied. " + description),
        Deny("What is denied. " + description),
        Warn("What is warned of. " + description));

    private static PolicyKey Allow(string description) => new("allow", KeyShape.Texts, description) { Merge = Intersection };

    private static PolicyKey Deny(string description) => new("deny", KeyShape.Texts, description) { Merge = Union };

    private static PolicyKey Warn(string description) => new("warn", KeyShape.Texts, description) { Merge = Union };

    private static PolicyKey Fact(string name, KeyShape shape, string description, params string[] words) =>
        new(name, shape, description) { Words = words, Half = KeyHalf.Fact, Delegation = "declare", Merge = "the nearest file's value" };

    private static PolicyKey Entry(string name, string description, bool required = false, IReadOnlyList<string>? words = null) =>
        new(name, KeyShape.Text, description) { IsRequired = required, Words = words ?? Array.Empty<string>(), Half = KeyHalf.Fact };
}
