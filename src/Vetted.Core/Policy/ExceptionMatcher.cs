using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>Finds the exception that accepts a finding, and knows which exceptions accepted nothing.</summary>
internal sealed class ExceptionMatcher
{
    private readonly AcceptedFinding[] _exceptions;
    private readonly HashSet<AcceptedFinding> _used = new();

    public ExceptionMatcher(EffectivePolicy policy, ProjectInventory inventory) =>
        _exceptions = policy.Exceptions.Where(exception => exception.Scope is null || Pattern.Matches(exception.Scope, inventory.ProjectFile)).ToArray();

    /// <summary>The exceptions of this project that accepted nothing so far.</summary>
    public IEnumerable<AcceptedFinding> Unused => _exceptions.Where(exception => !_used.Contains(exception));

    /// <summary>The exceptions of this project.</summary>
    public IReadOnlyList<AcceptedFinding> All => _exceptions;

    /// <summary>The first exception that accepts the finding, or null. An expired one accepts too: its expiry is a finding of its own.</summary>
    public AcceptedFinding? Find(string rule, string subject)
    {
        foreach (var exception in _exceptions)
        {
            if (exception.Rule == rule && Accepts(exception, subject))
            {
                _used.Add(exception);
                return exception;
            }
        }

        return null;
    }

    private static bool Accepts(AcceptedFinding exception, string subject)
    {
        var slash = subject.LastIndexOf('/');
        var version = slash > 0 && NuGetVersion.TryParse(subject.Substring(slash + 1)) is { } parsed ? parsed : null;
        if (exception.Versions is { } range && (version is null || VersionRange.TryParse(range)?.Contains(version) != true))
        {
            return false;
        }

        return Pattern.Matches(exception.Subject, subject) || (version is not null && Pattern.Matches(exception.Subject, subject.Substring(0, slash)));
    }
}
