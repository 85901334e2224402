using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Vetted.Conformance;

namespace Vetted.Tool.Tests.Escapes;

/// <summary>For every way that happens after the build: an honest artefact, and one that hides.</summary>
internal static class EscapeCases
{
    public static IReadOnlyDictionary<string, (Action<Artefact> Honest, Action<Artefact> Hidden)> All { get; } = new Dictionary<string, (Action<Artefact>, Action<Artefact>)>
    {
        // The dependency manifest.
        ["deps-removed"] = Changed(a => WithPackage(a, "Contoso.Allowed"), a => { WithPackage(a, "Contoso.Denied"); a.Write("App.deps.json", Artefact.Deps()); }),
        ["deps-deleted"] = Changed(a => WithPackage(a, "Contoso.Allowed"), a => { WithPackage(a, "Contoso.Denied"); File.Delete(a.At("App.deps.json")); }),
        ["deps-own-package"] = OfModel((a, model) => { a.WriteApp(model); a.Write("App.deps.json", Artefact.Deps("package Anthropic/12.0.0 lib/net8.0/App.dll")); }),
        ["deps-borrowed-name"] = OfModel((a, model) => { a.WriteApp(); a.Write("Anthropic.dll", Artefact.Client("Anthropic", model)); a.Write("App.deps.json", Artefact.Deps("package Anthropic/12.0.0 lib/net8.0/Anthropic.dll")); }),
        ["deps-packages-folder"] = Changed(
            a => WithPackagesFolder(a, Artefact.Library("Contoso.Helpers", "none")),
            a => { WithPackagesFolder(a, Artefact.Library("Contoso.Helpers", "none")); a.Write("Contoso.Helpers.dll", Artefact.Library("Contoso.Helpers", Artefact.Denied)); }),
        ["deps-malformed"] = Tampered(a => a.Write("App.deps.json", Artefact.Deps()[..120])),
        ["second-program"] = Changed(a => Second(a, "Contoso.Allowed"), a => Second(a, "Contoso.Denied")),

        // The bill of materials.
        ["bill-removed"] = Tampered(a => File.Delete(a.At("App.aibom.cdx.json"))),
        ["bill-model"] = Tampered(a => a.Edit("App.aibom.cdx.json", "\"" + Artefact.Allowed + "\"", "\"something-else\"")),
        ["bill-package"] = Tampered(a => a.Edit("App.aibom.cdx.json", "pkg:nuget/OllamaSharp@5.5.2", "pkg:nuget/OllamaSharp@5.5.1")),
        ["bill-hash"] = Tampered(Swap),
        ["bill-licence"] = Changed(
            a => { a.PolicyText = Artefact.Policy.Replace("\"packages\": {", "\"packages\": { \"scope\": \"ai\",", StringComparison.Ordinal); WithPackage(a, "Contoso.Allowed"); },
            a =>
            {
                a.PolicyText = Artefact.Policy.Replace("\"packages\": {", "\"packages\": { \"scope\": \"all\",", StringComparison.Ordinal);
                WithPackage(a, "Contoso.Allowed");
                a.Edit("App.aibom.cdx.json", "\"purl\": \"pkg:nuget/Contoso.Allowed@1.0.0\"", "\"licenses\": [ { \"license\": { \"id\": \"MIT\" } } ], \"purl\": \"pkg:nuget/Contoso.Allowed@1.0.0\"");
            }),
        ["bill-malformed"] = Tampered(a => a.Write("App.aibom.cdx.json", File.ReadAllText(a.At("App.aibom.cdx.json"))[..200])),
        ["policy-inside"] = OfModel((a, model) =>
        {
            a.WriteApp(model);
            a.Write("vetted.json", """{ "catalog": "own.json", "exceptions": [ { "rule": "VET1003", "subject": "*", "reason": "mine", "owner": "me", "expires": "2099-01-01" } ] }""");
            a.Write("own.json", $$"""{ "models": [ { "id": "{{model}}", "name": "Mine", "licences": ["mit"], "sources": ["x"], "reviewed": "2026-01-01" } ] }""");
        }),

        // Symbols and bundles.
        ["symbols-removed"] = OfModel((a, model) => { a.WriteApp(model); File.Delete(a.At("App.pdb")); }),
        ["symbols-embedded"] = OfModel((a, model) => { a.WriteProgram(Artefact.Chats(model), emit => emit.Symbols = DebugInformationFormat.Embedded); Assert.False(File.Exists(a.At("App.pdb"))); }),
        ["single-file"] = OfModel((a, model) => { a.WriteApp(model); a.Bundle("App", false, "App.dll", "App.pdb", "OllamaSharp.dll", "App.deps.json", "App.runtimeconfig.json"); }),
        ["single-file-compressed"] = OfModel((a, model) => { a.WriteApp(model); a.Bundle("App", true, "App.dll", "OllamaSharp.dll", "App.deps.json", "App.runtimeconfig.json"); }),
        ["single-file-name"] = Changed(
            a => { a.WriteApp(); a.Bill(); },
            a => { a.WriteApp(Artefact.Denied); a.Bundle("srv/tools/helper.so.1", false, "App.dll", "OllamaSharp.dll", "App.deps.json", "App.runtimeconfig.json"); a.Bill(); }),

        // Assemblies.
        ["assembly-renamed"] = OfModel((a, model) => { a.WriteApp(); a.Write("plugin.bin", Artefact.Library("Plugin", model)); }),
        ["assembly-embedded"] = OfModel((a, model) => a.WriteProgram(Artefact.Chats(Artefact.Allowed), emit =>
        {
            emit.Resources["costura.plain.dll.compressed"] = Artefact.Deflate(Artefact.Library("Plain", model));
            emit.Resources["nested"] = Artefact.Library("Nested", "no model");
        })),
        ["assembly-merged"] = OfModel((a, model) => a.WriteProgram(Artefact.Chats(model), emit =>
        {
            emit.Merges = true;
            emit.Sources.Add("namespace OllamaSharp { public class OllamaApiClient { public OllamaApiClient(System.Uri uri, string defaultModel) { } public void GetResponseAsync(string message) { } } }");
        })),
        ["assembly-zipped"] = OfModel((a, model) => { a.WriteApp(); a.Write("plugins.zip", Zip(("plugin.dll", Artefact.Library("Plugin", model)))); }),
        ["assembly-cut"] = Tampered(a => a.Write("App.dll", File.ReadAllBytes(a.At("App.dll"))[..300])),
        ["assembly-missing"] = Tampered(a => File.Move(a.At("App.dll"), a.Outside("App.dll"))),
        ["assembly-bodies"] = Tampered(a => a.Write("App.dll", Artefact.Emit("App", "[assembly: System.Runtime.CompilerServices.ReferenceAssembly] " + Artefact.Chats(Artefact.Allowed), OutputKind.DynamicallyLinkedLibrary, new EmitSettings { WithoutBodies = true }).Image)),
        ["satellite"] = OfModel((a, model) =>
        {
            a.WriteApp();
            a.Write("de/App.resources.dll", Artefact.Emit("App.resources", "", OutputKind.DynamicallyLinkedLibrary, WithResource("App.Texts.de.resources", Texts(("Model", model)))).Image);
        }),
        ["native"] = Changed(a => { a.WriteApp(); a.Bill(); }, a => a.Write("App", [0x7F, .. "ELF"u8, .. new byte[100_000]])),
        ["webcil"] = Tampered(a => a.Write("wwwroot/_framework/App.wasm", [0, .. "asm"u8, 1, 0, 0, 0, .. new byte[40], .. "WbIL"u8, .. new byte[200]])),
        ["library-role"] = Changed(
            a => { a.PolicyText = """{ "safety": { "require": { "text-generation": { "content-safety": "used" } } } }"""; a.Write("App.dll", Artefact.Library("App", Artefact.Allowed)); a.Write("App.deps.json", Artefact.Deps()); a.Write("OllamaSharp.dll", StubAssemblies.Image("OllamaSharp")); a.Bill(); },
            a => { a.PolicyText = """{ "safety": { "require": { "text-generation": { "content-safety": "used" } } } }"""; a.WriteApp(); File.Delete(a.At("App.runtimeconfig.json")); a.Bill(); }),

        // Settings and weights.
        ["settings-name"] = OfModel((a, model) => { a.WriteProgram(ReadsKey); a.Write("service.conf", $$"""{ "Ollama": { "Model": "{{model}}" } }"""); }),
        ["settings-padded"] = Tampered(a => a.Write("appsettings.json", """{ "Ollama": { "Model": "llama3.2" } }""" + new string(' ', 5 * 1024 * 1024))),
        ["weights-zipped"] = OfModel((a, model) => { a.WriteApp(); a.Write("data.zip", Zip(("readme.txt", "text"u8.ToArray()), ("inner/weights", Artefact.Weights(model)))); }),
        ["weights-split"] = OfModel((a, model) => { a.WriteApp(); a.Write("a.part", Artefact.Weights(model)[..^8]); a.Write("b.part", Artefact.Weights(model)[^8..]); }),
        ["weights-link"] = OfModel((a, model) => { a.WriteApp(); File.WriteAllBytes(a.Outside("elsewhere"), Artefact.Weights(model)); File.CreateSymbolicLink(a.At("data.bin"), a.Outside("elsewhere")); }),
        ["folder-link"] = Tampered(a => { Directory.CreateDirectory(a.Outside("models")); File.WriteAllBytes(a.Outside("models/weights"), Artefact.Weights(Artefact.Denied)); Directory.CreateSymbolicLink(a.At("models"), a.Outside("models")); }),
        ["nupkg-content"] = OfPackage(model => ("contentFiles/any/any/data/weights.txt", Artefact.Weights(model))),
        ["nupkg-assembly"] = OfPackage(model => ("lib/net8.0/Lib.dll", Artefact.Library("Lib", model))),

        // The policy and the clock.
        ["exception-expired"] = Changed(a => Excepted(a, "2026-04-01"), a => Excepted(a, "2026-06-01")),
        ["policy-changed"] = Changed(a => Pinned(a, Artefact.Policy), a => Pinned(a, "{}")),

        // What nobody sees in the files. The tests hold that the table says so.
        ["weights-encrypted"] = Changed(
            a => { a.WriteApp(); a.Bill(); },
            a => { a.WriteApp(); a.Write("data.bin", Artefact.Weights(Artefact.Denied).Select(one => (byte)(one ^ 0x5A)).ToArray()); a.Bill(); }),
        ["name-decrypted"] = Changed(
            a => { a.WriteApp(); a.Bill(); },
            a => { a.WriteApp(more: """static string Hidden() { var name = ""; foreach (var c in "mm`l`2/3") { name += (char)(c + 1); } return name; } static void Send() { System.Console.WriteLine("{ \"model\": \"" + Hidden() + "\" }"); }"""); a.Bill(); }),
        ["name-downloaded"] = Changed(
            a => { a.WriteApp(); a.Bill(); },
            a => { a.WriteApp(more: """static async System.Threading.Tasks.Task Send() { System.Console.WriteLine(await new System.Net.Http.HttpClient().GetStringAsync("https://config.example/which")); }"""); a.Bill(); }),
    };

