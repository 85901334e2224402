using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Evidence.Config;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Tool.Scan;

/// <summary>A scan as JSON lines: one object a line, told apart by <c>kind</c>.</summary>
internal static class ScanJsonl
{
    public static void Write(IReadOnlyList<ScannedProject> projects, TextWriter output)
    {
        foreach (var project in projects)
        {
            var (inventory, catalog) = (project.Inventory, project.Catalog);
            foreach (var model in inventory.Models)
            {
                // A value at a sink that is neither a known model nor a file of weights is a choice nobody can judge from here.
                Line(output, model.Identity is null && model.Form != "file-name" && !ModelFileNames.IsModelFile(model.Text) && (model.Sink is null || !ModelFileNames.MayBeModelFile(model.Text))
                    ? Start("unknown", model.Evidence).Property("key", model.Text).Property("reason", "unrecognised")
                    : Model(Start("model", model.Evidence), model, catalog));
            }

            foreach (var package in inventory.Packages.Where(package => catalog.FindPackage(package.Id) is not null))
            {
                var row = catalog.FindPackage(package.Id)!;
                var place = package.Reference ?? new Place(inventory.ProjectFile, 0);
                Line(output, Start("package", place).Property("id", package.Id).Property("version", package.Version).Property("role", row.Role).Property("licence", package.Licence).Property("project", inventory.ProjectFile));
            }

            foreach (var file in inventory.ModelFiles)
            {
                Line(output, Start("modelFile", new Place(file.Path, 0)).Property("format", file.Format).Property("size", file.Size).Property("model", file.Name).Property("family", file.Identity?.Family).Property("licence", file.Licence)
                    .Property("licenceSource", file.LicenceSource).Property("hazards", file.Hazards.Select(hazard => hazard.Detail).ToArray()));
            }

            foreach (var service in inventory.Services)
            {
                Line(output, Start("service", service.Evidence).Property("id", service.Id).Property("host", service.Host));
            }

            foreach (var tool in SafetyToolUse.AllOf(inventory, catalog))
            {
                var known = catalog.FindSafetyTool(tool.Tool);
                Line(output, Start("safetyTool", tool.Evidence).Property("tool", tool.Tool).Property("assurance", EnumWords.Of(tool.Assurance)).Property("is", known?.Kind).Property("acts", known?.Acts)
                    .Property("categories", known?.Categories ?? []).Property("guards", tool.Guards).Property("symbol", tool.Evidence.Symbol));
            }

            foreach (var client in inventory.Clients)
            {
                Line(output, Start("client", client.Evidence).Property("client", client.Client).Property("model", client.Model).Property("capability", client.Capability).Property("unclear", client.Unclear)
                    .Property("categories", client.Categories.Select(one => one.Category + ": " + EnumWords.Of(one.Verdict) + (one.Reason.Length > 0 ? " (" + one.Reason + ")" : "")).ToArray()));
            }

            foreach (var weakening in inventory.Weakenings)
            {
                Line(output, Start("weakening", weakening.Evidence).Property("id", weakening.Kind).Property("description", weakening.Description));
            }

            foreach (var part in inventory.Parts)
            {
                Line(output, Start("part", part.Evidence).Property("part", part.Kind).Property("name", part.Name).Property("approval", part.Approval == ToolApproval.CannotTell ? null : EnumWords.Of(part.Approval)));
            }

            foreach (var unknown in inventory.Unknowns)
            {
                Line(output, Start("unknown", unknown.Evidence).Property("key", unknown.Key).Property("reason", unknown.Reason));
            }

            foreach (var finding in project.Evaluation.Findings)
            {
                var place = finding.Places.Count > 0 ? finding.Places[0] : new Place(inventory.ProjectFile, 0);
                Line(output, Start("finding", place).Property("rule", finding.Rule).Property("subject", finding.Subject).Property("verdict", EnumWords.Of(finding.Verdict)).Property("level", EnumWords.Of(finding.Level))
                    .Property("message", finding.Message).Property("helpLink", finding.HelpLink));
            }
        }
    }

    private static JsonWriter Model(JsonWriter json, ModelReference model, AiCatalog catalog)
    {
        var identity = model.Identity;
        return json.Property("text", model.Form == "enum" ? model.Evidence.Detail ?? model.Text : model.Text).Property("form", model.Form).Property("model", identity?.Name).Property("family", identity?.Family).Property("publisher", identity?.Publisher)
            .Property("licence", identity is null ? null : string.Join(" AND ", identity.Licences.Select(id => catalog.FindLicence(id)?.Name ?? id)))
            .Property("class", EnumWords.Of(identity?.Class ?? LicenceClass.Unknown)).Property("confidence", EnumWords.Of(model.Evidence.Confidence)).Property("use", EnumWords.Of(model.Use))
            .Property("inExecutableCode", model.InExecutableCode).Property("service", model.Service);
    }

    private static JsonWriter Start(string kind, Inventory.Evidence evidence) => Start(kind, evidence.Place);

    private static JsonWriter Start(string kind, Place place) =>
        new JsonWriter(indented: false).BeginObject().Property("kind", kind).Property("file", place.File).Property("line", place.Line).Property("column", place.Column);

    private static void Line(TextWriter output, JsonWriter json) => output.Write(json.EndObject() + "\n");
}
