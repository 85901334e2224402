using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Text;

namespace Vetted.Tool;

/// <summary>Why a rule says what it says of a project: the finding, what decided it, how a package came in, what could be used instead, and what is accepted.</summary>
internal static class ProjectExplanation
{
    private const int MostPlaces = 5;

    /// <summary>Explains all findings of a rule, or one.</summary>
    /// <param name="host">Where to write.</param>
    /// <param name="build">The last build.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="subject">What it is about, as a finding names it or as a pattern; null for all.</param>
    public static void Write(ToolHost host, LastBuild build, Rule rule, string? subject)
    {
        var evaluation = Evaluator.Evaluate(build.Inventory, build.Policy, build.Catalog);
        var found = evaluation.Findings.Where(finding => finding.Rule == rule.Id && (subject is null || IsAbout(finding, subject))).ToArray();
        host.Out.WriteLine(host.Colour($"{rule.Id}: {rule.Title}", Colours.Bold));
        host.Out.WriteLine($"  in {build.Inventory.ProjectFile}, as its last build saw it" + (build.Policy.IsPresent ? ", by " + string.Join(", ", build.Policy.Files) : ", without a policy"));
        foreach (var finding in found)
        {
            host.Out.WriteLine();
            WriteFinding(host, build, finding);
        }

        if (found.Length == 0)
        {
            host.Out.WriteLine();
            host.Out.WriteLine(subject is null ? "It finds nothing here." : $"It finds nothing about {subject} here.");
            WriteOthers(host, evaluation, subject);
        }
    }

    private static void WriteFinding(ToolHost host, LastBuild build, Finding finding)
    {
        host.Out.WriteLine(host.Colour(finding.Subject, Colours.Bold));
        Line(host, "says", finding.Message);
        Line(host, "decided", Decision(finding, build.Policy));
        foreach (var place in finding.Places.Take(MostPlaces))
        {
            Line(host, "at", place.ToString());
        }

        if (finding.Places.Count > MostPlaces)
        {
            Line(host, "", $"and {finding.Places.Count - MostPlaces} more places");
        }

        foreach (var package in PackagesOf(finding, build.Inventory))
        {
            Line(host, "comes by", package.Path.Count < 2 ? $"{package.Id} {package.Version} is referenced by the project itself" : string.Join(" > ", package.Path) + " " + package.Version);
        }

        WriteAlternatives(host, build, finding);
        foreach (var exception in build.Policy.Exceptions.Where(exception => exception.Rule == finding.Rule && Covers(exception, finding)))
        {
            Line(host, "exception", $"{exception.Place}: {exception.Reason} ({exception.Owner}" + (exception.Expires is { } day ? ", until " + day : "") + ")");
        }
    }

    private static string Decision(Finding finding, EffectivePolicy policy)
    {
        if (finding.AcceptedBy is { } reason)
        {
            return "accepted by an exception: " + reason;
        }

        if (finding.DecidedBy is { } entry)
        {
            var verdict = finding.Verdict == Verdict.Deny ? "denied" : finding.Verdict == Verdict.Warn ? "warned of" : "allowed";
            return $"{verdict} by {entry.Place}: {entry.Value}";
        }

        return finding.Verdict == Verdict.Deny ? "denied: no entry of an allow list has it" : policy.IsPresent ? "no policy file says anything of it; this is the default" : "there is no policy; this is the default";
    }

    // A finding about a package, the package of a model file, or the package whose API chooses a model.
    private static IEnumerable<Package> PackagesOf(Finding finding, ProjectInventory inventory)
    {
        var ids = inventory.ModelFiles.Where(file => file.Package is not null && (file.Path == finding.Subject || file.Identity?.Name == finding.Subject)).Select(file => file.Package!)
            .Concat(inventory.Models.Where(model => model.SinkPackage is not null && (model.Name == finding.Subject || model.Text == finding.Subject)).Select(model => model.SinkPackage!))
            .Append(finding.Subject).ToArray();
        return inventory.Packages.Where(package => ids.Any(id => string.Equals(id, package.Id, StringComparison.OrdinalIgnoreCase) || string.Equals(id, package.Id + "/" + package.Version, StringComparison.OrdinalIgnoreCase)));
    }

    private static void WriteAlternatives(ToolHost host, LastBuild build, Finding finding)
    {
        if (finding.Rule is not (Rules.ModelLicence or Rules.TermsConflict or Rules.Provider or Rules.ModelRetired or Rules.ModelLicenceUnknown)
            || build.Inventory.Models.Select(model => model.Identity).Concat(build.Inventory.ModelFiles.Select(file => file.Identity)).FirstOrDefault(identity => identity?.Name == finding.Subject) is not { } model)
        {
            return;
        }

        var others = Alternatives.Of(model, build.Policy, build.Catalog);
        foreach (var other in others)
        {
            Line(host, "instead", $"{other.Name} ({string.Join(", ", new[] { other.Publisher, Names(other, build.Catalog) }.OfType<string>())})");
        }

        if (others.Count == 0)
        {
            Line(host, "instead", "the catalog has no model for the same task that this policy allows");
        }
    }

    private static string? Names(ModelIdentity model, AiCatalog catalog) =>
        model.Licences.Count == 0 ? null : string.Join(" and ", model.Licences.Select(id => catalog.FindLicence(id)?.Name ?? id));

    private static void WriteOthers(ToolHost host, Evaluation evaluation, string? subject)
    {
        var others = evaluation.Findings.Where(finding => subject is null || IsAbout(finding, subject)).GroupBy(finding => finding.Rule, StringComparer.Ordinal)
            .Select(group => $"{group.Key} ({string.Join(", ", group.Select(finding => finding.Subject).Distinct().Take(3))})").ToArray();
        if (others.Length > 0)
        {
            host.Out.WriteLine("Other rules do: " + string.Join(", ", others));
        }
    }

    private static bool IsAbout(Finding finding, string subject) => Matches(subject, finding.Subject) || Matches(subject + "/*", finding.Subject);

    private static bool Covers(AcceptedFinding exception, Finding finding) => Matches(exception.Subject, finding.Subject) || Matches(exception.Subject + "/*", finding.Subject);

    private static bool Matches(string pattern, string text) => Glob.IsMatch(pattern.ToLowerInvariant(), text.ToLowerInvariant());

    private static void Line(ToolHost host, string name, string text) => host.Out.WriteLine($"  {name,-11}{text}");
}
