using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Evidence.Artefacts;
using Vetted.Evidence.Notices;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Reports;

namespace Vetted.Tool.Commands;

/// <summary><c>vetted notices</c>: writes the notices that go with a product for the models and AI packages in it, and adds to NOTICE what is missing there.</summary>
internal static class NoticesCommand
{
    private const string Notice = "NOTICE";

    public static Command Create(ToolHost host)
    {
        var path = new Argument<string>("path") { Description = "A project that was built, a publish folder, a nupkg or a bill of materials" };
        var output = new Option<string?>("--output") { Description = $"The folder to write {NoticesWriter.FileName} and the licence texts into; without it the notices are shown" };
        var policy = new Option<string?>("--policy") { Description = "The policy file with the declared facts; by default the vetted.json files of the project" };
        var packages = new Option<string?>("--packages") { Description = "A packages folder in which the licence texts of packages are looked up" };
        var writeNotice = new Option<bool>("--write-notice") { Description = "Add the sentences that licences prescribe to the file NOTICE of the project (or of --output)" };
        var command = new Command("notices", "Write the third-party notices for the models and AI packages of a product") { path, output, policy, packages, writeNotice };
        command.SetAction(result => Run(host, result.GetValue(path)!, result.GetValue(output), result.GetValue(policy), result.GetValue(packages), result.GetValue(writeNotice)));
        return command;
    }

    private static int Run(ToolHost host, string path, string? output, string? policyFile, string? packages, bool writeNotice)
    {
        if (policyFile is not null && !File.Exists(policyFile))
        {
            return Fail(host, $"the policy {policyFile} cannot be read");
        }

        if (Product(path, policyFile is null ? null : Path.GetFullPath(policyFile), packages, out var problem) is not { } product)
        {
            return Fail(host, problem);
        }

        if (writeNotice)
        {
            return AddSentences(host, product, output ?? product.Folder);
        }

        var files = product.Inventory.Packages.Select(package => (Key: package.Id + "/" + package.Version, Notices: LicenceFiles.OfPackage(package, package.Folder))).ToArray();
        var texts = files.SelectMany(pair => pair.Notices.Files).Concat(product.Inventory.ModelFiles.SelectMany(file => LicenceFiles.OfModel(file, product.FolderOf(file)))).ToArray();
        var notices = NoticesWriter.Write(new NoticesInput
        {
            Inventory = product.Inventory,
            Policy = product.Policy,
            Catalog = product.Catalog,
            Texts = texts.Select(text => new NoticeText(text.Owner, text.Name, text.Sha256)).ToArray(),
            Copyrights = files.Where(pair => pair.Notices.Copyright is not null).GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().Notices.Copyright!, StringComparer.OrdinalIgnoreCase),
        });
        if (output is null)
        {
            host.Out.Write(notices.Text);
            return ExitCode.Ok;
        }

        Directory.CreateDirectory(output);
        File.WriteAllText(Path.Combine(output, NoticesWriter.FileName), notices.Text);
        foreach (var copy in notices.Copies)
        {
            var target = Path.Combine(output, copy.Key);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(texts.First(text => text.Sha256 == copy.Value.Sha256).FullPath, target, overwrite: true);
        }

