using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Licensing;

namespace Vetted.Policy.Tests;

public class PolicyReaderTests
{
    [Fact]
    public void The_policy_of_the_guide_is_read_whole()
    {
        var (policy, problems) = Projects.Read("""
            { "$schema": "https://example.org/vetted.schema.json", "extends": "default", "enforce": true, // comments are fine
              "packages": { "licences": { "allow": ["MIT", "Apache-2.0", "MIT OR Apache-2.0"] }, "scope": "all" },
              "models": { "licences": { "deny": ["non-commercial", "unknown"], "warn": ["restricted"] }, "providers": { "deny": [] } },
              "safety": { "require": { "text-generation": { "content-safety": "used" } }, "minimumVetting": "maker-documented" },
              "declare": { "organisation": { "establishedIn": ["DE"], "revenue": "40M EUR/year", "users": { "2024-09-25": 12000 } },
                           "product": { "commercial": true, "territories": ["EU"], "minimumAge": 18 },
                           "deployments": { "prod-chat": "gpt-4o-2024-11-20" }, "models": { "llama3.2": { "obtained": "self-hosted" } },
                           "attestations": [ { "category": "robustness", "tool": "adversarial-robustness-toolbox", "report": "docs/robustness.pdf", "date": "2026-10-01", "by": "ml-platform" } ] },
              "exceptions": [ { "rule": "VET1003", "subject": "llama3.2", "reason": "pilot", "owner": "ai-platform", "expires": "2027-05-31" }, ] }
            """);

        Assert.Empty(problems);
        Assert.True(policy is { Enforce: true, JudgesAllPackages: true, MinimumVetting: "maker-documented" });
        Assert.Equal(Assurance.Used, policy.Safety.Single(item => item.Category == "content-safety").Assurance);
        Assert.Equal(new DeclaredRevenue(40_000_000m, "EUR", "year"), Assert.Single(policy.Declared.Revenue));
        Assert.Equal(new UserCount("2024-09-25", 12000), Assert.Single(policy.Declared.Users));
        Assert.True(policy.Declared is { Commercial: true, MinimumAge: 18 });
        Assert.Equal("gpt-4o-2024-11-20", Assert.Single(policy.Declared.Deployments).Value);
        Assert.Equal("docs/robustness.pdf", Assert.Single(policy.Declared.Attestations).Report);
        Assert.Equal(new Place("vetted.json", 9, 19), Assert.Single(policy.Exceptions).Place);
    }

    [Theory]
    [InlineData("""{ "pakages": {} }""", 3, "unknown key 'pakages'; did you mean 'packages'?")]
    [InlineData("""{ "models": { "license": {} } }""", 15, "unknown key 'license' in 'models'; did you mean 'licences'?")]
    [InlineData("""{ "enforce": "yes" }""", 14, "'enforce' is true or false")]
    [InlineData("""{ "enforce": true, "enforce": false }""", 20, "'enforce' stands here twice; only one can count")]
    [InlineData("""{ "models": { "deny": [1] } }""", 24, "'models.deny' is a list of texts")]
    [InlineData("""{ "models": [] }""", 13, "models is an object in braces")]
    [InlineData("""[]""", 1, "a policy file is one JSON object in braces")]
    [InlineData("""{ "models": """, 13, "this is not JSON: a value is missing at the end of the file")]
    [InlineData("""{ "models": { "licences": { "deny": ["restrcted"] } } }""", 38, "'restrcted' is no licence class, kind or catalog licence; did you mean 'restricted'?")]
    [InlineData("""{ "packages": { "licences": { "deny": ["MIT OR"] } } }""", 40, "'MIT OR' is no SPDX licence expression and no licence class")]
    [InlineData("""{ "packages": { "deny": ["Foo/[1.0"] } }""", 26, "'Foo/[1.0' is no package pattern: write an id, id/version or id/[range]")]
    [InlineData("""{ "safety": { "require": { "text-generation": { "content-safety": "use" } } } }""", 67, "'use' is no value of 'safety.require.text-generation.content-safety'; did you mean 'used'?")]
    [InlineData("""{ "safety": { "require": { "text-generaton": {} } } }""", 28, "unknown key 'text-generaton' in 'safety.require'; did you mean 'text-generation'?")]
    [InlineData("""{ "rules": { "VET1003": "deny" } }""", 14, "unknown key 'VET1003' in 'rules'; did you mean 'VET1005'?")]
    [InlineData("""{ "exceptions": [ { "rule": "VET1003", "subject": "x", "reason": "r", "owner": " " } ] }""", 19, "an entry of 'exceptions' needs 'owner': who answers for it")]
    [InlineData("""{ "exceptions": [ { "rule": "VET1003", "subject": "x", "reason": "r", "owner": "o", "expires": "31.5.2027" } ] }""", 96, "'31.5.2027' is no date: write it as yyyy-MM-dd")]
    [InlineData("""{ "declare": { "organisation": { "revenue": "a lot" } } }""", 45, "'a lot' is no amount: write it like \"40M EUR/year\"")]
    [InlineData("""{ "declare": { "attestations": [ { "category": "privacy", "report": "../x.pdf", "date": "2026-01-01", "by": "me" } ] } }""", 69, "'../x.pdf' is no path inside the repository: write it from the root, with forward slashes and without '..'")]
    [InlineData("""{ "extends": "strikt" }""", 14, "there is no profile 'strikt'; did you mean 'strict'?")]
    [InlineData("""{ "extends": "/etc/vetted.json" }""", 14, "'/etc/vetted.json' is no path inside the repository: write it from the root, with forward slashes and without '..'")]
    [InlineData("""{ "extends": "policies/missing.json" }""", 14, "'policies/missing.json' was not found or cannot be read")]
    public void A_mistake_is_told_with_its_place(string text, int column, string message)
    {
        var (policy, problems) = Projects.Read(text);

        var problem = Assert.Single(problems);
        Assert.Equal(message, problem.Message);
        Assert.Equal(new Place("vetted.json", 1, column), Assert.Single(problem.Places));
        Assert.True(problem is { Rule: "VET9001", Level: FindingLevel.Error, Verdict: Verdict.Deny });
        Assert.Equal("vetted.json", Assert.Single(policy.Files));
    }

