using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>What a rule says of a package before policy and exceptions give it its level.</summary>
internal sealed record PackageFinding(string Rule, Verdict? Verdict, FindingLevel Level, string Message, PolicyEntry? DecidedBy);

/// <summary>VET1001 and VET1002 for native libraries that a package carries under terms of their own. A row from memory is shown in reports and judged nowhere.</summary>
internal static class NativePartRules
{
    public static PackageFinding? Judge(Package package, EvaluationCase project)
    {
        if (package.IsDevelopmentOnly || project.Catalog.FindPackage(package.Id) is not { NativeParts.Count: > 0 } row)
        {
            return null;
        }

        return row.NativeParts.Where(part => part.IsCarried && part.Confidence != TermConfidence.Memory && part.IsIn(package.Version))
            .Select(part => Judge(package, part, project)).OfType<PackageFinding>().OrderByDescending(found => found.Verdict ?? Verdict.Allow).ThenByDescending(found => found.Level).FirstOrDefault();
    }

    private static PackageFinding? Judge(Package package, NativePart part, EvaluationCase project)
    {
        var catalog = project.Catalog;
        var known = catalog.FindLicence(part.Licence);
        var licence = known?.Expression ?? part.Licence;
        var carries = $"{Wording.Package(package)} carries {part.Name}" + (part.Publisher is { } publisher && part.Name.IndexOf(publisher, System.StringComparison.Ordinal) < 0 ? $" of {publisher}" : "");
        if (licence == "NOASSERTION" || !LicenceExpression.IsReadable(licence))
        {
            var unknown = Judgement.Of(project.Policy.PackageLicences, entry => entry == "unknown");
            return unknown.Verdict == Verdict.Allow ? null : new PackageFinding(
                Rules.PackageLicenceUnknown,
                unknown.Verdict,
                FindingLevel.Report,
                $"{carries}, under terms of its own that the package does not say.{(unknown.Verdict is null ? "" : " " + Wording.Sentence(Wording.Objection(unknown)) + ".")} Read them, and record the decision: vetted accept {package.Id} --rule {Rules.PackageLicenceUnknown}",
                unknown.Decider);
        }

        var judgement = Judgement.OfExpression(project.Policy.PackageLicences, licence, (entry, id) => LicenceWords.Covers(entry, id, catalog));
        if (judgement.Verdict == Verdict.Allow || (judgement.Verdict is null && known?.Class == LicenceClass.Open))
        {
            return null;
        }

        var message = $"{carries} under {known?.Name ?? licence}, not under the package's own licence";
        return new PackageFinding(
            Rules.PackageLicence,
            judgement.Verdict,
            FindingLevel.Suggestion,
            judgement.Verdict is null
                ? $"{message}{Wording.Bites(new[] { part.Licence }, catalog)}. Decide once: vetted accept {package.Id}"
                : $"{message}. {Wording.Sentence(Wording.Objection(judgement))}: {(judgement.Verdict == Verdict.Deny ? "replace the package or record an exception" : "decide once")}: vetted accept {package.Id}",
            judgement.Decider);
    }
}
