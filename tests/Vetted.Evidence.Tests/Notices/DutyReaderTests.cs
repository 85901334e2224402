using System;
using System.Linq;
using System.Text;
using Vetted.Inventory;

namespace Vetted.Evidence.Notices.Tests;

/// <summary>What counts as seen: the exact sentence in a file of the right kind, and nothing like it elsewhere.</summary>
public class DutyReaderTests
{
    private const string Sentence = "Llama 3.2 is licensed under the Llama 3.2 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.";

    [Theory]
    [InlineData("NOTICE", Sentence, true)]
    [InlineData("NOTICE.txt", "Notices\n\nLlama 3.2 is licensed under the Llama 3.2 Community\r\n    License, Copyright © Meta Platforms, Inc.\tAll Rights Reserved.\n", true)]
    [InlineData("ThirdPartyNotices.txt", Sentence, true)]
    [InlineData("NOTICE", "Llama 3.2 is licensed under the Llama 3.2 Community License, Copyright © Meta Platforms, Inc.", false)]
    [InlineData("NOTICE", "Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.", false)]
    [InlineData("CHANGES.md", Sentence, false)]
    [InlineData("App.aibom.cdx.json", Sentence, false)]
    public void A_notice_is_the_exact_sentence_in_a_notice_file(string path, string text, bool isSeen) =>
        Assert.Equal(isSeen, IsSeen(new DutyText(DutyText.Notice, Sentence), path, Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("README.md", "This product is Built\nwith Llama.", true)]
    [InlineData("Strings.resx", "<data name=\"about\"><value>Built with Llama</value></data>", true)]
    [InlineData("Pages/About.razor", "<p>Built with Llama</p>", true)]
    [InlineData("About.xaml", "<TextBlock Text=\"Built with Llama\" />", true)]
    [InlineData("README.md", "We built with llama models.", false)]
    [InlineData("THIRD-PARTY-AI-NOTICES.md", "Built with Llama", false)]
    [InlineData("Program.cs", "Console.WriteLine(\"Built with Llama\");", true)]
    [InlineData("Program.cs", "// must say \"Built with Llama\" one day", false)]
    public void A_shown_text_stands_where_people_see_it(string path, string text, bool isSeen) =>
        Assert.Equal(isSeen, IsSeen(new DutyText(DutyText.Display, "Built with Llama"), path, Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_literal_of_compiled_code_and_an_embedded_resource_count()
    {
        var wanted = new DutyText(DutyText.Display, "Built with Llama");

        Assert.True(IsSeen(wanted, "App.dll", [77, 90, 0, .. Encoding.Unicode.GetBytes("Built with Llama"), 0]));
        Assert.True(IsSeen(wanted, "App.dll", [77, 90, 0, .. Encoding.UTF8.GetBytes("Built with Llama"), 0]));
        Assert.False(IsSeen(wanted, "App.dll", [77, 90, 0, .. Encoding.Unicode.GetBytes("Built with Lama"), 0]));
    }

    [Fact]
    public void A_place_that_the_team_names_counts_whatever_kind_of_file_it_is()
    {
        var wanted = new DutyText(DutyText.Display, "Built with Llama");
        var text = Encoding.UTF8.GetBytes("{ \"footer\": \"Built with Llama\" }");

        Assert.False(IsSeen(wanted, "texts/en.json", text));
        Assert.True(IsSeen(wanted, "texts/en.json", text, shows: true));
    }

    [Fact]
    public void A_copy_of_a_licence_is_recognised_by_its_hash_and_not_by_its_name()
    {
        var text = Encoding.UTF8.GetBytes("the text of some licence");
        var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(text)).ToLowerInvariant();

        Assert.True(IsSeen(new DutyText(DutyText.LicenceCopy, "x", ["LicenseRef-x"], [hash], null), "models/LICENSE", text));
        Assert.False(IsSeen(new DutyText(DutyText.LicenceCopy, "x", ["LicenseRef-x"], [new string('0', 64)], null), "models/LICENSE", text));
    }

    [Fact]
    public void A_use_policy_goes_on_by_its_text_or_by_its_address_in_a_notice()
    {
        var wanted = new DutyText(DutyText.UsePolicy, "x", ["LicenseRef-x"], [new string('0', 64)], "https://example.org/policy");

        Assert.True(IsSeen(wanted, "models/USE_POLICY.md", "anything"u8.ToArray()));
        Assert.True(IsSeen(wanted, "NOTICE", "Limits of use: https://example.org/policy"u8.ToArray()));
        Assert.False(IsSeen(wanted, "NOTICE", "Limits of use: ask us"u8.ToArray()));
        Assert.False(IsSeen(wanted, "README.md", "https://example.org/policy"u8.ToArray()));
    }

    [Fact]
    public void Where_nothing_is_asked_no_file_is_opened()
    {
        var file = new NoticeSource("NOTICE", true, 1, () => throw new InvalidOperationException("opened"));

        Assert.Same(DutySearch.Nothing, DutyReader.Search([file], [], sawOutput: true));
        Assert.Throws<InvalidOperationException>(() => DutyReader.Search([file], [new DutyText(DutyText.Notice, Sentence)], sawOutput: true));
    }

    private static bool IsSeen(DutyText wanted, string path, byte[] content, bool shows = false) =>
        DutyReader.Search([new NoticeSource(path, true, content.Length, () => content, shows)], [wanted], sawOutput: true).Sights.Any(sight => sight.Kind == wanted.Kind && sight.Text == wanted.Text);
}
