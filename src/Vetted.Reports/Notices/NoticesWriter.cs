using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Licensing;
using Vetted.Policy;

namespace Vetted.Reports;

/// <summary>
/// Writes the notices that a product ships for the models and AI packages in it: names, licences, copyright lines, the sentences and texts that licences prescribe, and where each
/// licence text is. Equal inputs give equal bytes.
/// </summary>
public static class NoticesWriter
{
    /// <summary>How the file is named.</summary>
    public const string FileName = "THIRD-PARTY-AI-NOTICES.md";

    /// <summary>The folder beside it that holds the licence texts.</summary>
    public const string TextFolder = "third-party-ai-licences";

    /// <summary>Writes the notices.</summary>
    public static NoticesOutput Write(NoticesInput input)
    {
        _ = input ?? throw new ArgumentNullException(nameof(input));
        var copies = new NoticeCopies(input.Texts);
        var models = NoticeModel.AllOf(input);
        var given = models.Where(model => model.IsGivenOn).ToArray();
        var packages = Packages(input);
        var text = new StringBuilder();
        Line(text, "# Third-party AI notices");
        Line(text);
        Line(text, $"{Markdown.Escape(input.Inventory.Name)} contains the models and AI packages below. Each comes under its own licence; their texts lie in `{TextFolder}`, or are to be had where the entry says.");
        WriteModels(text, given, copies);
        WritePackages(text, packages, input, copies);
        WriteCalled(text, models.Where(model => !model.IsGivenOn).ToArray());
        return new NoticesOutput(text.ToString(), copies.Taken, given.Length + packages.Length == 0);
    }

