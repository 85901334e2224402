using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;
using Vetted.Catalog;
using Vetted.Evidence.Binary;

namespace Vetted.Benchmarks;

/// <summary>
/// How fast the user-string heap is looked through, on heaps of several kinds: everything that the assemblies of the SDK hold, prose, identifiers, and the worst case,
/// short strings that are all written as model ids are and name none.
/// </summary>
internal static unsafe class StringHeapComparison
{
    private const int Rounds = 51;
    private const int HeapSize = 8_000_000;
    private const double WantedGigabytesPerSecond = 0.5;

    public static int Run(TextWriter output)
    {
        var real = SdkHeap();
        var words = new[] { "Collections", "Generic", "Configuration", "connection", "handler", "Value", "the", "service", "request", "cannot", "Default", "options", "failed", "message" };
        var heaps = new (string Name, byte[] Heap)[]
        {
            ("sdk", real),
            ("prose", Heap(i => string.Join(' ', Enumerable.Range(0, 8).Select(j => words[(i + (j * 5)) % words.Length])))),
            ("identifiers", Heap(i => words[i % words.Length] + "." + words[(i / 14) % words.Length] + "." + words[(i / 3) % words.Length])),
            ("ids", Heap(i => words[i % words.Length].ToLowerInvariant() + "-" + words[(i / 14) % words.Length].ToLowerInvariant() + "-" + (i % 100))),
        };
        var isFast = true;
        foreach (var (name, heap) in heaps)
        {
            var (speed, found, count) = Measure(heap);
            isFast &= speed >= WantedGigabytesPerSecond;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {speed:0.00} GB/s, {heap.Length / 1000} KB, {count} strings, {found} candidates"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wanted {WantedGigabytesPerSecond:0.0} GB/s on one core"));
        return isFast ? 0 : 1;
    }

    private static (double Speed, int Found, int Count) Measure(byte[] heap)
    {
        var times = new double[Rounds];
        var found = new List<KeyValuePair<int, string>>();
        fixed (byte* start = heap)
        {
            for (var round = 0; round < Rounds; round++)
            {
                found.Clear();
                var from = Stopwatch.GetTimestamp();
                UserStrings.Scan(start, heap.Length, AiCatalog.Shared.MayBeModel, found);
                times[round] = Stopwatch.GetElapsedTime(from).TotalSeconds;
            }
        }

        return (heap.Length / times.Min() / 1e9, found.Count, Count(heap));
    }

    private static int Count(byte[] heap)
    {
        var count = 0;
        for (var i = 1; i < heap.Length; count++)
        {
            int length = heap[i++];
            if (length >= 0xC0)
            {
                length = ((length & 0x1F) << 24) | (heap[i] << 16) | (heap[i + 1] << 8) | heap[i + 2];
                i += 3;
            }
            else if (length >= 0x80)
            {
                length = ((length & 0x3F) << 8) | heap[i++];
            }

            i += length;
        }

        return count;
    }

    private static byte[] SdkHeap()
    {
        var heap = new List<byte> { 0 };
        var sdk = Path.Combine(Path.GetDirectoryName(RuntimeEnvironment.GetRuntimeDirectory().TrimEnd('/', '\\'))!, "..", "..", "sdk");
        foreach (var file in Directory.GetFiles(sdk, "*.dll", SearchOption.AllDirectories).Where(file => !file.EndsWith(".resources.dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var pe = new PEReader(File.OpenRead(file));
            if (pe.HasMetadata && heap.Count < 4 * HeapSize)
            {
                var reader = pe.GetMetadataReader();
                var bytes = new ReadOnlySpan<byte>(reader.MetadataPointer + reader.GetHeapMetadataOffset(HeapIndex.UserString), reader.GetHeapSize(HeapIndex.UserString));
                heap.AddRange(bytes.Length > 1 ? bytes[1..].TrimEnd((byte)0) : []);
                heap.Add(0);
            }
        }

        return heap.ToArray();
    }

    private static byte[] Heap(Func<int, string> text)
    {
        var heap = new List<byte>(HeapSize) { 0 };
        for (var i = 0; heap.Count < HeapSize; i++)
        {
            var bytes = Encoding.Unicode.GetBytes(text(i));
            var length = bytes.Length + 1;
            heap.AddRange(length < 0x80 ? [(byte)length] : [(byte)(0x80 | (length >> 8)), (byte)length]);
            heap.AddRange(bytes);
            heap.Add(0);
        }

        return heap.ToArray();
    }
}
