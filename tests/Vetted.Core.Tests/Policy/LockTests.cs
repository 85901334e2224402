using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

public class LockTests
{
    private static readonly string A = new('a', 64);
    private static readonly string B = new('b', 64);

    [Fact]
    public void A_lock_has_one_line_for_each_entry_sorted()
    {
        var inventory = Projects.App(Projects.Llama(), Projects.Gpt()) with
        {
            TargetFramework = "net10.0",
            Packages = new[] { Projects.Package("OpenAI", "MIT"), Projects.Package("Serilog", "Apache-2.0"), Projects.Package("Fine.Print", null) with { LicenceSha256 = B } },
            ModelFiles = new[] { Projects.File("src/ChatApp/models/a.gguf") with { OutputPath = "a.gguf" } },
            Services = new[] { new ServiceUse("openai", "api.openai.com", new Evidence(Technique.Source, new Place("Program.cs", 2))) },
        };

        Assert.Equal($$"""
            {
              "vettedLock": 1,
              "frameworks": ["net10.0"],
              "packages": [
                { "id": "Fine.Print", "version": "1.2.3", "licenceSha256": "{{B}}" },
                { "id": "OpenAI", "version": "1.2.3", "licence": "MIT" }
              ],
              "models": [
                { "id": "gpt-4o", "use": "selected", "licence": "openai-api-terms" },
                { "id": "llama3.2", "use": "selected", "licence": "llama3.2" }
              ],
              "files": [
                { "path": "models/a.gguf", "sha256": "{{A}}", "output": "a.gguf" }
              ],
              "services": [
                { "id": "openai", "host": "api.openai.com" }
              ]
            }

            """.ReplaceLineEndings("\n"), Of(inventory).Write());
    }

    [Fact]
    public void A_lock_reads_as_it_was_written()
    {
        var written = Of(Rich("net10.0")).With(Of(Rich("net8.0") with { Packages = new[] { Projects.Package("OpenAI", "MIT", "0.9.0") } }), Array.Empty<string>()).Write();
        var read = LockFile.Read(written, out var error);

        Assert.Null(error);
        Assert.Equal(written, read!.Write());
        Assert.Empty(LockDrift.OfProject(read, Of(Rich("net10.0"))));
    }

    [Fact]
    public void The_frameworks_of_a_project_share_a_lock_and_differences_are_named_by_framework()
    {
        var old = Of(Projects.App(Projects.Llama()) with { TargetFramework = "net8.0" });
        var both = old.With(Of(Projects.App(Projects.Llama(), Projects.Gpt()) with { TargetFramework = "net10.0" }), new[] { "net8.0", "net10.0" });

        Assert.Equal(new[] { "net10.0", "net8.0" }, both.Frameworks);
        Assert.Contains("{ \"id\": \"gpt-4o\", \"use\": \"selected\", \"licence\": \"openai-api-terms\", \"frameworks\": [\"net10.0\"] }", both.Write(), StringComparison.Ordinal);
        Assert.Contains("{ \"id\": \"llama3.2\", \"use\": \"selected\", \"licence\": \"llama3.2\" }", both.Write(), StringComparison.Ordinal);
        Assert.Empty(LockDrift.OfProject(both, old));
    }

    [Fact]
    public void The_order_in_which_frameworks_contribute_does_not_matter()
    {
        var first = Of(Projects.App(Projects.Llama()) with { TargetFramework = "net8.0" });
        var second = Of(Projects.App(Projects.Gpt()) with { TargetFramework = "net10.0" });
        var all = new[] { "net8.0", "net10.0" };

        Assert.Equal(first.With(second, all).Write(), second.With(first, all).Write());
        Assert.Equal(first.With(second, all).Write(), first.With(second, all).With(first, all).Write());
    }

    [Fact]
    public void A_framework_that_the_project_has_no_more_leaves_the_lock()
    {
        var old = Of(Projects.App(Projects.Llama()) with { TargetFramework = "net6.0" });

        var now = old.With(Of(Projects.App(Projects.Gpt()) with { TargetFramework = "net10.0" }), new[] { "net10.0" });

        Assert.Equal(new[] { "net10.0" }, now.Frameworks);
        Assert.Equal("gpt-4o", Assert.Single(now.Entries).Id);
    }

