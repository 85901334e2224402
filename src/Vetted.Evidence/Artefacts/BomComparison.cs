using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Evidence.Artefacts;

/// <summary>
/// Compares what an artefact holds with what its bill of materials says. Every difference is evidence that cannot be relied on, so each is a gap, and a gate fails closed on it.
/// </summary>
public static class BomComparison
{
    /// <summary>The differences, sorted.</summary>
    /// <param name="application">The application with its bill.</param>
    public static IReadOnlyList<EvidenceGap> Compare(ArtefactApplication application)
    {
        var inventory = (application ?? throw new ArgumentNullException(nameof(application))).Inventory;
        if (application.BomText is null)
        {
            return HoldsAi(inventory)
                ? new[] { new EvidenceGap(inventory.Name, "the artefact uses AI and holds no bill of materials (*.aibom.cdx.json)", new Place(inventory.Name, 0)) }
                : Array.Empty<EvidenceGap>();
        }

        var path = application.BomPath!;
        if (JsonParser.Parse(application.BomText, out var error) is not { } bom || bom.GetString("bomFormat") != "CycloneDX")
        {
            return new[] { new EvidenceGap(path, error?.Message ?? "it is no CycloneDX document", new Place(path, error?.Line ?? 1, error?.Column ?? 1)) };
        }

        var listed = Listed.Of(bom);
        var gaps = new List<EvidenceGap>();
        foreach (var model in inventory.Models.Where(model => model.Use is ModelUse.Selected or ModelUse.Shipped && (model.Identity is not null || model.Sink is not null)).Select(model => model.Name).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!listed.Models.Contains(model))
            {
                gaps.Add(new EvidenceGap(path, $"the artefact uses the model {model}, which the bill of materials does not list", new Place(path, 0)));
            }
        }

        foreach (var file in inventory.ModelFiles.Where(file => file.Sha256 is not null && file.Format != "git-lfs-pointer"))
        {
            if (!listed.Hashes.Contains(file.Sha256!))
            {
                var isNamed = listed.FileNames.Contains(Path.GetFileName(file.Path));
                gaps.Add(new EvidenceGap(path, isNamed ? $"the model file {file.Path} has another content than the bill of materials says" : $"the artefact holds the model file {file.Path}, which the bill of materials does not list", new Place(path, 0)));
            }
        }

        foreach (var package in inventory.Packages.Where(package => !listed.Packages.Contains(package.PackageUrl)))
        {
            gaps.Add(new EvidenceGap(path, $"the artefact holds the package {package.Id} {package.Version}, which the bill of materials does not list", new Place(path, 0)));
        }

        return gaps.Distinct().OrderBy(gap => gap.Why, StringComparer.Ordinal).ToArray();
    }

    /// <summary>Licences that the bill gives for packages, by package URL: a statement of the build, to be shown as such.</summary>
    /// <param name="bomText">The bill's text.</param>
    public static IReadOnlyDictionary<string, string> PackageLicences(string bomText)
    {
        var licences = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var component in JsonParser.Parse(bomText, out _)?.GetItems("components") ?? Array.Empty<JsonValue>())
        {
            var choices = component.GetItems("licenses").Select(choice => choice.GetString("expression") ?? choice["license"]?.GetString("id")).OfType<string>().ToArray();
            if (component.GetString("purl") is { } url && choices.Length == 1)
            {
                licences[url] = choices[0];
            }
        }

        return licences;
    }

    private static bool HoldsAi(ProjectInventory inventory) => inventory.ModelFiles.Count > 0 || inventory.Models.Any(model => model.Use is ModelUse.Selected or ModelUse.Shipped);

    private sealed class Listed
    {
        public HashSet<string> Models { get; } = new(StringComparer.OrdinalIgnoreCase);

        public HashSet<string> Packages { get; } = new(StringComparer.OrdinalIgnoreCase);

        public HashSet<string> Hashes { get; } = new(StringComparer.OrdinalIgnoreCase);

        public HashSet<string> FileNames { get; } = new(StringComparer.OrdinalIgnoreCase);

        public static Listed Of(JsonValue bom)
        {
            var listed = new Listed();
            foreach (var component in bom.GetItems("components"))
            {
                listed.Take(component);
            }

            return listed;
        }

        private void Take(JsonValue component)
        {
            if (component.GetString("type") == "machine-learning-model" && component.GetString("name") is { } name)
            {
                Models.Add(name);
            }

            if (component.GetString("type") == "file" && component.GetString("name") is { } file)
            {
                FileNames.Add(file.Substring(file.LastIndexOf('/') + 1));
            }

            if (component.GetString("purl") is { } url)
            {
                Packages.Add(url);
            }

            foreach (var hash in component.GetItems("hashes"))
            {
                if (hash.GetString("content") is { } content)
                {
                    Hashes.Add(content);
                }
            }

            foreach (var inner in component.GetItems("components"))
            {
                Take(inner);
            }
        }
    }
}
