using System;
using System.Globalization;

namespace Vetted.Build;

/// <summary>Tells of long hashing every few seconds, and nothing of short one.</summary>
internal sealed class HashingProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private readonly Action<string> _tell;
    private readonly Func<TimeSpan> _elapsed;
    private readonly object _gate = new();
    private TimeSpan? _next;

    /// <param name="tell">Says a line.</param>
    /// <param name="elapsed">The time since some moment before the work.</param>
    public HashingProgress(Action<string> tell, Func<TimeSpan> elapsed)
    {
        _tell = tell;
        _elapsed = elapsed;
    }

    /// <summary>Notes how far it is; from any thread.</summary>
    /// <param name="done">Bytes done.</param>
    /// <param name="total">Bytes in all.</param>
    public void Report(long done, long total)
    {
        lock (_gate)
        {
            // Counted from the first megabyte: what went before was no hashing.
            var now = _elapsed();
            _next ??= now + Interval;
            if (now < _next)
            {
                return;
            }

            _next = now + Interval;
            _tell($"Vetted: hashing model files, {Gigabytes(done)} of {Gigabytes(total)} GB");
        }
    }

    private static string Gigabytes(long bytes) => (bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture);
}
