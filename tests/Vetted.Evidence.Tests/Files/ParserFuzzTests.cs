using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Vetted.Evidence.Files;

namespace Vetted.Evidence.Tests.Files;

/// <summary>
/// Mutates genuine and hostile files and reads them. The number of mutations per seed is small in the test run; set VETTED_FUZZ to a number to run that many in all
/// (<c>VETTED_FUZZ=10000000 dotnet test --filter ParserFuzzTests</c>).
/// </summary>
public sealed class ParserFuzzTests
{
    private const int InTheTestRun = 10_000;

    [Fact]
    public void No_mutation_crashes_hangs_or_allocates_without_bound()
    {
        var seeds = Seeds().ToArray();
        var total = int.TryParse(Environment.GetEnvironmentVariable("VETTED_FUZZ"), out var asked) ? asked : InTheTestRun;
        var random = new Random(20261124);
        long slowest = 0;
        long largest = 0;
        for (var i = 0; i < total; i++)
        {
            var (name, bytes) = seeds[i % seeds.Length];
            var mutated = Mutate(bytes, random);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();

            FormatReader.Read(new MemoryStream(mutated), name);

            slowest = Math.Max(slowest, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            largest = Math.Max(largest, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }

        // Allocation in all is an upper bound of what was held at once.
        Assert.InRange(largest, 0, 64L * 1024 * 1024);
        Assert.InRange(slowest, 0, 1000);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Seeds()
    {
        foreach (var row in PickleTests.Shapes())
        {
            yield return ((string)row[2], Convert.FromBase64String((string)row[3]));
        }

        foreach (var row in FormatTests.Recognised())
        {
            yield return ((string)row[0], (byte[])row[2]);
        }

        yield return ("a.gguf", Bytes.Gguf(3, true, ("general.name", "n"), ("tokenizer.ggml.tokens", new[] { "a", "b" }), ("general.file_type", 1u)));
        yield return ("a.onnx", Bytes.Onnx("com.example", "Op", "../x", ("license", "mit")));
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var copy = (byte[])bytes.Clone();
        for (var edits = random.Next(1, 6); edits > 0 && copy.Length > 0; edits--)
        {
            switch (random.Next(6))
            {
                case 0:
                    copy[random.Next(copy.Length)] = (byte)random.Next(256);
                    break;
                case 1:
                    copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    copy = copy[..random.Next(copy.Length)];
                    break;
                case 3:
                    var at = random.Next(copy.Length);
                    copy = [.. copy[..at], .. copy[random.Next(at + 1)..at], .. copy[at..]];
                    break;
                case 4:
                    var run = random.Next(copy.Length);
                    Array.Fill(copy, (byte)0xFF, run, Math.Min(8, copy.Length - run));
                    break;
                default:
                    var cut = random.Next(copy.Length);
                    copy = [.. copy[..cut], .. copy[Math.Min(copy.Length, cut + random.Next(16))..]];
                    break;
            }
        }

        return copy;
    }
}
