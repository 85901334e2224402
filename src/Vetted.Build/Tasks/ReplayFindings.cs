using Microsoft.Build.Framework;

namespace Vetted.Build;

/// <summary>
/// Tells again what the last evaluation told: the compiler does not run on an unchanged project, and its warnings would be gone. A project can hide from the targets
/// that a build is enforced or locked (<c>TreatAsLocalProperty</c>), but not from a task: then everything is evaluated.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ReplayFindings : EvaluateProject
{
    private protected override void Run()
    {
        var project = ProjectOptions.From(Project);
        if (Settings.Enforce != true && !Settings.IsLocked && !Settings.UpdatesLock && StoredFindings.Read(project.FindingsFile) is { } stored)
        {
            var log = new FindingLog(Log, project, WarningSettings.From(Project), Gate.None);
            log.Tell(stored.Findings);
            log.TellNotes(stored.Notes);
            log.TellSummary(stored.Summary, BomPath);
        }
        else
        {
            base.Run();
        }
    }
}
