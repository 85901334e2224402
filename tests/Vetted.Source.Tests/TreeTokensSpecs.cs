using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.VisualBasic;

namespace Vetted.Source.Tests;

/// <summary>Reading a file from its characters finds what a walk over its tokens finds.</summary>
public sealed class TreeTokensSpecs
{
    // One trap of the language each.
    private static readonly string[] Sure =
    [
        "class C { string s = \"gpt-4o\"; string t = \"\"; char c = '\"'; char d = '\\''; char e = '\\\\'; string u = \"x\"; }",
        "class C { string s = \"a\\\"b\\u0041c\", t = \"\\x41gpt\", u = \"\\\\\"; string Model = \"gpt-4o\"; }",
        "class C { string s = @\"c:\\models\\\"\"x\"\".onnx\"; string t = @\"\"; string u = @\"\"\"gpt-4o\"\"\"; int @class = 1; int M(int @new) => @class + @new; }",
        "class C { string s = \"\"\"gpt-4o\"\"\"; string t = \"\"\"\"a \"\"\" b\"\"\"\"; string u = \"\"\"\n    { \"model\": \"gpt-4o\" }\n      more \"quotes\"\" here\n    \"\"\"; string v = \"\"\" \"x\" \"\"\"; }",
        "using System; class C { ReadOnlySpan<byte> A => \"gpt-4o\"u8; ReadOnlySpan<byte> B => @\"gpt\"U8; ReadOnlySpan<byte> D => \"\"\"gpt-4o\"\"\"u8; }",
        "class C { string M(string a, int b) => $\"x{a}y{b:000}z{{no hole}}{b,5:x}{(b > 1 ? \"one\" : \"two\")}\\t{a + $\"inner{b}text\"}\"; }",
        "class C { string M(string a, int b) => $@\"path\\{a}\"\"q\"\"\" + @$\"other{b}\" + $\"\"\"raw {a} \"text\" \"\"\" + $$\"\"\"{ \"model\": \"{{a}}\" }\"\"\" + $\"\"\"\n  a {b}\n  b\n  \"\"\"; }",
        "class C { string M(string[] a, System.Func<int, int> f) => $\"{a[0]}{f(1)}{new { Model = \"x1\" }.Model}{a is [var one, ..] && one == \"zz\"}\"; }",
        "class C { string M(int a) => $\"{\n a // comment with \" and }\n }{a /* ' */}\"; } // \"not a text\" Foo.Bar(\n/* \"nor this\" Model = 1 */ class D { }",
        "// Model(\n/// <summary>See <see cref=\"Foo.Bar\"/> \"text\"</summary>\nclass C { /** \"x\" */ void M() { Foo(); } void Foo() { } }",
        "#region \"quoted\nclass C { }\n#endregion\n#pragma warning disable CS0168 // '\n#nullable enable\n  # line 5 \"x.cs\"\nclass D { string s = \"after\"; }",
        "class A { } class B : A { public B() : base() { } public B(int x) : this() { } } record R(int X); record S(int X) : R(X); record class T; record struct U; sealed class V<T> where T : class, new() { } class W<T>(T x) where T : struct { T x = x; } class X<T>() : A, System.IEquatable<X<T>> { public bool Equals(X<T> o) => true; }",
        "class C<T, [System.Obsolete] U>(int a = (3 > 2) ? 1 : 2) { } class D(int[] a) { } interface I { class N { } } class record { } class M { void F() { record own = null; } }",
        "using System.Collections.Generic; class C { List<int> a = new(); object b = new object(); int[] c = new int[1]; object d = new { A = 1 }; (int, int)[] e = new (int, int)[1]; C f = new() { a = new(3) }; C g = new C { }; int[] h = new[] { 1 }; }",
        "class C { void M(dynamic a) { a.Gpt4(); a.Gpt4 = 1; var b = a.Gpt4oMini; a?.Claude35(1); var c = a.Llama3.X; var d = a.Phi3 < 2; var e = a.Phi35<int>(); var f = a.Vector3; var g = a.Gpt41 is { }; } }",
        "using System; [Obsolete, Serializable] class C { [Obsolete(\"x1\")] [field: NonSerialized] public event Action E; [System.Diagnostics.Conditional(\"D1\")] void M([System.Runtime.InteropServices.Optional] int a) { } }\n[AttributeUsage(AttributeTargets.All)] class G<T> : Attribute { } [G<int>] class H { }",
        "class C { int a = 1, b = 0x1F, c = 1_000; double d = 1.5e-3, e = .5; int f = 0b11; void M() { a = b; _ = a == b; a += 1; var (x, y) = (1, 2); (a) = 3; if (a >= b) a <<= 1; var r = a..; var s = 1..2; string q = null; q ??= \"z1\"; q ??= nameof(M); System.Func<int, int> g = v => v; global::System.Console.WriteLine($\"{(global::System.Int32)1}\"); } }",
        "global using System; global using static System.Math; global using Chat = System.String; class C { Chat c = new Chat('a', 1); }",
        "class Größe { int été = 1; int M() => été; string ｆｕｌｌ = \"ä1\"; } class 模型 { string 名 = \"gpt-4o\"; }",
        "var args2 = args; System.Console.WriteLine(args2.Length); await System.Threading.Tasks.Task.Delay(1); class C { async System.Threading.Tasks.Task M() { foreach (var x in from y in new[] { 1 } where y > 1 orderby y select y) { await System.Threading.Tasks.Task.Yield(); } } int P { get; set; } int Q { get => field; init => field = value; } }",
        "class C { int this[int i] { get => i; } void M(C c) { var x = c[1]; c?[2].ToString(); _ = c is { P: { Length: > 0 } p }; switch (c.P) { case \"aa\": goto case \"bb\"; case \"bb\": break; } } string P; unsafe int* Z(int* p) => p; unsafe delegate*<int, void> F; ~C() { } public static C operator +(C a, C b) => a; public static explicit operator int(C a) => 1; }",
        "class C {\r\n  string a = \"one1\"; // end\r  string b = \"two2\";\r\n#pragma warning disable\r\n  string c = \"three3\";\u2028  string d = \"four4\"; // x\u2028 string e = \"five5\";\r\n}",
        "\ufeffclass C { string s = \"bom1\"; }",
        "",
    ];

