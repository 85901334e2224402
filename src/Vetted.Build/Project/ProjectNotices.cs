using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Evidence.Notices;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Reports;

namespace Vetted.Build;

/// <summary>What licences ask to go with the product: looks whether it is there, and writes the notices where the project asks for them (<c>VettedNotices</c>).</summary>
internal sealed class ProjectNotices
{
    private static readonly string[] BesideProjects = { "README*", "NOTICE*", "LICENSE*", "LICENCE*" };
    private readonly ProjectOptions _project;
    private readonly ProjectInventory _inventory;
    private readonly EffectivePolicy _policy;
    private readonly AiCatalog _catalog;

    public ProjectNotices(ProjectOptions project, ProjectInventory inventory, EffectivePolicy policy, AiCatalog catalog)
    {
        _project = project;
        _inventory = inventory;
        _policy = policy;
        _catalog = catalog;
    }

    /// <summary>Looks for what the licences of the project's models ask for. No file is opened where none asks for anything.</summary>
    public DutySearch Look(CompiledProject compiled)
    {
        var wanted = ModelDuty.LookedFor(ModelDuty.AllOf(_inventory, _policy, _catalog));
        return wanted.Count == 0 ? DutySearch.Nothing : DutyReader.Search(Sources(compiled), wanted, sawOutput: true);
    }

    /// <summary>Writes the notices and the licence texts that lie on this machine into a folder below obj, and removes what an earlier build wrote there.</summary>
    public void Write()
    {
        var files = _inventory.Packages.Select(package => (Key: package.Id + "/" + package.Version, Notices: LicenceFiles.OfPackage(package, package.Folder))).ToArray();
        var texts = files.SelectMany(pair => pair.Notices.Files).Concat(_inventory.ModelFiles.SelectMany(file => LicenceFiles.OfModel(file, FolderOf(file)))).ToArray();
        var output = NoticesWriter.Write(new NoticesInput
        {
            Inventory = _inventory,
            Policy = _policy,
            Catalog = _catalog,
            Texts = texts.Select(text => new NoticeText(text.Owner, text.Name, text.Sha256)).ToArray(),
            Copyrights = files.Where(pair => pair.Notices.Copyright is not null).GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().Notices.Copyright!, StringComparer.OrdinalIgnoreCase),
        });
        var kept = new HashSet<string>(StringComparer.Ordinal);
        if (!output.IsEmpty)
        {
            kept.Add(Path.Combine(_project.NoticesFolder, NoticesWriter.FileName));
            OutputFile.Write(kept.Single(), output.Text);
            foreach (var copy in output.Copies)
            {
                var target = Path.Combine(_project.NoticesFolder, copy.Key.Replace('/', Path.DirectorySeparatorChar));
                kept.Add(target);
                OutputFile.Copy(texts.First(text => text.Sha256 == copy.Value.Sha256).FullPath, target);
            }
        }

        Forget(kept);
    }

    /// <summary>Removes what an earlier build with other settings wrote.</summary>
    public static void Forget(ProjectOptions project) => Forget(project.NoticesFolder, new HashSet<string>(StringComparer.Ordinal));

    private void Forget(HashSet<string> kept) => Forget(_project.NoticesFolder, kept);

    private static void Forget(string folder, HashSet<string> kept)
    {
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : Array.Empty<string>())
        {
            if (!kept.Contains(file))
            {
                OutputFile.Delete(file);
            }
        }
    }

    private IEnumerable<NoticeSource> Sources(CompiledProject compiled)
    {
        var shown = new HashSet<string>(_policy.Declared.DisplayedIn.Select(path => Path.GetFullPath(Path.Combine(_project.RepositoryRoot, path))), StringComparer.Ordinal);
        foreach (var file in compiled.Files.Where(file => NoticeSource.IsCandidate(file.FullPath) && File.Exists(file.FullPath)))
        {
            yield return NoticeSource.Of(file.FullPath, _project.Relative(file.FullPath), file.OutputPath is not null || file.IsPacked, shown.Contains(file.FullPath));
        }

        var beside = new[] { _project.ProjectFolder, _project.RepositoryRoot }.Distinct(StringComparer.Ordinal).SelectMany(folder => BesideProjects.SelectMany(pattern => Directory.GetFiles(folder, pattern)));
        foreach (var path in beside.Concat(shown).Where(File.Exists))
        {
            yield return NoticeSource.Of(path, _project.Relative(path), inOutput: false, shown.Contains(path));
        }

        foreach (var path in Directory.Exists(_project.NoticesFolder) ? Directory.GetFiles(_project.NoticesFolder, "*", SearchOption.AllDirectories) : Array.Empty<string>())
        {
            yield return NoticeSource.Of(path, path.Substring(_project.NoticesFolder.Length).TrimStart('/', '\\').Replace('\\', '/'), inOutput: true);
        }

        foreach (var assembly in compiled.ProjectReferences.Concat(new[] { compiled.Assembly }).Where(File.Exists))
        {
            yield return NoticeSource.Of(assembly, _project.Relative(assembly), inOutput: true);
        }
    }

    private string? FolderOf(ModelFile file)
    {
        if (file.Package is null)
        {
            return Path.GetDirectoryName(Path.Combine(_project.RepositoryRoot, file.Path));
        }

        // package:id/version/path
        var package = _inventory.Packages.FirstOrDefault(one => string.Equals(one.Id + "/" + one.Version, file.Package, StringComparison.OrdinalIgnoreCase));
        var inside = file.Path.Substring(Math.Min(file.Path.Length, "package:".Length + file.Package.Length + 1));
        return package?.Folder is { } folder ? Path.GetDirectoryName(Path.Combine(folder, inside)) : null;
    }
}
