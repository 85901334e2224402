using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Vetted.Licensing;

namespace Vetted.Core.Tests.Licensing;

/// <summary>Files as packages carry them, in small samples of our own: one licence, licences with words around them, lists of notices.</summary>
public class LicenceFileReaderTests
{
    private const string Ruler = "\n--------------------------------------------------------------------------------\n\n";

    [Fact]
    public void A_file_that_is_one_licence_is_told_as_that()
    {
        var reading = LicenceFileReader.Read(Text("MIT"));

        Assert.Equal(LicenceFileKind.Licence, reading.Kind);
        Assert.Equal("MIT", reading.Licence!.Expression);
    }

    [Fact]
    public void A_licence_below_a_preface_that_says_for_what_it_holds_is_a_passage_and_decides_nothing()
    {
        var file = "Frobnicate changed its license from MIT to Apache-2.0 in version 2. The text below holds for earlier versions only." + Ruler + Text("MIT");
        var reading = LicenceFileReader.Read(file);

        Assert.Equal(LicenceFileKind.Passages, reading.Kind);
        Assert.Null(reading.Licence);
        Assert.Equal(new LicencePassage("MIT", 3, "MIT License"), Assert.Single(reading.Passages));
    }

    [Fact]
    public void Several_licences_with_words_between_them_are_told_each_with_its_line_and_heading()
    {
        var file = Text("Apache-2.0") + Ruler + "This product has code of Gadget:\n\n" + Text("BSD-3-Clause") + Ruler + "Code of Widget, only for non-commercial use.\n" + Ruler + "Code of Gizmo\n\n" + Text("MIT");
        var reading = LicenceFileReader.Read(file);

        Assert.Equal(LicenceFileKind.Passages, reading.Kind);
        Assert.Equal(new[] { "Apache-2.0", "BSD-3-Clause", "MIT" }, reading.Passages.Select(passage => passage.Expression));
        Assert.Equal("This product has code of Gadget:", reading.Passages[1].Heading);
        Assert.Null(LicenceTextRecogniser.Recognise(file));
    }

    [Theory]
    [InlineData("THIRD-PARTY SOFTWARE NOTICES AND INFORMATION\nDo Not Translate or Localize\n\n")]
    [InlineData("Frobnicate uses third-party libraries or other resources that may be\ndistributed under licenses different than the Frobnicate software.\n\n")]
    [InlineData("# Third Party Notices\n\n")]
    [InlineData("Frobnicate uses third-party material as listed below. The attached notices are\nfor information only.\n\n")]
    [InlineData("This library may incorporate components from the projects listed\nbelow.\n\n")]
    public void A_list_of_notices_is_no_licence_of_the_whole_even_with_one_licence_in_it(string title)
    {
        var reading = LicenceFileReader.Read(title + "Gadget 1.0" + Ruler + Text("MIT"));

        Assert.Equal(LicenceFileKind.ThirdPartyNotices, reading.Kind);
        Assert.Null(reading.Licence);
        Assert.Equal("MIT", Assert.Single(reading.Passages).Expression);
        Assert.False(LicenceFileReader.IsThirdPartyNotices(Text("MIT")));
        Assert.False(LicenceFileReader.IsThirdPartyNotices(Text("Apache-2.0")));
    }

    [Fact]
    public void A_licence_that_is_followed_by_notices_is_a_file_of_several_licences()
    {
        var reading = LicenceFileReader.Read(Text("MIT") + Ruler + "THIRD-PARTY SOFTWARE NOTICES: code of Gadget, of which only the parts that are needed were taken and modified\n\n" + Text("BSD-3-Clause"));

        Assert.Equal(LicenceFileKind.Passages, reading.Kind);
        Assert.Equal(new[] { "MIT", "BSD-3-Clause" }, reading.Passages.Select(passage => passage.Expression));
    }

    [Fact]
    public void A_text_that_nobody_knows_is_unknown() =>
        Assert.Equal(LicenceFileKind.Unknown, LicenceFileReader.Read("Ask Frobnicate before you use this. All rights are ours.").Kind);

    [Theory]
    [InlineData("key: mit\nname: MIT License\n", true)]
    [InlineData("license: mit\nextra_gated_prompt: no commercial use\n", false)]
    public void Metadata_in_front_of_a_text_is_no_term_unless_it_may_be_one(string metadata, bool isRecognised) =>
        Assert.Equal(isRecognised, LicenceTextRecogniser.Recognise("---\n" + metadata + "---\n\n" + Text("MIT"))?.Expression == "MIT");

    private static string Text(string id, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "texts", id + ".txt"));
}
