using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vetted.Conformance;

namespace Vetted.Evidence.Binary.Tests;

/// <summary>Values that cross the border between assemblies of the team: the text in one, the sink in another.</summary>
public sealed class BinaryTeamTests
{
    private const string Client = "new OpenAI.OpenAIClient(\"k\").GetChatClient";

    [Fact]
    public void A_wrapper_method_in_another_assembly_is_followed_to_its_sink()
    {
        const string Lib = $$"""public static class Ai { public static object Chat(string name) => {{Client}}(name); }""";
        Assert.Equal(["Program.cs:1 o1 literal @selected", "Program.cs:1 ours literal @selected"], Read("Ai.Chat(\"o1\"); Ai.Chat(\"ours\");", Lib));
    }

    [Fact]
    public void A_wrapper_behind_a_wrapper_is_followed()
    {
        const string Inner = $$"""public static class Inner { public static object Chat(string name) => {{Client}}(name); }""";
        const string Outer = """public class Outer(string name) { public object Chat() => Inner.Chat(name); }""";
        Assert.Equal(["Program.cs:1 o1 literal @selected"], Read("new Outer(\"o1\").Chat();", Outer, Inner));
    }

    [Theory]
    [InlineData("public static class Names { public static readonly string Chat = \"o1\"; }", "Names.Chat", "field")]
    [InlineData("public static class Names { public static string Chat { get; } = \"o1\"; }", "Names.Chat", "property-initialiser")]
    [InlineData("public static class Names { public static string Chat => \"o1\"; }", "Names.Chat", "return")]
    [InlineData("public static class Names { public static string Chat() => \"o1\"; }", "Names.Chat()", "return")]
    [InlineData("public class Settings { public string Chat { get; set; } = \"o1\"; }", "new Settings().Chat", "property-initialiser")]
    [InlineData("public record Settings(string Chat = \"x\") { public static Settings Default = new(\"o1\"); }", "Settings.Default.Chat", "literal")]
    [InlineData("public class Settings { public string Chat; public Settings() { Chat = \"o1\"; } }", "new Settings().Chat", "field")]
    [InlineData("public interface INames { string Chat { get; } } public class Names : INames { public string Chat => \"o1\"; public static INames Get() => new Names(); }", "Names.Get().Chat", "return")]
    public void A_value_that_another_assembly_holds_is_told_where_it_stands(string lib, string expression, string form) =>
        Assert.Equal([$"Lib1.cs:1 o1 {form} @selected"], Read($"object c = {Client}({expression});", lib));

    [Fact]
    public void A_constant_of_another_assembly_stands_where_it_is_used() =>
        Assert.Equal(["Program.cs:1 o1 literal @selected"], Read($"object c = {Client}(Names.Chat);", "public static class Names { public const string Chat = \"o1\"; }"));

    [Theory]
    [InlineData("Ai.Chat(new Settings { Model = \"phi\" });", "phi literal")]
    [InlineData("var s = new Settings(); s.Model = \"phi\"; Ai.Chat(s);", "phi literal")]
    [InlineData("Ai.Configure(s => s.Model = \"phi\");", "phi literal")]
    public void An_option_of_another_assembly_is_set_here_and_defaults_there(string app, string expected)
    {
        const string Lib = $$"""
            public class Settings { public string Model { get; set; } = "o1"; }
            public static class Ai
            {
                public static object Chat(Settings settings) => {{Client}}(settings.Model);
                public static object Configure(System.Action<Settings> set) { var settings = new Settings(); set(settings); return Chat(settings); }
            }
            """;
        Assert.Equal([$"Program.cs:1 {expected} @selected"], Read(app, Lib));
    }

    [Fact]
    public void An_interface_of_one_assembly_leads_to_its_implementation_in_another()
    {
        const string Contracts = "public interface IChat { object Ask(string name); }";
        const string Lib = $$"""public class Chat : IChat { public object Ask(string name) => {{Client}}(name); public static IChat Make() => new Chat(); }""";
        Assert.Equal(["Program.cs:1 o1 literal @selected"], Read("IChat chat = Chat.Make(); chat.Ask(\"o1\");", Lib, Contracts));
    }

    [Fact]
    public void A_sink_and_a_text_in_two_libraries_meet_in_the_application()
    {
        const string Settings = "public class Settings { public string? Model { get; set; } }";
        const string Sets = "public static class Startup { public static void Configure(Settings settings) { settings.Model = \"o1\"; } }";
        const string Uses = $$"""public static class Ai { public static object Chat(Settings settings) => {{Client}}(settings.Model); }""";
        Assert.Equal(["Lib2.cs:1 o1 literal @selected"], Read("var s = new Settings(); Startup.Configure(s); Ai.Chat(s);", Uses, Sets, Settings));
    }

    [Fact]
    public void What_a_library_shows_by_itself_is_told_by_its_own_reading()
    {
        const string Lib = $$"""public static class Ai { public static object Chat() => {{Client}}("o1"); }""";
        Assert.Empty(Read("Ai.Chat();", Lib));
    }

    [Fact]
    public void A_configuration_key_that_reaches_a_wrapper_is_told()
    {
        const string Lib = $$"""public static class Ai { public static object Chat(string name) => {{Client}}(name); }""";
        Assert.Equal(["Program.cs:1 OPENAI_MODEL environment"], Evidence("Ai.Chat(Environment.GetEnvironmentVariable(\"OPENAI_MODEL\")!);", [Lib]).Unknowns.Select(one => $"{one.Evidence.Place.File}:{one.Evidence.Place.Line} {one.Key} {one.Reason}"));
    }

