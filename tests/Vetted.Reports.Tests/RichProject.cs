using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Reports.Tests;

/// <summary>A project with at least one of everything, awkward ones among them.</summary>
internal static class RichProject
{
    public const string Hash = "f22c1e5aa1b0f8a3c1d5b3f3c2a1908877665544332211009988776655443322";

    public static readonly ModelIdentity Llama = new()
    {
        Name = "llama3.2",
        Family = "llama-3.2",
        Publisher = "Meta",
        Access = ModelAccess.Weights,
        Licences = ["llama3.2"],
        Class = LicenceClass.Restricted,
        Kind = LicenceKind.Conditional,
        Form = "ollama",
        Confidence = IdentityConfidence.Exact,
        Capabilities = ["text-generation"],
        Why = "family llama, version 3.2",
    };

    public static readonly ModelIdentity Gpt4o = new()
    {
        Name = "gpt-4o",
        Family = "gpt-4o",
        Publisher = "OpenAI",
        Access = ModelAccess.Hosted,
        Licences = ["openai-api-terms"],
        Class = LicenceClass.HostedTerms,
        Kind = LicenceKind.ServiceTerms,
        Form = "openai",
        Confidence = IdentityConfidence.Exact,
        Capabilities = ["text-generation", "vision"],
        IsFloating = true,
        PinnedId = "gpt-4o-2024-11-20",
        Retires = "2027-03-01",
    };

    public static readonly ModelIdentity MiniLm = new()
    {
        Name = "all-MiniLM-L6-v2",
        Family = "minilm",
        Publisher = "sentence-transformers",
        Access = ModelAccess.Weights,
        Licences = ["mit"],
        Class = LicenceClass.Open,
        Kind = LicenceKind.OsiApproved,
        Form = "huggingface",
        Confidence = IdentityConfidence.Assumed,
        Capabilities = ["embedding"],
    };

    public static BomInput Input => new()
    {
        Inventory = Inventory,
        Catalog = TestCatalog.Instance,
        Policy = Policy,
        Evaluation = Evaluation,
        ToolVersion = "1.2.3",
        Supplier = "Contoso",
    };

