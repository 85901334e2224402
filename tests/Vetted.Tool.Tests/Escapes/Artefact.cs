using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Vetted.Catalog;
using Vetted.Conformance;
using Vetted.Evidence.Artefacts;
using Vetted.Evidence.Tests.Files;
using Vetted.Reports;

namespace Vetted.Tool.Tests.Escapes;

/// <summary>A publish folder written by a test, with an honest bill of materials for what is in it when <see cref="Bill"/> is called.</summary>
internal sealed class Artefact : IDisposable
{
    /// <summary>Denies what Llama's and Gemma's licences ask for, what is not known, and one package by name.</summary>
    public const string Policy = """
        {
          "models": { "licences": { "deny": ["restricted", "non-commercial", "unknown"] } },
          "packages": { "deny": ["Contoso.Denied"], "licences": { "deny": ["non-commercial", "unknown"] } }
        }
        """;

    /// <summary>Comes under the Llama 3.2 licence, which the policy denies.</summary>
    public const string Denied = "llama3.2";

    /// <summary>Comes under Apache-2.0.</summary>
    public const string Allowed = "qwen2.5:7b";

    private readonly string _root = Directory.CreateTempSubdirectory("vetted-escape-").FullName;

    public Artefact() => Directory.CreateDirectory(Folder);

    public string Folder => Path.Combine(_root, "publish");

    /// <summary>What is verified, where that is not the folder.</summary>
    public string? Target { get; set; }

    /// <summary>The policy to judge by.</summary>
    public string PolicyText { get; set; } = Policy;

