using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Policy;
using Vetted.Text;

namespace Vetted.Tool.Commands;

/// <summary>
/// <c>vetted accept --lock</c>: writes <c>vetted.lock.json</c> from what the last build of a project left in obj. A scan would not do: it sees no resolved graph, no licences and no compiled code, so the next build would differ from its lock.
/// </summary>
internal static class AcceptLock
{
    private const string PartName = "lock.json";

    public static int Run(ToolHost host, string folder, string? configuration)
    {
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.*proj").Length == 0)
        {
            return AcceptCommand.Refuse(host, $"there is no project in {folder}; a lock lies beside its project: vetted accept --lock --path FOLDER");
        }

        var work = WorkFolders(folder, configuration);
        if (work.Length == 0)
        {
            var which = configuration is null ? "" : $" of configuration {configuration}";
            return AcceptCommand.Refuse(host, $"there is no build{which} with Vetted.AI in {Path.Combine(folder, "obj")}. Build the project first, or write the lock in a build: dotnet build -p:VettedUpdateLock=true");
        }

        var targets = TargetFrameworks(folder);
        var byFramework = new SortedDictionary<string, (string Path, LockFile Part)>(StringComparer.Ordinal);
        foreach (var path in work.Select(one => Path.Combine(one, PartName)).Where(File.Exists))
        {
            if (LockFile.Read(File.ReadAllText(path), out _) is not { Frameworks: [var framework] } part)
            {
                return AcceptCommand.Refuse(host, $"{path} was written by another version of Vetted; build the project again");
            }

            if (targets.Count > 0 && !targets.Contains(framework))
            {
                // Left over from a framework that the project had once.
                continue;
            }

            if (byFramework.TryGetValue(framework, out var other) && other.Part.Write() != part.Write())
            {
                return AcceptCommand.Refuse(host, $"the builds in {Path.GetDirectoryName(other.Path)} and {Path.GetDirectoryName(path)} saw different things; say which counts: --configuration Release");
            }

            byFramework[framework] = (path, part);
        }

        return Write(host, Path.Combine(folder, LockFile.FileName), LockFile.Together(byFramework.Values.Select(one => one.Part)), targets);
    }

    private static int Write(ToolHost host, string file, LockFile now, IReadOnlyCollection<string> targets)
    {
        var before = LockFile.Missing;
        if (File.Exists(file) && LockFile.Read(File.ReadAllText(file), out var error) is var read)
        {
            before = read ?? before;
            if (error is not null)
            {
                host.Error.WriteLine($"vetted: {file}({error.Line},{error.Column}): {error.Message}; it is written anew");
            }
        }

        var after = before.With(now, targets);
        if (after.Entries.Count == 0 && !File.Exists(file))
        {
            host.Out.WriteLine("the last build found no AI package, model, model file or service: there is nothing to accept");
            return ExitCode.Ok;
        }

        var missing = targets.Where(framework => !after.Frameworks.Contains(framework)).ToArray();
        if (missing.Length > 0 && now.Entries.Count > 0)
        {
            host.Error.WriteLine($"vetted: {string.Join(", ", missing)}: not built yet, or without AI; build all frameworks to have them in the lock");
        }

        var text = after.Write();
        if (File.Exists(file) && File.ReadAllText(file) == text)
        {
            host.Out.WriteLine($"{file} holds this inventory already");
            return ExitCode.Ok;
        }

        // Written beside and renamed, so that the lock is never half there.
        var temporary = file + ".tmp";
        File.WriteAllText(temporary, text);
        File.Move(temporary, file, overwrite: true);
        foreach (var difference in LockDrift.OfProject(before, after))
        {
            host.Out.WriteLine(LockDrift.Describe([difference]));
        }

        host.Out.WriteLine($"wrote {file}: review and commit it");
        return ExitCode.Ok;
    }

    // obj/Debug/net10.0/vetted: where the tasks of one framework's build write.
    private static string[] WorkFolders(string folder, string? configuration)
    {
        var obj = Path.Combine(folder, "obj");
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true };
        return !Directory.Exists(obj) ? [] : Directory.GetDirectories(obj, "vetted", options)
            .Where(path => configuration is null || Path.GetRelativePath(obj, path).Split(Path.DirectorySeparatorChar).Contains(configuration, StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).ToArray();
    }

    // The frameworks as the project file writes them, of which restore keeps a list. Empty where it was not restored there.
    private static IReadOnlyList<string> TargetFrameworks(string folder)
    {
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        return File.Exists(assets) && JsonParser.Parse(File.ReadAllText(assets), out _) is { } root ? root["project"]?["restore"]?.GetStrings("originalTargetFrameworks") ?? [] : [];
    }
}
