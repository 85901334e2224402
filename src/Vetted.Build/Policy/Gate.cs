using Vetted.Policy;

namespace Vetted.Build;

/// <summary>What makes a build fail.</summary>
/// <param name="IsEnforced">Everything that the policy denies does.</param>
/// <param name="IsLocked">Another inventory than the accepted one does, and evidence that cannot be read: locked mode.</param>
internal sealed record Gate(bool IsEnforced, bool IsLocked)
{
    /// <summary>A build that only tells.</summary>
    public static Gate None { get; } = new(false, false);

    /// <summary>True where something can fail: then nothing that lies in obj is believed, and every build evaluates.</summary>
    public bool IsClosed => IsEnforced || IsLocked;

    /// <summary>True for a finding that fails the build, whatever warning settings say.</summary>
    public bool Stops(Finding finding) =>
        finding.Verdict == Verdict.Deny && (IsEnforced || (IsLocked && finding.Rule is Rules.LockDrift or Rules.ModelFileChanged or Rules.EvidenceUnreadable));
}
