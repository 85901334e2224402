using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Vetted.Catalog;
using Vetted.Policy;
using Vetted.Tool.Scan;

namespace Vetted.Tool.Commands;

/// <summary><c>vetted accept</c>: writes exceptions into the policy file, for one subject or for everything a scan finds today; or the lock.</summary>
internal static class AcceptCommand
{
    public static Command Create(ToolHost host)
    {
        var subjects = new Argument<string[]>("subject") { Description = "What the finding is about, as its message writes it: a model, a package id, a file", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Accept everything that a scan finds today, one exception each" };
        var rule = new Option<string?>("--rule") { Description = "The rule, where the subject has findings of several or no scan finds it" };
        var reason = new Option<string?>("--reason") { Description = "Why it is accepted (required but for --lock)" };
        var owner = new Option<string?>("--owner") { Description = "Who answers for it (required but for --lock)" };
        var expires = new Option<string?>("--expires") { Description = "The last day it counts (yyyy-MM-dd)" };
        var ticket = new Option<string?>("--ticket") { Description = "A ticket or address" };
        var path = new Option<string>("--path") { Description = "The checkout: its vetted.json is written, or made; with --lock the project's folder", DefaultValueFactory = _ => "." };
        var isLock = new Option<bool>("--lock") { Description = "Write vetted.lock.json: the AI inventory as the last build of the project saw it" };
        var configuration = new Option<string?>("--configuration") { Description = "With --lock: whose build counts where Debug and Release differ" };
        var command = new Command("accept", "Write an exception into vetted.json, or the lock") { subjects, all, rule, reason, owner, expires, ticket, path, isLock, configuration };
        command.SetAction(result =>
        {
            if (result.GetValue(isLock))
            {
                var isMore = new Option[] { all, rule, reason, owner, expires, ticket }.Any(option => result.GetResult(option) is { Implicit: false }) || result.GetValue(subjects) is { Length: > 0 };
                return isMore ? Refuse(host, "--lock accepts the inventory as it is and takes no subject, reason or owner: the commit says them") : AcceptLock.Run(host, Path.GetFullPath(result.GetValue(path)!), result.GetValue(configuration));
            }

            var request = new Request(result.GetValue(subjects) ?? [], result.GetValue(all), result.GetValue(rule), result.GetValue(reason) ?? "", result.GetValue(owner) ?? "", result.GetValue(expires), result.GetValue(ticket), Path.GetFullPath(result.GetValue(path)!));
            return Mistake(request) is { } mistake ? Refuse(host, mistake) : Run(host, request);
        });
        return command;
    }

    private static string? Mistake(Request request) =>
        !Directory.Exists(request.Path) ? $"there is no folder {request.Path}"
        : request.Subjects.Count == 0 && !request.All ? "name what to accept, or --all"
        : request.Reason.Trim().Length == 0 || request.Owner.Trim().Length == 0 ? "say --reason and --owner: who accepts it and why"
        : request.Expires is not null && !DateTime.TryParseExact(request.Expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? $"--expires {request.Expires} is no day of the form yyyy-MM-dd"
        : request.Rule is not null && !Rules.All.Any(known => known.Id == request.Rule) ? $"there is no rule {request.Rule}"
        : null;

    private static int Run(ToolHost host, Request request)
    {
        var exceptions = new List<AcceptedFinding>();
        var findings = request.All || request.Rule is null ? Open(request.Path) : [];
        if (request.All)
        {
            exceptions.AddRange(findings.Select(finding => request.Exception(finding.Rule, finding.Subject)));
        }

        foreach (var subject in request.Subjects)
        {
            if (request.Rule is not null)
            {
                exceptions.Add(request.Exception(request.Rule, subject));
                continue;
            }

            var own = findings.Where(finding => IsAbout(finding, subject)).ToArray();
            if (own.Length == 0)
            {
                return Refuse(host, $"a scan of {request.Path} has no open finding about {subject}; name its rule with --rule");
            }

            exceptions.AddRange(own.Select(finding => request.Exception(finding.Rule, finding.Subject)));
        }

        return Write(host, Path.Combine(request.Path, PolicyReader.FileName), exceptions);
    }

    private static int Write(ToolHost host, string file, List<AcceptedFinding> exceptions)
    {
        var text = File.Exists(file) ? File.ReadAllText(file) : PolicyEditor.NewFile();
        if (PolicyEditor.AddExceptions(text, exceptions, out var error) is not { } changed)
        {
            return Refuse(host, $"{file}({error!.Line},{error.Column}): {error.Message}");
        }

        if (changed == text && File.Exists(file))
        {
            host.Out.WriteLine($"{file} has {(exceptions.Count == 1 ? "this exception" : "these exceptions")} already");
            return ExitCode.Ok;
        }

        // Written beside and renamed, so that the policy is never half there.
        var temporary = file + ".tmp";
        File.WriteAllText(temporary, changed);
        File.Move(temporary, file, overwrite: true);
        foreach (var exception in exceptions)
        {
            host.Out.WriteLine($"accepted {exception.Rule} {exception.Subject} in {file}");
        }

        return ExitCode.Ok;
    }

    private static Finding[] Open(string path) =>
        new Scanner(AiCatalog.Shared, new ScanPolicies(AiCatalog.Shared, null), _ => { }).Scan(path, CancellationToken.None)
            .SelectMany(project => project.Evaluation.Findings).Where(finding => finding.AcceptedBy is null && finding.Level >= FindingLevel.Warning && finding.Rule is not ("VET9001" or "VET9002"))
            .GroupBy(finding => (finding.Rule, finding.Subject)).Select(group => group.First()).OrderBy(finding => finding.Rule, StringComparer.Ordinal).ThenBy(finding => finding.Subject, StringComparer.Ordinal).ToArray();

    // The subject of a package finding carries its version; people name the package.
    private static bool IsAbout(Finding finding, string subject) =>
        finding.Subject.Equals(subject, StringComparison.OrdinalIgnoreCase) || finding.Subject.StartsWith(subject + "/", StringComparison.OrdinalIgnoreCase);

    internal static int Refuse(ToolHost host, string why)
    {
        host.Error.WriteLine("vetted: " + why);
        return ExitCode.BadInput;
    }

    private sealed record Request(IReadOnlyList<string> Subjects, bool All, string? Rule, string Reason, string Owner, string? Expires, string? Ticket, string Path)
    {
        public AcceptedFinding Exception(string rule, string subject) => new() { Rule = rule, Subject = subject, Reason = Reason, Owner = Owner, Expires = Expires, Ticket = Ticket, Place = new Inventory.Place(PolicyReader.FileName, 0) };
    }
}
