using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Tests;
using Vetted.Text;
using Xunit.Abstractions;

namespace Vetted.Reports.Tests;

public class CycloneDxWriterTests
{
    private readonly ITestOutputHelper _output;

    public CycloneDxWriterTests(ITestOutputHelper output) => _output = output;

    public static TheoryData<BomView, CycloneDxVersion> AllForms => new()
    {
        { BomView.Full, CycloneDxVersion.V17 }, { BomView.Full, CycloneDxVersion.V16 }, { BomView.Shippable, CycloneDxVersion.V17 }, { BomView.Shippable, CycloneDxVersion.V16 },
    };

    [Theory]
    [MemberData(nameof(AllForms))]
    public void A_bill_is_the_reviewed_one(BomView view, CycloneDxVersion version)
    {
        var actual = CycloneDxWriter.Write(RichProject.Input with { View = view, SpecVersion = version });

        Golden.Matches($"rich.{EnumWords.Of(view)}.cdx-{(version == CycloneDxVersion.V17 ? "1.7" : "1.6")}.json", actual);
    }

    [Fact]
    public void Every_bill_is_valid_by_the_official_schema()
    {
        var files = new List<string>();
        var folder = Directory.CreateTempSubdirectory("vetted-bom-").FullName;
        foreach (var (view, version) in AllForms.Select(row => ((BomView)row[0], (CycloneDxVersion)row[1])))
        {
            foreach (var (name, input) in Inputs())
            {
                var file = Path.Combine(folder, $"{name}.{view}.{version}.json");
                File.WriteAllText(file, CycloneDxWriter.Write(input with { View = view, SpecVersion = version }));
                files.Add(file);
            }
        }

        var mistakes = CycloneDxSchema.Mistakes([.. files]);

        Directory.Delete(folder, recursive: true);
        _output.WriteLine(mistakes ?? $"{files.Count} bills are valid");
        Assert.True(mistakes is null || mistakes.StartsWith("not validated", StringComparison.Ordinal), mistakes);
    }