    [Fact]
    public void A_framework_that_the_lock_does_not_know_is_held_to_all_of_it()
    {
        var accepted = Of(Projects.App(Projects.Llama()) with { TargetFramework = "net8.0" });

        Assert.Empty(LockDrift.OfProject(accepted, Of(Projects.App(Projects.Llama()) with { TargetFramework = "net9.0" })));
        Assert.Equal("came gpt-4o", Describe(LockDrift.OfProject(accepted, Of(Projects.App(Projects.Llama(), Projects.Gpt()) with { TargetFramework = "net9.0" }))));
    }

    [Theory]
    [InlineData("{}", 1, 1)]
    [InlineData("[]", 1, 1)]
    [InlineData("{ \"vettedLock\": 2 }", 1, 1)]
    [InlineData("{ \"vettedLock\": 1,\n  \"models\": [\"a\"] }", 2, 14)]
    [InlineData("{ \"vettedLock\": 1,\n  \"models\": [{ \"use\": \"selected\" }] }", 2, 14)]
    [InlineData("{ \"vettedLock\": 1,\n  \"models\": [{ \"id\": \"a\", \"use\": 1 }] }", 2, 34)]
    [InlineData("{ \"vettedLock\": 1, \"frameworks\": [\"net8.0\"],\n  \"models\": [{ \"id\": \"a\", \"frameworks\": [\"net9.0\"] }] }", 2, 41)]
    [InlineData("{ \"vettedLock\": 1,\n<<<<<<< HEAD\n", 2, 1)]
    public void What_is_no_lock_is_an_error_with_its_place(string text, int line, int column)
    {
        Assert.Null(LockFile.Read(text, out var error));
        Assert.Equal((line, column), (error!.Line, error.Column));
    }

    [Theory]
    [InlineData("MIT", null, "MIT", null, "changed OpenAI (1.0.0 to 1.2.3)")]
    [InlineData("MIT", null, null, "b", "changed OpenAI (1.0.0 to 1.2.3, licence MIT to LicenseRef-file (SHA-256 bbbbbbbbbbbb…))")]
    [InlineData("MIT", "a", "MIT", "b", "changed OpenAI (1.0.0 to 1.2.3, licence text aaaaaaaaaaaa… to bbbbbbbbbbbb…)")]
    [InlineData(null, null, "MIT", null, "changed OpenAI (1.0.0 to 1.2.3, licence unknown to MIT)")]
    public void A_licence_that_changed_between_versions_is_named(string? before, string? textBefore, string? after, string? textAfter, string expected)
    {
        var accepted = Of(Projects.App() with { Packages = new[] { Projects.Package("OpenAI", before, "1.0.0") with { LicenceSha256 = Text(textBefore) } } });
        var now = Of(Projects.App() with { Packages = new[] { Projects.Package("OpenAI", after) with { LicenceSha256 = Text(textAfter) } } });

        Assert.Equal(expected, Describe(LockDrift.OfProject(accepted, now)));

        static string? Text(string? digit) => digit is null ? null : new string(digit[0], 64);
    }

    [Fact]
    public void A_licence_that_changed_under_the_same_version_names_the_version()
    {
        var accepted = Of(Projects.App() with { Packages = new[] { Projects.Package("OpenAI", "MIT") } });
        var now = Of(Projects.App() with { Packages = new[] { Projects.Package("OpenAI", "Apache-2.0") } });

        Assert.Equal("changed OpenAI 1.2.3 (licence MIT to Apache-2.0)", Describe(LockDrift.OfProject(accepted, now)));
    }

    [Fact]
    public void A_package_built_on_a_catalogued_one_or_bringing_weights_is_in_the_lock_and_another_is_not()
    {
        var packages = new[]
        {
            Projects.Package("Contoso.Chat", "MIT") with { Dependencies = new[] { "OpenAI/1.2.3" } },
            Projects.Package("Contoso.Weights", "MIT") with { ModelFiles = new[] { "models/x.onnx" } },
            Projects.Package("Serilog", "Apache-2.0") with { Dependencies = new[] { "Newtonsoft.Json/13.0.3" } },
        };

        Assert.Equal(new[] { "Contoso.Chat", "Contoso.Weights" }, Of(Projects.App() with { Packages = packages }).Entries.Select(entry => entry.Id));
    }

