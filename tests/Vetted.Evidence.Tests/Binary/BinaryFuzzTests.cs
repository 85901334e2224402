using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Vetted.Evidence.Binary.Tests;

/// <summary>
/// Corrupt assemblies and PDBs: nothing may be thrown, nothing may take long, nothing may allocate without bound. Ten thousand mutations run with the other
/// tests; <c>VETTED_FUZZ=1000000 dotnet test --filter Fuzz</c> runs a million, <c>VETTED_FUZZ_SEED</c> starts elsewhere.
/// </summary>
public sealed class BinaryFuzzTests
{
    private const string Source = """
        using System.ComponentModel;
        var id = args.Length > 0 ? "o1" : Environment.GetEnvironmentVariable("M") ?? "llama3.2";
        string[] picker = ["gpt-4o", "phi3:mini"];
        foreach (var one in picker) new OpenAI.OpenAIClient("k").GetChatClient(one);
        Func<object> make = () => new OpenAI.OpenAIClient("k").GetChatClient(id + $"-{args.Length}{id}");
        try { make(); await Run(id); } catch (InvalidOperationException e) when (e.Message == "o1") { Console.WriteLine(e); } finally { GC.KeepAlive(make); }
        var text = args.Length switch { 0 => "a", 1 => "b", 2 => "c", 3 => "d", 4 => "e", 5 => "f", 6 => "g", _ => string.Format("{0}-{1}", "gpt", "4o") };
        Console.WriteLine(new Holder<int>(text).Client());
        static async Task Run(string model) { await Task.Yield(); new OllamaSharp.OllamaApiClient("http://localhost:11434", model); }
        [Description("llama3.1")] class Holder<T>(string model) { public object Client() => new Microsoft.Extensions.AI.ChatOptions { ModelId = model }; }
        """;

    private static readonly Lazy<(byte[] Image, byte[]? Pdb)[]> LazyInputs = new(() =>
    [
        Compiled.Emit(Compiled.CSharp(OptimizationLevel.Release, Source)),
        Compiled.Emit(Compiled.CSharp(OptimizationLevel.Debug, Source), DebugInformationFormat.Embedded, resources:
        [
            new ResourceDescription("a.resources", () => new System.IO.MemoryStream("....\bllama3.2...."u8.ToArray()), isPublic: true),
            new ResourceDescription("appsettings.json", () => new System.IO.MemoryStream("{}"u8.ToArray()), isPublic: true),
        ]),
    ]);

    [Fact]
    public void The_untouched_inputs_show_everything()
    {
        foreach (var (image, pdb) in LazyInputs.Value)
        {
            var evidence = Compiled.Read(image, pdb);
            Assert.Empty(evidence.Gaps);
            Assert.Superset(new HashSet<string> { "o1", "llama3.2", "gpt-4o", "phi3:mini", "gpt-4o", "llama3.1" }, evidence.Models.Select(model => model.Text).ToHashSet());
        }
    }

    [Fact]
    public void Mutations_neither_throw_nor_hang_nor_swell()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("VETTED_FUZZ") ?? "10000", CultureInfo.InvariantCulture);
        var first = int.Parse(Environment.GetEnvironmentVariable("VETTED_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);
        var (slowest, largest) = (TimeSpan.Zero, 0L);
        for (var seed = first; seed < first + count; seed++)
        {
            var random = new Random(seed);
            var (image, pdb) = LazyInputs.Value[random.Next(LazyInputs.Value.Length)];
            var both = random.Next(4);
            image = both == 1 && pdb is not null ? image : Mutate(random, image);
            pdb = both == 0 || pdb is null ? pdb : Mutate(random, pdb);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            try
            {
                // Opening the stand-ins costs more than reading the image; they are not what is mutated.
                Compiled.Read(image, pdb, seed % 16 == 0 ? Compiled.WithReferences : Compiled.Options);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}: {e}", e);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(allocated < 256_000_000, $"seed {seed} allocates {allocated} bytes");
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            largest = Math.Max(largest, allocated);

            // Generous, because the machine may be busy; a hang takes minutes.
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"seed {seed} takes {clock.Elapsed}");
        }

        if (count > 10_000)
        {
            Console.WriteLine($"{count} mutations from seed {first}: slowest {slowest.TotalMilliseconds:F0} ms, largest {largest / 1024} KB");
        }
    }

    private static byte[] Mutate(Random random, byte[] bytes)
    {
        if (random.Next(10) == 0)
        {
            return bytes[..random.Next(bytes.Length)];
        }

        var copy = (byte[])bytes.Clone();
        for (var i = random.Next(1, 12); i > 0; i--)
        {
            var at = random.Next(copy.Length - 8);
            switch (random.Next(6))
            {
                case 0:
                    copy[at] = (byte)random.Next(256);
                    break;
                case 1:
                    copy[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    BinaryPrimitives.WriteInt32LittleEndian(copy.AsSpan(at), random.Next(4) switch { 0 => -1, 1 => int.MaxValue, 2 => 0, _ => random.Next() });
                    break;
                case 3:
                    BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(at), (ushort)random.Next(65536));
                    break;
                case 4:
                    copy.AsSpan(random.Next(copy.Length - 64), random.Next(64)).CopyTo(copy.AsSpan(random.Next(copy.Length - 64)));
                    break;
                default:
                    copy.AsSpan(at, random.Next(8)).Fill((byte)random.Next(256));
                    break;
            }
        }

        return copy;
    }
}
