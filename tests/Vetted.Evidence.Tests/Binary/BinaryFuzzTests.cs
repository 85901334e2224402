using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Vetted.Conformance;
using Vetted.Evidence.Artefacts;
using Xunit.Abstractions;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Vetted.Evidence.Binary.Tests;

/// <summary>
/// Corrupt assemblies and PDBs: nothing may be thrown, nothing may take long, nothing may allocate without bound. Ten thousand mutations run with the other
/// tests; <c>VETTED_FUZZ=1000000 dotnet test tests/Vetted.Evidence.Tests --filter BinaryFuzz --logger "console;verbosity=detailed"</c> runs a million for each reader and
/// prints what they took, <c>VETTED_FUZZ_SEED</c> starts elsewhere.
/// </summary>
public sealed class BinaryFuzzTests(ITestOutputHelper output)
{
    private const string Manifest = """
        { "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0" }, "targets": { ".NETCoreApp,Version=v10.0": { "App/1.0.0": { "dependencies": { "OpenAI": "2.15.0" }, "runtime": { "App.dll": {} } },
          "OpenAI/2.15.0": { "runtime": { "lib/net8.0/OpenAI.dll": {} } } } }, "libraries": { "App/1.0.0": { "type": "project", "sha512": "" }, "OpenAI/2.15.0": { "type": "package", "sha512": "sha512-AAAA" } } }
        """;

    private const long MaximumAllocated = 256_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(100);
    private static readonly Lazy<byte[]> LazyBundle = new(WriteBundle);

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

    private const string Library = """
        public interface IMake { object Make(string model); }
        public class Settings { public string Model { get; set; } = "o1"; public static readonly string Other = "llama3.2"; }
        public class Maker(Settings settings) : IMake { public object Make(string model) => new OpenAI.OpenAIClient("k").GetChatClient(model ?? settings.Model); public static IMake New(Settings s) => new Maker(s); }
        """;

    private static readonly Lazy<(byte[] Image, byte[]? Pdb)[]> LazyInputs = new(() =>
    [
        Compiled.Emit(Compiled.CSharp(OptimizationLevel.Release, Source)),
        Compiled.Emit(Compiled.CSharp(OptimizationLevel.Debug, Source), DebugInformationFormat.Embedded, resources:
        [
            new ResourceDescription("a.resources", () => new MemoryStream(Strings()), isPublic: true),
            new ResourceDescription("appsettings.json", () => new MemoryStream("{}"u8.ToArray()), isPublic: true),
            new ResourceDescription("model.onnx", () => new MemoryStream([1, 2, 3, 4]), isPublic: true),
        ]),
    ]);

