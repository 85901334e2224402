using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vetted.Evidence.Binary.Tests;

/// <summary>Bodies that compilers make out of other shapes: async, iterators, lambdas, closures, Visual Basic.</summary>
public sealed class BinaryShapeTests
{
    [Fact]
    public void An_async_method_keeps_line_and_name()
    {
        const string Source = """
            await Run("o1");
            static async Task Run(string id)
            {
                await Task.Yield();
                var other = "phi";
                await Task.Yield();
                new OpenAI.OpenAIClient("k").GetChatClient(id);
                new OpenAI.OpenAIClient("k").GetChatClient(other);
            }
            """;
        Assert.Equal(["1 o1 literal @selected", "5 phi local @selected"], Compiled.Models(Source));
        var evidence = Compiled.Read(Compiled.CSharp(OptimizationLevel.Release, Source));
        Assert.Equal(["M:Program.<Main>$", "M:Program.Run"], evidence.Models.Select(model => model.Evidence.Symbol));
    }

    [Fact]
    public void An_iterator_is_followed() =>
        Assert.Equal(
            ["4 o1 local @selected"],
            Compiled.Models("""
                foreach (var client in Clients()) Console.WriteLine(client);
                static IEnumerable<object> Clients()
                {
                    var id = "o1";
                    yield return 1;
                    yield return new OpenAI.OpenAIClient("k").GetChatClient(id);
                }
                """));

    [Fact]
    public void A_closure_is_followed_to_the_captured_local()
    {
        const string Source = """
            var id = "o1";
            Func<object> make = () => new OpenAI.OpenAIClient("k").GetChatClient(id);
            Console.WriteLine(make());
            """;
        Assert.Equal(["1 o1 local @selected"], Compiled.Models(Source));
    }

    [Fact]
    public void A_lambda_that_sets_an_option_counts_at_its_line() =>
        Assert.Equal(
            ["2 phi default @selected"],
            Compiled.Models("""
                Configure(o =>
                    o.ModelId ??= "phi");
                static void Configure(Action<Microsoft.Extensions.AI.ChatOptions> configure) => configure(new());
                """));

    [Fact]
    public void An_object_initialiser_is_a_sink() =>
        Assert.Equal(["1 o1 literal @selected"], Compiled.Models("Console.WriteLine(new Microsoft.Extensions.AI.ChatOptions { ModelId = \"o1\" });"));

    [Fact]
    public void A_derived_class_passes_the_model_to_its_base() =>
        Assert.Equal(
            ["2 o1 literal @selected"],
            Compiled.Models("""
                new Mine();
                class Mine : OpenAI.Chat.ChatClient { public Mine() : base("o1", new System.ClientModel.ApiKeyCredential("k")) { } }
                """));

    [Fact]
    public void A_try_block_does_not_hide_a_value() =>
        Assert.Equal(
            ["1 o1 local @selected", "2 phi local @selected"],
            Compiled.Models("""
                var id = "o1";
                try { Console.WriteLine(); id = "phi"; Console.WriteLine(); }
                catch (Exception) { Console.WriteLine("failed"); }
                new OpenAI.OpenAIClient("k").GetChatClient(id);
                """));

    [Fact]
    public void Visual_Basic_is_read_alike()
    {
        var evidence = Compiled.Read(Compiled.Basic("""
            Module Program
              Private ReadOnly Chosen As String = "o1"
              Sub Main(args As String())
                Dim client = New OpenAI.OpenAIClient("k")
                Console.WriteLine(client.GetChatClient(Chosen))
                Dim size = ".2"
                Console.WriteLine(client.GetChatClient("llama3" & size))
                Console.WriteLine(client.GetChatClient(If(Environment.GetEnvironmentVariable("M"), "phi")))
                Console.WriteLine(client.GetChatClient(model:="command-r"))
              End Sub
            End Module
            """));
        Assert.Equal(["2 o1 field @selected", "7 llama3.2 concatenation @selected", "8 phi default @selected", "9 command-r literal @selected"], Compiled.Show(evidence));
        Assert.Equal("M", Assert.Single(evidence.Unknowns).Key);
    }

    [Fact]
    public void Visual_Basic_async_is_attributed_to_the_users_method()
    {
        var evidence = Compiled.Read(Compiled.Basic("""
            Imports System.Threading.Tasks
            Module Program
              Sub Main()
                Run("phi").Wait()
              End Sub
              Async Function Run(id As String) As Task
                Await Task.Yield()
                Console.WriteLine(New OpenAI.OpenAIClient("k").GetChatClient(id))
              End Function
            End Module
            """));
        var model = Assert.Single(evidence.Models);
        Assert.Equal((4, "phi", "M:Program.Main"), (model.Evidence.Place.Line, model.Text, model.Evidence.Symbol));
    }

    [Theory]
    [InlineData("System.Xml.XPath")]
    [InlineData("netstandard")]
    [InlineData("System.Runtime")]
    [InlineData("System.Private.CoreLib")]
    public void An_assembly_of_the_framework_is_read_without_a_gap_also_where_it_has_no_strings(string name)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll");

        Assert.Empty(AssemblyEvidence.ReadFile(path, Compiled.Options).Gaps);
    }
}
