using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Evidence.Attested;
using Vetted.Policy;

namespace Vetted.Tool.Commands;

/// <summary><c>vetted attest</c>: writes into vetted.json what code cannot show, with the evidence file's hash.</summary>
internal static class AttestCommand
{
    public static Command Create(ToolHost host)
    {
        var subject = new Argument<string>("subject") { Description = "A safety category (content-safety, privacy, robustness, …) or the id of a deployment practice" };
        var tool = new Option<string?>("--tool") { Description = "The tool: its catalog id or name" };
        var version = new Option<string?>("--version-of-tool") { Description = "The tool's version" };
        var report = new Option<string?>("--report") { Description = "The evidence file, inside the checkout" };
        var link = new Option<string?>("--link") { Description = "The evidence's address" };
        var reason = new Option<string?>("--reason") { Description = "Why a practice does not apply" };
        var by = new Option<string>("--by") { Description = "Who attests", Required = true };
        var date = new Option<string?>("--date") { Description = "The day of the evidence (yyyy-MM-dd); today by default" };
        var path = new Option<string>("--path") { Description = "The checkout: its vetted.json is written, or made", DefaultValueFactory = _ => "." };
        var command = new Command("attest", "Write an attestation into vetted.json") { subject, tool, version, report, link, reason, by, date, path };
        command.SetAction(result => Run(
            host,
            result.GetValue(subject)!,
            new Attestation
            {
                Tool = result.GetValue(tool),
                Version = result.GetValue(version),
                Report = result.GetValue(report),
                Link = result.GetValue(link),
                Reason = result.GetValue(reason),
                By = result.GetValue(by),
                Date = result.GetValue(date) ?? DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Place = new Inventory.Place(PolicyReader.FileName, 0),
            },
            Path.GetFullPath(result.GetValue(path)!)));
        return command;
    }

    private static int Run(ToolHost host, string subject, Attestation attestation, string folder)
    {
        var isPractice = AiCatalog.Shared.Practices.Any(practice => practice.Id == subject);
        if (!isPractice && !Attestation.Categories.Contains(subject))
        {
            return Refuse(host, $"{subject} is neither a safety category ({string.Join(", ", Attestation.Categories)}) nor a deployment practice of the catalog");
        }

        attestation = isPractice ? attestation with { Practice = subject } : attestation with { Category = subject };
        if (Mistake(attestation, folder) is { } mistake)
        {
            return Refuse(host, mistake);
        }

        if (attestation.Report is { } report)
        {
            var relative = Path.GetRelativePath(folder, Path.GetFullPath(report, folder)).Replace('\\', '/');
            attestation = attestation with { Report = relative };
            var read = AttestedFiles.Read(folder, [attestation])[0];
            if (read.Problem is { } problem)
            {
                return Refuse(host, $"{relative} {problem}");
            }

            attestation = attestation with { Sha256 = read.Sha256 };
        }

        return Write(host, Path.Combine(folder, PolicyReader.FileName), subject, attestation);
    }

    private static string? Mistake(Attestation attestation, string folder) =>
        !Directory.Exists(folder) ? $"there is no folder {folder}"
        : attestation.Report is null && attestation.Link is null && (attestation.Reason is null || attestation.Practice is null) ? "name the evidence: --report FILE or --link ADDRESS" + (attestation.Practice is null ? "" : ", or --reason TEXT where it does not apply")
        : string.IsNullOrWhiteSpace(attestation.By) ? "--by may not be empty"
        : !DateTime.TryParseExact(attestation.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? $"--date {attestation.Date} is no day of the form yyyy-MM-dd"
        : null;

    private static int Write(ToolHost host, string file, string subject, Attestation attestation)
    {
        var text = File.Exists(file) ? File.ReadAllText(file) : PolicyEditor.NewFile();
        if (PolicyEditor.AddAttestation(text, attestation, out var error) is not { } changed)
        {
            return Refuse(host, $"{file}({error!.Line},{error.Column}): {error.Message}");
        }

        if (changed == text)
        {
            host.Out.WriteLine($"{file} has this attestation already");
            return ExitCode.Ok;
        }

        // Written beside and renamed, so that the policy is never half there.
        var temporary = file + ".tmp";
        File.WriteAllText(temporary, changed);
        File.Move(temporary, file, overwrite: true);
        host.Out.WriteLine($"attested {subject} in {file}" + (attestation.Sha256 is { } hash ? $" ({attestation.Report}, SHA-256 {hash})" : ""));
        return ExitCode.Ok;
    }

    private static int Refuse(ToolHost host, string why)
    {
        host.Error.WriteLine("vetted: " + why);
        return ExitCode.BadInput;
    }
}
