using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

/// <summary>Small projects for the evaluator's tests.</summary>
internal static class Projects
{
    public static ProjectInventory App(params ModelReference[] models) => new() { Name = "ChatApp", ProjectFile = "src/ChatApp/ChatApp.csproj", Language = "C#", Models = models };

    public static ModelReference Llama(int line = 14, int column = 47, Technique technique = Technique.Source) => new()
    {
        Text = "llama3.2",
        Evidence = new Evidence(technique, new Place("Program.cs", line, column)),
        Service = "ollama",
        Sink = "M:OllamaSharp.OllamaApiClient.#ctor",
        Identity = LlamaIdentity,
    };

    public static ModelIdentity LlamaIdentity { get; } = new()
    {
        Name = "llama3.2",
        Family = "llama-3.2",
        Publisher = "Meta",
        Access = ModelAccess.Weights,
        Licences = new[] { "llama3.2" },
        Class = LicenceClass.Restricted,
        Kind = LicenceKind.Conditional,
        Capabilities = new[] { "text-generation" },
    };

    public static ModelReference Gpt(string service = "openai") => new()
    {
        Text = "gpt-4o",
        Evidence = new Evidence(Technique.Source, new Place("Program.cs", 9, 14)),
        Service = service,
        Identity = new ModelIdentity
        {
            Name = "gpt-4o",
            Family = "gpt-4o",
            Publisher = "OpenAI",
            Access = ModelAccess.Hosted,
            Licences = new[] { "openai-api-terms" },
            Class = LicenceClass.HostedTerms,
            Kind = LicenceKind.ServiceTerms,
            Capabilities = new[] { "text-generation" },
        },
    };

    public static ModelReference Named(string text, string? publisher = null, params string[] licences) => new()
    {
        Text = text,
        Evidence = new Evidence(Technique.Source, new Place("Program.cs", 20, 5)),
        Identity = publisher is null ? null : new ModelIdentity
        {
            Name = text,
            Family = text,
            Publisher = publisher,
            Licences = licences,
            Class = licences.Length == 0 ? LicenceClass.Unknown : SmallCatalog.Instance.FindLicence(licences[0])!.Class,
            Kind = licences.Length == 0 ? LicenceKind.Unknown : SmallCatalog.Instance.FindLicence(licences[0])!.Kind,
        },
    };

    public static Package Package(string id, string? licence, string version = "1.2.3", params string[] through) => new()
    {
        Id = id,
        Version = version,
        Licence = licence,
        Origin = through.Length == 0 ? PackageOrigin.Direct : PackageOrigin.Transitive,
        Path = through.Append(id).ToArray(),
        Reference = new Place("src/ChatApp/ChatApp.csproj", 12, 5),
    };

    public static SafetyToolUse Guard(string tool, Assurance assurance, string? guards = null) =>
        new(tool, assurance, guards, new Evidence(Technique.Source, new Place("Guard.cs", 5, 9)));

    public static ModelFile File(string path, string format = "gguf", string? licence = null, params FileHazard[] hazards) => new()
    {
        Path = path,
        Format = format,
        Sha256 = new string('a', 64),
        Licence = licence,
        Hazards = hazards,
        Evidence = new Evidence(Technique.File, new Place(path, 0)),
    };

    public static (EffectivePolicy Policy, IReadOnlyList<Finding> Problems) Read(params string[] outermostFirst) => PolicyReader.Read(
        outermostFirst.Select((text, index) => new PolicyInput(index == 0 ? "vetted.json" : $"level{index}/vetted.json", text)).ToArray(), SmallCatalog.Instance);

    public static EffectivePolicy Policy(params string[] outermostFirst) => Read(outermostFirst).Policy;

    public static Evaluation Evaluate(ProjectInventory inventory, string? policy = null, string? asOf = null, LockFile? accepted = null) =>
        Evaluator.Evaluate(inventory, policy is null ? EffectivePolicy.None : Policy(policy), SmallCatalog.Instance, asOf, accepted);

    public static Finding? Find(this Evaluation evaluation, string rule) => evaluation.Findings.FirstOrDefault(finding => finding.Rule == rule);
}