    [Fact]
    public void The_official_schema_is_really_asked()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, CycloneDxWriter.Write(RichProject.Input).Replace("\"type\": \"machine-learning-model\"", "\"type\": \"oracle\"", StringComparison.Ordinal));

        var mistakes = CycloneDxSchema.Mistakes(file);

        File.Delete(file);
        _output.WriteLine(mistakes);
        Assert.NotNull(mistakes);
    }

    [Theory]
    [MemberData(nameof(AllForms))]
    public void A_bill_passes_the_checks_beyond_the_schema(BomView view, CycloneDxVersion version)
    {
        foreach (var (_, input) in Inputs())
        {
            Assert.Empty(BomCheck.Check(CycloneDxWriter.Write(input with { View = view, SpecVersion = version })));
        }
    }

    [Fact]
    public void The_order_of_the_evidence_changes_no_byte()
    {
        Assert.Equal(CycloneDxWriter.Write(RichProject.Input), CycloneDxWriter.Write(RichProject.Input with { Inventory = RichProject.Shuffled }));
    }

    [Fact]
    public void A_tool_is_as_strong_as_the_clients_show_and_names_those_that_it_is_wired_to()
    {
        JsonValue Tool(ProjectInventory inventory) => Assert.Single(Read(RichProject.Input with { Inventory = inventory }).GetItems("components"), one => one.GetString("bom-ref") == "safety-tool:openai-moderation");
        var wired = Tool(RichProject.Inventory);
        var used = Tool(RichProject.Inventory with { Clients = [.. RichProject.Inventory.Clients.Skip(1)] });

        Assert.Equal("wired", Property(wired, "vetted:safety-tool:assurance"));
        Assert.Equal("gpt-4o (ChatClient) at src/Chat/Program.cs(24,22)", Property(wired, "vetted:safety-tool:wired-to"));
        Assert.Equal("used", Property(used, "vetted:safety-tool:assurance"));
        Assert.Null(Property(used, "vetted:safety-tool:wired-to"));
    }

    [Fact]
    public void The_serial_number_follows_the_content()
    {
        var first = Read(RichProject.Input).GetString("serialNumber");
        var again = Read(RichProject.Input).GetString("serialNumber");
        var other = Read(RichProject.Input with { Inventory = RichProject.Inventory with { Version = "1.4.1" } }).GetString("serialNumber");

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", first);
    }

    [Fact]
    public void The_time_is_the_source_date_epoch_and_nothing_else()
    {
        Assert.Null(Read(RichProject.Input)["metadata"]!["timestamp"]);
        Assert.Equal("2026-11-24T00:00:00Z", Read(RichProject.Input with { SourceDateEpoch = 1795478400 })["metadata"]!.GetString("timestamp"));
    }

    [Fact]
    public void Places_of_one_model_are_merged_and_dated_versions_kept_apart()
    {
        var models = Models(Read(RichProject.Input));

        var llama = Assert.Single(models, model => model.GetString("name") == "llama3.2");
        Assert.Equal(["src/Chat/Program.cs", "src/Chat/appsettings.json"], llama["evidence"]!.GetItems("occurrences").Select(place => place.GetString("location")));
        Assert.Equal(14, llama["evidence"]!.GetItems("occurrences")[0].GetInteger("line"));
        Assert.Equal(["2024-08-06", null], models.Where(model => model.GetString("name") == "gpt-4o").Select(model => model.GetString("version")).OrderByDescending(version => version));
    }

    [Fact]
    public void Offered_models_are_a_line_and_mentioned_ones_are_nothing()
    {
        var bill = CycloneDxWriter.Write(RichProject.Input);

        Assert.DoesNotContain(Models(Read(RichProject.Input)), model => model.GetString("name") is "mistral-large" or "claude-3");
        Assert.Equal("mistral-large", Property(Read(RichProject.Input)["metadata"]!["component"]!, "vetted:models:offered"));
        Assert.DoesNotContain("claude-3", bill, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_leads_to_its_service_and_the_service_to_its_terms()
    {
        var bill = Read(RichProject.Input);

        var model = bill.GetItems("dependencies").Single(node => node.GetString("ref") == "model:openai/gpt-4o@2024-08-06");
        Assert.Equal(["service:openai"], model.GetStrings("dependsOn"));
        var service = bill.GetItems("services").Single(node => node.GetString("bom-ref") == "service:openai");
        Assert.Equal("OpenAI Services Agreement", service.GetItems("licenses")[0]["license"]!.GetString("name"));
    }

    [Fact]
    public void A_file_that_a_loader_names_is_the_model()
    {
        var model = Assert.Single(Models(Read(RichProject.Input)), model => model.GetString("name") == "minilm-finetuned");

        Assert.Contains(model["evidence"]!.GetItems("occurrences"), place => place.GetString("location") == "src/Chat/Search.cs");
        Assert.Equal(RichProject.Hash, model.GetItems("components")[0].GetItems("hashes")[0].GetString("content"));
        Assert.Equal("nreimers/MiniLM-L6-H384-uncased", model["pedigree"]!.GetItems("ancestors")[0].GetString("name"));
    }

    [Fact]
    public void A_deployment_that_the_team_declares_is_its_model_and_no_unknown()
    {
        var bill = Read(RichProject.Input);

        Assert.Equal("2", Property(Read(RichProject.Input with { Policy = null })["metadata"]!["component"]!, "vetted:models:unknown"));
        Assert.Equal("1", Property(bill["metadata"]!["component"]!, "vetted:models:unknown"));
        Assert.Equal("incomplete", bill.GetItems("compositions")[0].GetString("aggregate"));
    }

    [Theory]
    [InlineData("src/Chat")]
    [InlineData("research/")]
    [InlineData("contoso-secret")]
    [InlineData("prod-secret-chat")]
    [InlineData("secret-internal-server")]
    [InlineData("jane")]
    [InlineData("pilot")]
    [InlineData("robustness")]
    [InlineData("contract-4711")]
    [InlineData("Meta-agreement")]
    [InlineData("vetted.json")]
    [InlineData("VET1")]
    [InlineData("Chat:Deployment")]
    [InlineData("attestation")]
    public void The_shippable_view_keeps_house_matters_in_the_house(string secret)
    {
        foreach (var version in Enum.GetValues<CycloneDxVersion>())
        {
            var shippable = CycloneDxWriter.Write(RichProject.Input with { View = BomView.Shippable, SpecVersion = version });

            Assert.DoesNotContain(secret, shippable, StringComparison.OrdinalIgnoreCase);
        }

        Assert.True(secret == "jane" || CycloneDxWriter.Write(RichProject.Input).Contains(secret, StringComparison.OrdinalIgnoreCase), "the full view would not tell it either");
    }

    [Fact]
    public void No_view_names_the_machine_or_its_user()
    {
        foreach (var view in Enum.GetValues<BomView>())
        {
            var bill = CycloneDxWriter.Write(RichProject.Input with { View = view, Policy = RichProject.Policy with { Exceptions = [] } });

            Assert.DoesNotContain("/home", bill, StringComparison.Ordinal);
            Assert.DoesNotContain("/etc", bill, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_verdict_never_depends_on_the_day()
    {
        var bill = CycloneDxWriter.Write(RichProject.Input);

        Assert.DoesNotContain("expired", bill, StringComparison.Ordinal);
        Assert.Contains("until 2027-05-31", bill, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_property_of_the_product_is_described_in_the_docs()
    {
        var docs = File.ReadAllText(Path.Combine(Golden.Root(), "docs", "bom.md"));
        var names = AllForms.SelectMany(row => PropertyNames(Read(RichProject.Input with { View = (BomView)row[0], SpecVersion = (CycloneDxVersion)row[1] }))).Distinct();

        Assert.All(names.Where(name => !name.StartsWith("vetted:model-file:", StringComparison.Ordinal)), name => Assert.Contains("`" + name + "`", docs, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, BomInput Input)> Inputs()
    {
        yield return ("rich", RichProject.Input);
        yield return ("timed", RichProject.Input with { SourceDateEpoch = 1795478400, PackageId = "Contoso.Chat" });
        yield return ("no-policy", RichProject.Input with { Policy = null, Evaluation = null });
        yield return ("real-catalog", RichProject.Input with { Catalog = Catalog.AiCatalog.Shared });
        yield return ("empty", new BomInput { Inventory = new ProjectInventory { Name = "Empty" }, Catalog = TestCatalog.Instance });
        yield return ("attested-only", new BomInput { Inventory = new ProjectInventory { Name = "Quiet" }, Catalog = TestCatalog.Instance, Policy = RichProject.Policy, Evaluation = new Evaluation([], "") });
    }

    private static JsonValue Read(BomInput input) => JsonParser.Parse(CycloneDxWriter.Write(input), out _)!;

    private static JsonValue[] Models(JsonValue bill) => [.. bill.GetItems("components").Where(component => component.GetString("type") == "machine-learning-model")];

    private static string? Property(JsonValue component, string name) =>
        component.GetItems("properties").FirstOrDefault(property => property.GetString("name") == name)?.GetString("value");

    private static IEnumerable<string> PropertyNames(JsonValue value)
    {
        var own = value.GetItems("properties").Select(property => property.GetString("name")!);
        return own.Concat(value.Members.SelectMany(member => PropertyNames(member.Value))).Concat(value.Items.SelectMany(PropertyNames)).Where(name => name.StartsWith("vetted:", StringComparison.Ordinal));
    }
}
