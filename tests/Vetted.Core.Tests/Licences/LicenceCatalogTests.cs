using System;
using System.Linq;
using Vetted.Catalog;
using Vetted.Licensing;

namespace Vetted.Core.Tests.Licences;

public class LicenceCatalogTests
{
    private static AiCatalog Catalog => AiCatalog.Shared;

    public static TheoryData<string> Ids() => [.. Catalog.Keys("licences")];

    [Theory]
    [InlineData("llama3.2", LicenceClass.Restricted, LicenceKind.Conditional)]
    [InlineData("gemma", LicenceClass.Restricted, LicenceKind.UseLimited)]
    [InlineData("gemma4", LicenceClass.Open, LicenceKind.OsiApproved)]
    [InlineData("apache-2.0", LicenceClass.Open, LicenceKind.OsiApproved)]
    [InlineData("mit", LicenceClass.Open, LicenceKind.OsiApproved)]
    [InlineData("agpl-3.0-only", LicenceClass.Open, LicenceKind.OsiApproved)]
    [InlineData("gpt-oss", LicenceClass.Open, LicenceKind.OsiApproved)]
    [InlineData("muse-glimmer", LicenceClass.Restricted, LicenceKind.UseLimited)]
    [InlineData("modified-mit-kimi", LicenceClass.Restricted, LicenceKind.Conditional)]
    [InlineData("cc-by-4.0", LicenceClass.Restricted, LicenceKind.PermissiveOther)]
    [InlineData("cc-by-sa-4.0", LicenceClass.Restricted, LicenceKind.ShareAlike)]
    [InlineData("cc-by-nc-4.0", LicenceClass.NonCommercial, LicenceKind.NonCommercial)]
    [InlineData("mrl", LicenceClass.NonCommercial, LicenceKind.ResearchOnly)]
    [InlineData("deepseek", LicenceClass.Restricted, LicenceKind.UseLimited)]
    [InlineData("openmdw", LicenceClass.Restricted, LicenceKind.PermissiveOther)]
    [InlineData("json", LicenceClass.Restricted, LicenceKind.UseLimited)]
    [InlineData("openai-api-terms", LicenceClass.HostedTerms, LicenceKind.ServiceTerms)]
    [InlineData("writer-terms", LicenceClass.HostedTerms, LicenceKind.ServiceTerms)]
    [InlineData("falcon-180b", LicenceClass.Unknown, LicenceKind.Unknown)]
    [InlineData("ai2-impact", LicenceClass.Unknown, LicenceKind.Unknown)]
    public void Class_and_kind_follow_from_the_terms(string id, LicenceClass expectedClass, LicenceKind expectedKind)
    {
        var licence = Catalog.FindLicence(id)!;
        Assert.Equal((expectedClass, expectedKind), (licence.Class, licence.Kind));
    }

    [Fact]
    public void Bites_of_llama_read_as_the_design_shows()
    {
        Assert.Equal(
            "use policy; permission needed if your group had over 700 M monthly users on 2024-09-25; show \"Built with Llama\" if you ship it",
            string.Join("; ", Catalog.FindLicence("llama3.2")!.Bites.Take(3)));
    }

    [Theory]
    [InlineData("stability-ai-community", "no rights if your group has revenue of over USD 1 M a year")]
    [InlineData("qwen", "permission needed if your product has over 100 M monthly users")]
    [InlineData("tencent-hunyuan-community", "no rights in the EU, the UK and South Korea")]
    [InlineData("llama4", "no rights to multimodal models for companies based in the EU")]
    [InlineData("modified-mit-kimi", "show \"Kimi K2\" if a product has over 100 M monthly users")]
    [InlineData("cc-by-nc-4.0", "no commercial use")]
    [InlineData("google-gemini-api-terms", "paid service only for users in the EEA, Switzerland and the UK")]
    [InlineData("mpl-2.0", "changed files under the same licence")]
    public void A_term_that_bites_is_said_in_plain_words(string id, string phrase)
    {
        Assert.Contains(phrase, Catalog.FindLicence(id)!.Bites);
    }

