using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using Vetted.Evidence.Files;
using Xunit.Abstractions;

namespace Vetted.Evidence.Tests.Files;

/// <summary>
/// Mutates genuine and hostile files, each format's reader by itself. The number of mutations per reader is small in the test run; set VETTED_FUZZ to run that many for each
/// (<c>VETTED_FUZZ=10000000 dotnet test tests/Vetted.Evidence.Tests --filter ParserFuzzTests --logger "console;verbosity=detailed"</c> prints what each took).
/// </summary>
public sealed class ParserFuzzTests(ITestOutputHelper output)
{
    private const int InTheTestRun = 10_000;

    public static TheoryData<string> Parsers() => [.. Seeds().Select(seed => seed.Parser).Concat(["card", "chat-template"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Parsers))]
    public void No_mutation_crashes_hangs_or_allocates_without_bound(string parser)
    {
        var seeds = parser is "card" or "chat-template" ? [(parser, "README.md", Encoding.UTF8.GetBytes(Text))] : Seeds().Where(seed => seed.Parser == parser).ToArray();
        var total = int.TryParse(Environment.GetEnvironmentVariable("VETTED_FUZZ"), out var asked) ? asked : InTheTestRun;
        var random = new Random(20261124);
        long slowest = 0;
        long largest = 0;
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < total; i++)
        {
            var (_, name, bytes) = seeds[i % seeds.Length];
            var mutated = Mutate(bytes, random);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();

            Read(parser, name, mutated);

            slowest = Math.Max(slowest, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            largest = Math.Max(largest, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }

        output.WriteLine($"{parser}: {total} mutations of {seeds.Length} seeds in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, slowest {slowest} ms, most allocated for one {largest / 1024} KB");

        // Allocation in all is an upper bound of what was held at once.
        Assert.InRange(largest, 0, 64L * 1024 * 1024);
        Assert.InRange(slowest, 0, 1000);
    }

    private const string Text = """
        ---
        license: other
        license_name: some-licence
        base_model:
        - meta-llama/Llama-3.1-8B
        datasets: [a, b]
        ---
        {% for m in messages %}{{ m['content'].__class__ | attr("x") }}{% endfor %}
        """;

    private static void Read(string parser, string name, byte[] bytes)
    {
        if (parser == "card")
        {
            ModelCard.Read(Encoding.UTF8.GetString(bytes));
        }
        else if (parser == "chat-template")
        {
            ChatTemplates.Look(Encoding.UTF8.GetString(bytes), new FileFacts());
        }
        else
        {
            FormatReader.Read(new MemoryStream(bytes), name);
        }
    }

    private static IEnumerable<(string Parser, string Name, byte[] Bytes)> Seeds()
    {
        foreach (var row in PickleTests.Shapes())
        {
            yield return ("pickle", (string)row[2], Convert.FromBase64String((string)row[3]));
        }

        foreach (var row in FormatTests.Recognised())
        {
            yield return ((string)row[1], (string)row[0], (byte[])row[2]);
        }

        yield return ("gguf", "a.gguf", Bytes.Gguf(3, true, ("general.name", "n"), ("tokenizer.ggml.tokens", new[] { "a", "b" }), ("general.file_type", 1u)));
        yield return ("onnx", "a.onnx", Bytes.Onnx("com.example", "Op", "../x", ("license", "mit")));
        yield return ("mlnet", "model.zip", MLNetTests.SavedModel());
        yield return ("tensorflow", "saved_model.pb", FormatTests.TensorFlow("ReadFile"));
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
