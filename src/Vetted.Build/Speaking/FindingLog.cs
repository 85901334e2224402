using System.Collections.Generic;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>Tells findings on the console of a build: once per rule and subject, at the first place.</summary>
internal sealed class FindingLog
{
    private readonly TaskLoggingHelper _log;
    private readonly ProjectOptions _project;
    private readonly WarningSettings _warnings;
    private readonly Gate _gate;

    public FindingLog(TaskLoggingHelper log, ProjectOptions project, WarningSettings warnings, Gate gate)
    {
        _gate = gate;
        _log = log;
        _project = project;
        _warnings = warnings;
    }

    public void Tell(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Tell(finding);
        }
    }

    /// <summary>What goes with the findings and is no finding itself.</summary>
    public void TellNotes(IEnumerable<string> notes)
    {
        foreach (var note in notes)
        {
            _log.LogMessage(MessageImportance.High, "{0}", note);
        }
    }

    /// <summary>The line that ends a project's build.</summary>
    public void TellSummary(string summary, string bomPath)
    {
        if (summary.Length > 0)
        {
            _log.LogMessage(MessageImportance.High, "{0}", summary + ". BOM: " + bomPath);
        }
    }

    private void Tell(Finding finding)
    {
        // Only the policy lifts what it denies: no NoWarn, no editorconfig.
        var isError = _gate.Stops(finding);
        if (!isError && _warnings.IsSilent(finding.Rule))
        {
            return;
        }

        var place = finding.Places.Count > 0 ? finding.Places[0] : new Place(_project.Relative(_project.ProjectFile), 0);
        var file = _project.FullPath(place);
        var message = finding.ConsoleMessage;
        if (isError || _warnings.IsError(finding.Rule))
        {
            _log.LogError(null, finding.Rule, null, finding.HelpLink, file, place.Line, place.Column, place.EndLine, place.EndColumn, "{0}", message);
        }
        else
        {
            _log.LogWarning(null, finding.Rule, null, finding.HelpLink, file, place.Line, place.Column, place.EndLine, place.EndColumn, "{0}", message);
        }
    }
}