    private const string ReadsKey = """
        class Program { static void Main(string[] args) { } static void Chat(Microsoft.Extensions.Configuration.IConfiguration settings) { new OllamaSharp.OllamaApiClient("http://localhost:11434", settings["Ollama:Model"]); } }
        """;

    /// <summary>The same artefact with a model that is allowed and with one that is denied.</summary>
    private static (Action<Artefact>, Action<Artefact>) OfModel(Action<Artefact, string> write)
    {
        Action<Artefact> With(string model) => artefact =>
        {
            write(artefact, model);
            artefact.Bill();
        };
        return (With(Artefact.Allowed), With(Artefact.Denied));
    }

    private static (Action<Artefact>, Action<Artefact>) Changed(Action<Artefact> honest, Action<Artefact> hidden) => (honest, hidden);

    /// <summary>An honest artefact with code and weights, and what is done to it.</summary>
    private static (Action<Artefact>, Action<Artefact>) Tampered(Action<Artefact> tamper)
    {
        void Honest(Artefact artefact)
        {
            artefact.WriteApp();
            artefact.Write("weights.gguf", Artefact.Weights(Artefact.Allowed));
            artefact.Bill();
        }

        return (Honest, artefact =>
        {
            Honest(artefact);
            tamper(artefact);
        }
        );
    }

