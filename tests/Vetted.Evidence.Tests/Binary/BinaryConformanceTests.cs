using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis.VisualBasic;
using Vetted.Conformance;

namespace Vetted.Evidence.Binary.Tests;

public sealed class BinaryConformanceTests
{
    public static TheoryData<string> Names => [.. ConformanceCase.All().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_compiled_assembly_shows_the_case(string name)
    {
        var one = ConformanceCase.Named(name);
        var (image, pdb) = Compiled.Emit(Compile(one));
        var evidence = Compiled.Read(image, pdb, Compiled.WithReferences);
        Assert.Empty(evidence.Gaps);
        Assert.Equal(one.Expected("binary"), Facts(evidence));
    }

    private static Compilation Compile(ConformanceCase one)
    {
        var references = StubAssemblies.Framework.Concat(StubAssemblies.Named(one.References));
        var text = SourceText.From(one.Source, System.Text.Encoding.UTF8);
        return one.IsBasic
            ? VisualBasicCompilation.Create("App", [VisualBasicSyntaxTree.ParseText(text, path: "/repo/Case.vb")], references, new VisualBasicCompilationOptions(OutputKind.ConsoleApplication))
            : CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText(text, path: "/repo/Case.cs")], references, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
    }

    private static string[] Facts(AssemblyEvidence evidence)
    {
        var models = evidence.Models.Select(model => $"{model.Evidence.Place.Line}: model {model.Text} {model.Form} {model.Use.ToString().ToLowerInvariant()}");
        var unknowns = evidence.Unknowns.Select(unknown => $"{unknown.Evidence.Place.Line}: unknown {unknown.Key} {unknown.Reason}");
        return models.Concat(unknowns).Distinct().Order(StringComparer.Ordinal).ToArray();
    }
}