        host.Out.WriteLine($"{NoticesWriter.FileName} and {notices.Copies.Count} licence texts written to {output}" + (notices.IsEmpty ? "; nothing in it is given on" : ""));
        return ExitCode.Ok;
    }

    private static int AddSentences(ToolHost host, NoticeProduct product, string? folder)
    {
        if (folder is null)
        {
            return Fail(host, "--write-notice needs a project, or --output with the folder of the NOTICE file");
        }

        var duties = ModelDuty.AllOf(product.Inventory, product.Policy, product.Catalog);
        var wanted = ModelDuty.LookedFor(duties).Where(text => text.Kind == DutyText.Notice && text.Text.Length > 0).ToArray();
        var file = Path.Combine(folder, Notice);
        var found = File.Exists(file) ? DutyReader.Search([NoticeSource.Of(file, Notice, inOutput: true)], wanted, sawOutput: true).Sights : [];
        var missing = wanted.Where(text => found.All(sight => sight.Text != text.Text)).ToArray();
        if (missing.Length > 0)
        {
            var before = File.Exists(file) ? File.ReadAllText(file).TrimEnd() + "\n\n" : "";
            File.WriteAllText(file, before + string.Join("\n\n", missing.Select(text => text.Text)) + "\n");
        }

        host.Out.WriteLine(missing.Length == 0 ? $"{file} has every sentence that is due" : $"{missing.Length} {(missing.Length == 1 ? "sentence" : "sentences")} added to {file}");
        if (missing.Length > 0 && product.IsProject)
        {
            host.Out.WriteLine($"Let it go with the product: <None Include=\"{Notice}\" CopyToOutputDirectory=\"PreserveNewest\" />");
        }

        foreach (var text in ModelDuty.LookedFor(duties).Where(text => text.Kind == DutyText.Display))
        {
            host.Out.WriteLine($"Yours to do: show \"{text.Text}\" in the product, on its page or in its README");
        }

        return ExitCode.Ok;
    }

    private static NoticeProduct? Product(string path, string? policyFile, string? packages, out string problem)
    {
        var roots = packages is null ? Array.Empty<string>() : [Path.GetFullPath(packages)];
        if (LastBuild.IsProject(path))
        {
            return LastBuild.Read(path, policyFile, out problem) is { } build
                ? new NoticeProduct(build.Inventory, build.Policy, build.Catalog, Path.GetDirectoryName(build.ProjectFile), build.Root, IsProject: true)
                : null;
        }

        problem = "";
        var policy = policyFile is null ? EffectivePolicy.None : PolicyReader.Read([new PolicyInput(policyFile.Replace('\\', '/'), File.ReadAllText(policyFile), IsCentral: true)], AiCatalog.Shared).Policy;
        var catalog = policy.CatalogOver(AiCatalog.Shared);
        try
        {
            if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                var read = BomInventory.Read(File.ReadAllText(path), Path.GetFileName(path), catalog, out var error);
                problem = error is null ? "" : $"{path}({error.Line},{error.Column}): {error.Message}";
                return read is null ? null : new NoticeProduct(WithFolders(read, roots), policy, catalog, null, null, IsProject: false);
            }

            var full = Path.GetFullPath(path);
            var applications = ArtefactReader.Read(full, new ArtefactOptions { Catalog = catalog, PackagesFolder = roots.FirstOrDefault() });
            var inventory = Scan.ScanMerge.Together(applications.Select(application => application.Inventory).ToArray());
            return new NoticeProduct(WithFolders(inventory, roots), policy, catalog, Directory.Exists(full) ? full : null, Directory.Exists(full) ? full : null, IsProject: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            problem = $"{path} cannot be read: {failure.Message}";
            return null;
        }
    }

    private static ProjectInventory WithFolders(ProjectInventory inventory, IReadOnlyList<string> roots) =>
        inventory with { Packages = inventory.Packages.Select(package => package with { Folder = LastBuild.FolderOf(package, roots) }).ToArray() };

    private static int Fail(ToolHost host, string problem)
    {
        host.Error.WriteLine("vetted: " + problem);
        return ExitCode.BadInput;
    }

    private sealed record NoticeProduct(ProjectInventory Inventory, EffectivePolicy Policy, AiCatalog Catalog, string? Folder, string? Root, bool IsProject)
    {
        public string? FolderOf(ModelFile file)
        {
            if (file.Package is { } owner && file.Path.Length > "package:".Length + owner.Length)
            {
                var package = Inventory.Packages.FirstOrDefault(one => string.Equals(one.Id + "/" + one.Version, owner, StringComparison.OrdinalIgnoreCase));
                return package?.Folder is { } folder ? Path.GetDirectoryName(Path.Combine(folder, file.Path[("package:".Length + owner.Length + 1)..])) : null;
            }

            return Root is null ? null : Path.GetDirectoryName(Path.Combine(Root, file.Path));
        }
    }
}
