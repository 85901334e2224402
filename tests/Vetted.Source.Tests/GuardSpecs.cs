using Vetted.Inventory;

namespace Vetted.Source.Tests;

/// <summary>Guards beyond the catalog's members: filters that can withhold a call, the project's own classes around a protecting call, addresses.</summary>
public sealed class GuardSpecs
{
    private const string Usings = "using System; using System.Threading.Tasks; using Microsoft.SemanticKernel; using Microsoft.Extensions.DependencyInjection; using OpenAI.Moderations;\n";

    [Theory]
    [InlineData("Console.WriteLine(\"Allow?\"); if (Console.ReadLine() == \"y\") { await next(context); } else { throw new InvalidOperationException(\"denied\"); }")]
    [InlineData("if (Console.ReadLine() != \"y\") { context.Result = \"rejected\"; return; } await next(context);")]
    public void A_filter_that_can_withhold_the_call_is_an_approval_step_where_it_is_registered(string body)
    {
        var uses = Uses(Filter(body, "IServiceCollection s = null; s.AddSingleton<IFunctionInvocationFilter, Ask>();"));
        Assert.Equal(["sk-function-filter-approval used 2", "sk-function-filter-approval referenced 3"], uses);
    }

    [Fact]
    public void Unregistered_it_is_only_there() => Assert.Equal(["sk-function-filter-approval referenced 3"], Uses(Filter("if (Console.ReadLine() == \"y\") await next(context);", "Console.WriteLine();")));

    [Theory]
    [InlineData("Console.WriteLine(\"calling\"); await next(context);")]
    [InlineData("try { await next(context); } catch (Exception) { await next(context); }")]
    [InlineData("if (Console.ReadLine() == \"y\") { Console.WriteLine(\"first\"); } await next(context);")]
    [InlineData("foreach (var service in new[] { 1, 2 }) { await next(context); if (context.Result == \"good\") return; }")]
    [InlineData("if (context.Result == \"other\") { context.Result = \"from another model\"; return; } await next(context);")]
    [InlineData("if (context is null) throw new ArgumentNullException(nameof(context)); await next(context);")]
    public void A_filter_that_always_goes_on_only_watches(string body) =>
        Assert.Empty(Uses(Filter(body, "IServiceCollection s = null; s.AddSingleton<IFunctionInvocationFilter, Ask>();")));

    [Fact]
    public void A_class_around_a_protecting_call_guards_where_it_is_made_and_called_and_two_steps_away() => Assert.Equal(
        ["openai-moderation referenced 2", "openai-moderation referenced 2", "openai-moderation used 2", "openai-moderation used 3", "openai-moderation used 4"],
        Uses(Usings + """
            var guard = new Guard(new Shield()); guard.Check("x");
            class Shield { public bool Detect(string text) => new ModerationClient().ClassifyText(text) == "bad"; }
            class Guard(Shield shield) { public bool Check(string text) => shield.Detect(text); }
            """).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("shield.Dispose()", false)]
    [InlineData("Console.WriteLine(shield.Name)", false)]
    [InlineData("shield.Rename(\"x\")", false)]
    [InlineData("Console.WriteLine(shield.Detect(\"x\"))", true)]
    [InlineData("shield.Refuse(\"x\")", true)]
    public void Only_what_reaches_the_check_of_a_class_guards(string call, bool guards) => Assert.Equal(
        guards,
        Uses(Usings + $"var shield = new Shield();\n{call};\n" + """
            class Shield : IDisposable
            {
                public string Name { get; private set; } = "";
                public void Rename(string name) => Name = name;
                public void Dispose() => Console.WriteLine(Detect("last words"));
                public void Refuse(string text) { if (Detect(text)) throw new InvalidOperationException(); }
                public bool Detect(string text) => text.Length > 0 && Ask(text);
                private bool Ask(string text) => new ModerationClient().ClassifyText(text) == "bad";
            }
            """).Contains("openai-moderation used 3"));

    [Fact]
    public void A_program_with_a_check_in_it_guards_nothing_for_who_starts_it() => Assert.Equal(
        ["openai-moderation used 3"],
        Uses(Usings + "await Sample.RunAsync();\n" + """
            static class Sample { public static async Task RunAsync() { await Task.Yield(); Console.WriteLine(new ModerationClient().ClassifyText("x")); } }
            """));

    [Theory]
    [InlineData("await studio.InitializeAsync(\"models\")", false)]
    [InlineData("Console.WriteLine(studio.Draw(\"x\"))", true)]
    [InlineData("studio.Use(Studio.Ready(\"models\"))", true)]
    public void What_makes_a_guard_ready_has_looked_at_nothing_yet(string call, bool guards) => Assert.Equal(
        guards,
        Uses(Usings + $"var studio = new Studio();\n{call};\n" + """
            class Studio
            {
                private Shield? _shield;
                public async Task InitializeAsync(string path) { _shield = await Shield.CreateAsync(path); }
                public void Use(Shield shield) => _shield = shield;
                public static Shield Ready(string path) => new Shield();
                public string Draw(string text) => _shield!.Detect(text) ? "" : text;
            }

            class Shield
            {
                public static async Task<Shield> CreateAsync(string path) { await Task.Yield(); return new Shield(); }
                public bool Detect(string text) => new ModerationClient().ClassifyText(text) == "bad";
            }
            """).Contains("openai-moderation used 3"));

    [Fact]
    public void A_path_of_a_safety_service_is_use() => Assert.Equal(
        ["azure-prompt-shields used 2"], Uses(Usings + "var u = new Uri(\"https://x.example/contentsafety/text:shieldPrompt?api-version=1\");"));

    [Theory]
    [InlineData("class PresidioAnalyzer { public string Path => \"/analyze\"; }", true)]
    [InlineData("class RouteAnalyzer { public string Path => \"/analyze\"; }", false)]
    public void A_path_that_anybody_may_have_counts_in_a_class_named_after_the_service(string code, bool counts) =>
        Assert.Equal(counts, Uses(Usings + "Console.WriteLine();\n" + code).Length > 0);

    private static string Filter(string body, string main) => Usings + main + "\nclass Ask : IFunctionInvocationFilter { public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next) { " + body + " } }";

    private static string[] Uses(string source)
    {
        var compilation = AgentSpecs.Compile(source);
        Assert.DoesNotContain(compilation.GetDiagnostics(), one => one.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        return SourceEvidence.Collect(compilation, SourceKnowledge.Shared, SourceSettings.Default).Trees.SelectMany(tree => tree.SafetyTools)
            .Select(one => $"{one.Fact.Tool} {(one.Fact.Assurance == Assurance.Used ? "used" : "referenced")} {one.Fact.Evidence.Place.Line}").ToArray();
    }
}