    public static ProjectInventory Inventory => new()
    {
        Name = "Contoso.Chat",
        Version = "1.4.0",
        ProjectFile = "src/Chat/Contoso.Chat.csproj",
        TargetFramework = "net10.0",
        Language = "C#",
        Packages =
        [
            new Package
            {
                Id = "OllamaSharp", Version = "5.4.8", Licence = "MIT", LicenceSource = LicenceSource.File, Authors = "Andreas W, the others", Path = ["OllamaSharp"],
                Dependencies = ["System.Text.Json/10.0.0"], ProjectUrl = "https://github.com/awaescher/OllamaSharp", Reference = new Place("src/Chat/Contoso.Chat.csproj", 12, 5),
                Sha512 = "z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==", Description = "Talks to \"Ollama\"\nby its API.",
            },
            new Package { Id = "OpenAI", Version = "2.7.0", Licence = "MIT", LicenceSource = LicenceSource.Expression, Path = ["OpenAI"], Folder = "/home/jane/.nuget/packages/openai/2.7.0" },
            new Package { Id = "System.Text.Json", Version = "10.0.0", Licence = "MIT OR Apache-2.0", LicenceSource = LicenceSource.Expression, Origin = PackageOrigin.Transitive, IsFrameworkProvided = true },
            new Package { Id = "Strange.Package", Version = "0.1.0-beta.1", LicenceNote = "licence file LICENSE.txt: text not recognised", ProjectUrl = "not an address", Sha512 = "short" },
            new Package { Id = "Bought.Package", Version = "3.0.0", Licence = "LicenseRef-Contoso-contract-4711", LicenceSource = LicenceSource.Declared },
            new Package { Id = "Tiny.Model.Bundle", Version = "1.0.0", Licence = "MIT", LicenceSource = LicenceSource.Expression, ModelFiles = ["content/tiny.onnx"] },
            new Package { Id = "StyleCop.Analyzers", Version = "1.2.0", Licence = "MIT", LicenceSource = LicenceSource.Url, IsDevelopmentOnly = true },
        ],
        Projects = [new ReferencedProject("Contoso.Shared", "src/Shared/Contoso.Shared.csproj", "1.0.0", ["OpenAI/2.7.0"])],
        Dependencies = ["Bought.Package/3.0.0", "Contoso.Shared", "Gone.Package/1.0.0", "OllamaSharp/5.4.8", "Strange.Package/0.1.0-beta.1", "StyleCop.Analyzers/1.2.0", "Tiny.Model.Bundle/1.0.0"],
        Models =
        [
            new ModelReference
            {
                Text = "llama3.2:3b", Identity = Llama, Service = "ollama", Sink = "M:OllamaSharp.OllamaApiClient.#ctor(System.String,System.String)",
                Evidence = new Evidence(Technique.Binary, new Place("src/Chat/Program.cs", 14, 47), Symbol: "Program.Main"),
            },
            new ModelReference { Text = "llama3.2", Identity = Llama, Service = "ollama", Evidence = new Evidence(Technique.Manifest, new Place("src/Chat/appsettings.json", 4), Confidence.Medium), Form = "config" },
            new ModelReference { Text = "gpt-4o-2024-08-06", Identity = Gpt4o with { IsFloating = false, PinnedId = null }, Service = "openai", Evidence = new Evidence(Technique.Source, new Place("src/Shared/Answers.cs", 40)) },
            new ModelReference { Text = "gpt-4o", Identity = Gpt4o, Service = "azure-openai", Evidence = new Evidence(Technique.Source, new Place("src/Shared/Answers.cs", 22)) },
            new ModelReference { Text = "prod-secret-chat", Service = "azure-openai", Evidence = new Evidence(Technique.Binary, new Place("src/Chat/Program.cs", 30)) },
            new ModelReference { Text = "internal/finetuned-7b", Evidence = new Evidence(Technique.Binary, new Place("/home/jane/generated/Models.g.cs", 3)) },
            new ModelReference { Text = "sentence-transformers/all-MiniLM-L6-v2", Identity = MiniLm, Evidence = new Evidence(Technique.Source, new Place("src/Chat/Search.cs", 8)) },
            new ModelReference { Text = "models/all.onnx", Evidence = new Evidence(Technique.Binary, new Place("src/Chat/Search.cs", 19)) },
            new ModelReference { Text = "mistral-large", Use = ModelUse.Offered, Evidence = new Evidence(Technique.Source, new Place("src/Chat/Picker.cs", 3)) },
            new ModelReference { Text = "gpt-4o", Identity = Gpt4o, Use = ModelUse.Offered, Evidence = new Evidence(Technique.Source, new Place("src/Chat/Picker.cs", 4)) },
            new ModelReference { Text = "claude-3", Use = ModelUse.Mentioned, Evidence = new Evidence(Technique.Source, new Place("src/Chat/Picker.cs", 1)) },
        ],
        Unknowns =
        [
            new UnknownModel("Chat:Deployment", "configuration", null, new Evidence(Technique.Binary, new Place("src/Chat/Program.cs", 51))),
            new UnknownModel("args[0]", "runtime-value", null, new Evidence(Technique.Binary, new Place("src/Chat/Program.cs", 60))),
        ],
        ModelFiles =
        [
            new ModelFile
            {
                Path = "src/Chat/models/all.onnx", Format = "onnx", Size = 90_000_001, Sha256 = Hash, OutputPath = "models/all.onnx", Licence = "Apache-2.0", LicenceSource = "header",
                Name = "minilm-finetuned", Facts = [new("architecture", "bert"), new("baseModel", "nreimers/MiniLM-L6-H384-uncased"), new("contextLength", "512"), new("datasets", "s2orc, ms_marco"), new("languages", "en, de"), new("opsets", "17"), new("task", "feature-extraction")],
                Evidence = new Evidence(Technique.File, new Place("src/Chat/Contoso.Chat.csproj", 20)),
            },
            new ModelFile
            {
                Path = "package:Tiny.Model.Bundle/1.0.0/content/tiny.onnx", Format = "onnx", Size = 12, Sha256 = Hash, Package = "Tiny.Model.Bundle/1.0.0",
                Evidence = new Evidence(Technique.File, new Place("src/Chat/Contoso.Chat.csproj", 15)),
            },
            new ModelFile
            {
                Path = "research/old.pt", Format = "pickle", Size = 77, Hazards = [new FileHazard("pickle-import", "os.system", true)], Notes = ["named .pt, is a zip"],
                Evidence = new Evidence(Technique.File, new Place("research/old.pt", 0)),
            },
        ],
        Services =
        [
            new ServiceUse("azure-openai", "contoso-secret.openai.azure.com", new Evidence(Technique.Manifest, new Place("src/Chat/appsettings.json", 9))),
            new ServiceUse("mystery-llm", "{tenant}.mystery.example", new Evidence(Technique.Source, new Place("src/Chat/Program.cs", 70))),
        ],
        Capabilities = [new CapabilityUse("text-generation", "OpenAI", new Evidence(Technique.Binary, new Place("src/Chat/Program.cs", 9)))],
        SafetyTools =
        [
            new SafetyToolUse("openai-moderation", Assurance.Used, "gpt-4o", new Evidence(Technique.Binary, new Place("src/Chat/Guard.cs", 11))),
            new SafetyToolUse("adversarial-robustness-toolbox", Assurance.Attested, null, new Evidence(Technique.Declared, new Place("vetted.json", 8))),
        ],
        Clients =
        [
            Client("ChatClient", "gpt-4o", 24, new WiredCategory("content-safety", WiringVerdict.Wired, ["openai-moderation"], "a check of what is asked decides before every call", new Place("src/Chat/Guard.cs", 11, 9))),
            Client("ChatClient", "gpt-4o", 31),
            Client("OllamaApiClient", "llama3.2", 14, new WiredCategory("content-safety", WiringVerdict.UsedNotWired, ["openai-moderation"], "its result decides nothing", new Place("src/Chat/Guard.cs", 11, 9))),
            Client("IChatClient", null, 55) with { Unclear = "the client comes from elsewhere (IChatClient)" },
        ],
        Weakenings = [new SafetyWeakening("gemini-block-none", "the content filter is switched off", new Evidence(Technique.Source, new Place("src/Chat/Program.cs", 80)))],
        Parts =
        [
            new AiPart("dataset", "faq.jsonl", null, new Evidence(Technique.File, new Place("data/faq.jsonl", 0))),
            new AiPart("mcp-server", "files", "npx secret-internal-server", new Evidence(Technique.Manifest, new Place(".mcp.json", 3))),
            new AiPart("prompt", "0123456789ab", null, new Evidence(Technique.File, new Place("prompts/system.prompty", 1))),
        ],
        Gaps = [new EvidenceGap("/home/jane/repo/src/Chat/bad.dll", "it is no assembly", new Place("src/Chat/bad.dll", 0))],
    };