    private static Package[] Packages(NoticesInput input)
    {
        var withModels = new HashSet<string>(input.Inventory.ModelFiles.Select(file => file.Package).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        return input.Inventory.Packages
            .Where(package => !package.IsDevelopmentOnly && !package.IsFrameworkProvided)
            .Where(package => input.Catalog.FindPackage(package.Id)?.IsAiPackage == true || withModels.Contains(package.Id + "/" + package.Version))
            .OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ThenBy(package => package.Version, StringComparer.Ordinal).ToArray();
    }

    private static void WriteModels(StringBuilder text, NoticeModel[] models, NoticeCopies copies)
    {
        if (models.Length == 0)
        {
            return;
        }

        Heading(text, "## Models");
        foreach (var model in models)
        {
            Heading(text, "### " + Markdown.Escape(model.Name) + (model.Publisher is { } publisher ? " (" + Markdown.Escape(publisher) + ")" : ""));
            foreach (var file in model.Files)
            {
                Line(text, $"- File: {Markdown.Escape(OutputPath.Of(file.OutputPath ?? file.Path))}" + (file.Sha256 is { } hash ? $", SHA-256 `{hash}`" : ""));
            }

            foreach (var licence in model.Licences)
            {
                WriteLicence(text, model, licence);
            }

            foreach (var other in model.UnknownLicences)
            {
                Line(text, $"- Licence: {Markdown.Escape(other)} (its terms are not known to the catalog: read its text)");
            }

            if (model.Licences.Count + model.UnknownLicences.Count == 0)
            {
                Line(text, "- Licence: not known. Read its terms before you give it on.");
            }

            WriteTexts(text, model.Files.SelectMany(file => copies.Take(file.Path, OutputPath.Name(file.Path))).Distinct(), model.Licences);
        }
    }

    private static void WriteLicence(StringBuilder text, NoticeModel model, Licence licence)
    {
        Line(text, $"- Licence: {Markdown.Escape(licence.Name)}");
        foreach (var duty in model.DutiesOf(licence))
        {
            var clause = duty.Source.Clause is { } at ? $" ({Markdown.Escape(at)})" : "";
            switch (duty.Kind)
            {
                case ObligationKind.Notice when duty.Wording is not null:
                    // Verbatim: the licence prescribes the sentence, and whoever checks it compares it exactly.
                    Line(text, "  ```text");
                    Line(text, "  " + duty.Wording);
                    Line(text, "  ```");
                    break;
                case ObligationKind.Display when duty.Wording is not null:
                    Line(text, $"- Shown with the product{clause}: **{Markdown.Escape(duty.Wording)}**");
                    break;
                case ObligationKind.DerivedName when duty.Wording is not null:
                    Line(text, $"- Names of models made from it begin with \"{Markdown.Escape(duty.Wording)}\"{clause}");
                    break;
                case ObligationKind.ChangeNotice:
                    Line(text, $"- The files were changed from what {Markdown.Escape(licence.Publisher ?? "the licensor")} published{clause}");
                    break;
                case ObligationKind.PassThrough:
                    Line(text, $"- Its limits of use bind whoever receives it{clause}");
                    break;
                case ObligationKind.ShareAlike:
                    Line(text, $"- Changed versions go on under the same licence{clause}");
                    break;
            }
        }

        if (licence.Texts.FirstOrDefault(one => one.Id == "use-policy") is { } policy)
        {
            Line(text, $"- Use policy: <{policy.Url}>");
        }
    }

    private static void WriteTexts(StringBuilder text, IEnumerable<string> paths, IReadOnlyList<Licence> licences)
    {
        var found = paths.OrderBy(path => path, StringComparer.Ordinal).ToArray();
        foreach (var path in found)
        {
            Line(text, $"- Text: [{Markdown.Escape(path)}]({Markdown.Address(path)})");
        }

        foreach (var licence in licences.Where(_ => found.Length == 0))
        {
            var read = licence.Texts.FirstOrDefault(one => one.Id != "spdx-list" && one.Id != "use-policy");
            var where = licence.TextUrl ?? read?.Url;
            Line(text, where is null
                ? $"- Text: the text of {Markdown.Escape(licence.Name)} does not lie with it, and no public address of it is known"
                : $"- Text: does not lie with it; <{where}>" + (read is null ? "" : $" (text of SHA-256 `{read.Sha256}`, read {read.ReadOn})"));
        }
    }

    private static void WritePackages(StringBuilder text, Package[] packages, NoticesInput input, NoticeCopies copies)
    {
        if (packages.Length == 0)
        {
            return;
        }

        Heading(text, "## AI packages");
        foreach (var package in packages)
        {
            Heading(text, $"### {Markdown.Escape(package.Id)} {Markdown.Escape(package.Version)}");
            Line(text, "- Licence: " + (package.Licence is { } licence ? Markdown.Escape(input.Catalog.FindLicence(licence) is { } known && licence.StartsWith("LicenseRef-", StringComparison.Ordinal) ? known.Name : licence) : "not known"));
            if (input.Copyrights.TryGetValue(package.Id + "/" + package.Version, out var copyright) && copyright.Length > 0)
            {
                Line(text, "- Copyright: " + Markdown.Escape(copyright));
            }
            else if (package.Authors is { Length: > 0 } authors)
            {
                Line(text, "- Authors: " + Markdown.Escape(authors));
            }

            foreach (var part in input.Catalog.FindPackage(package.Id)?.NativeParts.Where(part => part.IsCarried && part.IsIn(package.Version)) ?? Enumerable.Empty<NativePart>())
            {
                var terms = input.Catalog.FindLicence(part.Licence);
                Line(text, $"- Carries {Markdown.Escape(part.Name)}: {Markdown.Escape(terms?.Name ?? "under terms of its own that were not read")}" + (terms?.TextUrl is { } url ? $", <{url}>" : ""));
            }

            var texts = copies.Take(package.Id + "/" + package.Version, package.Id + "-" + package.Version).OrderBy(path => path, StringComparer.Ordinal).ToArray();
            foreach (var path in texts)
            {
                Line(text, $"- Text: [{Markdown.Escape(path)}]({Markdown.Address(path)})");
            }

            foreach (var id in texts.Length > 0 || package.Licence is null ? Array.Empty<string>() : LicenceIds(package.Licence))
            {
                Line(text, $"- Text: not in the package; <https://spdx.org/licenses/{id}.html>");
            }
        }
    }

    private static string[] LicenceIds(string expression) =>
        SpdxExpression.Parse(expression, out _) is { } parsed ? parsed.Licences.Select(licence => licence.Id).Where(id => !id.StartsWith("LicenseRef-", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToArray() : Array.Empty<string>();

    private static void WriteCalled(StringBuilder text, NoticeModel[] models)
    {
        if (models.Length == 0)
        {
            return;
        }

        Heading(text, "## Models that are called or named, and not given on as far as was seen");
        foreach (var model in models)
        {
            var terms = model.Licences.Select(licence => licence.Name).Concat(model.UnknownLicences).ToArray();
            Line(text, $"- {Markdown.Escape(model.Name)}" + (terms.Length == 0 ? "" : ": " + Markdown.Escape(string.Join("; ", terms))));
        }
    }

    private static void Heading(StringBuilder text, string heading)
    {
        Line(text);
        Line(text, heading);
        Line(text);
    }

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