    [Fact]
    public void What_is_right_beside_a_mistake_applies()
    {
        var (policy, problems) = Projects.Read("""{ "modells": {}, "models": { "deny": ["gpt-*"] }, "enforce": true }""");

        Assert.Single(problems);
        Assert.True(policy.Enforce);
        Assert.Equal("gpt-*", Assert.Single(policy.Models.Deny).Value);
    }

    [Theory]
    [InlineData("""{ "models": { "allow": [] } }""")]
    [InlineData("""{ "models": { "allow": 7 } }""")]
    public void An_allow_list_that_is_empty_or_broken_allows_nothing(string text)
    {
        Assert.Empty(Assert.Single(Projects.Policy(text).Models.Allow));
    }

    [Fact]
    public void A_nearer_file_tightens_every_kind_of_rule()
    {
        var policy = Projects.Policy(
            """{ "enforce": true, "models": { "allow": ["a", "b"], "deny": ["x"] }, "safety": { "require": { "text-generation": { "content-safety": "used" } }, "minimumVetting": "listed" }, "lock": "deny", "rules": { "VET3004": "deny" } }""",
            """{ "enforce": false, "models": { "allow": ["b", "c"], "deny": ["y"] }, "safety": { "require": { "text-generation": { "content-safety": "referenced", "privacy": "attested" } }, "minimumVetting": "maker-documented" }, "lock": "warn", "rules": { "VET3004": "warn", "VET3005": "warn" } }""");

        Assert.True(policy.Enforce);
        Assert.Equal(new[] { "x", "y" }, policy.Models.Deny.Select(entry => entry.Value));
        Assert.Equal(Verdict.Allow, Judgement.Of(policy.Models, entry => entry == "b").Verdict);
        Assert.Equal(Verdict.Deny, Judgement.Of(policy.Models, entry => entry == "a").Verdict);
        Assert.Equal(Verdict.Deny, Judgement.Of(policy.Models, entry => entry == "c").Verdict);
        Assert.Equal(new[] { Assurance.Used, Assurance.Attested }, policy.Safety.Select(item => item.Assurance));
        Assert.Equal("listed", policy.MinimumVetting);
        Assert.Equal(Verdict.Deny, policy.Lock);
        Assert.Equal(new[] { ("VET3004", Verdict.Deny), ("VET3005", Verdict.Warn) }, policy.RuleSettings.Select(setting => (setting.Rule, setting.Verdict)));
    }

    [Fact]
    public void The_nearest_fact_wins_and_exceptions_add_up()
    {
        var policy = Projects.Policy(
            """{ "declare": { "product": { "commercial": true, "minimumAge": 18 }, "deployments": { "chat": "a", "embed": "e" } }, "exceptions": [ { "rule": "VET1003", "subject": "outer", "reason": "r", "owner": "o" } ] }""",
            """{ "declare": { "product": { "commercial": false }, "deployments": { "chat": "b" } }, "exceptions": [ { "rule": "VET1003", "subject": "nearer", "reason": "r", "owner": "o" } ] }""");

        Assert.True(policy.Declared is { Commercial: false, MinimumAge: 18 });
        Assert.Equal(new[] { "b", "e" }, policy.Declared.Deployments.Select(pair => pair.Value));
        Assert.Equal(new[] { "nearer", "outer" }, policy.Exceptions.Select(exception => exception.Subject));
    }

