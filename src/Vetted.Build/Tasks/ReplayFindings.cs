using System;
using Microsoft.Build.Framework;

namespace Vetted.Build;

/// <summary>Tells again what the last evaluation told: the compiler does not run on an unchanged project, and its warnings would be gone.</summary>
[MSBuildMultiThreadableTask]
public sealed class ReplayFindings : VettedTask
{
    /// <summary>Where the bill of materials lies, as the summary shows it.</summary>
    [Required]
    public string BomPath { get; set; } = "";

    private protected override void Run()
    {
        var project = ProjectOptions.From(Project);
        if (StoredFindings.Read(project.FindingsFile) is { } stored)
        {
            var log = new FindingLog(Log, project, WarningSettings.From(Project), isGate: false);
            log.Tell(stored.Findings);
            log.TellSummary(stored.Summary, BomPath);
        }
    }
}
