using System.Collections.Generic;
using System.Linq;
using Vetted.Evidence.Binary;
using Vetted.Evidence.Config;
using Vetted.Inventory;

namespace Vetted.Evidence.Artefacts;

/// <summary>What the files of one application show, collected.</summary>
internal sealed class ArtefactParts
{
    public ArtefactParts(List<EvidenceGap> gaps) => Gaps = gaps;

    public List<EvidenceGap> Gaps { get; }

    public List<ModelReference> Models { get; } = new();

    public List<UnknownModel> Unknowns { get; } = new();

    public List<ModelFile> ModelFiles { get; } = new();

    public List<ServiceUse> Services { get; } = new();

    public List<CapabilityUse> Capabilities { get; } = new();

    public List<SafetyToolUse> SafetyTools { get; } = new();

    public List<SafetyWeakening> Weakenings { get; } = new();

    public List<AiPart> AiParts { get; } = new();

    public List<GuardRoute> Routes { get; } = new();

    public List<ConfigValue> Values { get; } = new();

    /// <summary>Assemblies that neither a project nor a package of the dependency manifest brings.</summary>
    public List<Package> Unlisted { get; } = new();

    /// <summary>True where code of the team has an entry point.</summary>
    public bool HasEntryPoint { get; set; }

    public void Add(AssemblyEvidence evidence, bool isPackage)
    {
        foreach (var model in evidence.Models)
        {
            // A library that merely holds names offers them; one that hands a name to a sink has chosen it.
            Models.Add(isPackage && model.Sink is null ? model with { Use = ModelUse.Offered } : model);
        }

        Unknowns.AddRange(evidence.Unknowns);
        Services.AddRange(evidence.Services);
        Capabilities.AddRange(evidence.Capabilities);
        SafetyTools.AddRange(evidence.SafetyTools);
        Weakenings.AddRange(evidence.Weakenings);
        AiParts.AddRange(evidence.Parts);
        Routes.AddRange(evidence.Routes);
        Gaps.AddRange(evidence.Gaps);
    }

    /// <summary>
    /// Adds what counts of an assembly that calls itself a catalogued AI package. SDKs name every model of their service; but a constant that one hands to the sink of another publisher is a choice, and an assembly under a borrowed name makes the same.
    /// </summary>
    /// <param name="evidence">What it shows.</param>
    /// <param name="name">The assembly's name.</param>
    public void AddCatalogued(AssemblyEvidence evidence, string name)
    {
        Models.AddRange(evidence.Models.Where(model => model.Sink is { } sink && !IsOfSamePublisher(sink, name)));
        Gaps.AddRange(evidence.Gaps);
    }

    // M:OpenAI.Chat.ChatClient.#ctor(…) and OpenAI; M:Microsoft.SemanticKernel.… and Microsoft.SemanticKernel.Connectors.OpenAI.
    private static bool IsOfSamePublisher(string sink, string assembly)
    {
        var member = sink.Substring(sink.IndexOf(':') + 1);
        var dot = assembly.IndexOf('.');
        var publisher = dot > 0 && assembly.Substring(0, dot) is "Microsoft" or "Azure" or "System" or "Google" or "AWSSDK" ? assembly.IndexOf('.', dot + 1) : dot;
        return member.StartsWith((publisher > 0 ? assembly.Substring(0, publisher) : assembly) + ".", System.StringComparison.OrdinalIgnoreCase);
    }

    public void Add(ConfigFile file, string path)
    {
        Models.AddRange(file.Models.Select(model => model with { Evidence = Moved(model.Evidence, path) }));
        Unknowns.AddRange(file.Unknowns.Select(unknown => unknown with { Evidence = Moved(unknown.Evidence, path) }));
        Services.AddRange(file.Services.Select(service => service with { Evidence = Moved(service.Evidence, path) }));
        AiParts.AddRange(file.Parts.Select(part => part with { Evidence = Moved(part.Evidence, path) }));
        SafetyTools.AddRange(file.SafetyTools.Select(tool => tool with { Evidence = Moved(tool.Evidence, path) }));
        Weakenings.AddRange(file.Weakenings.Select(weakening => weakening with { Evidence = Moved(weakening.Evidence, path) }));
        Values.AddRange(file.Values);
    }

    private static Inventory.Evidence Moved(Inventory.Evidence evidence, string path) => evidence with { Place = evidence.Place with { File = path } };
}