    private static (Action<Artefact>, Action<Artefact>) OfPackage(Func<string, (string Path, byte[] Content)> file)
    {
        Action<Artefact> With(string model) => artefact =>
        {
            // The bill is written for the same files in a folder.
            var (path, content) = file(model);
            artefact.Write("Lib.nuspec", "<package><metadata><id>Lib</id><version>1.0.0</version></metadata></package>");
            artefact.Write("lib/net8.0/Empty.dll", Artefact.Library("Empty", "no model"));
            artefact.Write(path, content);
            artefact.Bill();
            artefact.Target = artefact.Outside("Lib.1.0.0.nupkg");
            ZipFile.CreateFromDirectory(artefact.Folder, artefact.Target);
        };
        return (With(Artefact.Allowed), With(Artefact.Denied));
    }

    private static void Excepted(Artefact artefact, string day)
    {
        artefact.WriteApp(Artefact.Denied);
        artefact.Bill();
        artefact.PolicyText = Artefact.Policy.Insert(1, """ "exceptions": [ { "rule": "VET1003", "subject": "llama3.2", "reason": "pilot", "owner": "ai-platform", "expires": "2026-05-31" } ], """);
        artefact.Options.AddRange(["--as-of", day]);
    }

    private static void Pinned(Artefact artefact, string policy)
    {
        artefact.WriteApp();
        artefact.Bill();
        artefact.PolicyText = policy;
        artefact.Options.AddRange(["--policy-sha256", Sha256(Artefact.Policy)]);
    }

