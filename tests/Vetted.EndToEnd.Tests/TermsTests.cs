using System;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Vetted.EndToEnd.Tests;

/// <summary>Licence terms and what they ask, in real builds.</summary>
[Collection(Builds.Name)]
public class TermsTests(PackedVetted vetted)
{
    private const string Sentence = "Llama 3.2 is licensed under the Llama 3.2 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.";

    [Fact]
    public void The_same_code_passes_and_fails_as_one_fact_changes()
    {
        var workspace = vetted.CopySamples("llama-eu", "LlamaEu");
        Assert.Equal(1, workspace.Read("LlamaEu", "policy-us.json").Split('\n').Zip(workspace.Read("LlamaEu", "policy-eu.json").Split('\n')).Count(pair => pair.First != pair.Second));

        var us = workspace.Build("LlamaEu", "-p:VettedPolicyFile=" + workspace.At("LlamaEu", "policy-us.json")).Succeeded();
        var eu = workspace.Build("LlamaEu", "-p:VettedPolicyFile=" + workspace.At("LlamaEu", "policy-eu.json")).Failed();

        Assert.Empty(us.Errors);
        Assert.Empty(us.AllWarnings);
        Assert.StartsWith("VET1006 Program.cs(", Assert.Single(eu.Errors), StringComparison.Ordinal);
        Assert.Contains("no rights to the multimodal models", eu.Output, StringComparison.Ordinal);
        Assert.Contains("OllamaSharp", workspace.Read("LlamaEu", "bin", "Debug", "net10.0", "THIRD-PARTY-AI-NOTICES.md"), StringComparison.Ordinal);

        // Without the text that the licence asks to show, the same policy denies it.
        workspace.Write("LlamaEu/Program.cs", workspace.Read("LlamaEu", "Program.cs").Replace("Built with Llama", "Done", StringComparison.Ordinal));
        workspace.Write("LlamaEu/README.md", "# LlamaEu");
        var silent = workspace.Build("LlamaEu", "-p:VettedPolicyFile=" + workspace.At("LlamaEu", "policy-us.json")).Failed();
        Assert.StartsWith("VET1005", Assert.Single(silent.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Shipped_weights_fail_without_their_notice_and_pass_with_notices_and_licence_beside_them()
    {
        var workspace = vetted.NewWorkspace("duties");
        workspace.WriteApp("Shipper", model: "gpt-4o-mini", properties: "<VettedNotices>$(WithNotices)</VettedNotices><IsPackable>true</IsPackable>",
            references: """<Content Include="models/**" CopyToOutputDirectory="PreserveNewest" Pack="false" />""");
        workspace.Write("Shipper/vetted.json", """{ "enforce": true, "rules": { "VET1005": "deny" }, "models": { "licences": { "allow": ["llama3.2", "hosted-terms"] } } }""");
        File.WriteAllBytes(NewFile(workspace, "Shipper/models/llama-3.2-1b-instruct.gguf"), [.. "GGUF"u8, 3, 0, 0, 0, .. new byte[16]]);
        workspace.Write("Shipper/Program.cs", workspace.Read("Shipper", "Program.cs") + "\nConsole.WriteLine(\"Built with Llama\");\n");

        var bare = workspace.Build("Shipper").Failed();
        Assert.Contains("add a notice file with", bare.Output, StringComparison.Ordinal);
        Assert.Contains("add a copy of the licence", bare.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("show \"Built with Llama\"", bare.Output, StringComparison.Ordinal);

        // The sentence is written by us; the licence text is the publisher's and has to lie with the weights.
        var half = workspace.Build("Shipper", "-p:WithNotices=true").Failed();
        Assert.DoesNotContain("add a notice file with", half.Output, StringComparison.Ordinal);
        Assert.Contains("add a copy of the licence", half.Output, StringComparison.Ordinal);

        workspace.Write("Shipper/vetted.json", """{ "models": { "licences": { "allow": ["llama3.2", "hosted-terms"] } } }""");
        workspace.Write("Shipper/models/LICENSE.txt", "A licence text of the publisher.");
        workspace.Build("Shipper", "-p:WithNotices=true").Succeeded();
        var notices = workspace.Read("Shipper", "bin", "Debug", "net10.0", "THIRD-PARTY-AI-NOTICES.md");
        Assert.Contains(Sentence, notices, StringComparison.Ordinal);
        Assert.True(File.Exists(workspace.At("Shipper", "bin", "Debug", "net10.0", "third-party-ai-licences", "llama-3.2-1b-instruct.gguf", "LICENSE.txt")), notices);
    }

    [Fact]
    public void Notices_go_to_publish_and_package_and_are_off_by_default()
    {
        var workspace = vetted.NewWorkspace("notices");
        workspace.WriteApp("Writer", model: "gpt-4o-mini", properties: "<TreatWarningsAsErrors>false</TreatWarningsAsErrors>");

        workspace.Build("Writer").Succeeded();
        Assert.False(File.Exists(workspace.At("Writer", "bin", "Debug", "net10.0", "THIRD-PARTY-AI-NOTICES.md")));

        workspace.Run("publish", "Writer", "-p:VettedNotices=true", "-o", workspace.At("published")).Succeeded();
        Assert.True(File.Exists(workspace.At("published", "THIRD-PARTY-AI-NOTICES.md")));

        workspace.Run("pack", "Writer", "-p:VettedNotices=true", "-o", workspace.At("packed")).Succeeded();
        using var package = ZipFile.OpenRead(Directory.GetFiles(workspace.At("packed"), "*.nupkg").Single());
        Assert.Contains(package.Entries, entry => entry.FullName == "THIRD-PARTY-AI-NOTICES.md");
    }

    private static string NewFile(Workspace workspace, string path)
    {
        var full = workspace.At(path.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }
}