    [Fact]
    public void Only_what_no_compiler_can_tell_is_marked()
    {
        const string Lib = $$"""public static class Ai { public static object Chat(string name) => {{Client}}(name); public static string Name() => "phi"; }""";
        var evidence = Evidence($"Ai.Chat(\"o1\"); Ai.Chat(\"gpt-4o\"); object c = {Client}(\"command-r\"), d = {Client}(Ai.Name());", [Lib]);
        Assert.Equal(["command-r", "gpt-4o", "o1", "phi"], evidence.Models.Select(model => model.Text).Order(StringComparer.Ordinal));
        Assert.Equal(["o1", "phi"], evidence.OfSeveral.Select(model => model.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Cycles_end()
    {
        const string Lib = $$"""
            public interface INext { string Next(string name); }
            public class Loop(INext next) { public string Name = ""; public string Go(string name) { Name = next.Next(Name + name); {{Client}}(Name); return Name; } }
            """;
        Assert.Equal(["Program.cs:2 o1 return @selected"], Read("class P : INext { public static void Main() { new Loop(new P()).Go(\"o1\"); }\npublic string Next(string name) => name.Length > 3 ? new Loop(this).Go(name) : \"o1\"; }", Lib));
    }

    [Fact]
    public void A_library_of_a_package_that_builds_on_an_AI_package_is_followed_and_any_other_is_not()
    {
        const string Lib = $$"""public static class Ai { public static object Chat(string name) => {{Client}}(name); public static string Name() => "phi"; }""";
        Assert.Equal(["Program.cs:1 o1 literal @selected"], Show(Evidence("Ai.Chat(\"o1\");", [Lib], isTeam: false)));
        const string Other = """public static class Names { public static string Chat() => "phi"; }""";
        Assert.Empty(Evidence($"object c = {Client}(Names.Chat());", [Other], isTeam: false).Models);
    }

    [Fact]
    public void Several_readings_share_one_team()
    {
        const string Lib = $$"""public static class Ai { public static object Chat(string name) => {{Client}}(name ?? "phi"); }""";
        var (images, options) = Build("Ai.Chat(\"o1\");", [Lib], isTeam: true);
        using var team = new AssemblyTeam(options, BinaryTestKnowledge.Instance);
        string[] ReadOne(string name) => Show(new AssemblyReader(options with { DisplayPath = "bin/" + name + ".dll", Team = team }, BinaryTestKnowledge.Instance).Read(images[name].Image, images[name].Pdb));
        Assert.Equal(["Program.cs:1 o1 literal @selected"], ReadOne("App"));
        Assert.Equal(["Lib1.cs:1 phi default @selected"], ReadOne("Lib1"));
        Assert.Equal(["Program.cs:1 o1 literal @selected"], ReadOne("App"));
    }

    private static string[] Read(string app, params string[] libraries) => Show(Evidence(app, libraries));

    private static string[] Show(AssemblyEvidence evidence)
    {
        Assert.Empty(evidence.Gaps);
        return evidence.Models.Select(model => $"{model.Evidence.Place.File}:{model.Evidence.Place.Line} {model.Text} {model.Form} {(model.Sink is null ? "" : "@")}{model.Use.ToString().ToLowerInvariant()}").ToArray();
    }

    private static AssemblyEvidence Evidence(string app, string[] libraries, bool isTeam = true)
    {
        var (images, options) = Build(app, libraries, isTeam);
        return new AssemblyReader(options with { DisplayPath = "bin/App.dll" }, BinaryTestKnowledge.Instance).Read(images["App"].Image, images["App"].Pdb);
    }

    /// <summary>Compiles libraries, each of which may use those after it, and an application that may use all.</summary>
    private static (Dictionary<string, (byte[] Image, byte[]? Pdb)> Images, AssemblyEvidenceOptions Options) Build(string app, string[] libraries, bool isTeam)
    {
        var images = new Dictionary<string, (byte[] Image, byte[]? Pdb)>(StringComparer.OrdinalIgnoreCase);
        var references = new List<MetadataReference>();
        for (var i = libraries.Length; i > 0; i--)
        {
            var library = CSharpCompilation.Create(
                "Lib" + i,
                [CSharpSyntaxTree.ParseText(SourceText.From(libraries[i - 1], System.Text.Encoding.UTF8), path: $"/repo/Lib{i}.cs")],
                StubAssemblies.Framework.Concat(StubAssemblies.Named(["OpenAI"])).Concat(references),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
            images["Lib" + i] = Compiled.Emit(library);
            references.Add(MetadataReference.CreateFromImage(images["Lib" + i].Image));
        }

        images["App"] = Compiled.Emit(Compiled.CSharp(OptimizationLevel.Release, app).AddReferences(references));
        var paths = Compiled.WithReferences.References.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i <= libraries.Length; i++)
        {
            paths["Lib" + i] = $"/repo/bin/Lib{i}.dll";
        }

        return (images, Compiled.Options with
        {
            References = paths,
            ProjectAssemblies = isTeam ? libraries.Select((_, i) => "Lib" + (i + 1)).ToArray() : [],
            Open = path => !path.StartsWith("/repo/", StringComparison.Ordinal) ? File.OpenRead(path)
                : images.TryGetValue(Path.GetFileNameWithoutExtension(path), out var image) && (path.EndsWith(".pdb", StringComparison.Ordinal) ? image.Pdb : image.Image) is { } bytes ? new MemoryStream(bytes)
                : null,
        });
    }
}
