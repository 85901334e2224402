using Microsoft.CodeAnalysis;

namespace Vetted.Source.Tests;

public sealed class KnownTypesSpecs
{
    [Theory]
    [InlineData("OpenAI.Chat.ChatClient", true)]
    [InlineData("Contoso.Own.Outer.Inner", true)]
    [InlineData("Contoso.Own", false)]
    [InlineData("OpenAI.Chat", false)]
    [InlineData("OpenAI.Chat.ChatClients", false)]
    [InlineData("Elsewhere.Sdk.Client", false)]
    public void A_type_is_known_where_a_reference_or_the_source_has_it(string type, bool isKnown)
    {
        var types = new KnownTypes(Reading.CSharp("namespace Contoso.Own { public class Outer { public class Inner { } } }"), isUnbound: false);

        Assert.Equal(isKnown, types.Has(type));
        Assert.Equal(isKnown, types.HasTypeOf(type + ".Create"));
        Assert.Equal(isKnown, types.HasTypeOf(type + ".#ctor"));
    }

    [Fact]
    public void A_namespace_of_the_same_name_hides_no_type()
    {
        var types = new KnownTypes(Reading.CSharp("namespace OpenAI.Chat.ChatClient { public class Own { } }"), isUnbound: false);

        Assert.True(types.Has("OpenAI.Chat.ChatClient"));
        Assert.True(types.Has("OpenAI.Chat.ChatClient.Own"));
    }

    [Fact]
    public void Where_packages_may_be_missing_every_type_counts() =>
        Assert.True(new KnownTypes(Reading.CSharp("class C { }"), isUnbound: true).Has("Elsewhere.Sdk.Client"));

    [Fact]
    public void A_model_that_goes_into_a_package_under_an_alias_is_seen()
    {
        var compilation = Reading.CSharp("extern alias sdk; var client = new sdk::OpenAI.Chat.ChatClient(\"my-tuned-model\", \"key\"); Console.WriteLine(client);");
        var openAi = compilation.References.Single(reference => (compilation.GetAssemblyOrModuleSymbol(reference) as IAssemblySymbol)?.Name == "OpenAI");

        var evidence = Reading.Read(compilation.ReplaceReference(openAi, openAi.WithAliases(["sdk"])));

        Assert.Equal(["1 my-tuned-model literal @selected"], Reading.Show(evidence));
    }

    [Theory]
    [InlineData("Own.Factory.Create", "Factory")]
    [InlineData("Own.Factory.Extend", null)]
    [InlineData("Own.Factory.Option", null)]
    [InlineData("Own.Open.Create", null)]
    [InlineData("Own.Missing.Create", null)]
    public void Only_a_method_of_a_static_class_has_to_be_called_behind_its_name(string member, string? holder)
    {
        const string Source = """
            namespace Own
            {
                public static class Factory { public static int Create() => 1; public static int Extend(this string text) => 2; public static int Option { get; set; } }
                public class Open { public static int Create() => 3; }
            }
            """;

        Assert.Equal(holder, new KnownTypes(Reading.CSharp(Source), isUnbound: false).HolderOf(member));
        Assert.Null(new KnownTypes(Reading.CSharp(Source), isUnbound: true).HolderOf(member));
    }

    [Theory]
    [InlineData("", "Microsoft.Extensions.AI.AIFunctionFactory.Create(Run);", 1)]
    [InlineData("using static Microsoft.Extensions.AI.AIFunctionFactory;", "Create(Run);", 1)]
    [InlineData("using Tools = Microsoft.Extensions.AI.AIFunctionFactory;", "Tools.Create(Run);", 1)]
    [InlineData("", "Shared.Create(Run);", 1)]
    [InlineData("", "new Other().Create(Run);", 0)]
    public void A_tool_is_seen_however_its_factory_is_named(string usings, string call, int tools)
    {
        var compilation = Reading.CSharp(
            usings + " class App { static void Run() { } static void Main() { " + call + " } } class Other { public void Create(System.Action run) => run(); }",
            "namespace Microsoft.Extensions.AI { public static class AIFunctionFactory { public static object Create(System.Action run) => run; } }",
            call.StartsWith("Shared", System.StringComparison.Ordinal) ? "global using Shared = Microsoft.Extensions.AI.AIFunctionFactory;" : "");

        var evidence = SourceEvidence.Collect(compilation, SourceKnowledge.Shared, SourceSettings.Default);

        Assert.Equal(tools, evidence.Trees.SelectMany(tree => tree.Parts).Count());
    }
}
