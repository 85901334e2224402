using System;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Reports.Tests;

public class NoticesWriterTests
{
    private static readonly Package Sdk = new() { Id = "OllamaSharp", Version = "5.5.2", Licence = "MIT", LicenceSource = LicenceSource.Expression, Authors = "Andreas Wäscher" };

    [Fact]
    public void A_shipped_model_brings_its_sentence_text_policy_and_licence()
    {
        var output = NoticesWriter.Write(Input(Shipped("models/llama.gguf")) with { Texts = [new NoticeText("models/llama.gguf", "LICENSE.txt", "aa")] });

        Assert.False(output.IsEmpty);
        Assert.Contains("\n  Llama 3.2 is licensed under the Llama 3.2 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.\n", output.Text, StringComparison.Ordinal);
        Assert.Contains("**Built with Llama**", output.Text, StringComparison.Ordinal);
        Assert.Contains("- Use policy: <https://", output.Text, StringComparison.Ordinal);
        Assert.Contains("](third-party-ai-licences/llama.gguf/LICENSE.txt)", output.Text, StringComparison.Ordinal);
        Assert.Equal("aa", Assert.Single(output.Copies).Value.Sha256);
    }

    [Fact]
    public void A_text_that_is_not_at_hand_is_told_with_address_hash_and_reading_day()
    {
        var output = NoticesWriter.Write(Input(Shipped("models/llama.gguf")));

        Assert.Contains("- Text: does not lie with it; <https://github.com/meta-llama/llama-models/", output.Text, StringComparison.Ordinal);
        Assert.Matches("text of SHA-256 `[0-9a-f]{64}`, read 20[0-9]{2}-[0-9]{2}-[0-9]{2}", output.Text);
        Assert.Empty(output.Copies);
    }

    [Fact]
    public void A_package_has_its_licence_copyright_and_text()
    {
        var output = NoticesWriter.Write(Input() with
        {
            Inventory = new ProjectInventory { Name = "App", Packages = [Sdk, Sdk with { Id = "Contoso.Strings" }, Sdk with { Id = "OpenAI", IsDevelopmentOnly = true }] },
            Texts = [new NoticeText("OllamaSharp/5.5.2", "LICENSE", "bb")],
            Copyrights = new System.Collections.Generic.Dictionary<string, string> { ["OllamaSharp/5.5.2"] = "© 2024 Andreas Wäscher <script>" },
        });

        Assert.Contains("### OllamaSharp 5.5.2\n\n- Licence: MIT\n- Copyright: © 2024 Andreas Wäscher \\<script\\>\n- Text: [third-party-ai-licences/OllamaSharp-5.5.2/LICENSE]", output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Contoso.Strings", output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("### OpenAI", output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_native_part_under_terms_of_its_own_is_named_with_them()
    {
        var cuda = Sdk with { Id = "libtorch-cuda-12.8-win-x64", Version = "2.10.0" };
        var output = NoticesWriter.Write(Input() with { Inventory = new ProjectInventory { Name = "App", Packages = [cuda] } });

        Assert.Contains("- Carries NVIDIA CUDA runtime and math libraries, cuDNN: NVIDIA CUDA Toolkit End User License Agreement, <https://docs.nvidia.com/cuda/eula/index.html>", output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hosted_model_is_only_named()
    {
        var reference = new ModelReference { Text = "gpt-4o", Identity = AiCatalog.Shared.Identify("gpt-4o"), Evidence = new Evidence(Technique.Binary, new Place("Program.cs", 3)) };
        var output = NoticesWriter.Write(Input() with { Inventory = new ProjectInventory { Name = "App", Models = [reference] } });

        Assert.True(output.IsEmpty);
        Assert.Contains("## Models that are called or named, and not given on as far as was seen\n\n- gpt-4o", output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_what_was_found_changes_no_byte()
    {
        var files = new[] { Shipped("b/llama.gguf"), Shipped("a/llama.gguf") };
        var texts = new[] { new NoticeText("a/llama.gguf", "LICENSE", "aa"), new NoticeText("b/llama.gguf", "LICENSE", "bb") };
        var one = NoticesWriter.Write(Input(files) with { Texts = texts });
        var other = NoticesWriter.Write(Input(files.Reverse().ToArray()) with { Texts = texts.Reverse().ToArray() });

        Assert.Equal(one.Text, other.Text);
        Assert.Equal(one.Copies, other.Copies);
        Assert.Equal(2, one.Copies.Select(copy => copy.Key).Distinct().Count());
    }

    private static NoticesInput Input(params ModelFile[] files) => new()
    {
        Inventory = new ProjectInventory { Name = "App", ModelFiles = files },
        Policy = EffectivePolicy.None,
    };

    private static ModelFile Shipped(string path) => new()
    {
        Path = path,
        Format = "gguf",
        OutputPath = path,
        Identity = AiCatalog.Shared.Identify("llama3.2"),
        Evidence = new Evidence(Technique.File, new Place(path, 0)),
    };
}
