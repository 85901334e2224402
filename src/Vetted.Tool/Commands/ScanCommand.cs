using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using Vetted.Catalog;
using Vetted.Policy;
using Vetted.Reports;
using Vetted.Tool.Scan;

namespace Vetted.Tool.Commands;

/// <summary><c>vetted scan</c>: the evidence of a checkout that was neither restored nor built.</summary>
internal static class ScanCommand
{
    public static Command Create(ToolHost host)
    {
        var path = new Argument<string>("path") { Description = "A folder, project, .sln, .slnx or .slnf", DefaultValueFactory = _ => "." };
        var format = new Option<string>("--format") { Description = "table, md, html, jsonl, sarif or cyclonedx", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "md", "html", "jsonl", "sarif", "cyclonedx");
        var policy = new Option<string?>("--policy") { Description = "The policy file to judge by; by default the vetted.json files of the checkout" };
        var quiet = new Option<bool>("--quiet") { Description = "Show no progress" };
        var command = new Command("scan", "Find every model, AI package and model file of a checkout, without restoring or building it") { path, format, policy, quiet };
        command.SetAction((result, cancellation) => System.Threading.Tasks.Task.FromResult(Run(host, result.GetValue(path)!, result.GetValue(format)!, result.GetValue(policy), result.GetValue(quiet), cancellation)));
        return command;
    }

    private static int Run(ToolHost host, string path, string format, string? policyFile, bool quiet, CancellationToken cancellation)
    {
        var full = Path.GetFullPath(path);
        if (!Directory.Exists(full) && !File.Exists(full))
        {
            host.Error.WriteLine($"vetted: there is no {path}");
            return ExitCode.BadInput;
        }

        if (policyFile is not null && !File.Exists(policyFile))
        {
            host.Error.WriteLine($"vetted: the policy {policyFile} cannot be read");
            return ExitCode.BadInput;
        }

        var showsProgress = !quiet && host.Colours;
        var policies = new ScanPolicies(AiCatalog.Shared, policyFile is null ? null : Path.GetFullPath(policyFile));
        var projects = new Scanner(AiCatalog.Shared, policies, line =>
        {
            if (showsProgress)
            {
                host.Error.Write("\r\u001b[K" + line);
                host.Error.Flush();
            }
        }).Scan(full, cancellation);
        if (showsProgress)
        {
            host.Error.Write("\r\u001b[K");
        }

        Write(host.Out, projects, format);
        return projects.Any(project => project.Evaluation.Findings.Any(finding => finding.AcceptedBy is null && (finding.Verdict == Verdict.Deny || finding.Rule == "VET9001"))) ? ExitCode.Denied : ExitCode.Ok;
    }

    private static void Write(TextWriter output, IReadOnlyList<ScannedProject> projects, string format)
    {
        switch (format)
        {
            case "jsonl":
                ScanJsonl.Write(projects, output);
                break;
            case "sarif":
                output.Write(SarifWriter.Write(projects.Select(project => new SarifProject(project.Inventory, project.Evaluation.Findings)), Product.Version));
                break;
            case "cyclonedx":
                output.Write(CycloneDxWriter.Write(Bill(projects)));
                break;
            case "html":
                output.Write(HtmlReport.Write(Bill(projects)));
                break;
            default:
                ScanTable.Write(projects, format == "md", output);
                break;
        }
    }

    // One bill has one catalog: that of the outermost project, whose policy is nearest to everybody's.
    private static BomInput Bill(IReadOnlyList<ScannedProject> projects) => new()
    {
        Inventory = ScanMerge.Together(projects.Select(project => project.Inventory).ToArray()),
        Evaluation = new Evaluation(projects.SelectMany(project => project.Evaluation.Findings).ToArray(), ""),
        Catalog = projects.Count > 0 ? projects[0].Catalog : AiCatalog.Shared,
    };
}