    private static void WithPackage(Artefact artefact, string package)
    {
        artefact.WriteApp();
        artefact.Write(package + ".dll", Artefact.Library(package, "no model"));
        artefact.Write("App.deps.json", Artefact.Deps($"package {package}/1.0.0 lib/net8.0/{package}.dll"));
        artefact.Bill();
    }

    private static void WithPackagesFolder(Artefact artefact, byte[] original)
    {
        artefact.WriteApp();
        artefact.Write("Contoso.Helpers.dll", original);
        artefact.Write("App.deps.json", Artefact.Deps("package Contoso.Helpers/1.0.0 lib/net8.0/Contoso.Helpers.dll"));
        foreach (var (folder, file, content) in new[] { ("contoso.helpers/1.0.0", "Contoso.Helpers", original), ("ollamasharp/5.5.2", "OllamaSharp", StubAssemblies.Image("OllamaSharp")) })
        {
            Directory.CreateDirectory(artefact.Outside($"packages/{folder}/lib/net8.0"));
            File.WriteAllBytes(artefact.Outside($"packages/{folder}/lib/net8.0/{file}.dll"), content);
        }

        artefact.Options.AddRange(["--packages", artefact.Outside("packages")]);
        artefact.Bill();
    }

    private static void Second(Artefact artefact, string package)
    {
        artefact.WriteApp();
        artefact.Write("Other.dll", Artefact.Library("Other", "no model"));
        artefact.Write(package + ".dll", Artefact.Library(package, "no model"));
        artefact.Write("Other.deps.json", Artefact.Deps($"package {package}/1.0.0 lib/net8.0/{package}.dll").Replace("App", "Other", StringComparison.Ordinal));
        artefact.Bill();
    }

    private static void Swap(Artefact artefact)
    {
        var weights = artefact.At("weights.gguf");
        var stamp = File.GetLastWriteTimeUtc(weights);
        var content = File.ReadAllBytes(weights);
        content[^1] ^= 1;
        File.WriteAllBytes(weights, content);
        File.SetLastWriteTimeUtc(weights, stamp);
    }

    private static EmitSettings WithResource(string name, byte[] content)
    {
        var settings = new EmitSettings();
        settings.Resources[name] = content;
        return settings;
    }

    private static byte[] Texts(params (string Key, string Value)[] texts)
    {
        using var output = new MemoryStream();
        using (var writer = new System.Resources.ResourceWriter(output))
        {
            foreach (var (key, value) in texts)
            {
                writer.AddResource(key, value);
            }

            writer.Generate();
            return output.ToArray();
        }
    }

    private static byte[] Zip(params (string Path, byte[] Content)[] entries)
    {
        using var output = new MemoryStream();
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return output.ToArray();
    }

    private static string Sha256(string text) => Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
