using System;
using System.Globalization;

namespace Vetted.Policy;

/// <summary>How a finding is told where only one of its places can be shown.</summary>
public static class FindingText
{
    /// <summary>The message for a console: it says how many places there are besides the one that is shown.</summary>
    public static string ForConsole(Finding finding)
    {
        var more = (finding ?? throw new ArgumentNullException(nameof(finding))).Places.Count - 1;
        return more <= 0 ? finding.Message : finding.Message + string.Format(CultureInfo.InvariantCulture, " (+{0} more {1})", more, more == 1 ? "place" : "places");
    }
}