    private static readonly Lazy<((byte[] Image, byte[]? Pdb) App, (byte[] Image, byte[]? Pdb) Library)> LazyTeam = new(() =>
    {
        var library = Compiled.Emit(CSharpCompilation.Create("Library", [CSharpSyntaxTree.ParseText(SourceText.From(Library, Encoding.UTF8), path: "/repo/Library.cs")], StubAssemblies.Framework.Concat(StubAssemblies.Named(["OpenAI"])), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
        const string App = "var s = new Settings { Model = \"phi\" }; GC.KeepAlive(Maker.New(s).Make(args[0] + Settings.Other)); GC.KeepAlive(new OpenAI.OpenAIClient(\"k\").GetChatClient(Settings.Other));";
        return (Compiled.Emit(Compiled.CSharp(OptimizationLevel.Release, App).AddReferences(MetadataReference.CreateFromImage(library.Image))), library);
    });

    private static readonly Dictionary<string, Func<Random, Action>> Readers = new(StringComparer.Ordinal)
    {
        ["assembly"] = ReadAssembly,
        ["bundle"] = random => { var bundle = Mutate(random, LazyBundle.Value, LazyBundle.Value.Length - 512); return () => ReadBundle(bundle); },
        ["manifest"] = random => { var text = Encoding.UTF8.GetString(Mutate(random, Encoding.UTF8.GetBytes(Manifest))); return () => DepsFile.Read(text, out _); },
        ["team"] = ReadTeam,
    };

    public static TheoryData<string> Names => [.. Readers.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void The_untouched_inputs_show_everything()
    {
        foreach (var (image, pdb) in LazyInputs.Value)
        {
            var evidence = Compiled.Read(image, pdb);
            Assert.Empty(evidence.Gaps);
            Assert.Superset(new HashSet<string> { "o1", "llama3.2", "gpt-4o", "phi3:mini", "gpt-4o", "llama3.1" }, evidence.Models.Select(model => model.Text).ToHashSet());
        }

        var (app, library) = LazyTeam.Value;
        Assert.Superset(new HashSet<string> { "phi", "llama3.2" }, Read(app, library).Models.Select(model => model.Text).ToHashSet());
        Assert.Equal(["App.dll"], ReadBundle(LazyBundle.Value)!.Select(file => file.Name));
        Assert.Equal(2, DepsFile.Read(Manifest, out _)!.Libraries.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutations_neither_throw_nor_hang_nor_swell(string reader)
    {
        var isAsked = Environment.GetEnvironmentVariable("VETTED_FUZZ") is not null;
        var count = int.Parse(Environment.GetEnvironmentVariable("VETTED_FUZZ") ?? (reader == "assembly" ? "10000" : "2000"), CultureInfo.InvariantCulture);
        var first = int.Parse(Environment.GetEnvironmentVariable("VETTED_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);
        var (slowest, largest, began) = (TimeSpan.Zero, 0L, Stopwatch.StartNew());
        for (var seed = first; seed < first + count; seed++)
        {
            var (elapsed, allocated) = Measure(reader, seed);
            slowest = elapsed > slowest ? elapsed : slowest;
            largest = Math.Max(largest, allocated);
        }

        if (isAsked)
        {
            output.WriteLine($"{reader}: {count} mutations from seed {first} in {began.Elapsed.TotalSeconds:F0} s: slowest {slowest.TotalMilliseconds:F0} ms, most allocated for one {largest / 1024} KB, peak memory of all {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB");
        }
    }

    [Fact]
    public void A_length_in_a_bundle_that_no_number_has_is_damage() => Measure("bundle", 141);

    [Fact]
    public void A_type_that_claims_more_methods_than_the_file_has_costs_nothing()
    {
        // A type of the library claims about 50,000 methods that are not there.
        var (elapsed, allocated) = Measure("team", 10452115);
        Assert.True(elapsed < TimeSpan.FromMilliseconds(250), $"takes {elapsed}");
        Assert.True(allocated < 8_000_000, $"allocates {allocated} bytes");
    }

    [Theory]
    [InlineData(5, 600_000, false)]
    [InlineData(6, 600_000, true)]
    [InlineData(6, 20_000_000, false)]
    public void Overloads_and_their_implementations_are_compared_only_so_long(int types, int budget, bool isGivenUp)
    {
        // Each of three classes implements each overload of the interface: 3 x 216 x 216 pairs of six types, 3 x 125 x 125 of five.
        string[] all = ["int", "long", "short", "byte", "uint", "ulong"];
        var some = all.Take(types).ToList();
        var overloads = some.SelectMany(_ => some, (a, b) => $"{a} a, {b} b, ").SelectMany(_ => some, (start, c) => $"void F({start}{c} c)").ToList();
        var members = string.Concat(overloads.Select(one => "public " + one + " { } "));
        var source = $$"""
            IMake make = args.Length > 0 ? new A() : new B();
            GC.KeepAlive(make.Make("o1")); GC.KeepAlive(new C());
            public interface IMake { object Make(string model); {{string.Concat(overloads.Select(one => one + "; "))}} }
            public class A : IMake { public object Make(string model) => new OpenAI.OpenAIClient("k").GetChatClient(model); {{members}} }
            public class B : IMake { public object Make(string model) => model; {{members}} }
            public class C : IMake { public object Make(string model) => model; {{members}} }
            """;
        var (image, pdb) = Compiled.Emit(Compiled.CSharp(OptimizationLevel.Release, source));
        var evidence = Fastest(() => Compiled.Read(image, pdb, Compiled.Options with { InstructionBudget = budget }), out var elapsed);
        Assert.Contains("o1", evidence.Models.Select(model => model.Text));
        Assert.Equal(isGivenUp, evidence.Gaps.Any(gap => gap.ToString().Contains("too tangled", StringComparison.Ordinal)));
        Assert.True(elapsed < Longest, $"takes {elapsed}");
    }

    private static T Fastest<T>(Func<T> read, out TimeSpan fastest)
    {
        fastest = TimeSpan.MaxValue;
        var result = default(T);
        for (var attempt = 0; attempt < 5 && fastest > Quick; attempt++)
        {
            var clock = Stopwatch.StartNew();
            result = read();
            fastest = clock.Elapsed < fastest ? clock.Elapsed : fastest;
        }

        return result!;
    }

    /// <summary>
    /// Reads a mutation, which must be fast. What takes long is read again, because the machine may have done something else in between or the code was compiled just
    /// then: the fastest of five counts, and a reading that is really slow is slow every time.
    /// </summary>
    private static (TimeSpan Elapsed, long Allocated) Measure(string reader, int seed)
    {
        var (fastest, allocated) = (TimeSpan.MaxValue, 0L);
        for (var attempt = 0; attempt < 5 && fastest > Quick; attempt++)
        {
            var read = Readers[reader](new Random(seed));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            try
            {
                read();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}: {e}", e);
            }

            fastest = clock.Elapsed < fastest ? clock.Elapsed : fastest;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MaximumAllocated, $"seed {seed} of {reader} allocates {allocated} bytes");
        }

        Assert.True(fastest < Longest, $"seed {seed} of {reader} takes {fastest} at its fastest");
        return (fastest, allocated);
    }

    private static Action ReadAssembly(Random random)
    {
        var (image, pdb) = LazyInputs.Value[random.Next(LazyInputs.Value.Length)];
        var both = random.Next(4);
        image = both == 1 && pdb is not null ? image : Mutate(random, image);
        pdb = both == 0 || pdb is null ? pdb : Mutate(random, pdb);

        // Opening the stand-ins costs more than reading the image; they are not what is mutated.
        var options = random.Next(16) == 0 ? Compiled.WithReferences : Compiled.Options;
        return () => Compiled.Read(image, pdb, options);
    }

    private static Action ReadTeam(Random random)
    {
        var (app, library) = LazyTeam.Value;
        (byte[], byte[]?) MutateOne((byte[] Image, byte[]? Pdb) one) => random.Next(3) > 0 ? (Mutate(random, one.Image), one.Pdb) : (one.Image, Mutate(random, one.Pdb!));
        var which = random.Next(3);
        app = which == 0 ? app : MutateOne(app);
        library = which == 1 ? library : MutateOne(library);
        return () => Read(app, library);
    }

    private static AssemblyEvidence Read((byte[] Image, byte[]? Pdb) app, (byte[] Image, byte[]? Pdb) library) => Compiled.Read(app.Image, app.Pdb, Compiled.Options with
    {
        References = new Dictionary<string, string> { ["Library"] = "Library.dll" },
        ProjectAssemblies = ["Library"],
        Open = path => (path == "Library.dll" ? library.Image : library.Pdb) is { } bytes ? new MemoryStream(bytes, writable: false) : null,
    });

    private static IReadOnlyList<ArtefactFile>? ReadBundle(byte[] bundle)
    {
        try
        {
            var files = SingleFileBundle.Read(new ArtefactFile("app", bundle.Length, () => new MemoryStream(bundle, writable: false)));
            foreach (var file in files ?? [])
            {
                file.ReadBytes();
            }

            return files;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // What the artefact reader turns into a gap.
            return null;
        }
    }

    /// <summary>Where there are megabytes before what is worth mutating, that starts at an offset.</summary>
    private static byte[] Mutate(Random random, byte[] bytes, int from)
    {
        var tail = Mutate(random, bytes[from..]);
        return [.. bytes.AsSpan(0, from), .. tail];
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

    private static byte[] Strings()
    {
        using var content = new MemoryStream();
        using (var writer = new System.Resources.ResourceWriter(content))
        {
            writer.AddResource("Model", "llama3.2");
            writer.AddResource("Title", "A title - 1");
            writer.Generate();
        }

        return content.ToArray();
    }

    /// <summary>A host of 64 KB, one deflated file, the manifest.</summary>
    private static byte[] WriteBundle()
    {
        var content = new byte[4096];
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(content);
        }

        using var bundle = new MemoryStream();
        using var writer = new BinaryWriter(bundle);
        writer.Write(new byte[64 * 1024]);
        var start = bundle.Position;
        writer.Write(packed.ToArray());
        var manifest = bundle.Position;
        writer.Write(6u);
        writer.Write(0u);
        writer.Write(1);
        writer.Write("id");
        writer.Write(new byte[40]);
        writer.Write(start);
        writer.Write((long)content.Length);
        writer.Write(packed.Length);
        writer.Write((byte)1);
        writer.Write("App.dll");
        writer.Write(manifest);
        writer.Write(SHA256.HashData(".net core bundle\n"u8));
        return bundle.ToArray();
    }
}
