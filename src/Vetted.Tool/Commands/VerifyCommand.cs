using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Vetted.Catalog;
using Vetted.Evidence.Artefacts;
using Vetted.Evidence.Attested;
using Vetted.Evidence.Notices;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Reports;
using Vetted.Text;
using Vetted.Tool.Scan;

namespace Vetted.Tool.Commands;

/// <summary>
/// <c>vetted verify</c>: judges what was built, from its files alone. The policy comes only from the arguments, MSBuild is never evaluated, and what cannot be read fails: this is the last word that nothing in a project can change.
/// </summary>
internal static class VerifyCommand
{
    public static Command Create(ToolHost host)
    {
        var path = new Argument<string>("artefact") { Description = "A publish folder, an image root or a nupkg" };
        var policy = new Option<string>("--policy") { Description = "The policy file to judge by", Required = true };
        var hash = new Option<string?>("--policy-sha256") { Description = "The SHA-256 the policy file must have" };
        var locks = new Option<string[]>("--lock") { Description = "A vetted.lock.json that the artefact is held to; once for each project in it", AllowMultipleArgumentsPerToken = false };
        var packages = new Option<string?>("--packages") { Description = "A packages folder in which the licences of packages are looked up" };
        var asOf = new Option<string?>("--as-of") { Description = "The day (yyyy-MM-dd) that expiries are judged against; today by default" };
        var format = new Option<string>("--format") { Description = "text, jsonl or sarif", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "jsonl", "sarif");
        var command = new Command("verify", "Judge a publish folder, image root or nupkg by a policy, without its project") { path, policy, hash, locks, packages, asOf, format };
        command.SetAction(result => Run(host, result.GetValue(path)!, result.GetValue(policy)!, result.GetValue(hash), result.GetValue(locks) ?? [], result.GetValue(packages), result.GetValue(asOf), result.GetValue(format)!));
        return command;
    }

    private static int Run(ToolHost host, string artefact, string policyFile, string? sha256, string[] lockFiles, string? packages, string? asOf, string format)
    {
        if (asOf is not null && !DateTime.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            host.Error.WriteLine($"vetted: --as-of {asOf} is no day of the form yyyy-MM-dd");
            return ExitCode.BadInput;
        }

        if (ReadPolicy(host, policyFile, sha256) is not { } policy)
        {
            return ExitCode.BadInput;
        }

        if (ReadLocks(host, lockFiles) is not { } accepted)
        {
            return ExitCode.BadInput;
        }

        // Who names a lock wants it held to.
        policy = lockFiles.Length == 0 ? policy : policy with { Lock = policy.Lock ?? Verdict.Deny };
        var day = asOf ?? DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var catalog = policy.CatalogOver(AiCatalog.Shared);
        IReadOnlyList<ArtefactApplication> applications;
        try
        {
            applications = ArtefactReader.Read(Path.GetFullPath(artefact), new ArtefactOptions { Catalog = catalog, PackagesFolder = packages is null ? null : Path.GetFullPath(packages) });
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            host.Error.WriteLine($"vetted: {artefact} cannot be read: {problem.Message}");
            return ExitCode.BadInput;
        }

        var projects = applications.Select(application => Judge(application, policy, Path.GetDirectoryName(Path.GetFullPath(policyFile))!, accepted, catalog, day)).ToArray();
        Write(host, projects, asOf is null ? null : day, format);
        return projects.Any(project => project.Evaluation.Findings.Any(Fails)) ? ExitCode.Denied : ExitCode.Ok;
    }

    // A finding that is denied, and evidence or a policy that cannot be read: a gate that cannot see does not open.
    private static bool Fails(Finding finding) =>
        finding.AcceptedBy is null && (finding.Verdict == Verdict.Deny || finding.Level == FindingLevel.Error || finding.Rule is "VET9001" or "VET9002");

