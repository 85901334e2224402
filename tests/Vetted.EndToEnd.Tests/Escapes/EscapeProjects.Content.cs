using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Vetted.EndToEnd.Tests.Escapes;

/// <summary>Ways that lie in code, configuration and weights.</summary>
internal static partial class EscapeProjects
{
    /// <summary>The ways of writing a name that share one project: a file for each, with a model of its own, so that the error's place says which was seen.</summary>
    public static IReadOnlyDictionary<string, string> ShapeFiles { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["concat"] = """class Concat { const string Size = "1b"; static object Of() => CLIENT(string.Concat("llama3.2", ":", Size)); }""",
        ["interpolation"] = """class Interpolation { const string Size = "8b"; static object Of() => CLIENT($"llama3.1:{Size}"); }""",
        ["format"] = """class Format { static object Of() => CLIENT(string.Format("{0}:{1}", "llama3.3", "70b")); }""",
        ["static-readonly"] = """class StaticReadonly { static readonly string Name = "llama2:13b"; static object Of() => CLIENT(Name); }""",
        ["async-lambda"] = """class AsyncLambda { static System.Func<System.Threading.Tasks.Task> Of() { var name = "codellama:7b"; return async () => { await System.Threading.Tasks.Task.Yield(); System.Console.WriteLine(CLIENT(name)); }; } }""",
        ["iterator"] = """class Iterator { static System.Collections.Generic.IEnumerable<object> Of() { var name = "gemma2:9b"; yield return 1; yield return CLIENT(name); } }""",
        ["switch"] = """class Switching { static object Of(int size) => CLIENT(size switch { 1 => "qwen2.5:7b", _ => "gemma3:12b" }); }""",
        ["array"] = """class Arrays { static object Of() { var names = new[] { "command-r:35b" }; return CLIENT(names[0]); } }""",
        ["record-default"] = """record Options(string Name = "codegemma:7b") { object Of() => CLIENT(Name); static object New() => new Options().Of(); }""",
        ["utf8"] = """class Utf8 { static System.ReadOnlySpan<byte> Name => "llama3.2-vision:11b"u8; static object Of() => CLIENT(System.Text.Encoding.UTF8.GetString(Name)); }""",
        ["chars"] = """class Characters { static object Of() => CLIENT(new string(new[] { 'l', 'l', 'a', 'm', 'a', '3', '.', '1', ':', '7', '0', 'b' })); }""",
    };

