using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.ML;
using PureHDF;
using Razorvine.Pickle;
using Vetted.Evidence.Files;

namespace Vetted.Evidence.Tests.Files;

/// <summary>Files by the writers that people use, beside the hand-built ones of <see cref="Bytes"/>.</summary>
public sealed class RealWriterTests
{
    [Fact]
    public void An_ONNX_model_that_MLNet_exported_is_read_with_its_producer_and_operators()
    {
        var ml = new MLContext(seed: 1);
        var data = ml.Data.LoadFromEnumerable(new[] { new Row { Value = 1 }, new Row { Value = 2 } });
        var model = ml.Transforms.NormalizeMinMax(nameof(Row.Value)).Fit(data);
        var output = new MemoryStream();
        ml.Model.ConvertToOnnx(model, data, output);

        var facts = FormatReader.Read(new MemoryStream(output.ToArray()), "weights.dat");

        var values = facts.Facts.ToDictionary(pair => pair.Key, pair => pair.Value);
        Assert.Equal(("onnx", "ML.NET"), (facts.Format, values["producer"]));
        Assert.NotEqual("0", values["nodes"]);
        Assert.Empty(facts.Hazards);
    }

    [Theory]
    [InlineData("""{"class_name": "Sequential", "config": {"layers": [{"class_name": "Lambda"}]}}""", true)]
    [InlineData("""{"class_name": "Sequential", "config": {"layers": [{"class_name": "Dense"}]}}""", false)]
    public void An_HDF5_file_of_Keras_is_read_by_its_attributes(string config, bool isFlagged)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".h5");
        try
        {
            new H5File { Attributes = new() { ["keras_version"] = "2.15.0", ["model_config"] = config }, ["weights"] = new float[] { 1, 2, 3 } }.Write(path);

            using var stream = File.OpenRead(path);
            var facts = FormatReader.Read(stream, "model.bin");

            Assert.Equal("hdf5", facts.Format);
            Assert.Contains(new KeyValuePair<string, string>("framework", "Keras"), facts.Facts);
            Assert.Equal(isFlagged, facts.Hazards.Any(hazard => hazard is { Kind: "keras-lambda", Severe: true }));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_pickle_of_plain_values_imports_nothing()
    {
        var values = new Hashtable { ["weights"] = new[] { 1.5, 2.5 }, ["name"] = "m", ["layers"] = new ArrayList { 1, 2, "x" } };

        var facts = FormatReader.Read(new MemoryStream(new Pickler().dumps(values)), "model.pkl");

        Assert.Equal("pickle", facts.Format);
        Assert.DoesNotContain(facts.Hazards, hazard => hazard.Severe);
    }

    [Fact]
    public void What_a_pickler_imports_for_its_values_is_named()
    {
        Pickler.registerCustomPickler(typeof(Payload), new PayloadPickler());

        var facts = FormatReader.Read(new MemoryStream(new Pickler().dumps(new Payload())), "model.pkl");

        Assert.Contains(facts.Hazards, hazard => hazard.Severe && hazard.Detail.Contains("os.system", StringComparison.Ordinal));
    }

    private sealed class Row
    {
        public float Value { get; set; }
    }

    private sealed class Payload
    {
    }

    private sealed class PayloadPickler : IObjectPickler
    {
        // What an object with a __reduce__ of (os.system, ("id",)) becomes.
        public void pickle(object o, Stream outs, Pickler currentPickler)
        {
            outs.Write("cos\nsystem\n"u8);
            currentPickler.save("id");
            outs.Write([0x85, (byte)'R']);
        }
    }
}