    /// <summary>Further options of the command.</summary>
    public List<string> Options { get; } = [];

    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>A path beside the artefact.</summary>
    public string Outside(string name) => Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public (int ExitCode, string Out, string Error) Verify()
    {
        var policy = Outside("policy.json");
        File.WriteAllText(policy, PolicyText);
        return Tool.Run(["verify", Target ?? Folder, "--policy", policy, "--format", "jsonl", .. Options]);
    }

    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] content)
    {
        var full = At(path.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    /// <summary>A program that asks a model of Ollama, with the client's assembly beside it.</summary>
    public void WriteApp(string model = Allowed, string more = "") => WriteProgram(Chats(model, more));

    public void WriteProgram(string source, Action<EmitSettings>? settings = null)
    {
        var emit = new EmitSettings();
        settings?.Invoke(emit);
        var (image, pdb) = Emit("App", source, OutputKind.ConsoleApplication, emit);
        Write("App.dll", image);
        if (pdb is not null)
        {
            Write("App.pdb", pdb);
        }

        Write("OllamaSharp.dll", StubAssemblies.Image("OllamaSharp"));
        Write("App.runtimeconfig.json", "{}");
        Write("App.deps.json", Deps());
    }

    /// <summary>The source of a program that asks one model.</summary>
    public static string Chats(string model, string more = "") => $$"""
        class Program { static void Main() { var client = new OllamaSharp.OllamaApiClient(new System.Uri("http://localhost:11434"), "{{model}}"); client.GetResponseAsync("Hello"); } {{more}} }
        """;

    /// <summary>A library that only holds a name.</summary>
    public static byte[] Library(string name, string model) => Emit(name, $$"""public static class Names { public static string Model() => "{{model}}"; }""", OutputKind.DynamicallyLinkedLibrary).Image;

    /// <summary>A library that hands a name to the AI client.</summary>
    public static byte[] Client(string name, string model) =>
        Emit(name, $$"""public static class Clients { public static object Chat() => new OllamaSharp.OllamaApiClient("http://localhost:11434", "{{model}}"); }""", OutputKind.DynamicallyLinkedLibrary).Image;

    public static (byte[] Image, byte[]? Pdb) Emit(string name, string source, OutputKind kind, EmitSettings? settings = null)
    {
        settings ??= new EmitSettings();
        var trees = settings.Sources.Prepend(source).Select((text, index) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), path: $"/repo/File{index}.cs"));
        var references = StubAssemblies.Framework.Concat(settings.Merges ? [] : StubAssemblies.Named(["OllamaSharp", "Microsoft.Extensions.Configuration.Abstractions"]));
        var compilation = CSharpCompilation.Create(name, trees, references, new CSharpCompilationOptions(kind, optimizationLevel: OptimizationLevel.Release, deterministic: true));
        using var image = new MemoryStream();
        using var pdb = new MemoryStream();
        var format = settings.Symbols;
        var hasFile = format == DebugInformationFormat.PortablePdb && !settings.WithoutBodies;
        var result = compilation.Emit(image, hasFile ? pdb : null, manifestResources: settings.Resources.Select(pair => new ResourceDescription(pair.Key, () => new MemoryStream(pair.Value), true)),
            options: new EmitOptions(metadataOnly: settings.WithoutBodies, includePrivateMembers: !settings.WithoutBodies, debugInformationFormat: format));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)));
        return (image.ToArray(), hasFile ? pdb.ToArray() : null);
    }

    /// <summary>A dependency manifest: the program, the AI client, and more libraries as <c>kind name/version assembly</c>.</summary>
    public static string Deps(params string[] more)
    {
        var libraries = new[] { "project App/1.0.0 App.dll", "package OllamaSharp/5.5.2 lib/net8.0/OllamaSharp.dll" }.Concat(more).Select(line => line.Split(' ')).ToArray();
        var targets = libraries.Select(cells => $$"""  "{{cells[1]}}": { {{(cells[1] == "App/1.0.0" ? """ "dependencies": { "OllamaSharp": "5.5.2" }, """ : "")}} "runtime": { "{{cells[2]}}": {} } }""");
        var kinds = libraries.Select(cells => $$"""  "{{cells[1]}}": { "type": "{{cells[0]}}", "sha512": "" }""");
        return $$"""
            { "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0" },
              "targets": { ".NETCoreApp,Version=v10.0": { {{string.Join(",\n", targets)}} } },
              "libraries": { {{string.Join(",\n", kinds)}} } }
            """;
    }

    /// <summary>Weights of a model whose header says its name and licence.</summary>
    public static byte[] Weights(string model) => model == Denied
        ? Bytes.Gguf(3, false, ("general.name", "Llama 3.2 1B Instruct"), ("general.license", "llama3.2"), ("general.basename", "Llama-3.2"))
        : Bytes.Gguf(3, false, ("general.name", "Qwen2.5 7B Instruct"), ("general.license", "apache-2.0"), ("general.basename", "Qwen2.5"));

    /// <summary>Writes the bill of materials that an honest build would have written.</summary>
    public void Bill()
    {
        var bill = At("App.aibom.cdx.json");
        File.Delete(bill);
        var applications = ArtefactReader.Read(Folder, new ArtefactOptions());
        File.WriteAllText(bill, CycloneDxWriter.Write(new BomInput { Inventory = applications[0].Inventory, Catalog = AiCatalog.Shared, View = BomView.Shippable }));
    }

    /// <summary>Replaces a text in a file; the text must be there.</summary>
    public void Edit(string path, string old, string text)
    {
        var content = File.ReadAllText(At(path));
        Assert.Contains(old, content, StringComparison.Ordinal);
        File.WriteAllText(At(path), content.Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>Moves everything into a single-file application: a host with its marker, the files, then the manifest (version 6).</summary>
    public void Bundle(string host, bool compressed, params string[] paths)
    {
        var output = new MemoryStream();
        output.Write([0x7F, .. "ELF"u8, .. new byte[100_000]]);
        var marker = output.Position;
        output.Write(new byte[8]);
        output.Write(System.Security.Cryptography.SHA256.HashData(".net core bundle\n"u8));
        var entries = new List<(string Path, long Start, long Size, long Stored)>();
        foreach (var path in paths)
        {
            var content = File.ReadAllBytes(At(path));
            File.Delete(At(path));
            var stored = compressed ? Deflate(content) : content;
            entries.Add((path, output.Position, content.Length, compressed ? stored.Length : 0));
            output.Write(stored);
        }

        var manifest = output.Position;
        using (var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(6u);
            writer.Write(0u);
            writer.Write(entries.Count);
            writer.Write("bundle-id");
            writer.Write(new byte[40]);
            foreach (var (path, start, size, stored) in entries)
            {
                writer.Write(start);
                writer.Write(size);
                writer.Write(stored);
                writer.Write((byte)1);
                writer.Write(path);
            }
        }

        output.Position = marker;
        output.Write(BitConverter.GetBytes(manifest));
        Write(host, output.ToArray());
    }

    public static byte[] Deflate(byte[] content)
    {
        using var output = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(output, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return output.ToArray();
    }
}

/// <summary>How a test's assembly is written.</summary>
internal sealed class EmitSettings
{
    public List<string> Sources { get; } = [];

    public Dictionary<string, byte[]> Resources { get; } = [];

    public DebugInformationFormat Symbols { get; set; } = DebugInformationFormat.PortablePdb;

    public bool WithoutBodies { get; set; }

    /// <summary>True where the sources hold the AI client too.</summary>
    public bool Merges { get; set; }
}
