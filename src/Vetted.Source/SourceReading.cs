using System;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>
/// One reading of a compilation that several threads wait for, as the callbacks of analyzers do. Whoever asks works along; the last step, which joins what stands in
/// different trees, is done by one of them. Safe for several threads.
/// </summary>
public sealed class SourceReading
{
    // How soon a caller that waits for the last step notices that it was cancelled.
    private const int Patience = 50;

    private readonly object _gate = new();
    private readonly SourceKnowledge _knowledge;
    private readonly SourceSettings _settings;
    private NameBinding? _names;
    private SourceEvidence? _evidence;

    /// <summary>Creates a reading; nothing is read yet.</summary>
    /// <param name="compilation">C# or Visual Basic.</param>
    /// <param name="knowledge">What the catalog knows.</param>
    /// <param name="settings">What the host knows of the project.</param>
    public SourceReading(Compilation compilation, SourceKnowledge knowledge, SourceSettings settings)
    {
        _knowledge = knowledge ?? throw new ArgumentNullException(nameof(knowledge));
        _settings = settings ?? throw new ArgumentNullException(nameof(settings));
        _names = new NameBinding(compilation ?? throw new ArgumentNullException(nameof(compilation)), knowledge, settings);
    }

    /// <summary>The evidence of the compilation, the same one for every caller.</summary>
    /// <param name="cancellationToken">Stops this caller. What it had begun is done by the next one.</param>
    public SourceEvidence Read(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _evidence) is { } known)
        {
            return known;
        }

        Volatile.Read(ref _names)?.Finish(cancellationToken);
        while (!Monitor.TryEnter(_gate, Patience))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        try
        {
            // Not remembered before it is whole: a cancelled step is done again from its beginning.
            if (_evidence is null)
            {
                Volatile.Write(ref _evidence, new SourceAnalysis(_names!, _knowledge, _settings, cancellationToken).Run());
                Volatile.Write(ref _names, null);
            }

            return _evidence!;
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }
}
