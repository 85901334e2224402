using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Vetted.Evidence.Artefacts;
using Vetted.Evidence.Binary.Tests;
using Vetted.Evidence.Tests.Files;
using Vetted.Inventory;

namespace Vetted.Evidence.Tests.Artefacts;

public sealed class ArtefactReaderTests : IDisposable
{
    private const string Deps = """
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0", "signature": "" },
          "targets": { ".NETCoreApp,Version=v10.0": {
            "App/1.0.0": { "dependencies": { "OpenAI": "2.15.0", "Lib": "1.0.0" }, "runtime": { "App.dll": {} } },
            "Lib/1.0.0": { "runtime": { "Lib.dll": {} } },
            "OpenAI/2.15.0": { "runtime": { "lib/net8.0/OpenAI.dll": {} } },
            "Some.Wrapper/3.1.0": { "dependencies": { "OpenAI": "2.15.0" }, "runtime": { "lib/net8.0/Some.Wrapper.dll": {} } }
          } },
          "libraries": {
            "App/1.0.0": { "type": "project", "serviceable": false, "sha512": "" },
            "Lib/1.0.0": { "type": "project", "serviceable": false, "sha512": "" },
            "OpenAI/2.15.0": { "type": "package", "serviceable": true, "sha512": "sha512-AAAA" },
            "Some.Wrapper/3.1.0": { "type": "package", "serviceable": true, "sha512": "sha512-BBBB" }
          }
        }
        """;

