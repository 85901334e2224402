using System;
using System.IO;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Reports;

namespace Vetted.Tool.Tests;

public sealed class NoticesCommandTests : IDisposable
{
    private const string Sentence = "Llama 3.2 is licensed under the Llama 3.2 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.";
    private readonly string _folder = Directory.CreateTempSubdirectory("vetted-notices-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_project_that_was_built_gets_notices_with_the_licence_texts_beside_them()
    {
        WriteProject();
        var output = Path.Combine(_folder, "out");

        var (exitCode, said, error) = Tool.Run("notices", Path.Combine(_folder, "App"), "--output", output);

        Assert.True(exitCode == 0, error);
        Assert.Contains("1 licence texts written", said, StringComparison.Ordinal);
        Assert.Contains(Sentence, File.ReadAllText(Path.Combine(output, "THIRD-PARTY-AI-NOTICES.md")), StringComparison.Ordinal);
        Assert.Equal("the publisher's text", File.ReadAllText(Path.Combine(output, "third-party-ai-licences", "llama.gguf", "LICENSE.txt")));
    }

    [Fact]
    public void A_bill_of_materials_is_enough_for_names_and_licences()
    {
        WriteProject();
        var bom = Path.Combine(_folder, "app.aibom.cdx.json");
        File.WriteAllText(bom, CycloneDxWriter.Write(new BomInput { Inventory = Inventory(), Evaluation = new Evaluation([], ""), Catalog = AiCatalog.Shared, View = BomView.Shippable }));

        var (exitCode, said, error) = Tool.Run("notices", bom);

        Assert.True(exitCode == 0, error);
        Assert.Contains(Sentence, said, StringComparison.Ordinal);
        Assert.Contains("### OllamaSharp 5.5.2\n\n- Licence: MIT", said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_in_NOTICE_is_added_once()
    {
        WriteProject();
        var notice = Path.Combine(_folder, "App", "NOTICE");
        File.WriteAllText(notice, "Contoso App\n");

        var (_, first, _) = Tool.Run("notices", Path.Combine(_folder, "App", "App.csproj"), "--write-notice");
        var (_, second, _) = Tool.Run("notices", Path.Combine(_folder, "App"), "--write-notice");

        Assert.Equal("Contoso App\n\n" + Sentence + "\n", File.ReadAllText(notice));
        Assert.Contains("1 sentence added", first, StringComparison.Ordinal);
        Assert.Contains("CopyToOutputDirectory", first, StringComparison.Ordinal);
        Assert.Contains("show \"Built with Llama\"", first, StringComparison.Ordinal);
        Assert.Contains("has every sentence that is due", second, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_was_never_built_is_told_what_to_do()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "App"));
        File.WriteAllText(Path.Combine(_folder, "App", "App.csproj"), "<Project />");

        var (exitCode, _, error) = Tool.Run("notices", Path.Combine(_folder, "App"));

        Assert.Equal(2, exitCode);
        Assert.Contains("build it once", error, StringComparison.Ordinal);
    }

    private void WriteProject()
    {
        var models = Directory.CreateDirectory(Path.Combine(_folder, "App", "models")).FullName;
        var seen = Directory.CreateDirectory(Path.Combine(_folder, "App", "obj", "Debug", "net10.0", "vetted")).FullName;
        File.WriteAllText(Path.Combine(_folder, "App", "App.csproj"), "<Project />");
        File.WriteAllText(Path.Combine(models, "LICENSE.txt"), "the publisher's text");
        File.WriteAllText(Path.Combine(seen, "inventory.json"), InventoryJson.Write(Inventory()));
    }

    private static ProjectInventory Inventory() => new()
    {
        Name = "App",
        ProjectFile = "App/App.csproj",
        Packages = [new Package { Id = "OllamaSharp", Version = "5.5.2", Licence = "MIT", LicenceSource = LicenceSource.Expression, Path = ["OllamaSharp"] }],
        ModelFiles =
        [
            new ModelFile
            {
                Path = "App/models/llama.gguf", Format = "gguf", OutputPath = "models/llama.gguf", Identity = AiCatalog.Shared.Identify("llama3.2"),
                Evidence = new Inventory.Evidence(Technique.File, new Place("App/models/llama.gguf", 0)),
            },
        ],
    };
}
