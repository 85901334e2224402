using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>What of an inventory goes into the lock. Guesses do not, because they never decide; declared facts do not, because the policy file is reviewed by itself.</summary>
internal static class LockContent
{
    public static IEnumerable<LockEntry> Of(ProjectInventory inventory, AiCatalog catalog)
    {
        var isArtefact = inventory.ProjectFile.Length == 0;
        return inventory.Packages.Where(package => IsAi(package, catalog)).Select(package => Of(package, isArtefact))
            .Concat(Models(inventory))
            .Concat(inventory.ModelFiles.Select(file => new LockEntry { Kind = LockKind.File, Id = NameOf(file, inventory), Sha256 = HashOf(file), Output = file.OutputPath }))
            .Concat(inventory.Services.Where(service => service.Evidence.Confidence != Confidence.Low)
                .Select(service => new LockEntry { Kind = LockKind.Service, Id = service.Id, Host = service.Host }));
    }

    /// <summary>
    /// How the lock names a file: by its path from the project's folder, because where the repository begins is another thing in a container without <c>.git</c>. One outside of the folder may have a path of one machine, so it goes by its place in
    /// the output or its name.
    /// </summary>
    public static string NameOf(ModelFile file, ProjectInventory inventory)
    {
        var folder = inventory.ProjectFile.Substring(0, inventory.ProjectFile.LastIndexOf('/') + 1);
        return file.Package is not null ? file.Path
            : !IsRooted(file.Path) && file.Path.StartsWith(folder, StringComparison.Ordinal) ? file.Path.Substring(folder.Length)
            : "outside:" + (file.OutputPath ?? file.Path.Substring(file.Path.LastIndexOfAny(new[] { '/', '\\' }) + 1));
    }

    /// <summary>The content's hash. A Git LFS pointer stands for the file whose hash it holds, so that a checkout without LFS is no drift.</summary>
    public static string? HashOf(ModelFile file) =>
        file.Format == "git-lfs-pointer" && file.Facts.FirstOrDefault(fact => fact.Key == "pointsTo").Value is { Length: 71 } target ? target.Substring("sha256:".Length) : file.Sha256;

    // Known to the catalog, built on something that is, or bringing weights.
    private static bool IsAi(Package package, AiCatalog catalog) =>
        package.ModelFiles.Count > 0 || catalog.FindPackage(package.Id) is not null
        || package.Dependencies.Any(dependency => catalog.FindPackage(dependency.Substring(0, Math.Max(0, dependency.IndexOf('/')))) is not null);

    // An artefact holds no licences; only those read from a packages folder can be compared with what the build read.
    private static LockEntry Of(Package package, bool isArtefact)
    {
        var isRead = !isArtefact || package.LicenceSource is LicenceSource.Expression or LicenceSource.File;
        return new LockEntry { Kind = LockKind.Package, Id = package.Id, Version = package.Version, Licence = isRead ? package.Licence : null, LicenceSha256 = isRead ? package.LicenceSha256 : null };
    }

    private static IEnumerable<LockEntry> Models(ProjectInventory inventory)
    {
        var references = inventory.Models.Where(model => model.Use >= ModelUse.Selected && model.Evidence.Confidence != Confidence.Low)
            .Select(model => (model.Name, model.Use, Licences: model.Identity?.Licences ?? Array.Empty<string>()));
        var files = inventory.ModelFiles.Where(file => file.Identity is not null && file.Evidence.Confidence != Confidence.Low)
            .Select(file => (file.Identity!.Name, Use: ModelUse.Shipped, Licences: file.Licence is { } licence ? new[] { licence } : file.Identity.Licences));
        return references.Concat(files).GroupBy(model => model.Name, StringComparer.OrdinalIgnoreCase).Select(group => new LockEntry
        {
            Kind = LockKind.Model,
            Id = group.Select(model => model.Name).OrderBy(name => name, StringComparer.Ordinal).First(),
            Use = EnumWords.Of(group.Max(model => model.Use)),
            Licence = string.Join(" AND ", group.SelectMany(model => model.Licences).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal)) is { Length: > 0 } licences ? licences : null,
        });
    }

    private static bool IsRooted(string path) => path.Length > 1 && (path[0] is '/' or '\\' || path[1] == ':');
}
