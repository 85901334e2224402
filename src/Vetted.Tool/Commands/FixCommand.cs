using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using Vetted.Catalog;
using Vetted.Policy;
using Vetted.Tool.Fix;
using Vetted.Tool.Scan;

namespace Vetted.Tool.Commands;

/// <summary><c>vetted fix</c>: what the light bulb does in an editor, in every file of a checkout: pins floating ids, replaces retired models by their named successors, and, where it is asked for, references the package of a missing check.</summary>
internal static class FixCommand
{
    private static readonly string[] Repaired = [Rules.ModelFloats, Rules.ModelRetired];

    public static Command Create(ToolHost host)
    {
        var path = new Argument<string>("path") { Description = "A folder, project, .sln, .slnx or .slnf", DefaultValueFactory = _ => "." };
        var rules = new Option<string[]>("--rule") { Description = "Repair the findings of this rule only: VET3004 (pin) or VET3005 (replace); with VET2001 or VET2003 the package of the missing check is referenced; may be given again" };
        rules.AcceptOnlyFromAmong([.. Repaired, .. PackagePlan.Rules]);
        var dryRun = new Option<bool>("--dry-run") { Description = "Show the changes, write nothing, and exit with 1 where there are some" };
        var policy = new Option<string?>("--policy") { Description = "The policy file to judge by; by default the vetted.json files of the checkout" };
        var command = new Command("fix", "Pin floating model ids and replace retired models by their named successors, in code and configuration") { path, rules, dryRun, policy };
        command.SetAction((result, cancellation) => System.Threading.Tasks.Task.FromResult(
            Run(host, result.GetValue(path)!, result.GetValue(rules) is { Length: > 0 } some ? some : Repaired, result.GetValue(dryRun), result.GetValue(policy), cancellation)));
        return command;
    }

    private static int Run(ToolHost host, string path, string[] rules, bool dryRun, string? policyFile, CancellationToken cancellation)
    {
        var full = Path.GetFullPath(path);
        if (!Directory.Exists(full) && !File.Exists(full))
        {
            return Refuse(host, "there is no " + path);
        }

        if (policyFile is not null && !File.Exists(policyFile))
        {
            return Refuse(host, $"the policy {policyFile} cannot be read");
        }

        var policies = new ScanPolicies(AiCatalog.Shared, policyFile is null ? null : Path.GetFullPath(policyFile));
        var root = Directory.Exists(full) ? full : Path.GetDirectoryName(full)!;
        var projects = new Scanner(AiCatalog.Shared, policies, _ => { }).Scan(full, cancellation);
        var plan = FixPlan.Of(root, projects, rules);
        var packages = PackagePlan.Of(root, projects, rules);
        foreach (var (edit, why) in plan.Refused)
        {
            host.Error.WriteLine($"{edit.Place}: {edit.From} was not replaced by {edit.To}: {why}. Change it by hand");
        }

        foreach (var (project, why) in packages.Left)
        {
            host.Error.WriteLine($"{project}: {why}");
        }

        foreach (var (file, name, text) in plan.Files.Select(fix => (fix.File, fix.Path, fix.Text)).Concat(packages.Files.Select(fix => (fix.File, fix.Path, fix.Text))))
        {
            Show(host, TextDiff.Of(name, file.Text, text));
            if (!dryRun && Write(file, text) is { } problem)
            {
                return Refuse(host, $"{name} cannot be written: {problem}");
            }
        }

        foreach (var fix in packages.Files)
        {
            host.Out.WriteLine($"{(dryRun ? "would reference" : "referenced")} {string.Join(", ", fix.Packages)} in {fix.Path}. Next: dotnet restore, then dotnet format analyzers --diagnostics {string.Join(' ', PackagePlan.Rules)} puts its check before the model");
        }

        if (rules.Any(Repaired.Contains) || (packages.Files.Count == 0 && packages.Left.Count == 0))
        {
            host.Out.WriteLine(Summary(plan, dryRun));
        }

        return plan.Refused.Count > 0 || packages.Left.Count > 0 || (dryRun && plan.Files.Count + packages.Files.Count > 0) ? ExitCode.Denied : ExitCode.Ok;
    }

    private static string? Write(TextFile file, string text)
    {
        try
        {
            file.Write(text);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return problem.Message;
        }
    }

    private static string Summary(FixPlan plan, bool dryRun)
    {
        var places = plan.Files.Sum(file => file.Edits.Count);
        var left = plan.Refused.Count == 0 ? "" : $"; {plan.Refused.Count} left to a person";
        return places == 0 ? "nothing to replace" + left : $"{(dryRun ? "would replace" : "replaced")} {places} {(places == 1 ? "id" : "ids")} in {plan.Files.Count} {(plan.Files.Count == 1 ? "file" : "files")}{left}";
    }

    private static void Show(ToolHost host, string diff)
    {
        foreach (var line in diff.TrimEnd('\n').Split('\n'))
        {
            host.Out.Write(host.Colour(line, line.StartsWith('+') ? 32 : line.StartsWith('-') ? 31 : 0) + "\n");
        }
    }

    private static int Refuse(ToolHost host, string why)
    {
        host.Error.WriteLine("vetted: " + why);
        return ExitCode.BadInput;
    }
}