    private static IEnumerable<EscapeProject> Code() =>
    [
        new()
        {
            Name = Shapes, Model = Allowed,
            Files = ShapeFiles.ToDictionary(pair => pair.Key + ".cs", pair => pair.Value.Replace("CLIENT(", "new OllamaSharp.OllamaApiClient(\"http://localhost:11434\", ", StringComparison.Ordinal), StringComparer.Ordinal),
        },
        new()
        {
            Name = "attribute",
            Files = Texts(("Program.cs", $$"""
                using System.Reflection;
                System.Console.WriteLine({{Construct("typeof(Chat).GetCustomAttribute<ModelAttribute>()!.Name")}});
                [Model("{{Denied}}")] class Chat;
                class ModelAttribute(string name) : System.Attribute { public string Name => name; }
                """)),
        },
        new()
        {
            Name = "dictionary",
            Files = Texts(("Program.cs", $$"""
                System.Console.WriteLine({{Construct("Known.Names[\"chat\"]")}});
                class Known { public static readonly System.Collections.Generic.Dictionary<string, string> Names = new() { ["chat"] = "{{Denied}}" }; }
                """)),
        },
        new() { Name = "builder", Files = Texts(("Program.cs", $$"""var name = new System.Text.StringBuilder(); foreach (var part in new[] { "lla", "ma3", ".2" }) { name.Append(part); } System.Console.WriteLine({{Construct("name.ToString()")}});""")) },
        new() { Name = "reversed", Files = Texts(("Program.cs", $"""var name = "2.3amall".ToCharArray(); System.Array.Reverse(name); System.Console.WriteLine({Construct("new string(name)")});""")) },
        new() { Name = "base64", Files = Texts(("Program.cs", $"""System.Console.WriteLine({Construct("System.Text.Encoding.UTF8.GetString(System.Convert.FromBase64String(\"bGxhbWEzLjI=\"))")});""")) },
        new() { Name = "const-elsewhere", Items = Reference("names-library"), Files = Texts(("Program.cs", $"System.Console.WriteLine({Construct("Names.Model")});")) },
        new() { Name = "wrapper", Items = Reference("wrapper-library"), Files = Texts(("Program.cs", $"System.Console.WriteLine(Wrapper.Chat(\"{Denied}\"));")) },
        new() { Name = "prebuilt", Items = $"<Reference Include=\"names-library\" HintPath=\"{BuiltNames}\" />", Files = Texts(("Program.cs", "System.Console.WriteLine(Names.Of());")) },
        new()
        {
            Name = "plugin", Items = $"<Content Include=\"{BuiltNames}\" Link=\"plugins/plugin.dll\" CopyToOutputDirectory=\"PreserveNewest\" />",
            Files = Texts(("Program.cs", """System.Console.WriteLine(System.Reflection.Assembly.LoadFrom("plugins/plugin.dll"));""")),
        },
        new() { Name = "basic", Extension = ".vbproj", Files = Texts(("Program.vb", $"""
            Module Program
                Sub Main()
                    System.Console.WriteLine(New OllamaSharp.OllamaApiClient(New System.Uri("http://localhost:11434"), "{Denied}"))
                End Sub
            End Module
            """)) },
        new() { Name = "fsharp", Extension = ".fsproj", Items = """<Compile Include="Program.fs" />""", Files = Texts(("Program.fs", $"""
            module Program
            [<EntryPoint>]
            let main _ =
                System.Console.WriteLine(new OllamaSharp.OllamaApiClient(System.Uri "http://localhost:11434", "{Denied}"))
                0
            """)) },
    ];

    private const string BuiltNames = "../names-library/bin/Debug/net10.0/names-library.dll";

