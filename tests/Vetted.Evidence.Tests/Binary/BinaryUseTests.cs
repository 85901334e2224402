using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vetted.Conformance;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary.Tests;

/// <summary>Which APIs an assembly uses, whatever form the compiler gives the use.</summary>
public sealed class BinaryUseTests
{
    private const string Guard = """
        namespace Contoso.Guard
        {
            public class Policy { public static Policy Always => new(); public Policy Other => this; }
            public class Options { public int Level { get; set; } public static int Default { get; set; } }
            public class Box<T> { public void Put(T item) { } public void Look() { } }
            public static class Extensions { public static T UseGuard<T>(this T client) => client; }
            [System.AttributeUsage(System.AttributeTargets.All)] public sealed class GuardedAttribute : System.Attribute { }
        }
        """;

    private static readonly MetadataReference GuardReference = MetadataReference.CreateFromImage(Compiled.Emit(
        CSharpCompilation.Create("Contoso.Guard", [CSharpSyntaxTree.ParseText(Guard)], StubAssemblies.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))).Image);

    [Theory]
    [InlineData("GC.KeepAlive(Contoso.Guard.Extensions.UseGuard(args));")]
    [InlineData("args.UseGuard();")]
    [InlineData("Func<string, string> use = Contoso.Guard.Extensions.UseGuard<string>; GC.KeepAlive(use);")]
    [InlineData("GC.KeepAlive(Contoso.Guard.Policy.Always);")]
    [InlineData("GC.KeepAlive(new Contoso.Guard.Options { Level = 1 });")]
    [InlineData("new Contoso.Guard.Box<int>().Put(1);")]
    [InlineData("Use<string>(args[0]); static void Use<T>(T item) => new Contoso.Guard.Box<T>().Put(item);")]
    [InlineData("Action put = () => { var box = new Contoso.Guard.Box<string[]>(); box.Put(args); }; put();")]
    [InlineData("await Use(args); static async Task<T> Use<T>(T item) { await Task.Yield(); return item.UseGuard(); }")]
    [InlineData("foreach (var one in Use(args)) Console.WriteLine(one); static IEnumerable<string> Use(string[] items) { foreach (var item in items) yield return item.UseGuard(); }")]
    [InlineData("GC.KeepAlive(args.Select(Contoso.Guard.Extensions.UseGuard));")]
    public void A_use_counts_once_in_every_form(string source) =>
        Assert.Equal([(1, "guard", Assurance.Used)], Tools("using Contoso.Guard; " + source));

    [Theory]
    [InlineData("GC.KeepAlive(new Contoso.Guard.Policy().Other);")]
    [InlineData("GC.KeepAlive(new Contoso.Guard.Options().Level);")]
    [InlineData("Contoso.Guard.Options.Default = 1;")]
    [InlineData("new Contoso.Guard.Box<int>().Look();")]
    [InlineData("GC.KeepAlive(typeof(Contoso.Guard.Extensions));")]
    [InlineData("GC.KeepAlive(nameof(Contoso.Guard.Extensions.UseGuard));")]
    [InlineData("Console.WriteLine(); [Contoso.Guard.Guarded] class A { }")]
    public void What_is_no_use_does_not_count(string source) => Assert.Empty(Tools(source));

    [Fact]
    public void Visual_Basic_uses_alike() =>
        Assert.Equal(
            [(4, "guard", Assurance.Used), (5, "guard", Assurance.Used), (6, "guard", Assurance.Used)],
            Tools(Compiled.Basic("""
                Imports Contoso.Guard
                Module Program
                  Sub Main(args As String())
                    Console.WriteLine(args.UseGuard())
                    Console.WriteLine(New Options With {.Level = 1})
                    Console.WriteLine(Policy.Always)
                  End Sub
                End Module
                """)));

    private static (int, string, Assurance)[] Tools(string source) => Tools(Compiled.CSharp(OptimizationLevel.Release, source));

    private static (int, string, Assurance)[] Tools(Compilation compilation)
    {
        var evidence = Compiled.Read(compilation.AddReferences(GuardReference));
        Assert.Empty(evidence.Gaps);
        return evidence.SafetyTools.Select(tool => (tool.Evidence.Place.Line, tool.Tool, tool.Assurance)).ToArray();
    }
}
