using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

/// <summary>The law of merging, on random policies and projects: a nearer file never removes a denial.</summary>
public class TighteningPropertyTests
{
    private static readonly string[] LicenceEntries = { "open", "restricted", "non-commercial", "hosted-terms", "unknown", "osi-approved", "conditional", "llama3.2", "flux-dev", "openai-api-terms", "azure-terms" };
    private static readonly string[] PackageEntries = { "MIT", "Apache-2.0", "PolyForm-Noncommercial-1.0.0", "GPL-3.0-only", "open", "non-commercial", "unknown", "MIT OR GPL-3.0-only", "MIT AND PolyForm-Noncommercial-1.0.0" };
    private static readonly string[] Expressions = { "MIT", "Apache-2.0", "PolyForm-Noncommercial-1.0.0", "GPL-3.0-only", "MIT OR GPL-3.0-only", "MIT AND PolyForm-Noncommercial-1.0.0", "(MIT OR GPL-3.0-only) AND Apache-2.0" };
    private static readonly string[] ModelPatterns = { "llama*", "gpt-4o", "*", "flux*", "nothing" };
    private static readonly string[] PackagePatterns = { "OpenAI", "Fine.*", "OpenAI/[1.0,2.0)", "*", "Nothing" };

    [Fact]
    public void A_nearer_file_never_removes_a_denial_of_the_rules()
    {
        Check(seeds: 1000, isCentral: false, nearer: random => Rules(random));
    }

    [Fact]
    public void Under_a_central_policy_a_nearer_file_of_any_content_never_removes_a_denial()
    {
        Check(seeds: 1000, isCentral: true, nearer: random => Rules(random, withFacts: true));
    }

