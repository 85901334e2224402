using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Licensing;

/// <summary>
/// Checks the terms of licences and services against declared facts. Nothing is assumed: an undeclared fact that decides is told as such, and a text that was not read, or a term that is
/// known from memory only, is never an all-clear. It is no legal advice and gives no legal verdict.
/// </summary>
public static class TermsCheck
{
    /// <summary>Checks all licences and host terms of one model together.</summary>
    /// <param name="licences">All that apply at once.</param>
    /// <param name="facts">The declared facts.</param>
    /// <param name="model">The facts of this model; null where none are declared.</param>
    /// <param name="asOf">The day (<c>yyyy-MM-dd</c>) before which at most a year a number of users counts as today's; null for the catalog's date.</param>
    public static TermsResult Check(IEnumerable<Licence> licences, DeclaredFacts facts, ModelFacts? model = null, string? asOf = null)
    {
        _ = facts ?? throw new ArgumentNullException(nameof(facts));
        var findings = new List<TermFinding>();
        var notChecked = new List<string>();
        var obligations = new List<Obligation>();
        foreach (var licence in licences ?? throw new ArgumentNullException(nameof(licences)))
        {
            var check = new LicenceCheck(licence, facts, model ?? new ModelFacts(), asOf ?? AiCatalog.Shared.Date);
            check.Run();
            findings.AddRange(check.Findings);
            notChecked.AddRange(check.NotChecked);
            obligations.AddRange(ObligationList.Of(licence, facts, model ?? new ModelFacts(), check.DueDisplays));
        }

        var sorted = findings.OrderByDescending(finding => finding.Verdict).ToArray();
        return new TermsResult(
            sorted.Length == 0 ? TermsVerdict.NoConflictFound : sorted[0].Verdict,
            sorted,
            notChecked.Distinct(StringComparer.Ordinal).ToArray(),
            obligations.OrderByDescending(obligation => obligation.IsCertain).ToArray());
    }
}
