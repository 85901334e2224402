using System;
using System.IO;
using System.Linq;
using Vetted.Evidence.Files;

namespace Vetted.Evidence.Tests.Files;

public sealed class PickleTests
{
    public static TheoryData<string, string, string, string> Shapes()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Files", "pickles.tsv")).Where(line => !line.StartsWith('#')))
        {
            var parts = line.Split('\t');
            data.Add(parts[0], parts[1], parts[2], parts[3]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_pickle_is_told_by_what_is_in_it(string name, string expected, string file, string bytes)
    {
        var facts = FormatReader.Read(new MemoryStream(Convert.FromBase64String(bytes)), file);

        var found = facts.Hazards.Any(hazard => hazard.Severe) ? "severe" : facts.Hazards.Count > 0 ? "unusual" : "none";
        Assert.True(expected == found, $"{name}: expected {expected}, found {found}: {string.Join("; ", facts.Hazards)} {string.Join("; ", facts.Notes)} as {facts.Format}");
    }

    [Fact]
    public void The_table_holds_more_than_forty_malicious_and_twenty_harmless_shapes()
    {
        var rows = Shapes();
        Assert.True(rows.Count(row => (string)row[1] != "none") > 40);
        Assert.True(rows.Count(row => (string)row[1] == "none") > 20);
    }

    [Fact]
    public void What_is_named_is_what_is_in_there()
    {
        var pickle = Shapes().Single(row => (string)row[0] == "os.system by STACK_GLOBAL of protocol 4");

        var facts = FormatReader.Read(new MemoryStream(Convert.FromBase64String((string)pickle[3])), "model.pkl");

        Assert.Equal(["imports os.system", "calls os.system"], facts.Hazards.Select(hazard => hazard.Detail));
    }
}
