using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.Build.Framework;

namespace Vetted.Build;

/// <summary>
/// Settings that a project must not be able to weaken. MSBuild lets a project override any property, even one from the command line
/// (<c>TreatAsLocalProperty</c>), so the environment and the true global properties are asked first and the project last. Where the two differ, the environment has the word:
/// a <c>Directory.Build.rsp</c> in the repository makes global properties too.
/// </summary>
internal sealed class Settings
{
    private readonly IReadOnlyDictionary<string, string> _global;
    private readonly ITaskItem _project;
    private readonly Func<string, string?> _environment;

    public Settings(IBuildEngine engine, ITaskItem project)
        : this((engine as IBuildEngine6)?.GetGlobalProperties() ?? new Dictionary<string, string>(), project, Environment.GetEnvironmentVariable)
    {
    }

    internal Settings(IReadOnlyDictionary<string, string> global, ITaskItem project, Func<string, string?> environment)
    {
        _global = global;
        _project = project;
        _environment = environment;
    }

    /// <summary>True or false where somebody outside the project said so, or the project asks for enforcement itself; null where only the policy decides.</summary>
    public bool? Enforce =>
        IsTrue(_environment("VettedEnforce") ?? "") || IsTrue(Global("VettedEnforce") ?? "") ? true
        : Outside("VettedEnforce") is not null ? false
        : IsTrue(_project.GetMetadata("Enforce")) ? true
        : null;

    /// <summary>True where somebody asks for a build that accepts nothing new: a lock that is missing or differs is an error. The environment's word stands whatever else is said.</summary>
    public bool IsLocked =>
        IsTrue(_environment("VettedLockedMode") ?? "") || (Global("VettedLockedMode") is { } global ? IsTrue(global) : IsTrue(_project.GetMetadata("LockedMode")));

    /// <summary>True where somebody asks to write the lock anew. Never by the project: it would accept its own changes.</summary>
    public bool UpdatesLock => IsTrue(Outside("VettedUpdateLock") ?? "");

    /// <summary>True where enforcement, a central policy or locked mode comes from outside the project: such a build checks the lock and must not write it.</summary>
    public bool ChecksLock => IsLocked || IsTrue(Global("VettedEnforce") ?? "") || IsTrue(_environment("VettedEnforce") ?? "") || Outside("VettedPolicyFile") is not null;

    /// <summary>The central policy file; null where there is none.</summary>
    public string? PolicyFile => Outside("VettedPolicyFile") ?? Project("PolicyFile");

    /// <summary>The SHA-256 the central policy file must have, lower-case hexadecimal; null where it is not pinned.</summary>
    public string? PolicySha256 => (Outside("VettedPolicySha256") ?? Project("PolicySha256"))?.ToLowerInvariant();

    /// <summary>True where somebody outside the project said where the repository begins.</summary>
    public bool IsRootGiven => Outside("VettedRoot") is not null;

    /// <summary>The day given for expiries, never by the project: it could set the clock back.</summary>
    public string? AsOf => Outside("VettedAsOf") ?? SourceDate;

    /// <summary>SOURCE_DATE_EPOCH, seconds since 1970-01-01 UTC; null where it is not set.</summary>
    public long? SourceDateEpoch =>
        long.TryParse(_environment("SOURCE_DATE_EPOCH"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253402300800 ? seconds : null;

    private string? SourceDate =>
        SourceDateEpoch is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private string? Outside(string name) => _environment(name) is { Length: > 0 } value ? value : Global(name);

    private string? Global(string name)
    {
        foreach (var pair in _global)
        {
            if (string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase) && pair.Value.Length > 0)
            {
                return pair.Value;
            }
        }

        return null;
    }

    private string? Project(string name) => _project.GetMetadata(name) is { Length: > 0 } value ? value : null;

    private static bool IsTrue(string value) => string.Equals(value.Trim(), "true", StringComparison.OrdinalIgnoreCase) || value.Trim() == "1";
}
