using System;
using System.IO;
using System.Xml;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Evidence.NuGet.Tests;

public sealed class NuspecTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vetted nuspec ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_expression_is_the_licence()
    {
        var licence = Determine("<license type='expression'>MIT OR Apache-2.0</license><licenseUrl>https://licenses.nuget.org/MIT</licenseUrl>");
        Assert.Equal(("MIT OR Apache-2.0", LicenceSource.Expression, null), (licence.Expression, licence.Source, licence.Note));
    }

    [Fact]
    public void The_address_that_stands_for_an_expression_is_read_as_one() =>
        Assert.Equal("MIT OR Apache-2.0", Determine("<licenseUrl>https://licenses.nuget.org/MIT%20OR%20Apache-2.0</licenseUrl>").Expression);

    [Fact]
    public void An_unknown_address_is_unknown_and_said()
    {
        var licence = Determine("<licenseUrl>https://example.org/our-terms</licenseUrl>");
        Assert.Equal((null, LicenceSource.None), (licence.Expression, licence.Source));
        Assert.Equal("licence address https://example.org/our-terms: not in the catalog's table", licence.Note);
    }

    [Fact]
    public void The_address_that_NuGet_writes_beside_a_licence_file_is_no_licence()
    {
        File.WriteAllText(Path.Combine(_folder, "EULA.txt"), "All your tensors are belong to us.");
        var licence = Determine("<license type='file'>EULA.txt</license><licenseUrl>https://aka.ms/deprecateLicenseUrl</licenseUrl>");
        Assert.Equal("licence file EULA.txt: text not recognised", licence.Note);
    }

    [Theory]
    [InlineData("<license type='file'>EULA.txt</license>", true)]
    [InlineData("<license type='expression'>MIT</license>", false)]
    [InlineData("<license type='file'>gone.txt</license>", false)]
    public void The_hash_of_a_licence_file_stands_beside_the_licence_and_an_expression_has_none(string metadata, bool hasHash)
    {
        File.WriteAllText(Path.Combine(_folder, "EULA.txt"), "abc");

        // The SHA-256 of "abc", FIPS 180-4's first example.
        Assert.Equal(hasHash ? "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" : null, Determine(metadata).FileSha256);
    }

    [Fact]
    public void A_licence_file_that_is_not_there_is_said() =>
        Assert.Equal("licence file gone.txt: cannot be read", Determine("<license type='file'>gone.txt</license>").Note);

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("a\\..\\..\\secret.txt")]
    [InlineData("/etc/hostname")]
    public void A_licence_file_outside_the_package_is_not_opened(string path) =>
        Assert.EndsWith(": outside the package", Determine($"<license type='file'>{path}</license>").Note, StringComparison.Ordinal);

    [Fact]
    public void Nothing_at_all_is_said() => Assert.Equal("the package names no licence and holds no licence file", Determine("").Note);

    [Fact]
    public void A_long_description_is_cut_and_never_inside_a_surrogate_pair()
    {
        var nuspec = Read("<description>" + new string('x', 299) + "\U0001F600 and more</description>");
        Assert.Equal(new string('x', 299), nuspec.Description);
    }

    [Fact]
    public void A_document_type_is_refused() =>
        Assert.Throws<XmlException>(() => NuspecReader.Read(new StringReader("<!DOCTYPE x [<!ENTITY a 'b'>]><package><metadata><id>&a;</id></metadata></package>")));

    [Fact]
    public void Elements_below_the_metadata_children_do_not_count()
    {
        var nuspec = Read("<dependencies><group><license type='expression'>GPL-3.0-only</license></group></dependencies><authors>A</authors><repository url='https://r' /><developmentDependency>true</developmentDependency>");
        Assert.Null(nuspec.LicenceExpression);
        Assert.Equal(("A", "https://r", true), (nuspec.Authors, nuspec.RepositoryUrl, nuspec.IsDevelopmentDependency));
    }

    private static Nuspec Read(string metadata) =>
        NuspecReader.Read(new StringReader($"<?xml version='1.0'?><package xmlns='http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd'><metadata><id>A</id>{metadata}</metadata></package>"));

    private PackageLicence Determine(string metadata) =>
        PackageLicence.Determine(new AssetsNode { Id = "A.Made.Up.Package", Version = "1.0.0" }, Read(metadata), _folder, new AssetsLibrary(), AiCatalog.Shared);
}