    public static EffectivePolicy Policy => new()
    {
        Safety = [new SafetyRequirement("text-generation", "content-safety", Assurance.Wired, new Place("vetted.json", 3))],
        Files = ["vetted.json", "/etc/company/policy.json"],
        Declared = new Declarations
        {
            Deployments = [new("Chat:Deployment", "gpt-4o")],
            Models = [new DeclaredModel { Id = "llama3.2", Licence = "LicenseRef-Contoso-Meta-agreement", Place = new Place("vetted.json", 4) }],
            Attestations = [new Attestation { Category = "robustness", Tool = "adversarial-robustness-toolbox", Report = "docs/robustness.pdf", Date = "2026-10-01", By = "ml-platform", Place = new Place("vetted.json", 8) }],
        },
        Exceptions = [new AcceptedFinding { Rule = "VET1003", Subject = "llama3.2", Reason = "pilot", Owner = "jane.doe", Expires = "2027-05-31", Place = new Place("vetted.json", 12) }],
    };

    public static Evaluation Evaluation => new(
        [
            new Finding { Rule = "VET1002", Subject = "Strange.Package/0.1.0-beta.1", Message = "Strange.Package has a licence text nobody recognised", Verdict = Verdict.Deny, Places = [new Place("src/Chat/Contoso.Chat.csproj", 14, 5)] },
            new Finding { Rule = "VET1003", Subject = "llama3.2", Message = "llama3.2 comes under the Llama 3.2 Community License", Verdict = Verdict.Allow, AcceptedBy = "pilot", Places = [new Place("src/Chat/Program.cs", 14, 47)] },
            new Finding { Rule = "VET2001", Subject = "text-generation", Message = "this app generates text", Places = [new Place("src/Chat/Contoso.Chat.csproj", 0)] },
            new Finding { Rule = "VET3002", Subject = "research/old.pt", Message = "old.pt runs code when loaded", Places = [new Place("research/old.pt", 0)] },
            new Finding { Rule = "VET4002", Subject = "llama3.2", Message = "the exception expired 3 days ago", Places = [new Place("vetted.json", 12)] },
        ],
        "");

    /// <summary>The same project with every list in another order.</summary>
    public static ProjectInventory Shuffled
    {
        get
        {
            var inventory = Inventory;
            return inventory with
            {
                Packages = Reverse(inventory.Packages),
                Dependencies = Reverse(inventory.Dependencies),
                Models = Reverse(inventory.Models),
                Unknowns = Reverse(inventory.Unknowns),
                ModelFiles = Reverse(inventory.ModelFiles),
                Services = Reverse(inventory.Services),
                SafetyTools = Reverse(inventory.SafetyTools),
                Clients = Reverse(inventory.Clients),
                Parts = Reverse(inventory.Parts),
            };
        }
    }

    private static ClientWiring Client(string type, string? model, int line, params WiredCategory[] categories) => new()
    {
        Client = type,
        Model = model,
        Capability = "text-generation",
        Categories = categories,
        Calls = [new Place("src/Chat/Program.cs", line + 2, 9)],
        Evidence = new Evidence(Technique.Source, new Place("src/Chat/Program.cs", line, 22)),
    };

    private static T[] Reverse<T>(IEnumerable<T> items) => [.. items.Reverse()];
}
