using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Vetted.Evidence.Files;

namespace Vetted.Benchmarks;

/// <summary>Hashes one large file with the product and with openssl in turn, and once more with the product's cache, which must not read it.</summary>
internal static class HashComparison
{
    private const int Rounds = 5;

    public static int Run(int megabytes, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("vetted-hash-").FullName;
        try
        {
            var file = Path.Combine(folder, "weights.bin");
            Write(file, megabytes);
            var ours = new double[Rounds];
            var openssl = new double[Rounds];
            for (var round = 0; round < Rounds; round++)
            {
                ours[round] = Time(() => new ModelHasher(null).Hash([file]));
                openssl[round] = Time(() => OpenSsl(file));
            }

            var cache = Path.Combine(folder, "hashes.tsv");
            var first = new ModelHasher(cache);
            first.Hash([file]);
            first.Save();
            var cached = Time(() => new ModelHasher(cache).Hash([file]));
            var ratio = openssl.Order().ElementAt(Rounds / 2) / ours.Order().ElementAt(Rounds / 2);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{megabytes} MB: ours {megabytes / ours.Order().ElementAt(Rounds / 2) * 1000:0} MB/s, openssl {megabytes / openssl.Order().ElementAt(Rounds / 2) * 1000:0} MB/s, ratio {ratio:0.00} (wanted 0.9); unchanged {cached:0.00} ms; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB"));
            return ratio >= 0.9 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string file, int megabytes)
    {
        var random = new Random(1);
        var buffer = new byte[1024 * 1024];
        using var stream = File.Create(file);
        for (var i = 0; i < megabytes; i++)
        {
            random.NextBytes(buffer);
            stream.Write(buffer);
        }
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void OpenSsl(string file)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", ["dgst", "-sha256", file]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}
