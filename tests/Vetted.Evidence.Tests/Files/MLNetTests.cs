using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Microsoft.ML;
using Vetted.Evidence.Files;

namespace Vetted.Evidence.Tests.Files;

public sealed class MLNetTests
{
    [Fact]
    public void A_model_that_MLNet_saved_is_recognised_and_harmless()
    {
        var facts = FormatReader.Read(new MemoryStream(SavedModel()), "model.zip");

        Assert.Equal("mlnet", facts.Format);
        Assert.Empty(facts.Hazards);
        Assert.Contains(facts.Facts, fact => fact.Key == "producerVersion" && fact.Value.StartsWith("ML.NET 5", StringComparison.Ordinal));
    }

    [Fact]
    public void A_header_that_names_a_foreign_loader_assembly_is_named()
    {
        var facts = FormatReader.Read(new MemoryStream(WithLoaderAssembly(SavedModel(), "Evil.Loader")), "model.zip");

        Assert.Contains(facts.Hazards, hazard => hazard is { Kind: "mlnet-loader", Severe: true } && hazard.Detail.Contains("Evil.Loader", StringComparison.Ordinal));
    }

    internal static byte[] SavedModel()
    {
        var ml = new MLContext(seed: 1);
        var data = ml.Data.LoadFromEnumerable(new[] { new Row { Value = 1 }, new Row { Value = 2 } });
        var model = ml.Transforms.NormalizeMinMax(nameof(Row.Value)).Fit(data);
        var output = new MemoryStream();
        ml.Model.Save(model, data.Schema, output);
        return output.ToArray();
    }

    // Replaces the assembly name that the real writer put into every header, at the same place and padded to the same length.
    private static byte[] WithLoaderAssembly(byte[] zip, string name)
    {
        var changed = 0;
        var output = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(zip)))
        using (var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var read = entry.Open();
                var content = new MemoryStream();
                read.CopyTo(content);
                var bytes = content.ToArray();
                var at = bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Microsoft.ML"));
                if (entry.Name == "Model.key" && at > 0)
                {
                    var size = (int)BitConverter.ToInt64(bytes, 0x98);
                    Encoding.Unicode.GetBytes(name.PadRight(size / 2, ' ')[..(size / 2)]).CopyTo(bytes, (int)BitConverter.ToInt64(bytes, 0x90));
                    changed++;
                }

                using var write = target.CreateEntry(entry.FullName).Open();
                write.Write(bytes);
            }
        }

        Assert.True(changed > 0, "ML.NET writes the loader's assembly into its headers");
        return output.ToArray();
    }

    private sealed class Row
    {
        public float Value { get; set; }
    }
}