    // What is left to the tokens: these need the tree.
    private static readonly string[] Unsure =
    [
        "#define A\n#if A\nclass C { string s = \"gpt-4o\"; }\n#else\nclass D { string \" }\n#endif",
        "#if B\nit's \"broken\n#elif C\n#endif\nclass E { void M() { Foo(\"bar1\"); } void Foo(string s) { } }",
        "class \\u0041bc { int \\u0042 = 1; void M() { \\u0042 = 2; } }",
        "class C { int a\u00adb = 1; void M() { ab = 2; } }",
        "class C { string s = \"open; void M() { Foo( } }",
        "class C { void M() { int x = ; Foo.Bar( } string t = \"gpt-4o\" }",
        "class C { string M(int a) => $\"{a:\\\"x1}\"; }",
        "class C { string M() => $\"{global::System.DateTime.Now}\"; }",
    ];

    public static TheoryData<int> SureCases => new(Enumerable.Range(0, Sure.Length));

    public static TheoryData<int> UnsureCases => new(Enumerable.Range(0, Unsure.Length));

    [Theory, MemberData(nameof(SureCases))]
    public void Characters_say_what_the_tokens_say(int index)
    {
        var tree = Parse(Sure[index]);
        Assert.True(tree.GetRoot().ContainsDiagnostics || TokenScan.Read(tree.GetText(), tree.GetRoot(), TokenRecorder.OfThread()), "not read from its characters");
        AssertSame(tree);
    }

    [Theory, MemberData(nameof(UnsureCases))]
    public void What_characters_cannot_say_is_read_from_the_tokens(int index)
    {
        var tree = Parse(Unsure[index]);
        Assert.True(tree.GetRoot().ContainsDiagnostics || !TokenScan.Read(tree.GetText(), tree.GetRoot(), TokenRecorder.OfThread()), "read from its characters");
        AssertSame(tree);
    }

    [Fact]
    public void Sure_cases_have_no_errors() =>
        Assert.All(Sure.Where(source => !source.StartsWith('\ufeff')), source => Assert.False(Parse(source).GetRoot().ContainsDiagnostics, source + "\n" + string.Join('\n', Parse(source).GetDiagnostics())));

    [Fact]
    public void Conformance_cases_and_programs_say_the_same_both_ways()
    {
        var files = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".vb", StringComparison.Ordinal)).ToArray();
        Assert.True(files.Length > 50, files.Length + " files");
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            AssertSame(file.EndsWith(".vb", StringComparison.Ordinal) ? VisualBasicSyntaxTree.ParseText(text, path: file) : Parse(text, file));
        }
    }

    [Fact]
    public void A_tree_is_read_once()
    {
        var tree = Parse("class C { }");
        Assert.Same(TreeTokens.Of(tree, default), TreeTokens.Of(tree, default));
    }

    [Fact]
    public void Names_of_one_thread_do_not_meet_those_of_the_tree_before()
    {
        _ = TreeTokens.Read(Parse("class Before { void Gone() { } }"), default);
        Assert.Equal(["After"], TreeTokens.Read(Parse("class After { }"), default).Names);
    }

    [Fact]
    public void Thousands_of_names_in_one_file_are_all_found()
    {
        var names = Enumerable.Range(0, 5000).Select(number => "Name" + number).ToArray();
        var tree = Parse("class C { int " + string.Join(", ", names) + "; }");
        Assert.Equal(names.Append("C").Order(StringComparer.Ordinal), TreeTokens.Read(tree, default).Names.Order(StringComparer.Ordinal));
        AssertSame(tree);
    }

    private static SyntaxTree Parse(string text, string path = "") => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview), path);

    private static void AssertSame(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var (read, walked) = (TreeTokens.Read(tree, default), TreeTokens.Walk(root));
        var names = new HashSet<string>(read.Names.Concat(walked.Names));
        var contextual = read.Names.Except(walked.Names).Where(name => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetContextualKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None && name != "_");
        Assert.Empty(contextual);
        Assert.Empty(walked.Names.Except(read.Names));
        Assert.Equal(walked.Texts, read.Texts);
        Assert.Equal(walked.OwnTypes.Order(StringComparer.Ordinal), read.OwnTypes.Order(StringComparer.Ordinal));
        Assert.Equal(walked.HasGlobalUsing, read.HasGlobalUsing);
        Assert.Equal(walked.NamelessCreations(root), read.NamelessCreations(root));
        Assert.Equal(walked.Spelled(root), read.Spelled(root));
        Assert.Equal(walked.All(root, names.Contains), read.All(root, names.Contains));
        Assert.Equal(walked.Named(root, names.Contains, names), read.Named(root, names.Contains, names));
        Assert.Equal(walked.Named(root, names.Contains, []), read.Named(root, names.Contains, []));
    }
}
