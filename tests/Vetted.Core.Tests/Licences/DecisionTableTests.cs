using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Vetted.Catalog;
using Vetted.Licensing;

namespace Vetted.Core.Tests.Licences;

public class DecisionTableTests
{
    public static TheoryData<string, string, string, string, string> Rows()
    {
        var data = new TheoryData<string, string, string, string, string>();
        foreach (var row in File.ReadLines(Table()).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')))
        {
            data.Add(row[0], row[1], row[2], row[3], row[4]);
        }

        return data;
    }

    private static string Table([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "decisions.tsv");

    [Fact]
    public void The_table_has_enough_rows_and_none_twice()
    {
        var rows = Rows().Select(row => row[0] + "|" + row[1]).ToArray();
        Assert.True(rows.Length >= 150);
        Assert.Equal(rows.Length, rows.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_of_the_table_is_what_the_check_says(string licences, string facts, string verdict, string clause, string duties)
    {
        var (declared, model) = Read(facts);
        var result = TermsCheck.Check(licences.Split('+').Select(id => AiCatalog.Shared.FindLicence(id)!), declared, model, asOf: "2026-11-24");

        var told = string.Join(" | ", result.Findings.Select(finding => $"{finding.Verdict} {finding.Term} {finding.Source.Clause}: {finding.Message} [{finding.Fact}]"));
        Assert.True(Words(result.Verdict) == verdict, $"{result.Verdict}: {told}");
        if (clause.Length > 0)
        {
            Assert.True(result.Findings.Any(finding => finding.Verdict == result.Verdict && finding.Source.Clause == clause), told);
        }

        // Duties hang on how a model is given on; a row that leaves this open lists only those that do not.
        Assert.Equal(
            duties.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            result.Obligations.Where(obligation => obligation.IsCertain).Select(obligation => Words(obligation.Kind)).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_finding_names_its_source_and_avoids_verdicts_of_law(string licences, string facts, string verdict, string clause, string duties)
    {
        _ = (verdict, clause, duties);
        var (declared, model) = Read(facts);
        foreach (var finding in TermsCheck.Check(licences.Split('+').Select(id => AiCatalog.Shared.FindLicence(id)!), declared, model, asOf: "2026-11-24").Findings)
        {
            Assert.DoesNotMatch(new Regex("complian|violat|legal|\\bfits\\b", RegexOptions.IgnoreCase), finding.Message);
            Assert.False(finding.Message.EndsWith('.'));
            if (finding.Verdict is TermsVerdict.Conflict or TermsVerdict.UndeclaredFact)
            {
                Assert.NotEqual(TermConfidence.Memory, finding.Source.Confidence);
                Assert.True(finding.Source.Confidence != TermConfidence.Read || finding.Source is { Clause: not null, Text: not null }, finding.Message);
            }
        }
    }

    [Fact]
    public void A_licence_whose_text_was_not_read_is_never_an_all_clear()
    {
        var everything = Read("commercial=no; research=yes; in=JP; territories=JP; users@2026-10-01=1; revenue=1 USD/month; businesses=none; age=99; distils=no; finetunes=no; multimodal=no; given=nowhere; obtained=self-hosted; paid=yes");
        foreach (var licence in AiCatalog.Shared.Keys("licences").Select(id => AiCatalog.Shared.FindLicence(id)!).Where(licence => !licence.IsTextRead))
        {
            Assert.NotEqual(TermsVerdict.NoConflictFound, TermsCheck.Check([licence], everything.Facts, everything.Model).Verdict);
        }
    }

    [Fact]
    public void What_no_tool_can_check_is_listed()
    {
        Assert.Contains(TermsCheck.Check([AiCatalog.Shared.FindLicence("gemma")!], DeclaredFacts.None).NotChecked, text => text.Contains("prohibited use policy", StringComparison.Ordinal));
        Assert.Empty(TermsCheck.Check([AiCatalog.Shared.FindLicence("mit")!], DeclaredFacts.None).NotChecked);
    }

    [Fact]
    public void A_duty_carries_its_exact_wording_and_clause()
    {
        var (facts, model) = Read("finetunes=no; distils=no; obtained=self-hosted; given=weights");
        var duties = TermsCheck.Check([AiCatalog.Shared.FindLicence("llama3.1")!], facts, model).Obligations;
        Assert.Contains(duties, duty => duty is { Kind: ObligationKind.Display, IsCertain: true, Wording: "Built with Llama", Source.Clause: "1.b.i" });
        Assert.Contains(duties, duty => duty.Kind == ObligationKind.Notice && duty.Wording == "Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.");
    }

    [Fact]
    public void A_duty_that_an_undeclared_fact_decides_is_told_as_uncertain()
    {
        Assert.Contains(TermsCheck.Check([AiCatalog.Shared.FindLicence("llama3.1")!], DeclaredFacts.None).Obligations, duty => duty is { Kind: ObligationKind.Display, IsCertain: false });
    }

    internal static (DeclaredFacts Facts, ModelFacts Model) Read(string text)
    {
        var facts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        bool? Flag(string name) => facts.TryGetValue(name, out var value) ? value == "yes" : null;
        IReadOnlyList<string>? List(string name) => facts.TryGetValue(name, out var value) ? value == "none" ? [] : value.Split(',') : null;
        var revenue = facts.TryGetValue("revenue", out var written) && DeclaredRevenue.TryParse(written, out var parsed) ? new[] { parsed! } : [];
        Assert.Equal(facts.ContainsKey("revenue"), revenue.Length == 1);
        return (
            new DeclaredFacts
            {
                Organisation = new OrganisationFacts
                {
                    EstablishedIn = List("in"),
                    Revenue = revenue,
                    Users = facts.Where(pair => pair.Key.StartsWith("users@", StringComparison.Ordinal)).ToDictionary(pair => pair.Key[6..], pair => long.Parse(pair.Value, CultureInfo.InvariantCulture)),
                },
                Product = new ProductFacts
                {
                    Commercial = Flag("commercial"),
                    ResearchOnly = Flag("research"),
                    Territories = List("territories"),
                    Businesses = List("businesses"),
                    MinimumAge = facts.TryGetValue("age", out var age) ? int.Parse(age, CultureInfo.InvariantCulture) : null,
                    FineTunes = Flag("finetunes"),
                    Distils = Flag("distils"),
                    TrainedModelsCompete = Flag("competes"),
                },
            },
            new ModelFacts
            {
                Obtained = facts.GetValueOrDefault("obtained") switch
                {
                    null => ModelObtained.Unknown,
                    "self-hosted" => ModelObtained.SelfHosted,
                    "hosted-service" => ModelObtained.HostedService,
                    "end-user-product" => ModelObtained.EndUserProduct,
                    _ => throw new InvalidDataException(text),
                },
                GivenOn = facts.GetValueOrDefault("given") switch
                {
                    null => ModelGivenOn.Unknown,
                    "nowhere" => ModelGivenOn.Nowhere,
                    "service" => ModelGivenOn.AsService,
                    "weights" => ModelGivenOn.WeightsShipped,
                    _ => throw new InvalidDataException(text),
                },
                Multimodal = Flag("multimodal"),
                Changed = Flag("changed"),
                PaidService = Flag("paid"),
            });
    }

    private static string Words(TermsVerdict verdict) => verdict switch
    {
        TermsVerdict.Conflict => "conflict",
        TermsVerdict.UndeclaredFact => "undeclared fact",
        TermsVerdict.TextNotRead => "text not read",
        _ => "no conflict found",
    };

    internal static string Words(ObligationKind kind) => kind switch
    {
        ObligationKind.Display => "display",
        ObligationKind.DerivedName => "derived-name",
        ObligationKind.Notice => "notice",
        ObligationKind.LicenceCopy => "licence-copy",
        ObligationKind.Attribution => "attribution",
        ObligationKind.ChangeNotice => "change-notice",
        ObligationKind.PassThrough => "pass-through",
        ObligationKind.ShareAlike => "share-alike",
        _ => "registration",
    };
}
