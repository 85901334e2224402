using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Policy;

namespace Vetted.Tool.Commands;

/// <summary><c>vetted explain</c>: a rule's page, or what is known of a model, licence, package, tool or service and what it asks.</summary>
internal static class ExplainCommand
{
    public static Command Create(ToolHost host)
    {
        var subject = new Argument<string>("subject") { Description = "A rule (VET1003), a model id, or a licence, package, safety tool or service of the catalog" };
        var about = new Argument<string?>("about") { Description = "With --project: the model, package or file to explain the rule's finding of; without it all of them", Arity = ArgumentArity.ZeroOrOne };
        var project = new Option<string?>("--project") { Description = "A project that was built: explains what the rule says of it, what decided, how packages came in, and what could be used instead" };
        var policy = new Option<string?>("--policy") { Description = "With --project: the policy file to judge by; by default the vetted.json files of the repository" };
        var command = new Command("explain", "Explain a rule, a model or a licence, and what to do") { subject, about, project, policy };
        command.SetAction(result => result.GetValue(project) is { } path
            ? ExplainProject(host, path, result.GetValue(policy), result.GetValue(subject)!.Trim(), result.GetValue(about)?.Trim())
            : Explain(host, result.GetValue(subject)!.Trim()));
        return command;
    }

    private static int ExplainProject(ToolHost host, string path, string? policyFile, string subject, string? about)
    {
        if (Rules.All.FirstOrDefault(one => string.Equals(one.Id, subject, StringComparison.OrdinalIgnoreCase)) is not { } rule)
        {
            host.Error.WriteLine("vetted: --project explains what a rule says: name one, such as VET1003");
            return ExitCode.BadInput;
        }

        if (policyFile is not null && !File.Exists(policyFile))
        {
            host.Error.WriteLine($"vetted: the policy {policyFile} cannot be read");
            return ExitCode.BadInput;
        }

        if (LastBuild.Read(path, policyFile is null ? null : Path.GetFullPath(policyFile), out var problem) is not { } build)
        {
            host.Error.WriteLine("vetted: " + problem);
            return ExitCode.BadInput;
        }

        ProjectExplanation.Write(host, build, rule, about);
        return ExitCode.Ok;
    }

    private static int Explain(ToolHost host, string subject)
    {
        if (Rules.All.FirstOrDefault(rule => string.Equals(rule.Id, subject, StringComparison.OrdinalIgnoreCase)) is { } rule)
        {
            RulePage.Write(host, rule);
            return ExitCode.Ok;
        }

        if (subject.StartsWith("VET", StringComparison.OrdinalIgnoreCase) && subject.Length == 7 && subject.Skip(3).All(char.IsDigit))
        {
            host.Error.WriteLine($"vetted: there is no rule {subject.ToUpperInvariant()}. All rules: {Product.Repository}/blob/main/docs/rules/README.md");
            return ExitCode.BadInput;
        }

        var isFound = false;
        var identity = AiCatalog.Shared.Identify(subject);
        if (identity is not null)
        {
            ModelText.Write(host, subject, identity);
            isFound = true;
        }

        // A licence that is named like its model (llama3.2) is told with the model.
        if (AiCatalog.Shared.FindLicence(subject) is { } licence && identity?.Licences.Contains(licence.Id) != true)
        {
            LicenceText.Write(host, licence);
            isFound = true;
        }

        foreach (var (_, one, entry) in CatalogKinds.Find(subject).Where(found => found.Kind is "packages" or "safety-tools" or "services" or "practices"))
        {
            EntryText.Write(host, one, entry);
            isFound = true;
        }

        return isFound ? ExitCode.Ok : CatalogCommand.NotFound(host, subject);
    }
}
