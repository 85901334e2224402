using System.IO;
using System.Linq;
using Vetted.Tests;
using Xunit.Abstractions;

namespace Vetted.EndToEnd.Tests;

/// <summary>The samples, built as a user builds them.</summary>
[Collection(Builds.Name)]
public class SampleTests(PackedVetted vetted, ITestOutputHelper output)
{
    [Fact]
    public void ChatApp_hears_of_its_restricted_model_and_its_missing_guard_on_every_build_and_nothing_else()
    {
        var workspace = vetted.CopySamples("chat", "ChatApp");
        var model = 1 + workspace.Read("ChatApp", "Program.cs").Split('\n').TakeWhile(line => !line.Contains("llama3.2", System.StringComparison.Ordinal)).Count();

        var first = workspace.Build("ChatApp").Succeeded();

        // As a developer builds again: with the restore that has nothing to do.
        var second = workspace.Build("ChatApp", "-restore").Succeeded();

        Assert.Equal(["VET1003", "VET2001"], first.Warnings.Select(warning => warning[..7]));
        Assert.Contains($"VET1003 Program.cs({model})", first.Warnings);
        Assert.Equal(first.Warnings, first.AllWarnings);
        Assert.Equal(first.Warnings, second.Warnings);
        Assert.Equal(first.Messages, second.Messages);
        Assert.Equal(["ReplayFindings"], second.Tasks);
        Assert.Equal(0, second.Compilations);
        Assert.Equal(Assert.Single(first.Summaries), Assert.Single(second.Summaries));
        Assert.Contains("BOM: bin/Debug/net10.0/ChatApp.aibom.cdx.json", first.Summaries[0], System.StringComparison.Ordinal);

        var bom = workspace.At("ChatApp", "bin", "Debug", "net10.0", "ChatApp.aibom.cdx.json");
        var text = File.ReadAllText(bom);
        Assert.Contains("llama3.2", text, System.StringComparison.Ordinal);
        Assert.Contains("urgency.onnx", text, System.StringComparison.Ordinal);
        Assert.DoesNotContain(workspace.Folder, text, System.StringComparison.Ordinal);
        var mistakes = CycloneDxSchema.Mistakes(bom);
        output.WriteLine(mistakes ?? "valid CycloneDX");
        Assert.True(mistakes is null || mistakes.StartsWith("not validated", System.StringComparison.Ordinal), mistakes);

        workspace.Run("clean", "ChatApp", "-p:VettedVersion=" + vetted.Version).Succeeded();
        Assert.Empty(workspace.Boms());
        Assert.DoesNotContain(Directory.GetFiles(workspace.At("ChatApp", "obj"), "*", SearchOption.AllDirectories), file => file.Contains("vetted" + Path.DirectorySeparatorChar, System.StringComparison.Ordinal));
    }

    [Fact]
    public void GuardedChatApp_builds_without_a_warning()
    {
        var workspace = vetted.CopySamples("guarded", "GuardedChatApp");

        var build = workspace.Build("GuardedChatApp").Succeeded();

        Assert.Empty(build.AllWarnings);
        Assert.Single(build.Summaries);
    }

    [Fact]
    public void Visual_Basic_hears_it_from_the_analyzer_and_FSharp_from_the_task()
    {
        var workspace = vetted.CopySamples("languages", "VbChat", "FsChat");

        var basic = workspace.Build("VbChat").Succeeded();
        var fsharp = workspace.Build("FsChat").Succeeded();
        var fsharpAgain = workspace.Build("FsChat").Succeeded();

        Assert.Contains(basic.Warnings, warning => warning.StartsWith("VET1003 Program.vb", System.StringComparison.Ordinal));
        Assert.Contains("VET1003 Program.fs(10)", fsharp.Warnings);
        Assert.Equal(fsharp.Warnings, fsharpAgain.Warnings);
        Assert.Equal(basic.Warnings.Count, basic.Warnings.Distinct().Count());
        Assert.Equal(fsharp.Warnings.Count, fsharp.Warnings.Distinct().Count());
    }

    [Fact]
    public void A_library_for_two_frameworks_has_a_bill_for_each_and_is_not_asked_for_a_guard()
    {
        var workspace = vetted.CopySamples("multi", "MultiLib");

        var build = workspace.Build("MultiLib", "-m:2").Succeeded();

        Assert.Equal(["MultiLib/bin/Debug/net10.0/MultiLib.aibom.cdx.json", "MultiLib/bin/Debug/net8.0/MultiLib.aibom.cdx.json"], workspace.Boms());
        Assert.All(build.Warnings, warning => Assert.StartsWith("VET1003 Translator.cs", warning, System.StringComparison.Ordinal));
        Assert.Equal(2, build.Warnings.Count);
    }
}
