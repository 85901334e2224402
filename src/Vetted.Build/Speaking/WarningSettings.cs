using System;
using System.Collections.Generic;
using Microsoft.Build.Framework;

namespace Vetted.Build;

/// <summary>
/// How a project wants its warnings. MSBuild applies NoWarn and WarningsAsErrors to a task's warnings but not TreatWarningsAsErrors, so the task reads them
/// all itself, as NuGet's audit does.
/// </summary>
internal sealed class WarningSettings
{
    private static readonly char[] Separators = { ';', ',', ' ', '\t', '\r', '\n' };

    private readonly HashSet<string> _none;
    private readonly HashSet<string> _errors;
    private readonly HashSet<string> _notErrors;
    private readonly bool _allErrors;

    private WarningSettings(HashSet<string> none, HashSet<string> errors, HashSet<string> notErrors, bool allErrors)
    {
        _none = none;
        _errors = errors;
        _notErrors = notErrors;
        _allErrors = allErrors;
    }

    public static WarningSettings From(ITaskItem project) => new(
        Ids(project.GetMetadata("NoWarn")),
        Ids(project.GetMetadata("WarningsAsErrors")),
        Ids(project.GetMetadata("WarningsNotAsErrors")),
        string.Equals(project.GetMetadata("TreatWarningsAsErrors"), "true", StringComparison.OrdinalIgnoreCase));

    public bool IsSilent(string rule) => _none.Contains(rule);

    public bool IsError(string rule) => _errors.Contains(rule) || (_allErrors && !_notErrors.Contains(rule));

    private static HashSet<string> Ids(string list) => new(list.Split(Separators, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