    [Fact]
    public void Guesses_and_mentions_are_not_in_the_lock()
    {
        var guess = Projects.Llama() with { Evidence = new Evidence(Technique.Binary, new Place("Program.cs", 1), Confidence.Low) };

        Assert.Empty(Of(Projects.App(guess, Projects.Gpt() with { Use = ModelUse.Offered })).Entries);
    }

    [Fact]
    public void A_lock_holds_no_path_of_one_machine_and_none_that_depends_on_where_the_repository_begins()
    {
        var files = new[]
        {
            Projects.File("/home/jane/weights/x.gguf"), Projects.File("C:/weights/y.gguf") with { OutputPath = "models/y.gguf" }, Projects.File("src/Shared/z.gguf"), Projects.File("src/ChatApp/models/a.gguf"),
            Projects.File("package:Contoso/1.0.0/b.onnx") with { Package = "Contoso/1.0.0" },
        };

        Assert.Equal(new[] { "models/a.gguf", "outside:models/y.gguf", "outside:x.gguf", "outside:z.gguf", "package:Contoso/1.0.0/b.onnx" }, Of(Projects.App() with { ModelFiles = files }).Entries.Select(entry => entry.Id));
    }

    [Fact]
    public void A_checkout_without_LFS_is_no_drift()
    {
        var accepted = Of(Projects.App() with { ModelFiles = new[] { Projects.File("models/a.gguf") } });
        var pointer = Projects.File("models/a.gguf", "git-lfs-pointer") with { Sha256 = B, Facts = new[] { new KeyValuePair<string, string>("pointsTo", "sha256:" + A) } };

        Assert.Empty(LockDrift.OfProject(accepted, Of(Projects.App() with { ModelFiles = new[] { pointer } })));
        Assert.True(Assert.Single(LockDrift.OfProject(accepted, Of(Projects.App() with { ModelFiles = new[] { pointer with { Facts = new[] { new KeyValuePair<string, string>("pointsTo", "sha256:" + B) } } } }))).IsSwappedFile);
    }

    [Theory]
    [InlineData(null, FindingLevel.Report, Verdict.Warn)]
    [InlineData("""{ "lock": "warn" }""", FindingLevel.Warning, Verdict.Warn)]
    [InlineData("""{ "lock": "deny" }""", FindingLevel.Warning, Verdict.Deny)]
    [InlineData("""{ "lock": "deny", "enforce": true }""", FindingLevel.Error, Verdict.Deny)]
    public void Drift_is_in_reports_until_a_policy_asks(string? policy, FindingLevel level, Verdict verdict)
    {
        var finding = Projects.Evaluate(Projects.App(Projects.Gpt()), policy, accepted: Of(Projects.App())).Find("VET3008")!;

        Assert.Equal((level, verdict), (finding.Level, finding.Verdict));
    }

    [Fact]
    public void A_missing_lock_is_told_where_one_is_asked_for_and_there_is_AI()
    {
        const string Asks = """{ "lock": "deny" }""";

        Assert.NotNull(Projects.Evaluate(Projects.App(Projects.Gpt()), Asks, accepted: LockFile.Missing).Find("VET3008"));
        Assert.Null(Projects.Evaluate(Projects.App(Projects.Gpt()), null, accepted: LockFile.Missing).Find("VET3008"));
        Assert.Null(Projects.Evaluate(Projects.App(), Asks, accepted: LockFile.Missing).Find("VET3008"));
    }

    [Fact]
    public void Where_nobody_looked_for_a_lock_none_is_missing()
    {
        Assert.Null(Projects.Evaluate(Projects.App(Projects.Gpt()), """{ "lock": "deny" }""").Find("VET3008"));
    }

    [Fact]
    public void A_swapped_file_is_VET3003_and_not_drift_as_well()
    {
        var accepted = Of(Projects.App() with { ModelFiles = new[] { Projects.File("models/a.gguf") with { Sha256 = B } } });
        var swapped = Projects.Evaluate(Projects.App() with { ModelFiles = new[] { Projects.File("models/a.gguf") } }, accepted: accepted);

        Assert.Equal(("models/a.gguf", FindingLevel.Warning, new Place("models/a.gguf", 0)), Values(swapped.Find("VET3003")!));
        Assert.Null(swapped.Find("VET3008"));
        Assert.Null(Projects.Evaluate(Projects.App() with { ModelFiles = new[] { Projects.File("models/a.gguf") with { Sha256 = B } } }, accepted: accepted).Find("VET3003"));

        static (string, FindingLevel, Place) Values(Finding finding) => (finding.Subject, finding.Level, finding.Places[0]);
    }

