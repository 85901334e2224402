using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

/// <summary>Every message of every rule, as users see it. VETTED_UPDATE=1 writes the file anew; the difference is then reviewed like code.</summary>
public class GoldenMessageTests
{
    private const string Restricted = """{ "models": { "licences": { "deny": ["restricted"] } } }""";

    [Fact]
    public void Messages_are_the_reviewed_ones()
    {
        var actual = new StringBuilder();
        foreach (var (title, evaluation) in Situations())
        {
            actual.Append("# ").Append(title).Append('\n');
            foreach (var finding in evaluation.Findings)
            {
                actual.Append($"{(finding.Places.Count == 0 ? null : finding.Places[0])}: {finding.Level} {finding.Verdict} {finding.Rule} [{finding.Subject}]: {FindingText.ForConsole(finding)}\n".TrimStart(':', ' '));
            }

            actual.Append(evaluation.Summary).Append(evaluation.Summary.Length == 0 ? "" : "\n").Append('\n');
        }

        var file = Path.Combine(Folder(), "messages.golden.txt");
        if (Environment.GetEnvironmentVariable("VETTED_UPDATE") == "1")
        {
            File.WriteAllText(file, actual.ToString());
        }

        Assert.Equal(File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal), actual.ToString());
    }

    [Fact]
    public void Every_rule_has_a_pinned_message()
    {
        var told = Situations().SelectMany(situation => situation.Evaluation.Findings).Select(finding => finding.Rule).ToHashSet();

        Assert.All(Rules.All, rule => Assert.Contains(rule.Id, told));
    }

    [Fact]
    public void Messages_are_one_line_without_verdicts_on_the_law()
    {
        foreach (var finding in Situations().SelectMany(situation => situation.Evaluation.Findings))
        {
            Assert.DoesNotContain('\n', finding.Message);
            Assert.DoesNotMatch("(?i)complian|violat|illegal|\\bfits\\b", finding.Message);
            Assert.False(finding.Message.EndsWith('.'), finding.Message);
            Assert.False(finding.Message.Contains("places)", StringComparison.Ordinal), finding.Message);
        }
    }

    private static IEnumerable<(string Title, Evaluation Evaluation)> Situations()
    {
        var app = Projects.App(Projects.Llama(), Projects.Gpt()) with { Packages = new[] { Projects.Package("OpenAI", "MIT", "2.0.0") } };
        yield return ("no policy: a restricted model and nobody on guard", Projects.Evaluate(app));
        yield return ("no policy: in twelve places", Projects.Evaluate(Projects.App(Enumerable.Range(1, 12).Select(line => Projects.Llama(line)).ToArray())));
        yield return ("the policy warns", Projects.Evaluate(app, """{ "extends": "default" }"""));
        yield return ("the policy denies", Projects.Evaluate(app, Restricted));
        yield return ("the policy denies under enforcement", Projects.Evaluate(app, """{ "extends": "open-models-only", "enforce": true }"""));
        yield return ("no commercial use", Projects.Evaluate(Projects.App(Projects.Named("flux.1-dev", "Black Forest Labs", "flux-dev"))));
        yield return ("models nobody knows", Projects.Evaluate(Projects.App(Projects.Named("prod-chat"), Projects.Named("new-model", "Some Lab")) with
        {
            ModelFiles = new[] { Projects.File("models/a.gguf"), Projects.File("models/b.gguf", licence: "LicenseRef-strange") },
            Unknowns = new[]
            {
                new UnknownModel("OpenAI:Model", "configuration", null, new Evidence(Technique.Source, new Place("Program.cs", 3, 8))),
                new UnknownModel("MODEL", "environment", null, new Evidence(Technique.Source, new Place("Program.cs", 4, 8))),
            },
        }));
        yield return ("models nobody knows, denied", Projects.Evaluate(Projects.App(Projects.Named("prod-chat")) with
        {
            Unknowns = new[] { new UnknownModel("OpenAI:Model", "configuration", null, new Evidence(Technique.Source, new Place("Program.cs", 3, 8))) },
        }, """{ "models": { "licences": { "deny": ["unknown"] } } }"""));
        yield return ("a list to pick from", Projects.Evaluate(Projects.App(
            Enumerable.Range(1, 100).Select(number => Projects.Named("model-" + number) with { Use = ModelUse.Offered }).ToArray())));
        foreach (var situation in PackageSituations().Concat(SafetySituations()).Concat(OtherSituations()))
        {
            yield return situation;
        }
    }

    private static IEnumerable<(string Title, Evaluation Evaluation)> PackageSituations()
    {
        var packages = Projects.App() with
        {
            Packages = new[]
            {
                Projects.Package("OpenAI", "MIT"),
                Projects.Package("Fine.Print", "PolyForm-Noncommercial-1.0.0", "3.0.0", "Some.Wrapper"),
                Projects.Package("Weights.Bundle", null) with { LicenceNote = "the licence file LICENSE.txt is not recognised", ModelFiles = new[] { "model.onnx", "vocab.bin" } },
                Projects.Package("Some.Wrapper", "GPL-3.0-only") with { Dependencies = new[] { "Fine.Print/3.0.0" } },
            },
        };
        yield return ("packages, no policy", Projects.Evaluate(packages));
        yield return ("packages, denied", Projects.Evaluate(packages, """
            { "packages": { "licences": { "allow": ["MIT", "Apache-2.0"] }, "deny": ["OpenAI/[1.0,2.0)"], "scope": "all" } }
            """));
        yield return ("packages, warned of", Projects.Evaluate(packages, """{ "packages": { "licences": { "warn": ["non-commercial"] }, "warn": ["OpenAI"] } }"""));
    }

    private static IEnumerable<(string Title, Evaluation Evaluation)> SafetySituations()
    {
        var app = Projects.App(Projects.Gpt());
        const string Used = """{ "safety": { "require": { "text-generation": { "content-safety": "used" } } } }""";
        const string Wired = """{ "safety": { "require": { "text-generation": { "content-safety": "wired" } } }, "enforce": true }""";
        yield return ("a check is asked for and missing", Projects.Evaluate(app, Used));
        yield return ("a check is only referenced", Projects.Evaluate(app with { Packages = new[] { Projects.Package("Azure.AI.ContentSafety", "MIT") } }, Used));
        yield return ("a check is used where wired is asked for", Projects.Evaluate(app with { SafetyTools = new[] { Projects.Guard("azure-content-safety", Assurance.Used) } }, Wired));
        yield return ("a check is wired for another client", Projects.Evaluate(
            Projects.App(Projects.Gpt(), Projects.Llama()) with { SafetyTools = new[] { Projects.Guard("azure-content-safety", Assurance.Wired, "gpt-4o") } }, Wired));
        yield return ("it cannot be told", Projects.Evaluate(app with { SafetyTools = new[] { Projects.Guard("azure-content-safety", Assurance.CannotTell) } }, Used));
        yield return ("a guard nobody vetted", Projects.Evaluate(
            app with { SafetyTools = new[] { Projects.Guard("homemade-guard", Assurance.Used), Projects.Guard("old-guard", Assurance.Used) } },
            """{ "safety": { "require": { "text-generation": { "content-safety": "used" } }, "minimumVetting": "maker-documented" } }"""));
        yield return ("everything strict asks for", Projects.Evaluate(app, """{ "extends": "strict" }"""));
        yield return ("tools without approval, and weakened protection", Projects.Evaluate(app with
        {
            Capabilities = new[] { new CapabilityUse("tool-calling", "AIFunctionFactory.Create", new Evidence(Technique.Source, new Place("Tools.cs", 7, 5))) },
            Parts = new[] { new AiPart("tool", "DeleteOrder", null, new Evidence(Technique.Source, new Place("Tools.cs", 8, 5))) },
            Weakenings = new[]
            {
                new SafetyWeakening("block-none", "the filter of Gemini is switched off (BLOCK_NONE)", new Evidence(Technique.Source, new Place("Program.cs", 30, 9))),
                new SafetyWeakening("never-require-approval", "tools of an MCP server run without approval", new Evidence(Technique.Source, new Place("Program.cs", 31, 9))),
            },
        }, """{ "extends": "default" }"""));
    }

    private static IEnumerable<(string Title, Evaluation Evaluation)> OtherSituations()
    {
        var floating = Projects.Gpt() with { Text = "gpt-4o-latest" };
        yield return ("floating and retired models", Projects.Evaluate(Projects.App(
            floating with { Identity = floating.Identity! with { Name = "gpt-4o-latest", IsFloating = true, PinnedId = "gpt-4o-2024-11-20", Retires = "2026-06-30", Successor = "gpt-5" } },
            floating with { Text = "gpt-3", Identity = floating.Identity! with { Name = "gpt-3", Retires = "2024-01-04" } },
            floating with { Text = "gpt-3.5", Identity = floating.Identity! with { Name = "gpt-3.5", Retires = "2024-09-13", IsEndSecondHand = true } },
            floating with { Text = "gpt-5", Identity = floating.Identity! with { Name = "gpt-5", Retires = "2026-12-11", IsEndSecondHand = true, Successor = "gpt-6" } })));
        yield return ("files", Projects.Evaluate(
            Projects.App() with
            {
                ModelFiles = new[]
                {
                    Projects.File("models/old.pt", "pickle", "MIT", new FileHazard("pickle-import", "imports os.system", true)),
                    Projects.File("models/odd.onnx", "onnx", "MIT", new FileHazard("onnx-custom-op", "custom operator X", false)),
                    Projects.File("models/pinned.onnx", "onnx", "MIT"),
                },
            },
            """{ "declare": { "models": { "models/pinned.onnx": { "sha256": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" } } } }"""));
        yield return ("terms, facts and duties", Projects.Evaluate(
            Projects.App(Projects.Llama()),
            """{ "declare": { "organisation": { "users": { "2024-09-25": 800000000 } }, "models": { "llama3.2": { "givenOn": "weights-shipped" } } } }"""));
        yield return ("providers and services", Projects.Evaluate(
            Projects.App(Projects.Gpt()) with { Services = new[] { new ServiceUse("openai", "api.openai.com", new Evidence(Technique.Source, new Place("Program.cs", 2, 4))) } },
            """{ "models": { "providers": { "deny": ["OpenAI"] } }, "services": { "allow": ["azure-openai"] } }"""));
        yield return ("drift from the lock", Projects.Evaluate(
            Projects.App(Projects.Llama()) with { Packages = new[] { Projects.Package("OpenAI", "MIT", "2.0.0") } },
            """{ "lock": "deny" }""",
            accepted: LockFile.Of(Projects.App(Projects.Gpt()) with { Packages = new[] { Projects.Package("OpenAI", "MIT", "1.0.0") } }, SmallCatalog.Instance)));
        yield return ("a lock is asked for and missing", Projects.Evaluate(Projects.App(Projects.Gpt()), """{ "lock": "warn" }""", accepted: LockFile.Missing));
        yield return ("a swapped file, a changed licence and no policy", Projects.Evaluate(
            Projects.App() with { Packages = new[] { Projects.Package("OpenAI", null, "2.0.0") with { LicenceSha256 = new string('c', 64) } }, ModelFiles = new[] { Projects.File("models/a.gguf", licence: "MIT") } },
            accepted: LockFile.Of(Projects.App() with { Packages = new[] { Projects.Package("OpenAI", "MIT", "1.0.0") }, ModelFiles = new[] { Projects.File("models/a.gguf") with { Sha256 = new string('b', 64) } } }, SmallCatalog.Instance)));
        yield return ("a pinned file that is missing", Projects.Evaluate(
            Projects.App(), $$"""{ "declare": { "models": { "src/ChatApp/models/a.gguf": { "sha256": "{{new string('b', 64)}}" }, "src/Other/b.gguf": { "sha256": "{{new string('b', 64)}}" } } } }"""));
        yield return ("practices", Projects.Evaluate(Projects.App(Projects.Gpt()), """
            { "extends": "deployment-practices", "declare": { "product": { "modelType": "general", "releaseType": "hosted" } } }
            """));
        yield return ("exceptions: used and expiring, expired, unused", Projects.Evaluate(
            Projects.App(Projects.Llama(), Projects.Named("flux.1-dev", "Black Forest Labs", "flux-dev")),
            """
            { "models": { "licences": { "deny": ["restricted", "non-commercial"] } }, "exceptions": [
              { "rule": "VET1003", "subject": "llama3.2", "reason": "pilot", "owner": "ai-platform", "expires": "2026-12-10", "ticket": "AI-17" },
              { "rule": "VET1003", "subject": "flux*", "reason": "research", "owner": "lab", "expires": "2026-11-23" },
              { "rule": "VET1003", "subject": "gemma", "reason": "trial", "owner": "lab" } ] }
            """,
            asOf: "2026-11-24"));
        yield return ("a policy with mistakes", Projects.Evaluate(Projects.App(), """
            { "pakages": {}, "models": { "licences": { "deny": ["restrcted"] } },
              "exceptions": [ { "rule": "VET1003", "subject": "llama3.2" } ] }
            """));
        yield return ("enforcement without a policy", Evaluator.Evaluate(Projects.App(), EffectivePolicy.None with { Enforce = true }, SmallCatalog.Instance));
        yield return ("unreadable evidence under enforcement", Projects.Evaluate(
            Projects.App() with { Gaps = new[] { new EvidenceGap("obj/project.assets.json", "it is no JSON", new Place("obj/project.assets.json", 1)) } },
            """{ "enforce": true }"""));
    }

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Analyzers.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "tests", "Vetted.Core.Tests", "Policy");
    }
}