    private const string NamesAModel = "class C { static string Model = \"meta-llama/Llama-3.1-8B-Instruct\"; static void Main() { System.Environment.SetEnvironmentVariable(\"MODEL\", Model); } }";
    private static readonly byte[] BundleSignature = System.Security.Cryptography.SHA256.HashData(".net core bundle\n"u8);
    private readonly string _folder = Directory.CreateTempSubdirectory("vetted-artefact-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_publish_folder_shows_packages_projects_and_models_of_every_own_assembly()
    {
        Write("App.deps.json", Encoding.UTF8.GetBytes(Deps));
        Write("App.runtimeconfig.json", "{}"u8.ToArray());
        Write("App.dll", Assembly("class C { static void Main() { } }"));
        Write("Lib.dll", Assembly(NamesAModel));

        var application = Assert.Single(ArtefactReader.Read(_folder, new ArtefactOptions()));

        var inventory = application.Inventory;
        Assert.Equal(("App", ProjectRole.Application, "net10.0"), (inventory.Name, inventory.Role, inventory.TargetFramework));
        Assert.Equal(["OpenAI 2.15.0 Direct", "Some.Wrapper 3.1.0 Transitive"], inventory.Packages.Select(package => $"{package.Id} {package.Version} {package.Origin}"));
        Assert.Equal("MIT", inventory.Packages[0].Licence);
        Assert.Equal(["Lib"], inventory.Projects.Select(project => project.Name));
        Assert.Equal("meta-llama/Llama-3.1-8B-Instruct", Assert.Single(inventory.Models).Text);
        Assert.Null(application.BomPath);
    }

    [Fact]
    public void A_library_that_only_holds_a_name_offers_it_and_a_catalogued_SDK_is_not_read()
    {
        Write("App.deps.json", Encoding.UTF8.GetBytes(Deps));
        Write("OpenAI.dll", Assembly(NamesAModel));
        Write("Some.Wrapper.dll", Assembly(NamesAModel));

        var model = Assert.Single(ArtefactReader.Read(_folder, new ArtefactOptions()).Single().Inventory.Models);

        Assert.Equal(ModelUse.Offered, model.Use);
        Assert.Contains("Some.Wrapper", model.Evidence.Place.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_model_files_and_renamed_weights_are_found()
    {
        Write("App.deps.json", Encoding.UTF8.GetBytes(Deps));
        Write("App.dll", Assembly("class C { static void Main() { } }"));
        Write("appsettings.Production.json", """{ "OpenAI": { "Model": "gpt-4o" } }"""u8.ToArray());
        Write("data/notes.txt", Bytes.Gguf(3, false, ("general.name", "Llama 3.2 1B Instruct")));

        var inventory = ArtefactReader.Read(_folder, new ArtefactOptions()).Single().Inventory;

        Assert.Equal("appsettings.Production.json", Assert.Single(inventory.Models).Evidence.Place.File);
        Assert.Equal(("data/notes.txt", "gguf"), inventory.ModelFiles.Select(file => (file.Path, file.Format)).Single());
        Assert.Equal(64, inventory.ModelFiles[0].Sha256!.Length);
    }

    [Fact]
    public void Embedded_configuration_and_weights_are_found()
    {
        Write("App.deps.json", Encoding.UTF8.GetBytes(Deps));
        Write("App.dll", Compiled.Emit(Compiled.CSharp(OptimizationLevel.Release, "class C { static void Main() { } }"), resources:
        [
            new ResourceDescription("App.appsettings.json", () => new MemoryStream("""{ "Ollama": { "Model": "llama3.2" } }"""u8.ToArray()), true),
            new ResourceDescription("App.model.gguf", () => new MemoryStream(Bytes.Gguf(3, false)), true),
        ]).Image);

        var inventory = ArtefactReader.Read(_folder, new ArtefactOptions()).Single().Inventory;

        Assert.Equal("llama3.2", Assert.Single(inventory.Models).Text);
        Assert.Equal("App.dll!App.model.gguf", Assert.Single(inventory.ModelFiles).Path);
    }

    [Fact]
    public void A_single_file_application_is_opened()
    {
        Write("app", Bundle(("App.dll", Assembly(NamesAModel)), ("App.deps.json", Encoding.UTF8.GetBytes(Deps)), ("App.runtimeconfig.json", "{}"u8.ToArray())));

        var inventory = Assert.Single(ArtefactReader.Read(_folder, new ArtefactOptions())).Inventory;

        Assert.Equal("meta-llama/Llama-3.1-8B-Instruct", Assert.Single(inventory.Models).Text);
    }

    [Fact]
    public void A_bundle_whose_manifest_lies_is_a_gap()
    {
        var bundle = Bundle(("App.dll", Assembly(NamesAModel)));
        var at = bundle.AsSpan().IndexOf(BundleSignature) - 8;
        BitConverter.GetBytes(long.MaxValue).CopyTo(bundle, at);
        Write("app", bundle);

        Assert.Contains(ArtefactReader.Read(_folder, new ArtefactOptions()).Single().Inventory.Gaps, gap => gap.Why.Contains("single-file", StringComparison.Ordinal));
    }

    [Fact]
    public void An_artefact_without_managed_code_is_a_gap_and_not_clean()
    {
        Write("app", [0x7F, .. "ELF"u8, .. new byte[100_000]]);

        Assert.Contains(ArtefactReader.Read(_folder, new ArtefactOptions()).Single().Inventory.Gaps, gap => gap.Why.Contains("no managed assembly", StringComparison.Ordinal));
    }

    [Fact]
    public void A_nupkg_shows_its_dependencies_assemblies_and_weights()
    {
        var path = Path.Combine(_folder, "Lib.1.0.0.nupkg");
        File.WriteAllBytes(path, Bytes.Zip(
            ("Lib.nuspec", """<package><metadata><id>Lib</id><version>1.0.0</version><dependencies><group targetFramework="net8.0"><dependency id="OpenAI" version="[2.15.0, )" /></group></dependencies></metadata></package>"""u8.ToArray()),
            ("lib/net8.0/Lib.dll", Assembly(NamesAModel)), ("content/model.onnx", Bytes.Onnx())));

        var inventory = Assert.Single(ArtefactReader.Read(path, new ArtefactOptions())).Inventory;

        Assert.Equal("OpenAI 2.15.0", inventory.Packages.Select(package => package.Id + " " + package.Version).Single());
        Assert.Equal("meta-llama/Llama-3.1-8B-Instruct", Assert.Single(inventory.Models).Text);
        Assert.Equal("content/model.onnx", Assert.Single(inventory.ModelFiles).Path);
        Assert.Equal(64, inventory.ModelFiles[0].Sha256!.Length);
    }

    [Fact]
    public void Two_applications_of_an_image_are_told_apart()
    {
        foreach (var name in new[] { "srv/one/", "srv/two/" })
        {
            Write(name + "App.deps.json", Encoding.UTF8.GetBytes(Deps));
            Write(name + "App.dll", Assembly(NamesAModel));
        }

        var applications = ArtefactReader.Read(_folder, new ArtefactOptions());

        Assert.Equal(2, applications.Count);
        Assert.All(applications, application => Assert.Single(application.Inventory.Models));
    }

    [Fact]
    public void A_bill_of_materials_that_leaves_something_out_is_told()
    {
        Write("App.deps.json", Encoding.UTF8.GetBytes(Deps));
        Write("App.dll", Assembly(NamesAModel));
        Write("model.onnx", Bytes.Onnx());
        Write("App.aibom.cdx.json", """{ "bomFormat": "CycloneDX", "components": [ { "type": "library", "name": "OpenAI", "purl": "pkg:nuget/OpenAI@2.15.0" } ] }"""u8.ToArray());

        var gaps = BomComparison.Compare(ArtefactReader.Read(_folder, new ArtefactOptions()).Single());

        Assert.Equal(3, gaps.Count);
        Assert.Contains(gaps, gap => gap.Why.Contains("Llama", StringComparison.Ordinal));
        Assert.Contains(gaps, gap => gap.Why.Contains("model.onnx", StringComparison.Ordinal));
        Assert.Contains(gaps, gap => gap.Why.Contains("Some.Wrapper", StringComparison.Ordinal));
    }

    [Fact]
    public void An_artefact_with_AI_and_no_bill_is_told_and_one_without_AI_needs_none()
    {
        Write("App.deps.json", Encoding.UTF8.GetBytes("""{ "runtimeTarget": { "name": "t" }, "targets": { "t": { "App/1.0.0": {} } }, "libraries": { "App/1.0.0": { "type": "project" } } }"""));
        Write("App.dll", Assembly("class C { static void Main() { } }"));
        Assert.Empty(BomComparison.Compare(ArtefactReader.Read(_folder, new ArtefactOptions()).Single()));

        Write("App.dll", Assembly(NamesAModel));
        Assert.Single(BomComparison.Compare(ArtefactReader.Read(_folder, new ArtefactOptions()).Single()));
    }

    private static byte[] Assembly(string source) => Compiled.Emit(Compiled.CSharp(OptimizationLevel.Release, source)).Image;

    // A host of zeroes with the marker the real host has, the files behind it, then the manifest (version 6, uncompressed).
    private static byte[] Bundle(params (string Path, byte[] Content)[] files)
    {
        var output = new MemoryStream();
        output.Write([0x7F, .. "ELF"u8, .. new byte[100_000]]);
        var marker = output.Position;
        output.Write(new byte[8]);
        output.Write(BundleSignature);
        var places = new List<long>();
        foreach (var (_, content) in files)
        {
            places.Add(output.Position);
            output.Write(content);
        }

        var manifest = output.Position;
        using (var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(6u);
            writer.Write(0u);
            writer.Write(files.Length);
            writer.Write("bundle-id");
            writer.Write(new byte[40]);
            for (var i = 0; i < files.Length; i++)
            {
                writer.Write(places[i]);
                writer.Write((long)files[i].Content.Length);
                writer.Write(0L);
                writer.Write((byte)1);
                writer.Write(files[i].Path);
            }
        }

        output.Position = marker;
        output.Write(BitConverter.GetBytes(manifest));
        return output.ToArray();
    }

    private void Write(string path, byte[] content)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }
}