    [Fact]
    public void A_file_that_the_policy_pins_is_judged_by_the_pin_alone()
    {
        var accepted = Of(Projects.App() with { ModelFiles = new[] { Projects.File("models/a.gguf") with { Sha256 = B } } });
        var evaluation = Projects.Evaluate(
            Projects.App() with { ModelFiles = new[] { Projects.File("models/a.gguf") } }, $$"""{ "declare": { "models": { "models/a.gguf": { "sha256": "{{A}}" } } } }""", accepted: accepted);

        Assert.Null(evaluation.Find("VET3003"));
    }

    [Fact]
    public void A_pinned_file_below_the_project_that_is_missing_is_told_and_one_elsewhere_is_not()
    {
        var policy = $$"""{ "declare": { "models": { "src/ChatApp/a.gguf": { "sha256": "{{A}}" }, "src/Other/b.gguf": { "sha256": "{{A}}" } } } }""";

        Assert.Equal("src/ChatApp/a.gguf", Assert.Single(Projects.Evaluate(Projects.App(), policy).Findings, finding => finding.Rule == "VET3003").Subject);
        Assert.Null(Projects.Evaluate(Projects.App() with { ModelFiles = new[] { Projects.File("src/ChatApp/a.gguf") } }, policy).Find("VET3003"));
        Assert.Null(Projects.Evaluate(Projects.App() with { ProjectFile = "" }, policy).Find("VET3003"));
    }

    [Fact]
    public void The_lock_is_an_upper_bound_for_something_built()
    {
        var accepted = Of(Rich("net10.0") with { ModelFiles = new[] { Projects.File("src/ChatApp/models/a.gguf") with { OutputPath = "models/a.gguf" } } });
        var built = new ProjectInventory { Name = "ChatApp", Models = new[] { Projects.Llama() }, ModelFiles = new[] { Projects.File("app/models/a.gguf") } };

        Assert.Empty(LockDrift.OfArtefact(accepted, Of(built)));
        Assert.Equal("came gpt-4o", Describe(LockDrift.OfArtefact(accepted, Of(built with { Models = new[] { Projects.Gpt() } }))));
        Assert.Equal("changed OpenAI (1.2.3 to 3.0.0)", Describe(LockDrift.OfArtefact(accepted, Of(built with { Packages = new[] { Projects.Package("OpenAI", null, "3.0.0") } }))));
        Assert.True(Assert.Single(LockDrift.OfArtefact(accepted, Of(built with { ModelFiles = new[] { Projects.File("app/models/a.gguf") with { Sha256 = B } } }))).IsSwappedFile);
        Assert.Equal("came other.gguf", Describe(LockDrift.OfArtefact(accepted, Of(built with { ModelFiles = new[] { built.ModelFiles[0], Projects.File("other.gguf") with { Sha256 = B } } }))));
    }

    [Fact]
    public void A_shipped_file_that_an_artefact_lacks_is_told()
    {
        var accepted = Of(Projects.App() with { ModelFiles = new[] { Projects.File("src/a.gguf") with { OutputPath = "a.gguf" }, Projects.File("src/test.gguf") with { Sha256 = B } } });
        var finding = Projects.Evaluate(new ProjectInventory { Name = "ChatApp" }, accepted: accepted).Find("VET3003")!;

        Assert.Equal("outside:a.gguf", finding.Subject);
        Assert.Contains("missing", finding.Message, StringComparison.Ordinal);
    }

    private static ProjectInventory Rich(string framework) => Projects.App(Projects.Llama()) with
    {
        TargetFramework = framework,
        Packages = new[] { Projects.Package("OpenAI", "MIT") },
        ModelFiles = new[] { Projects.File("models/ä \"q\".gguf") },
        Services = new[] { new ServiceUse("ollama", "localhost", new Evidence(Technique.Binary, new Place("Program.cs", 3))), new ServiceUse("ollama", "gpu.contoso.com", new Evidence(Technique.Binary, new Place("Program.cs", 4))) },
    };

    private static LockFile Of(ProjectInventory inventory) => LockFile.Of(inventory, SmallCatalog.Instance);

    private static string Describe(IReadOnlyList<LockDifference> differences) => LockDrift.Describe(differences);
}