    private static IEnumerable<EscapeProject> Data() =>
    [
        new()
        {
            Name = "resx", Model = null,
            Files = Texts(("Program.cs", """System.Console.WriteLine(new System.Resources.ResourceManager("resx.Texts", typeof(object).Assembly).GetString("Model"));"""), ("Texts.resx", $"""
                <root>
                  <resheader name="resmimetype"><value>text/microsoft-resx</value></resheader><resheader name="version"><value>2.0</value></resheader>
                  <resheader name="reader"><value>System.Resources.ResXResourceReader</value></resheader><resheader name="writer"><value>System.Resources.ResXResourceWriter</value></resheader>
                  <data name="Model"><value>{Denied}</value></data>
                </root>
                """)),
        },
        new() { Name = "embedded-json", Model = null, Items = """<EmbeddedResource Include="defaults.json" />""", Files = Texts(("Program.cs", Quiet), ("defaults.json", Settings)) },
        new() { Name = "production-settings", Model = null, Items = Copied("appsettings.Production.json"), Files = Texts(("Program.cs", Quiet), ("appsettings.Production.json", Settings)) },
        new()
        {
            Name = "launch-settings", Model = null,
            Files = Texts(
                ("Program.cs", ReadsEnvironment),
                ("Properties/launchSettings.json", $$"""{ "profiles": { "App": { "commandName": "Project", "environmentVariables": { "OLLAMA_MODEL": "{{Denied}}" } } } }""")),
        },
        new() { Name = "environment-file", Model = null, Items = Copied(".env"), Files = Texts(("Program.cs", ReadsEnvironment), (".env", $"OLLAMA_MODEL={Denied}\n")) },
        new() { Name = "weights-renamed", Model = null, Items = Copied("notes.txt"), Write = (workspace, name) => WriteWeights(workspace, name, "notes.txt"), Files = Texts(("Program.cs", Quiet)) },
        new() { Name = "weights-code-name", Model = null, Items = Copied("helper.dll"), Write = (workspace, name) => WriteWeights(workspace, name, "helper.dll"), Files = Texts(("Program.cs", Quiet)) },
        new() { Name = "weights-folder", Model = null, Items = Copied("assets/**"), Write = (workspace, name) => WriteWeights(workspace, name, "assets/v1/weights"), Files = Texts(("Program.cs", Quiet)) },
        new() { Name = "weights-embedded", Model = null, Items = """<EmbeddedResource Include="data.bin" LogicalName="data" />""", Write = (workspace, name) => WriteWeights(workspace, name, "data.bin"), Files = Texts(("Program.cs", Quiet)) },
        new()
        {
            Name = "weights-swapped", Model = null, Items = Copied("model.gguf"), Files = Texts(("Program.cs", Quiet)), Policy = "pinned.json",
            Write = (workspace, name) => WriteBytes(workspace.At(name, "model.gguf"), Weights("apache-2.0", "Qwen2.5")),
            Between = (workspace, name) =>
            {
                Swap(workspace.At(name, "model.gguf"));
                Swap(workspace.At(name, "bin", "Debug", "net10.0", "model.gguf"));
            },
        },
        new()
        {
            Name = "weights-copied", Model = null, Files = Texts(("Program.cs", Quiet)), Write = (workspace, _) => WriteBytes(workspace.At("elsewhere", "weights"), Weights("llama3.2", "Llama-3.2")),
            End = """<Target Name="Mine" AfterTargets="Build"><Copy SourceFiles="../elsewhere/weights" DestinationFolder="$(OutDir)" /></Target>""",
        },
        new()
        {
            Name = "weights-of-package", Model = null, Items = """<PackageReference Include="Contoso.Weights" Version="$(VettedVersion)" />""", Files = Texts(("Program.cs", Quiet)),
            Write = (workspace, _) => workspace.Vetted.WritePackage(
                "Contoso.Weights", """<contentFiles><files include="any/any/small.gguf" buildAction="None" copyToOutput="true" /></contentFiles>""", ("contentFiles/any/any/small.gguf", Weights("llama3.2", "Llama-3.2"))),
        },
    ];

    private const string Quiet = "System.Console.WriteLine();";

    private static string ReadsEnvironment => $"System.Console.WriteLine({Construct("System.Environment.GetEnvironmentVariable(\"OLLAMA_MODEL\")!")});";

    private static string Settings => $$"""{ "Ollama": { "Model": "{{Denied}}" } }""";

    private static string Copied(string path) => $"<Content Include=\"{path}\" CopyToOutputDirectory=\"PreserveNewest\" />";

    /// <summary>The header of a GGUF file with the name and licence of a model.</summary>
    public static byte[] Weights(string licence, string name)
    {
        using var output = new MemoryStream();
        using var writer = new BinaryWriter(output);
        void Text(string text)
        {
            writer.Write((ulong)text.Length);
            writer.Write(Encoding.ASCII.GetBytes(text));
        }

        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write(0ul);
        writer.Write(2ul);
        foreach (var (key, value) in new[] { ("general.license", licence), ("general.basename", name) })
        {
            Text(key);
            writer.Write(8u);
            Text(value);
        }

        writer.Flush();
        return [.. output.ToArray(), .. new byte[64]];
    }

    private static void WriteWeights(Workspace workspace, string project, string path) => WriteBytes(workspace.At([project, .. path.Split('/')]), Weights("llama3.2", "Llama-3.2"));

    private static void WriteBytes(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static void Swap(string path)
    {
        var stamp = File.GetLastWriteTimeUtc(path);
        var content = File.ReadAllBytes(path);
        content[^1] ^= 1;
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, stamp);
    }
}