    [Fact]
    public void Without_a_central_policy_an_exception_does_remove_one()
    {
        // The control: the check above would be empty if nothing could ever remove a denial.
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check(seeds: 300, isCentral: false, nearer: random => Rules(random, withFacts: true)));
    }

    private static void Check(int seeds, bool isCentral, Func<Random, JsonObject> nearer)
    {
        var denials = 0;
        for (var seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            var inventory = Inventory(random);
            var files = Enumerable.Range(0, random.Next(1, 4))
                .Select(index => new PolicyInput(index == 0 && isCentral ? "/ci/policy.json" : $"l{index}/vetted.json", Rules(random).ToJsonString(), index == 0 && isCentral)).ToList();
            var before = Denied(inventory, files);
            var added = nearer(random).ToJsonString();
            var after = Denied(inventory, files.Append(new PolicyInput("near/vetted.json", added)).ToList());
            denials += before.Count;

            Assert.True(before.IsSubsetOf(after), $"seed {seed}: {added} removed {string.Join(", ", before.Except(after))}");
        }

        Assert.True(denials > seeds, "the random policies deny too little to show anything");
    }

    private static HashSet<string> Denied(ProjectInventory inventory, IReadOnlyList<PolicyInput> files)
    {
        var (policy, problems) = PolicyReader.Read(files, SmallCatalog.Instance);
        Assert.DoesNotContain(problems, problem => problem.Verdict == Verdict.Deny);
        return Evaluator.Evaluate(inventory, policy, SmallCatalog.Instance).Findings
            .Where(finding => finding.Verdict == Verdict.Deny).Select(Key).ToHashSet();
    }

    // One thing can be denied for another reason than before: by its id instead of its licence, for want of a tool instead of its wiring.
    private static string Key(Finding finding) => finding.Rule switch
    {
        "VET1001" or "VET1002" => "package licence " + finding.Subject,
        "VET1003" or "VET1004" => "model licence " + finding.Subject,
        "VET2001" or "VET2003" => "safety " + finding.Subject.Split('/').Last(),
        _ => finding.Rule + " " + finding.Subject,
    };

    private static ProjectInventory Inventory(Random random)
    {
        var models = new[]
        {
            Projects.Llama(), Projects.Gpt(Pick(random, "openai", "azure-openai")), Projects.Named("flux.1-dev", "Black Forest Labs", "flux-dev"),
            Projects.Named("mystery"), Projects.Named("new-model", "Some Lab"), Projects.Named("both", "Meta", "llama3.2", "mit"),
        };
        return Projects.App(Some(random, models)) with
        {
            Packages = new[] { "OpenAI", "Fine.Print", "Weights.Bundle", "Other.Package" }
                .Select(id => Projects.Package(id, random.Next(5) == 0 ? null : Pick(random, Expressions), Pick(random, "1.2.3", "2.5.0"))).ToArray(),
            Services = new[] { new ServiceUse("openai", Pick(random, null!, "api.openai.com"), new Evidence(Technique.Source, new Place("Program.cs", 1))) },
            SafetyTools = Some(random, new[]
            {
                Projects.Guard("azure-content-safety", Pick(random, Assurance.Referenced, Assurance.Used, Assurance.Wired), Pick(random, null!, "gpt-4o")),
                Projects.Guard("homemade-guard", Pick(random, Assurance.Used, Assurance.Wired, Assurance.CannotTell)),
                Projects.Guard("approval", Assurance.Used),
            }),
            Capabilities = new[] { new CapabilityUse("tool-calling", "x", new Evidence(Technique.Source, new Place("Tools.cs", 2))) },
        };
    }

    private static JsonObject Rules(Random random, bool withFacts = false)
    {
        var policy = new JsonObject();
        if (random.Next(3) == 0)
        {
            policy["extends"] = Pick(random, Profiles.All.Select(profile => profile.Key).ToArray());
        }

        policy["packages"] = Lists(random, PackagePatterns);
        policy["packages"]!["licences"] = Lists(random, PackageEntries);
        if (random.Next(3) == 0)
        {
            policy["packages"]!["scope"] = "all";
        }

        policy["models"] = Lists(random, ModelPatterns);
        policy["models"]!["licences"] = Lists(random, LicenceEntries);
        policy["models"]!["providers"] = Lists(random, new[] { "Meta", "OpenAI", "*" });
        policy["services"] = Lists(random, new[] { "openai", "azure-openai", "api.*" });
        policy["safety"] = Safety(random);
        if (random.Next(3) == 0)
        {
            policy["rules"] = new JsonObject { [Pick(random, PolicyKeys.SettableRules)] = Pick(random, "warn", "deny") };
        }

        if (withFacts)
        {
            policy["declare"] = JsonNode.Parse("""
                { "product": { "commercial": false }, "models": { "mystery": { "licence": "mit" }, "flux.1-dev": { "licence": "mit" }, "llama3.2": { "is": "gpt-4o" } },
                  "packages": { "Fine.Print": { "licence": "MIT" } },
                  "attestations": [ { "category": "content-safety", "report": "a.pdf", "date": "2026-01-01", "by": "me" } ] }
                """);
            policy["exceptions"] = JsonNode.Parse("""[ { "rule": "VET1003", "subject": "*", "reason": "r", "owner": "o" } ]""");
            policy["enforce"] = false;
        }

        return policy;
    }

    private static JsonObject Safety(Random random)
    {
        var require = new JsonObject();
        foreach (var capability in Some(random, new[] { "text-generation", "tool-calling", "agents" }))
        {
            require[capability] = new JsonObject();
            foreach (var category in Some(random, new[] { "content-safety", "prompt-injection", "tool-approval" }))
            {
                require[capability]![category] = Pick(random, PolicyKeys.Assurances);
            }
        }

        var safety = new JsonObject { ["require"] = require };
        if (random.Next(3) == 0)
        {
            safety["minimumVetting"] = Pick(random, PolicyKeys.VettingGrades);
        }

        return safety;
    }

    private static JsonObject Lists(Random random, string[] entries)
    {
        var lists = new JsonObject();
        foreach (var name in new[] { "allow", "deny", "warn" })
        {
            if (random.Next(4) == 0)
            {
                lists[name] = new JsonArray(Some(random, entries).Select(entry => (JsonNode)entry).ToArray());
            }
        }

        return lists;
    }

    private static T Pick<T>(Random random, params T[] items) => items[random.Next(items.Length)];

    private static T[] Some<T>(Random random, T[] items) => items.Where(_ => random.Next(2) == 0).ToArray();
}
