using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit.Abstractions;

namespace Vetted.Catalog.Tests.Models;

/// <summary>The measurement over litellm's ids; how truth was taken stands in docs/catalog/measuring.md.</summary>
public sealed class LitellmTests(ITestOutputHelper output)
{
    private static readonly (string Id, bool IsHeldOut, string Publisher, string Class)[] Truth = ModelData.Rows("litellm-truth.tsv")
        .Select(row => (row[0].TrimStart('+'), row[0].StartsWith('+'), row[1], row[2])).ToArray();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Publishers_and_classes_are_right_for_all_but_a_few(bool onlyHeldOut)
    {
        var models = Truth.Where(row => row.Publisher != "-" && (row.IsHeldOut || !onlyHeldOut)).ToArray();
        var publishers = Measure("publisher", models.Where(row => row.Publisher != "?"), row => AiCatalog.Shared.Identify(row.Id)?.Publisher == row.Publisher);
        var classes = Measure("class", models.Where(row => row.Class != "?"), row => Letter(AiCatalog.Shared.Identify(row.Id)) == row.Class);
        Assert.True(publishers >= 0.97, $"publisher {publishers:P1}");
        Assert.True(classes >= 0.95, $"class {classes:P1}");
    }

    [Fact]
    public void No_model_is_called_open_that_is_not() =>
        Assert.Empty(Truth.Where(row => row.Class != "O" && AiCatalog.Shared.Identify(row.Id)?.Class == LicenceClass.Open).Select(row => row.Id));

    [Fact]
    public void What_is_no_model_is_not_matched() =>
        Assert.Empty(Truth.Where(row => row.Publisher == "-" && AiCatalog.Shared.Identify(row.Id) is not null).Select(row => row.Id));

    private static string Letter(ModelIdentity? identity) => identity?.Class switch
    {
        LicenceClass.Open => "O",
        LicenceClass.Restricted => "R",
        LicenceClass.NonCommercial => "N",
        LicenceClass.HostedTerms => "H",
        _ => "?",
    };

    // Wilson's interval at 95 %.
    private double Measure(string what, IEnumerable<(string Id, bool IsHeldOut, string Publisher, string Class)> rows, Func<(string Id, bool IsHeldOut, string Publisher, string Class), bool> isRight)
    {
        var all = rows.ToArray();
        var right = all.Count(isRight);
        const double Z = 1.959964;
        double n = all.Length, p = right / n, scale = 1 + (Z * Z / n);
        var middle = (p + (Z * Z / (2 * n))) / scale;
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n))) / scale;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {right} of {all.Length}, {100 * p:F1} % ({100 * (middle - half):F1} to {100 * (middle + half):F1})"));
        return p;
    }
}
