using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vetted.Conformance;
using Vetted.Inventory;

namespace Vetted.Wiring;

/// <summary>
/// One program of the table in docs/guides/safety.md. Its first lines say what it is: <c>// sdk:</c>, <c>// shows:</c>, <c>// references:</c> (stand-ins in
/// <c>stubs</c>), and one or more <c>// expect: [client or model:] CATEGORY VERDICT [because TEXT]</c>, where TEXT is a part of the reason.
/// </summary>
public sealed class WiringProgram
{
    private static readonly string Usings = string.Concat(
        new[] { "System", "System.Collections.Generic", "System.Linq", "System.Net.Http", "System.Net.Http.Json", "System.Text", "System.Threading", "System.Threading.Tasks" }.Select(name => $"global using {name};\n"));

    private WiringProgram(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        Source = File.ReadAllText(path).ReplaceLineEndings("\n");
        Sdk = Header("sdk").Single();
        Shows = Header("shows").Single();
        Expected = Header("expect").Select(Expectation.Parse).ToArray();
    }

    public string Name { get; }

    public string Source { get; }

    public string Sdk { get; }

    public string Shows { get; }

    public IReadOnlyList<Expectation> Expected { get; }

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "wiring");

    public static IReadOnlyList<WiringProgram> All() => Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal).Select(path => new WiringProgram(path)).ToArray();

    public static WiringProgram Named(string name) => new(Path.Combine(Folder, name + ".cs"));

    /// <summary>The program with its stand-ins.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        Name,
        [CSharpSyntaxTree.ParseText(Source, path: "/r/" + Name + ".cs"), CSharpSyntaxTree.ParseText(Usings, path: "/r/usings.cs")],
        StubAssemblies.Framework.Concat(StubAssemblies.Named(StubAssemblies.ReferencesOf(Source), Folder)),
        new CSharpCompilationOptions(HasStatements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));

    /// <summary>A program of several files with stand-ins.</summary>
    public static CSharpCompilation Compile(IReadOnlyList<string> references, params string[] files) => CSharpCompilation.Create(
        "App",
        files.Append(Usings).Select((text, i) => CSharpSyntaxTree.ParseText(text, path: $"/r/File{i}.cs")),
        StubAssemblies.Framework.Concat(StubAssemblies.Named(references, Folder)),
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    private bool HasStatements => CSharpSyntaxTree.ParseText(Source).GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement));

    private IEnumerable<string> Header(string name) => Source.Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal))
        .Where(line => line.StartsWith($"// {name}: ", StringComparison.Ordinal)).Select(line => line[(name.Length + 5)..].Trim());

    /// <summary>What a program's header expects of its clients.</summary>
    public sealed record Expectation(string? Client, string Category, string Verdict, string? Because)
    {
        public static Expectation Parse(string text)
        {
            var because = text.IndexOf(" because ", StringComparison.Ordinal);
            var words = (because < 0 ? text : text[..because]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var client = words[0].EndsWith(':') ? words[0].TrimEnd(':') : null;
            return new Expectation(client, words[^2], words[^1], because < 0 ? null : text[(because + " because ".Length)..]);
        }

        public bool IsAbout(ClientWiring wiring) => Client is null || wiring.Client == Client || wiring.Model == Client;
    }
}
