using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Vetted.Evidence.Files;

/// <summary>
/// SHA-256 of model files, once per content: a small text file remembers length, modification time and hash by path, so that an unchanged file costs no read. A gate passes no cache file, because whoever can swap the
/// weights can restore their time.
/// </summary>
public sealed class ModelHasher
{
    private const int BufferSize = 1024 * 1024;
    private readonly string? _cacheFile;
    private readonly ConcurrentDictionary<string, (long Length, long Time, string Hash)> _known = new(StringComparer.Ordinal);
    private bool _changed;

    /// <summary>Starts a hasher.</summary>
    /// <param name="cacheFile">Absolute path of the cache, read now and written by <see cref="Save"/>; null to trust nothing but the content.</param>
    public ModelHasher(string? cacheFile)
    {
        _cacheFile = cacheFile;
        if (cacheFile is not null && File.Exists(cacheFile))
        {
            foreach (var line in File.ReadAllLines(cacheFile))
            {
                var parts = line.Split('\t');
                if (parts.Length == 4 && parts[2].Length == 64
                    && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var time))
                {
                    _known[parts[3]] = (length, time, parts[2]);
                }
            }
        }
    }

    /// <summary>Hashes files, several at once, and returns the hash of each that could be read.</summary>
    /// <param name="paths">Absolute paths.</param>
    /// <param name="progress">Called with the bytes done so far and the bytes in all, from any thread; null for none.</param>
    /// <param name="cancellation">Stops at the next megabyte.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public IReadOnlyDictionary<string, string> Hash(IReadOnlyCollection<string> paths, Action<long, long>? progress = null, CancellationToken cancellation = default)
    {
        var hashes = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var files = paths.Distinct(StringComparer.Ordinal).Select(path => new FileInfo(path)).Where(file => file.Exists).OrderByDescending(file => file.Length).ToArray();
        var total = files.Sum(file => file.Length);
        long done = 0;
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount), CancellationToken = cancellation }, file =>
        {
            var stamp = (file.Length, file.LastWriteTimeUtc.Ticks);
            if (_cacheFile is not null && _known.TryGetValue(file.FullName, out var known) && known.Length == stamp.Length && known.Time == stamp.Ticks)
            {
                hashes[file.FullName] = known.Hash;
                Interlocked.Add(ref done, file.Length);
                return;
            }

            if (HashFile(file.FullName, count => progress?.Invoke(Interlocked.Add(ref done, count), total), cancellation) is { } hash)
            {
                hashes[file.FullName] = hash;
                _known[file.FullName] = (stamp.Length, stamp.Ticks, hash);
                _changed = true;
            }
        });
        return hashes;
    }

    /// <summary>Writes the cache, by a temporary name and a rename, where anything changed.</summary>
    public void Save()
    {
        if (_cacheFile is null || !_changed)
        {
            return;
        }

        var text = new StringBuilder();
        foreach (var pair in _known.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(pair.Value.Length.ToString(CultureInfo.InvariantCulture)).Append('\t').Append(pair.Value.Time.ToString(CultureInfo.InvariantCulture)).Append('\t')
                .Append(pair.Value.Hash).Append('\t').Append(pair.Key).Append('\n');
        }

        Directory.CreateDirectory(Path.GetDirectoryName(_cacheFile)!);
        var temporary = _cacheFile + "." + Guid.NewGuid().ToString("N") + ".tmp";
        File.WriteAllText(temporary, text.ToString());
        if (File.Exists(_cacheFile))
        {
            File.Delete(_cacheFile);
        }

        File.Move(temporary, _cacheFile);
    }

    private static string? HashFile(string path, Action<long> advance, CancellationToken cancellation)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
            return Hash(stream, advance, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 of a stream from where it stands to its end, lower-case hexadecimal.</summary>
    internal static string Hash(Stream stream, Action<long>? advance = null, CancellationToken cancellation = default)
    {
        using var sha = SHA256.Create();
        var buffer = new byte[BufferSize];
        int count;
        while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            sha.TransformBlock(buffer, 0, count, null, 0);
            advance?.Invoke(count);
        }

        sha.TransformFinalBlock(buffer, 0, 0);
        return Hexadecimal(sha.Hash!);
    }

    /// <summary>SHA-256 of bytes, lower-case hexadecimal.</summary>
    internal static string Hash(byte[] bytes)
    {
        using var sha = SHA256.Create();
        return Hexadecimal(sha.ComputeHash(bytes));
    }

    private static string Hexadecimal(byte[] hash)
    {
        var text = new StringBuilder(64);
        foreach (var value in hash)
        {
            text.Append(value.ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
