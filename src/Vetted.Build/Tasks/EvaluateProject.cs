using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Build.Framework;
using Vetted.Evidence.Attested;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Reports;

namespace Vetted.Build;

/// <summary>
/// Reads the compiled project, judges it, writes its bill of materials, and tells what the analyzers do not tell. Under enforcement this is the gate: it runs on every
/// build, believes nothing under obj, and denied findings are errors.
/// </summary>
[MSBuildMultiThreadableTask]
public class EvaluateProject : VettedTask, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The compiled assembly in obj.</summary>
    [Required]
    public ITaskItem Assembly { get; set; } = null!;

    /// <summary>The assemblies it was compiled against (ReferencePath: implementations, which have bodies).</summary>
    public ITaskItem[] References { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>None, Content and EmbeddedResource items.</summary>
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Of an app host, the inventories that the projects it starts wrote when they were built.</summary>
    public ITaskItem[] StartedProjects { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The editorconfig and globalconfig files of the compilation.</summary>
    public ITaskItem[] AnalyzerConfigurations { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>True where the compiler ran in this build and our analyzers with it.</summary>
    public bool AnalyzersRan { get; set; }

    /// <summary>Where the bill of materials will lie, as the summary shows it.</summary>
    [Required]
    public string BomPath { get; set; } = "";

    /// <summary>The version of CycloneDX to write: 1.7 or 1.6.</summary>
    public string BomVersion { get; set; } = "";

    /// <summary>The file that marks this step as done for these settings; under enforcement it is not written.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>True once it ran. A property set by the target itself would be inferred for a skipped target too.</summary>
    [Output]
    public bool Evaluated { get; private set; }

    /// <inheritdoc />
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the task holds.</summary>
    /// <param name="disposing">True where it is asked to, false from a finaliser.</param>
    protected virtual void Dispose(bool disposing) => _cancellation.Dispose();

    private protected override void Run()
    {
        Evaluated = true;
        var project = ProjectOptions.From(Project, PackageItems());
        var policy = PolicyFiles.Read(project, Settings, Catalog);
        if (IsOff(policy))
        {
            return;
        }

        var gate = new Gate(policy.Enforce, Settings.IsLocked);
        Catalog = policy.CatalogOver(Catalog);
        var compiled = CompiledProject.From(Assembly.GetMetadata("FullPath"), References, Files) with { StartedProjects = StartedProjects.Select(StartedProject.From).ToArray() };
        var inventory = FullInventory.Read(project, compiled, Catalog, gate.IsClosed || Settings.UpdatesLock, Progress(), _cancellation.Token)
            .With(AttestedFiles.Read(project.RepositoryRoot, policy.Declared.Attestations));
        var wasActive = ManifestInventory.Facts(project, inventory.Own, policy, Catalog).IsActive;
        if (SourcePass.IsAsked(project, policy))
        {
            var (own, ofLibraries, gaps) = SourcePass.Read(project, compiled, ManifestInventory.Facts(project, inventory.Own, policy, Catalog), Catalog, _cancellation.Token);

            // A plain build without symbols says of paths what the binary says; only a gate has to know.
            inventory = inventory with
            {
                WithLibraries = inventory.WithLibraries with { Clients = [.. own, .. ofLibraries], Gaps = policy.Enforce ? [.. inventory.WithLibraries.Gaps, .. gaps] : inventory.WithLibraries.Gaps },
                ForAnalyzers = inventory.ForAnalyzers with { Clients = own },
            };
        }

        inventory = WithNotices(project, compiled, inventory, policy);
        var (accepted, gap) = ReadLock(project, inventory.WithLibraries);
        inventory = gap is null ? inventory : inventory with { WithLibraries = inventory.WithLibraries with { Gaps = [.. inventory.WithLibraries.Gaps, gap] } };
        policy = gate.IsLocked ? Locked(policy) : policy;
        var evaluation = Evaluator.Evaluate(inventory.WithLibraries, policy, Catalog, accepted: accepted);

        WriteBoms(project, policy, inventory, evaluation);
        WriteInventory(project, inventory.Own);
        WriteSeen(project, inventory.WithLibraries, evaluation);
        Tell(project, policy, gate, inventory, Today(policy) is { } day ? Evaluator.Evaluate(inventory.WithLibraries, policy, Catalog, day, accepted) : evaluation, AnalyzersRan && wasActive);
        MarkActive(project, inventory.Own, policy);
        if (!gate.IsClosed && !Log.HasLoggedErrors)
        {
            OutputFile.Stamp(Stamp);
        }
    }

    /// <summary>The day that expiries are judged against. A plain build judges none: what it tells must not depend on when it runs.</summary>
    private string? Today(EffectivePolicy policy) =>
        Settings.AsOf ?? (policy.Enforce ? DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null);

    private Action<long, long> Progress()
    {
        var watch = Stopwatch.StartNew();
        return new HashingProgress(line => Log.LogMessage(MessageImportance.High, "{0}", line), () => watch.Elapsed).Report;
    }

    /// <summary>Locked mode accepts nothing but what stands in the lock: no exception lifts it.</summary>
    private static EffectivePolicy Locked(EffectivePolicy policy) =>
        policy with { Lock = Verdict.Deny, Exceptions = policy.Exceptions.Where(exception => exception.Rule is not (Rules.LockDrift or Rules.ModelFileChanged)).ToArray() };

    /// <summary>The lock to judge by, written anew first where somebody outside the project asks for that.</summary>
    private (LockFile? Lock, EvidenceGap? Gap) ReadLock(ProjectOptions project, ProjectInventory inventory)
    {
        var now = LockFile.Of(inventory, Catalog);
        WritePart(project, now);
        if (!Settings.UpdatesLock)
        {
            return AcceptedLock.Read(project);
        }

        if (Settings.ChecksLock)
        {
            Log.LogError(null, Rules.LockDrift, null, Product.HelpLink(Rules.LockDrift), project.ProjectFile, 0, 0, 0, 0, "{0}",
                $"VettedUpdateLock does not go together with locked mode, enforcement or a central policy from outside the project: such a build checks {LockFile.FileName} and does not write it. Write it in a build of its own, review it and commit it");
            return AcceptedLock.Read(project);
        }

        var (before, after) = AcceptedLock.Update(project, now);
        if (LockDrift.OfProject(before, now) is { Count: > 0 } news)
        {
            Log.LogMessage(MessageImportance.High, "{0}", $"Vetted: wrote {project.Relative(project.LockFile)} for {project.TargetFramework}: {LockDrift.Describe(news)}");
        }

        return (after, null);
    }

    private static void WritePart(ProjectOptions project, LockFile now)
    {
        if (now.Entries.Count > 0 || File.Exists(project.LockFile))
        {
            OutputFile.Write(project.LockPart, now.Write());
        }
        else
        {
            OutputFile.Delete(project.LockPart);
        }
    }

    private void WriteBoms(ProjectOptions project, EffectivePolicy policy, FullInventory inventory, Evaluation evaluation)
    {
        var full = new BomInput
        {
            Inventory = inventory.WithLibraries,
            Evaluation = evaluation,
            Catalog = Catalog,
            Policy = policy.IsPresent ? policy : null,
            SpecVersion = BomVersion == "1.6" ? CycloneDxVersion.V16 : CycloneDxVersion.V17,
            SourceDateEpoch = Settings.SourceDateEpoch,
            Supplier = project.Supplier,
            PackageId = project.PackageId,
        };
        OutputFile.Write(project.BomFile, CycloneDxWriter.Write(full));
        OutputFile.Write(project.ShippableBomFile, CycloneDxWriter.Write(full with { View = BomView.Shippable }));
    }

    /// <summary>The inventory with what came of looking for what licences ask; the notices, where the project asks for them, are written before, so that they count.</summary>
    private FullInventory WithNotices(ProjectOptions project, CompiledProject compiled, FullInventory inventory, EffectivePolicy policy)
    {
        var notices = new ProjectNotices(project, inventory.WithLibraries, policy, Catalog);
        if (project.WritesNotices)
        {
            notices.Write();
        }
        else
        {
            ProjectNotices.Forget(project);
        }

        return inventory with { WithLibraries = inventory.WithLibraries with { Duties = notices.Look(compiled) } };
    }

    // For the tool, which explains what the last build saw. A project without AI and without findings has nothing to explain.
    private static void WriteSeen(ProjectOptions project, ProjectInventory inventory, Evaluation evaluation)
    {
        if (InventoryMerge.HasNews(inventory) || evaluation.Findings.Count > 0)
        {
            OutputFile.Write(project.SeenFile, InventoryJson.Write(inventory));
        }
        else
        {
            OutputFile.Delete(project.SeenFile);
        }
    }

    private static void WriteInventory(ProjectOptions project, ProjectInventory own)
    {
        if (project.Role == ProjectRole.Library && InventoryMerge.HasNews(own))
        {
            OutputFile.Write(project.InventoryFile, InventoryJson.Write(own with { Packages = [], Projects = [], Dependencies = [], Version = null }));
        }
        else
        {
            OutputFile.Delete(project.InventoryFile);
            OutputFile.Delete(project.InventoryBesideAssembly);
        }
    }

    private void Tell(ProjectOptions project, EffectivePolicy policy, Gate gate, FullInventory inventory, Evaluation evaluation, bool analyzersTold)
    {
        var forAnalyzers = Evaluator.Evaluate(inventory.ForAnalyzers, policy with { Lock = null }, Catalog);
        var suppressions = new Suppressions(project, AnalyzerConfigurations.Select(file => file.GetMetadata("FullPath")));
        var findings = Voice.OfThisBuild(evaluation, forAnalyzers, inventory, project.IsFirstFramework, gate)
            .Where(finding => gate.Stops(finding) || !suppressions.IsSilenced(finding)).ToArray();
        var log = new FindingLog(Log, project, WarningSettings.From(Project), gate);
        var notes = Voice.Notes(findings, inventory.WithLibraries);
        log.Tell(analyzersTold ? Voice.WithoutAnalyzers(findings, forAnalyzers, gate) : findings);
        log.TellNotes(notes);
        log.TellSummary(evaluation.Summary, BomPath);
        if (gate.IsClosed || findings.Length == 0)
        {
            OutputFile.Delete(project.FindingsFile);
        }
        else
        {
            OutputFile.Write(project.FindingsFile, new StoredFindings(findings, notes, evaluation.Summary).Write());
        }
    }

    /// <summary>Wakes the analyzers for the next build of a project whose only sign of AI stands in its code.</summary>
    private void MarkActive(ProjectOptions project, ProjectInventory own, EffectivePolicy policy)
    {
        if (own.Models.Count + own.Unknowns.Count + own.Capabilities.Count > 0 && !ManifestInventory.ConcernsAnalyzers(own, policy, Catalog))
        {
            OutputFile.Write(project.ActiveMarker, "");
        }
        else
        {
            OutputFile.Delete(project.ActiveMarker);
        }
    }
}
