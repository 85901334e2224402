using System;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>
/// Reads sources that were never restored: the compilation has whatever references are at hand (the framework's at least, so that strings are strings), and
/// a call that does not bind counts by the names in the source.
/// </summary>
public static class ScanEvidence
{
    /// <summary>Reads a compilation whose packages may be missing.</summary>
    /// <param name="compilation">The sources of one project, C# or Visual Basic.</param>
    /// <param name="knowledge">What the catalog knows.</param>
    /// <param name="settings">What the host knows of the project.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static SourceEvidence Collect(Compilation compilation, SourceKnowledge knowledge, SourceSettings settings, CancellationToken cancellationToken = default) =>
        SourceEvidence.Collect(compilation, knowledge, (settings ?? throw new ArgumentNullException(nameof(settings))) with { IsUnbound = true, DrawsGuardMap = true }, cancellationToken);
}
