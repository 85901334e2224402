using System;
using System.CommandLine;
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
        var command = new Command("explain", "Explain a rule, a model or a licence, and what to do") { subject };
        command.SetAction(result => Explain(host, result.GetValue(subject)!.Trim()));
        return command;
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