    private static EffectivePolicy? ReadPolicy(ToolHost host, string file, string? sha256)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine($"vetted: the policy {file} cannot be read");
            return null;
        }

        var actual = Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();
        if (sha256 is not null && !actual.Equals(sha256, StringComparison.OrdinalIgnoreCase))
        {
            host.Error.WriteLine($"vetted: the policy {file} is another file than the pinned one: its SHA-256 is {actual}");
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var (policy, _) = PolicyReader.Read([new PolicyInput(file.Replace('\\', '/'), System.Text.Encoding.UTF8.GetString(bytes), IsCentral: true)], AiCatalog.Shared, path => ReadBeside(folder, path));
        return policy with { Enforce = true };
    }

    private static LockFile? ReadLocks(ToolHost host, string[] files)
    {
        var locks = new List<LockFile>();
        foreach (var file in files)
        {
            try
            {
                if (LockFile.Read(File.ReadAllText(file), out var error) is not { } read)
                {
                    host.Error.WriteLine($"vetted: {file}({error!.Line},{error.Column}): {error.Message}");
                    return null;
                }

                locks.Add(read);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                host.Error.WriteLine($"vetted: the lock {file} cannot be read");
                return null;
            }
        }

        return locks.Count == 0 ? LockFile.Missing : LockFile.Together(locks);
    }

    // What the policy extends, and the catalogs it names, lie beside it, never in the artefact.
    private static string? ReadBeside(string folder, string path)
    {
        var file = Path.Combine(folder, path);
        return File.Exists(file) && (File.GetAttributes(file) & FileAttributes.ReparsePoint) == 0 ? File.ReadAllText(file) : null;
    }

    private static (ProjectInventory Inventory, Evaluation Evaluation) Judge(ArtefactApplication application, EffectivePolicy policy, string policyFolder, LockFile accepted, AiCatalog catalog, string day)
    {
        var inventory = application.Inventory with
        {
            Gaps = [.. application.Inventory.Gaps, .. BomComparison.Compare(application)],
            AttestedFiles = AttestedFiles.Read(policyFolder, policy.Declared.Attestations, isRepository: false),
        };
        if (policy.Packages.Deny.Count > 0)
        {
            // The dependency manifest is a statement of the build; an assembly that it leaves out is known by its own name.
            inventory = inventory with { Packages = [.. inventory.Packages, .. application.Unlisted] };
        }

        inventory = inventory with { Duties = DutyReader.Search(application.Notices, ModelDuty.LookedFor(ModelDuty.AllOf(inventory, policy, catalog)), sawOutput: true) };
        var claimed = inventory with { Packages = WithClaimedLicences(inventory.Packages, application.BomText) };
        var evaluation = Evaluator.Evaluate(claimed, policy, catalog, day, accepted);
        return (claimed, WithoutLifting(evaluation, Evaluator.Evaluate(inventory, policy, catalog, day, accepted)));
    }

    // An artefact holds no nuspec. Where neither the catalog nor a packages folder knows a licence, the bill's statement is told, and says that it is one.
    private static Package[] WithClaimedLicences(IReadOnlyList<Package> packages, string? bom)
    {
        var claimed = bom is null ? new Dictionary<string, string>() : BomComparison.PackageLicences(bom);
        return packages.Select(package => package.Licence is null && claimed.TryGetValue(package.PackageUrl, out var licence)
            ? package with { Licence = licence, LicenceSource = LicenceSource.Declared, LicenceNote = "as the bill of materials says" }
            : package).ToArray();
    }

    // What the bill says of a licence can find more, but it lifts nothing: whoever builds writes the bill.
    private static Evaluation WithoutLifting(Evaluation withClaims, Evaluation without)
    {
        var told = withClaims.Findings.Where(finding => finding.Verdict == Verdict.Deny).Select(finding => finding.Subject).ToHashSet(StringComparer.Ordinal);
        var lifted = without.Findings.Where(finding => finding is { Rule: Rules.PackageLicenceUnknown, Verdict: Verdict.Deny } && !told.Contains(finding.Subject)).ToArray();
        return lifted.Length == 0 ? withClaims : withClaims with { Findings = [.. withClaims.Findings.Where(finding => !lifted.Any(one => one.Rule == finding.Rule && one.Subject == finding.Subject)), .. lifted] };
    }

    private static void Write(ToolHost host, (ProjectInventory Inventory, Evaluation Evaluation)[] projects, string? asOf, string format)
    {
        if (format == "sarif")
        {
            host.Out.Write(SarifWriter.Write(projects.Select(project => new SarifProject(project.Inventory, project.Evaluation.Findings)), Product.Version));
            return;
        }

        foreach (var (inventory, evaluation) in projects)
        {
            if (format == "jsonl")
            {
                foreach (var finding in evaluation.Findings)
                {
                    host.Out.WriteLine(JsonLine(inventory, finding));
                }

                continue;
            }

            foreach (var finding in evaluation.Findings.Where(finding => Fails(finding) || finding.Level >= FindingLevel.Warning))
            {
                var place = finding.Places.Count > 0 ? finding.Places[0].ToString() : inventory.Name;
                host.Out.WriteLine($"{place}: {(Fails(finding) ? host.Colour("error", 31) : host.Colour("warning", 33))} {finding.Rule}: {finding.Message} [{finding.HelpLink}]");
            }

            foreach (var file in inventory.AttestedFiles.Where(file => file.IsOutOfReach))
            {
                host.Out.WriteLine($"{inventory.Name}: {file.Path}, which the policy attests with, {file.Problem}");
            }

            var denied = evaluation.Findings.Count(Fails);
            host.Out.WriteLine($"{inventory.Name}: {ScanTable.Count(inventory.Packages.Count, "package")}, {ScanTable.Count(inventory.Models.Count(model => model.Use >= ModelUse.Selected), "use")} of models, {ScanTable.Count(inventory.ModelFiles.Count, "model file")}; "
                + (denied == 0 ? "nothing is denied" : $"{denied} denied") + (asOf is null ? "" : $" (as of {asOf})"));
        }
    }

    private static string JsonLine(ProjectInventory inventory, Finding finding)
    {
        var place = finding.Places.Count > 0 ? finding.Places[0] : new Place(inventory.Name, 0);
        return new JsonWriter(indented: false).BeginObject().Property("kind", "finding").Property("application", inventory.Name).Property("file", place.File).Property("line", place.Line).Property("column", place.Column)
            .Property("rule", finding.Rule).Property("subject", finding.Subject).Property("verdict", EnumWords.Of(finding.Verdict)).Property("fails", Fails(finding)).Property("message", finding.Message)
            .Property("helpLink", finding.HelpLink).EndObject().ToString();
    }
}
