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
    private readonly HashSet<AcceptedFinding> _lifting = new();
    private readonly string? _today;

    public ExceptionMatcher(EffectivePolicy policy, ProjectInventory inventory, string? today)
    {
        _exceptions = policy.Exceptions.Where(exception => exception.Scope is null || Pattern.Matches(exception.Scope, inventory.ProjectFile)).ToArray();
        _today = today;
    }

    /// <summary>True for an exception of this project that accepted nothing so far.</summary>
    public bool IsUnused(AcceptedFinding exception) => !_used.Contains(exception);

    /// <summary>True for an exception that accepted what the policy denies.</summary>
    public bool LiftsDenial(AcceptedFinding exception) => _lifting.Contains(exception);

    /// <summary>True where a day is given and it is after the last one that the exception counts.</summary>
    public bool IsOver(AcceptedFinding exception) => exception.Expires is { } expires && _today is { } today && string.CompareOrdinal(expires, today) < 0;

    /// <summary>The exceptions of this project.</summary>
    public IReadOnlyList<AcceptedFinding> All => _exceptions;

    /// <summary>
    /// The first exception that accepts the finding, one that still counts before one that is over, or null. One that is over accepts too, so that reports read the same on every day: its expiry is a finding of its own, which denies
    /// where it lifted a denial. Only that finding it cannot accept.
    /// </summary>
    public AcceptedFinding? Find(string rule, string subject, Verdict verdict)
    {
        foreach (var exception in _exceptions.Where(exception => exception.Rule == rule).OrderBy(IsOver))
        {
            if (Accepts(exception, subject) && !(rule == Rules.ExceptionExpired && IsOver(exception)))
            {
                _used.Add(exception);
                if (verdict == Verdict.Deny)
                {
                    _lifting.Add(exception);
                }

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
