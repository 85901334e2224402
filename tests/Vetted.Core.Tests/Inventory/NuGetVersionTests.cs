using System.Linq;

namespace Vetted.Inventory.Tests;

public class NuGetVersionTests
{
    [Fact]
    public void Versions_order_as_NuGet_orders_them()
    {
        string[] sorted =
        [
            "0.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.2", "1.0.0-alpha.10", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-rc.1", "1.0.0",
            "1.0.0.1", "1.0.1", "1.2", "1.10", "2.0.0-0", "2",
        ];
        var shuffled = sorted.Reverse().Select(NuGetVersion.TryParse).OrderBy(v => v).Select(v => v!.ToString());
        Assert.Equal(sorted.Select(v => NuGetVersion.TryParse(v)!.ToString()), shuffled);
    }

    [Theory]
    [InlineData("1.0", "1.0.0")]
    [InlineData("01.002.0.0", "1.2.0")]
    [InlineData("1.0.0.4-Beta.1+build.7", "1.0.0.4-Beta.1")]
    public void Versions_are_normalised(string text, string normalised) => Assert.Equal(normalised, NuGetVersion.TryParse(text)!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("1.0.0.0.0")]
    [InlineData("1.a")]
    [InlineData("1.0.0-")]
    [InlineData("1.0.0-be_ta")]
    [InlineData("-1.0")]
    [InlineData("99999999999")]
    public void What_is_no_version_is_refused(string text) => Assert.Null(NuGetVersion.TryParse(text));

    [Fact]
    public void Letter_case_of_labels_and_build_metadata_do_not_count()
    {
        Assert.True(NuGetVersion.TryParse("1.0.0-RC+a") == NuGetVersion.TryParse("1.0-rc+b"));
        Assert.Equal(NuGetVersion.TryParse("1.0.0-RC")!.GetHashCode(), NuGetVersion.TryParse("1.0-rc")!.GetHashCode());
    }

    [Theory]
    [InlineData("1.0", "1.0.0", true)]
    [InlineData("1.0", "7.1", true)]
    [InlineData("1.0", "1.0.0-rc", false)]
    [InlineData("[1.0]", "1.0.0", true)]
    [InlineData("[1.0]", "1.0.1", false)]
    [InlineData("[1.0,2.0)", "1.9.9", true)]
    [InlineData("[1.0,2.0)", "2.0", false)]
    [InlineData("(1.0,2.0]", "1.0", false)]
    [InlineData("(,13.0.0)", "12.9.0", true)]
    [InlineData("(,13.0.0)", "13.0.0", false)]
    [InlineData("[13.0.0,)", "13.12.0", true)]
    [InlineData("*", "0.0.1-alpha", true)]
    [InlineData("1.*", "1.99.0", true)]
    [InlineData("1.*", "2.0.0-beta", false)]
    [InlineData("1.2.*", "1.3.0", false)]
    public void A_range_holds_a_version_or_not(string range, string version, bool holds) => Assert.Equal(holds, VersionRange.TryParse(range)!.Contains(version));

    [Theory]
    [InlineData("")]
    [InlineData("[1.0")]
    [InlineData("(1.0)")]
    [InlineData("[2.0,1.0]")]
    [InlineData("[a,b]")]
    [InlineData("*.1")]
    [InlineData("[1,2,3]")]
    public void What_is_no_range_is_refused(string text) => Assert.Null(VersionRange.TryParse(text));
}
