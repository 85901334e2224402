using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

public sealed class DesignSpecs
{
    private static readonly DiagnosticDescriptor[] Descriptors = VettedTest.All().SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct().ToArray();

    [Fact]
    public void Every_rule_about_code_packages_and_configuration_has_one_analyzer_and_rules_about_model_files_have_none() =>
        Assert.Equal(
            Rules.All.Select(rule => rule.Id).Except([Rules.ModelFileRunsCode, Rules.ModelFileChanged]),
            Descriptors.Select(one => one.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Descriptors_say_what_the_rule_table_says() => Assert.All(Descriptors, descriptor =>
    {
        var rule = Rules.Get(descriptor.Id);
        Assert.Equal(rule.Title, descriptor.Title.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(rule.Category, descriptor.Category);
        Assert.Equal(rule.HelpLink, descriptor.HelpLinkUri);
        Assert.Equal(rule.Why, descriptor.Description.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("{0}", descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture));
    });

    [Fact]
    public void Every_analyzer_has_a_rule_that_is_no_advice_so_that_dotnet_format_runs_it() =>
        Assert.All(VettedTest.All(), analyzer => Assert.Contains(analyzer.SupportedDiagnostics, one => one.Id == Rules.EvidenceUnreadable));

    [Fact]
    public void The_release_file_lists_every_rule()
    {
        var rows = File.ReadAllLines(Path.Combine(Folder(), "../../src/Vetted.Analyzers/AnalyzerReleases.Unshipped.md"))
            .Where(line => line.StartsWith("VET", StringComparison.Ordinal)).Select(line => line.Split(" | ")[0]);
        Assert.Equal(Descriptors.Select(one => one.Id).Order(StringComparer.Ordinal), rows);
    }

    [Fact]
    public void Analyzers_reference_nothing_but_roslyn_with_its_dependencies_and_our_own_rooms() => Assert.All(
        typeof(VettedAnalyzer).Assembly.GetReferencedAssemblies(),
        name => Assert.True(name.Name is "netstandard" or "Microsoft.CodeAnalysis" or "System.Collections.Immutable" or "System.Memory" or "Vetted.Core" or "Vetted.Source", name.Name));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
