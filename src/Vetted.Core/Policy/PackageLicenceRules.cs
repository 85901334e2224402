using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>VET1001 and VET1002: what the licences of packages ask.</summary>
internal static class PackageLicenceRules
{
    public static void Judge(EvaluationCase project, FindingList findings)
    {
        foreach (var package in project.Inventory.Packages)
        {
            var byId = Judgement.Of(project.Policy.Packages, pattern => PackagePattern.Parse(pattern)?.Matches(package.Id, package.Version) == true);
            var isJudged = project.Policy.JudgesAllPackages || project.Catalog.FindPackage(package.Id) is not null;
            if (byId.Verdict is Verdict.Deny && (isJudged || !byId.IsMissing))
            {
                AddById(package, byId, project, findings);
                continue;
            }

            var found = isJudged && !package.IsFrameworkProvided ? Stronger(JudgeLicence(package, project), NativePartRules.Judge(package, project)) : null;
            if (byId.Verdict is Verdict.Warn && found?.Verdict is not Verdict.Deny)
            {
                AddById(package, byId, project, findings);
            }
            else if (found is not null)
            {
                findings.Add(found.Rule, Subject(package), found.Verdict, found.Level, found.Message, project.PlaceOf(package), decidedBy: found.DecidedBy);
            }
        }
    }

    private static void AddById(Package package, Judgement judgement, EvaluationCase project, FindingList findings)
    {
        var next = judgement.Verdict == Verdict.Deny ? "remove it or record an exception" : "decide once";
        findings.Add(
            Rules.PackageLicence,
            Subject(package),
            judgement.Verdict,
            FindingLevel.Warning,
            $"{Wording.Package(package)}: {Wording.Objection(judgement)}; {next}: vetted accept {package.Id}",
            project.PlaceOf(package),
            decidedBy: judgement.Decider);
    }

    private static PackageFinding? JudgeLicence(Package package, EvaluationCase project)
    {
        var catalog = project.Catalog;
        var licence = Declared(package, project.Policy) ?? package.Licence;
        if (licence is null || !LicenceExpression.IsReadable(licence) || licence is "NOASSERTION" or "NONE")
        {
            return JudgeUnknown(package, project);
        }

        var judgement = Judgement.OfExpression(project.Policy.PackageLicences, licence, (entry, id) => LicenceWords.Covers(entry, id, catalog));
        var strictness = Strictness(licence, catalog);
        if (judgement.Verdict is Verdict.Allow || (judgement.Verdict is null && strictness is LicenceClass.Open or LicenceClass.Unknown))
        {
            return null;
        }

        var message = $"{Wording.Package(package)} comes under {Named(licence, catalog)}{Before(package, licence, catalog)}";
        message += judgement.Verdict switch
        {
            Verdict.Deny => $". {Wording.Sentence(Wording.Objection(judgement))}: replace the package or record an exception: vetted accept {package.Id}",
            Verdict.Warn => $". {Wording.Sentence(Wording.Objection(judgement))}. Decide once: vetted accept {package.Id}",
            _ => $", {Wording.Kind(LicenceStrictness.StrictestOf(LicenceExpression.Licences(licence), catalog).Kind)}"
                + $"{Wording.Bites(LicenceExpression.Licences(licence), catalog)}. Decide once: vetted accept {package.Id}",
        };
        return new PackageFinding(Rules.PackageLicence, judgement.Verdict, FindingLevel.Warning, message, judgement.Decider);
    }

    // A package whose licence changed: an older version may be what the team looked at, or what it can go back to.
    private static string Before(Package package, string licence, AiCatalog catalog)
    {
        var rows = catalog.FindPackage(package.Id)?.Licences ?? Array.Empty<(string Versions, string Licence)>();
        var at = rows.ToList().FindIndex(row => VersionRange.TryParse(row.Versions)?.Contains(package.Version) == true);
        var older = at < 0 ? default : rows.Skip(at + 1).FirstOrDefault(row => row.Licence is not "NOASSERTION" && !string.Equals(row.Licence, licence, StringComparison.OrdinalIgnoreCase));
        return older.Licence is null ? "" : $" ({older.Licence} in versions {older.Versions})";
    }

    private static PackageFinding? JudgeUnknown(Package package, EvaluationCase project)
    {
        var judgement = Judgement.Of(project.Policy.PackageLicences, entry => entry == "unknown");
        if (judgement.Verdict is Verdict.Allow)
        {
            return null;
        }

        var found = package.LicenceNote is { } note ? note : "the package names none";
        var refusal = judgement.Verdict == Verdict.Deny ? $" {Wording.Sentence(Wording.Objection(judgement))}." : "";
        return new PackageFinding(
            Rules.PackageLicenceUnknown,
            judgement.Verdict,
            package.Origin == PackageOrigin.Direct && !package.IsDevelopmentOnly ? FindingLevel.Warning : FindingLevel.Report,
            $"the licence of {Wording.Package(package)} could not be determined: {found}.{refusal} Read it and declare it once: declare.packages in vetted.json",
            judgement.Decider);
    }

    // A package is one finding, also where its own licence and that of a native part in it are both told.
    private static PackageFinding? Stronger(PackageFinding? own, PackageFinding? part)
    {
        if (own is null || part is null)
        {
            return own ?? part;
        }

        var (first, second) = (part.Verdict ?? Verdict.Allow) > (own.Verdict ?? Verdict.Allow) ? (part, own) : (own, part);
        return first.Level == FindingLevel.Report && second.Level > FindingLevel.Report ? second : first.Rule == second.Rule ? first with { Message = first.Message + ". " + Wording.Sentence(second.Message) } : first;
    }

    private static string Subject(Package package) => package.Id + "/" + package.Version;

    private static string? Declared(Package package, EffectivePolicy policy) => policy.Declared.Packages.FirstOrDefault(declared =>
        string.Equals(declared.Id, package.Id, System.StringComparison.OrdinalIgnoreCase)
        && (declared.Versions is null || VersionRange.TryParse(declared.Versions)?.Contains(package.Version) == true))?.Licence;

    /// <summary>The class of the mildest choice an expression leaves.</summary>
    private static LicenceClass Strictness(string expression, AiCatalog catalog)
    {
        foreach (var most in new[] { LicenceClass.Open, LicenceClass.HostedTerms, LicenceClass.Restricted, LicenceClass.Unknown, LicenceClass.NonCommercial })
        {
            if (LicenceExpression.IsSatisfiedBy(expression, licence => Rank(catalog.FindLicence(licence)) <= Rank(most)))
            {
                return most;
            }
        }

        return LicenceClass.Unknown;
    }

    // A licence as free as an OSI-approved one, without the approval, restricts nobody: it is no finding where no policy asks.
    private static int Rank(Licence? licence) => licence is { Kind: LicenceKind.PermissiveOther } ? 0 : Rank(licence?.Class ?? LicenceClass.Unknown);

    private static int Rank(LicenceClass licenceClass) => licenceClass switch
    {
        LicenceClass.Open => 0,
        LicenceClass.HostedTerms => 1,
        LicenceClass.Restricted => 2,
        LicenceClass.Unknown => 3,
        _ => 4,
    };

    private static string Named(string licence, AiCatalog catalog)
    {
        var licences = LicenceExpression.Licences(licence);
        return licences.Count == 1 ? Wording.Names(licences, catalog) : licence;
    }

}
