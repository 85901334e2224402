using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Vetted.Licensing;

namespace Vetted.Core.Tests.Licensing;

public class LicenceTextRecogniserTests
{
    private const string Moonshot = "\nOur only modification part is that, if the Software (or any derivative works thereof) is used for any of your commercial products, you shall pay us.\n";

    [Theory]
    [InlineData("MIT")]
    [InlineData("BSD-2-Clause")]
    [InlineData("BSD-3-Clause")]
    [InlineData("ISC")]
    [InlineData("Apache-2.0")]
    [InlineData("MPL-2.0")]
    public void A_licence_text_is_recognised_whatever_its_layout(string id)
    {
        var text = Text(id);
        foreach (var layout in new[]
        {
            text,
            text.ReplaceLineEndings("\r\n"),
            "\uFEFF" + string.Join("\n", text.Split('\n').Select(line => " * " + line)),
            string.Join(" ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("Copyright", StringComparison.Ordinal))),
            text.Replace('"', '\u201C').ToUpperInvariant(),
        })
        {
            Assert.Equal(id, LicenceTextRecogniser.Recognise(layout)?.Expression);
        }
    }

    [Theory]
    [InlineData("The MIT License (MIT)\n\nCopyright (c) .NET Foundation and Contributors\n\nAll rights reserved.\n\n")]
    [InlineData("Copyright 2024 Jane Doe <jane@example.org>\n\n")]
    [InlineData("# Frobnicate\n\nCopyright © 2019-2026 Frobnicate contributors\n\n## License\n\n")]
    public void Title_and_copyright_lines_do_not_matter(string head)
    {
        var body = Text("MIT");
        Assert.Equal("MIT", LicenceTextRecogniser.Recognise(head + body[body.IndexOf("Permission", StringComparison.Ordinal)..])?.Expression);
    }

    [Fact]
    public void A_BSD_text_with_the_owners_name_is_recognised()
    {
        var text = Text("BSD-3-Clause")
            .Replace("the copyright holder nor the names of its contributors", "Google Inc. nor the names of its contributors", StringComparison.Ordinal)
            .Replace("COPYRIGHT HOLDER OR CONTRIBUTORS", "GOOGLE INC. OR CONTRIBUTORS", StringComparison.Ordinal);
        Assert.Equal("BSD-3-Clause", LicenceTextRecogniser.Recognise(text)?.Expression);
    }

    [Fact]
    public void The_recognised_text_has_no_difference_and_another_spelling_of_its_title_has()
    {
        Assert.Equal(new RecognisedLicence("MIT", 1, null), LicenceTextRecogniser.Recognise(Text("MIT")));
        var retitled = LicenceTextRecogniser.Recognise("Frobnicate licence\n\n" + Text("MIT"))!;
        Assert.Equal("Frobnicate licence", retitled.Difference);
        Assert.InRange(retitled.Similarity, 0.9, 0.999);
    }

    [Theory]
    [InlineData("\nNon-commercial use only.\n", "commercial")]
    [InlineData("\nYou may not use this software for military purposes.\n", "military")]
    [InlineData("\nCommons Clause: the rights granted do not include the right to sell the software.\n", "sell")]
    [InlineData(Moonshot, "commercial")]
    [InlineData("\nUse by companies requires a paid licence.\n", "paid")]
    public void An_addition_that_limits_keeps_an_open_licence_from_being_recognised(string addition, string word)
    {
        foreach (var id in new[] { "MIT", "Apache-2.0", "BSD-3-Clause" })
        {
            Assert.Null(LicenceTextRecogniser.Recognise(Text(id) + addition));
            Assert.Null(LicenceTextRecogniser.Recognise(addition + Text(id)));
            var closest = LicenceTextRecogniser.Closest(Text(id) + addition)!;
            Assert.Equal(id, closest.Expression);
            Assert.Contains(word, closest.Difference, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("Persons and entities located in the European Union are excluded from this grant.")]
    [InlineData("The Licensor may revoke this permission at any time.")]
    [InlineData("THE PERMISSION ENDS ON 31 DECEMBER 2027.")]
    [InlineData("Valid until version 3.0 is released.")]
    [InlineData("Free for individuals. Enterprises contact our office for terms.")]
    [InlineData("Offering the library as a cloud product is reserved to Example GmbH.")]
    [InlineData("Das Programm darf nur privat genutzt werden.")]
    [InlineData("L'utilisation commerciale est interdite.")]
    [InlineData("\u5546\u7528\u5229\u7528\u306F\u7981\u6B62\u3057\u307E\u3059\u3002")]
    public void A_limit_in_any_words_and_any_language_keeps_an_open_licence_from_being_recognised(string addition)
    {
        foreach (var id in new[] { "MIT", "Apache-2.0", "BSD-3-Clause" })
        {
            Assert.Null(LicenceTextRecogniser.Recognise(Text(id) + "\n" + addition + "\n"));
            Assert.Null(LicenceTextRecogniser.Recognise(addition + "\n\n" + Text(id)));
        }
    }

    [Theory]
    [InlineData("Project page: https://github.com/example/library")]
    [InlineData("Graphlet SDK for .NET and gRPC\nCopyright 2019 Graphlet")]
    [InlineData("For more information visit our website.")]
    [InlineData("This package is part of the Example toolkit and is maintained by the Example team.")]
    [InlineData("License notice for vectorized sorting code")]
    public void Titles_addresses_and_plain_words_about_a_library_do_not_matter(string addition)
    {
        foreach (var id in new[] { "MIT", "Apache-2.0" })
        {
            Assert.Equal(id, LicenceTextRecogniser.Recognise(Text(id) + "\n" + addition + "\n")?.Expression);
            Assert.Equal(id, LicenceTextRecogniser.Recognise(addition + "\n\n" + Text(id))?.Expression);
        }
    }

    [Theory]
    [InlineData("to any person obtaining", "to any natural person for non-commercial purposes obtaining")]
    [InlineData("without restriction, including", "with restriction, including")]
    [InlineData(", and/or sell", "")]
    [InlineData("sublicense, ", "")]
    [InlineData("subject to the following conditions:", "subject to the following conditions and to our policy:")]
    public void A_change_inside_MIT_is_not_MIT(string old, string changed)
    {
        var text = string.Join(" ", Text("MIT").Split('\n'));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Assert.Null(LicenceTextRecogniser.Recognise(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Fact]
    public void Good_not_evil_is_the_JSON_licence()
    {
        var text = Text("MIT").Replace("THE SOFTWARE IS PROVIDED", "The Software shall be used for Good, not Evil.\n\nTHE SOFTWARE IS PROVIDED", StringComparison.Ordinal);
        Assert.Equal("JSON", LicenceTextRecogniser.Recognise(text)?.Expression);
    }

    [Fact]
    public void Two_licences_in_one_file_are_both_told()
    {
        Assert.Equal("Apache-2.0 AND MIT", LicenceTextRecogniser.Recognise(Text("MIT") + "\n-----\n\n" + Text("Apache-2.0"))?.Expression);
        Assert.Equal("BSD-3-Clause AND ISC", LicenceTextRecogniser.Recognise(Text("BSD-3-Clause") + Text("ISC"))?.Expression);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MIT")]
    [InlineData("The MIT License (MIT)\nCopyright (c) 2024 Somebody")]
    [InlineData("This software comes under the Apache License 2.0.")]
    [InlineData("https://example.org/legal/eula/")]
    [InlineData("All rights reserved. You may not copy, modify or distribute this software.")]
    public void A_title_or_an_address_alone_is_no_licence(string text)
    {
        Assert.Null(LicenceTextRecogniser.Recognise(text));
    }

    [Fact]
    public void The_notice_of_Apache_stands_for_Apache()
    {
        var text = Text("Apache-2.0");
        Assert.Equal("Apache-2.0", LicenceTextRecogniser.Recognise("Copyright 2024 Jane Doe\n\n" + text[text.LastIndexOf("Licensed under the Apache", StringComparison.Ordinal)..])?.Expression);
    }

    [Fact]
    public void Every_common_licence_and_every_licence_text_of_the_catalog_has_a_fingerprint()
    {
        var known = LicenceFingerprint.All.Select(fingerprint => fingerprint.Expression).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(
            new[] { "MIT", "Apache-2.0", "GPL-3.0-only", "LGPL-2.1-only", "AGPL-3.0-only", "MPL-2.0", "EPL-2.0", "MS-PL", "CC-BY-NC-4.0", "OpenMDW-1.0", "LicenseRef-scancode-llama-3.2-license-2024", "LicenseRef-scancode-qwen-2024" }.ToHashSet(),
            known);
        Assert.All(LicenceFingerprint.All, fingerprint => Assert.True(fingerprint.Essential.Length > 0 && fingerprint.Heads.Length > 0 && fingerprint.Tails.Length > 0, fingerprint.Expression));
    }

    [Fact]
    public void A_fingerprint_survives_being_written()
    {
        var keys = new ushort[] { 0, 1, 127, 128, 300, 40000, 65535 };
        var encoded = LicenceFingerprint.Encode(keys);
        Assert.Equal("AAF+AawBlLYCv8cB", encoded);
        Assert.Equal(keys, LicenceFingerprint.Decode(encoded));
    }

    [Fact]
    public void A_text_of_any_kind_is_survived()
    {
        foreach (var text in new[] { "\0\0\0", new string('(', 5000), new string('\n', 5000), string.Concat(Enumerable.Repeat("the ", 20_000)), "\uD800 broken", "1.2.3.4.5", new string('a', 3_000_000) })
        {
            Assert.Null(LicenceTextRecogniser.Recognise(text));
        }
    }

    private static string Text(string id, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "texts", id + ".txt"));
}