    [Theory]
    [InlineData("mit")]
    [InlineData("apache-2.0")]
    [InlineData("bsd-3-clause")]
    public void A_permissive_licence_does_not_bite(string id)
    {
        Assert.Empty(Catalog.FindLicence(id)!.Bites);
    }

    [Theory]
    [InlineData("MIT", "mit")]
    [InlineData("apache-2.0", "apache-2.0")]
    [InlineData("GPL-3.0", "gpl-3.0-only")]
    [InlineData("LicenseRef-scancode-llama-3.2-license-2024", "llama3.2")]
    [InlineData("flux-1-dev-non-commercial-license", "flux-1-dev-nc")]
    public void A_licence_is_found_by_id_expression_and_hub_tag(string name, string id)
    {
        Assert.Equal(id, Catalog.FindLicence(name)!.Id);
    }

    [Fact]
    public void An_unknown_name_is_no_licence()
    {
        Assert.Null(Catalog.FindLicence("other"));
        Assert.Null(Catalog.FindLicence("modified-mit"));
    }

    [Theory]
    [InlineData("mit,llama3.3", LicenceClass.Restricted)]
    [InlineData("mit,apache-2.0", LicenceClass.Open)]
    [InlineData("mit,no-such-licence", LicenceClass.Unknown)]
    [InlineData("cc-by-nc-4.0,no-such-licence", LicenceClass.NonCommercial)]
    [InlineData("", LicenceClass.Unknown)]
    public void Several_licences_count_as_the_strictest(string ids, LicenceClass expected)
    {
        Assert.Equal(expected, Catalog.ClassOf(ids.Split(',', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("mit,llama3.3")]
    [InlineData("cc-by-nc-4.0,no-such-licence")]
    [InlineData("cc-by-nc-4.0,falcon-180b")]
    [InlineData("falcon-180b,mit")]
    [InlineData("no-such-licence,mit")]
    [InlineData("llama3.3,openai-api-terms")]
    [InlineData("")]
    public void The_class_of_a_model_is_that_of_its_licences_together(string ids)
    {
        var all = ids.Split(',', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Catalog.StrictestOf(all), (new LicenceSet(all).Class(Catalog), new LicenceSet(all).Kind(Catalog)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_licence_is_dated_sourced_and_clear_about_what_was_read(string id)
    {
        var licence = Catalog.FindLicence(id)!;
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", licence.Reviewed);
        Assert.NotEmpty(licence.Sources);
        Assert.True(licence.Name.Length > 0 && licence.Expression.Length > 0);
        Assert.Contains(licence.Confidence, (string[])["read", "secondary", "memory"]);
        foreach (var (name, term) in licence.Terms.All)
        {
            if (term.Decides && term.Confidence == TermConfidence.Read)
            {
                Assert.True(term.Clause is { Length: > 0 }, $"{id}.{name} names no clause");
                Assert.True(term.Says is { Length: > 0 }, $"{id}.{name} says nothing");
                Assert.True(term.Text is { Sha256.Length: 64, ReadOn: "2026-11-24", Reader: "the Vetted maintainers" }, $"{id}.{name} names no text");
            }
            else if (term.Value is TermValue.Yes or TermValue.No)
            {
                Assert.True(term.Says is { Length: > 0 }, $"{id}.{name} says nothing");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Only_an_OSI_approved_licence_that_is_not_known_from_memory_is_open(string id)
    {
        var licence = Catalog.FindLicence(id)!;
        Assert.Equal(licence.Class == LicenceClass.Open, licence.Kind == LicenceKind.OsiApproved);
        if (licence.Class == LicenceClass.Open)
        {
            Assert.True(licence.Terms.OsiApproved.IsYes);
            Assert.DoesNotContain("LicenseRef-", licence.Expression, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_approval_is_a_read_fact_and_is_what_the_SPDX_list_says(string id)
    {
        var licence = Catalog.FindLicence(id)!;
        var approval = licence.Terms.OsiApproved;
        if (licence.SameAs is null && !licence.Expression.StartsWith("LicenseRef-", StringComparison.Ordinal))
        {
            var listed = Catalog.Entry("spdx-licences", licence.Expression)!;
            Assert.Equal((listed.GetBoolean("osi") ? TermValue.Yes : TermValue.No, TermConfidence.Read, "spdx-list"), (approval.Value, approval.Confidence, approval.Text?.Id));
        }
        else if (licence.Class == LicenceClass.Open)
        {
            Assert.Equal((TermConfidence.Read, "spdx-list"), (approval.Confidence, approval.Text?.Id));
        }
    }

    [Theory]
    [InlineData("agpl-3.0-only")]
    [InlineData("gpl-2.0-or-later")]
    [InlineData("lgpl-3.0-only")]
    [InlineData("epl-2.0")]
    [InlineData("mpl-1.1")]
    public void An_approved_licence_known_from_descriptions_is_open_without_an_all_clear(string id)
    {
        var licence = Catalog.FindLicence(id)!;
        Assert.Equal((LicenceClass.Open, "secondary", false), (licence.Class, licence.Confidence, licence.IsTextRead));
        Assert.All(licence.Terms.All, pair => Assert.True(pair.Name == "osiApproved" || (pair.Term.Confidence != TermConfidence.Read && pair.Term.Clause is null), pair.Name));
        Assert.Equal(TermsVerdict.TextNotRead, TermsCheck.Check([licence], DeclaredFacts.None).Verdict);
    }

    [Theory]
    [InlineData("mit")]
    [InlineData("apache-2.0")]
    [InlineData("mpl-2.0")]
    [InlineData("gpt-oss")]
    public void An_approved_licence_whose_text_was_read_can_be_an_all_clear(string id)
    {
        Assert.True(Catalog.FindLicence(id)!.IsTextRead);
        Assert.Equal(TermsVerdict.NoConflictFound, TermsCheck.Check([Catalog.FindLicence(id)!], DeclaredFacts.None).Verdict);
    }

    [Fact]
    public void The_terms_of_OpenAI_for_businesses_do_not_pass_as_read()
    {
        var licence = Catalog.FindLicence("openai-api-terms")!;
        Assert.DoesNotContain(licence.Terms.All, pair => pair.Term.Confidence == TermConfidence.Read);
        Assert.Contains("for individuals", licence.Terms.TrainOnOutputs.Says, StringComparison.Ordinal);
        Assert.Contains(TermsCheck.Check([licence], DeclaredFacts.None).Findings, finding => finding.Verdict == TermsVerdict.TextNotRead);
    }

    [Theory]
    [InlineData("jamba-open-model", "revenue")]
    [InlineData("grok2-community", "Powered by xAI")]
    [InlineData("cohere-api-terms", "train")]
    public void A_fact_from_memory_is_kept_but_neither_bites_nor_decides(string id, string word)
    {
        var licence = Catalog.FindLicence(id)!;
        Assert.Contains(licence.Terms.All, pair => pair.Term is { Confidence: TermConfidence.Memory, Value: TermValue.Yes, Decides: false });
        Assert.DoesNotContain(licence.Bites, phrase => phrase.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void A_term_that_a_whole_text_does_not_mention_is_told_apart_from_one_that_was_not_read()
    {
        Assert.Equal(TermValue.NotFound, Catalog.FindLicence("gemma")!.Terms.Territory.Value);
        Assert.Equal(TermValue.NotRead, Catalog.FindLicence("kimi-k3")!.Terms.Territory.Value);
    }

    [Fact]
    public void An_entry_for_models_under_a_common_licence_has_the_terms_of_that_licence()
    {
        var gemma4 = Catalog.FindLicence("gemma4")!;
        Assert.Equal("Apache-2.0", gemma4.Expression);
        Assert.Equal(Catalog.FindLicence("apache-2.0")!.Terms.Litigation, gemma4.Terms.Litigation);
    }
}