    [Fact]
    public void What_a_profile_says_stands_where_it_is_extended()
    {
        var policy = Projects.Policy("""{ "extends": ["open-models-only", "strict"] }""");

        Assert.Equal(new Place("vetted.json", 1, 15), policy.ModelLicences.Allow.Single().Single().Place);
        Assert.Contains(policy.Safety, item => item is { Category: "privacy", Place: { File: "vetted.json", Column: 35 } });
        Assert.Equal("vetted.json", Assert.Single(policy.Files));
    }

    [Fact]
    public void A_file_of_the_repository_can_be_extended_but_not_by_itself()
    {
        var files = new Dictionary<string, string>
        {
            ["policies/base.json"] = """{ "models": { "deny": ["x"] }, "extends": "policies/more.json" }""",
            ["policies/more.json"] = """{ "models": { "deny": ["y"] }, "extends": "policies/base.json" }""",
        };

        var (policy, problems) = PolicyReader.Read(
            new[] { new PolicyInput("vetted.json", """{ "extends": "policies/base.json" }""") }, SmallCatalog.Instance, path => files.GetValueOrDefault(path));

        Assert.Equal(new[] { "y", "x" }, policy.Models.Deny.Select(entry => entry.Value));
        Assert.Equal(new[] { "vetted.json", "policies/more.json", "policies/base.json" }, policy.Files);
        Assert.Equal("'policies/base.json' extends itself", Assert.Single(problems).Message);
    }

    [Fact]
    public void A_long_chain_of_files_ends()
    {
        var (_, problems) = PolicyReader.Read(
            new[] { new PolicyInput("vetted.json", """{ "extends": "p/1.json" }""") },
            SmallCatalog.Instance,
            path => "{ \"extends\": \"p/" + (int.Parse(path[2..^5], System.Globalization.CultureInfo.InvariantCulture) + 1) + ".json\" }");

        Assert.Equal("the chain of 'extends' is too long", Assert.Single(problems).Message);
    }

    [Fact]
    public void A_file_that_is_too_long_or_too_deep_is_refused()
    {
        Assert.Equal("this policy file is longer than a million characters and was not read", Assert.Single(Projects.Read(new string(' ', 1 << 21)).Problems).Message);
        Assert.Equal("this is not JSON: nested too deep", Assert.Single(Projects.Read(new string('[', 100_000)).Problems).Message);
    }

    private const string Lifts = """
        { "declare": { "product": { "commercial": false }, "attestations": [ { "category": "content-safety", "report": "a.pdf", "date": "2026-01-01", "by": "me" } ] },
          "exceptions": [ { "rule": "VET1003", "subject": "*", "reason": "r", "owner": "o" } ], "delegate": ["exceptions"] }
        """;

    [Fact]
    public void Under_a_central_policy_nothing_of_a_project_lifts()
    {
        var (policy, problems) = PolicyReader.Read(
            new[] { new PolicyInput("/ci/policy.json", "{}", IsCentral: true), new PolicyInput("vetted.json", Lifts) }, SmallCatalog.Instance);

        Assert.True(policy.IsCentral);
        Assert.Empty(policy.Exceptions);
        Assert.Null(policy.Declared.Commercial);
        Assert.Empty(policy.Declared.Attestations);
        Assert.Equal(4, problems.Count);
        Assert.All(problems, problem => Assert.True(problem is { Level: FindingLevel.Warning, Verdict: Verdict.Warn }));
    }

    [Fact]
    public void What_a_central_policy_delegates_counts()
    {
        var (policy, _) = PolicyReader.Read(
            new[]
            {
                new PolicyInput("/ci/policy.json", """{ "delegate": ["exceptions", "attestations"] }""", IsCentral: true),
                new PolicyInput("vetted.json", Lifts),
            },
            SmallCatalog.Instance);

        Assert.Single(policy.Exceptions);
        Assert.Single(policy.Declared.Attestations);
        Assert.Null(policy.Declared.Commercial);
        Assert.Equal(new[] { "attestations", "exceptions" }, policy.Delegated);
    }

    [Fact]
    public void A_merged_policy_survives_the_facts_file()
    {
        var policy = Projects.Policy("""{ "extends": "strict", "declare": { "organisation": { "revenue": ["1.5bn USD/month", "3M EUR/year"], "businesses": [] } } }""", Lifts);
        var facts = new ProjectFacts { Inventory = new ProjectInventory { Name = "App" }, Policy = policy };

        Assert.Equal(Filled.Describe(facts), Filled.Describe(ProjectFacts.Read(ProjectFacts.Write(facts), out _)));
    }

    [Fact]
    public void Every_profile_is_a_policy_without_mistakes()
    {
        Assert.All(Profiles.All, profile => Assert.Empty(Projects.Read(profile.Value).Problems));
    }
}
