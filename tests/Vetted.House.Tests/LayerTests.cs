using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Vetted.House.Tests;

/// <summary>Each room knows only the rooms before it.</summary>
public class LayerTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Vetted.CatalogCompiler"] = Array.Empty<string>(),
        ["Vetted.Core"] = Array.Empty<string>(),
        ["Vetted.Evidence"] = new[] { "Vetted.Core" },
        ["Vetted.Source"] = new[] { "Vetted.Core" },
        ["Vetted.Reports"] = new[] { "Vetted.Core" },
        ["Vetted.Analyzers"] = new[] { "Vetted.Core", "Vetted.Source" },
        ["Vetted.Analyzers.CodeFixes"] = new[] { "Vetted.Core", "Vetted.Source", "Vetted.Analyzers" },
        ["Vetted.Build"] = new[] { "Vetted.Core", "Vetted.Evidence", "Vetted.Reports" },
        ["Vetted.Tool"] = new[] { "Vetted.Core", "Vetted.Evidence", "Vetted.Source", "Vetted.Reports" },
    };

    // Assemblies that Microsoft.CodeAnalysis itself depends on: every compiler host has them loaded.
    private static readonly string[] CarriedByRoslyn = { "System.Collections.Immutable", "System.Reflection.Metadata", "System.Memory" };

    // Chance is fine for the name of a temporary file that is renamed at once.
    private static readonly string[] NamesTemporaryFiles = { "ModelHasher.cs" };

    // A click in an editor may know the day; what it writes is reviewed by the one who clicked.
    private const string AnswersAClick = "AcceptInPolicy.cs";
    private static readonly string[] Pure = { "Vetted.Core", "Vetted.Source", "Vetted.Analyzers" };

    public static TheoryData<string> Projects => new(Repository.Files("src", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file)!));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_rooms_it_may_know(string project)
    {
        Assert.True(MayKnow.ContainsKey(project), $"{project} is a new room: say in LayerTests which rooms it may know");
        Assert.All(References(project), reference => Assert.Contains(reference, MayKnow[project]));
    }

    [Fact]
    public void Core_has_no_packages()
    {
        Assert.Empty(Load("Vetted.Core").Descendants("PackageReference"));
    }

    [Theory]
    [InlineData("Vetted.Core")]
    [InlineData("Vetted.Source")]
    [InlineData("Vetted.Analyzers")]
    public void What_the_compiler_loads_depends_on_nothing_but_Roslyn_and_our_own(string assembly)
    {
        var foreign = Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name != "netstandard" && !name.StartsWith("Vetted.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                && !CarriedByRoslyn.Contains(name));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Inside_Core_only_the_policy_room_knows_the_policy()
    {
        var offenders = Repository.Files("src/Vetted.Core", "*.cs")
            .Where(file => !file.Contains(Path.Combine("Vetted.Core", "Policy"), StringComparison.Ordinal))
            .Where(file => Regex.IsMatch(File.ReadAllText(file), @"Vetted\.Policy|[^.\w]Policy\."));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Nothing_we_ship_asks_the_clock_chance_or_the_network()
    {
        // Dates come from outside as arguments, so that the same input gives the same bytes.
        var banned = new Regex(@"DateTime(Offset)?\.(Utc)?(Now|Today)|Guid\.NewGuid|new Random\(|Environment\.CurrentDirectory|Directory\.GetCurrentDirectory|\bHttpClient\b(?!\w)|\bWebClient\b|\bSocket\(");
        var offenders = MayKnow.Keys.Where(project => project is not ("Vetted.Tool" or "Vetted.Build" or "Vetted.CatalogCompiler"))
            .SelectMany(project => Repository.Files("src/" + project, "*.cs"))
            .Where(file => !NamesTemporaryFiles.Contains(Path.GetFileName(file)) && Path.GetFileName(file) != AnswersAClick)
            .SelectMany(file => Code(file).Where(line => banned.IsMatch(line)).Select(line => Path.GetFileName(file) + ": " + line.Trim()));

        Assert.Empty(offenders);
    }

    [Fact]
    public void What_is_pure_touches_no_files()
    {
        var banned = new Regex(@"\b(File|Directory|FileInfo|DirectoryInfo|FileStream|StreamReader|Environment)\b\s*(\.\s*(Read|Write|Open|Exists|Get|Enumerate|Create|Append|Copy|Move|Delete|Variable)|\()");
        var offenders = Pure.SelectMany(project => Repository.Files("src/" + project, "*.cs"))
            .SelectMany(file => Code(file).Where(line => banned.IsMatch(line)).Select(line => Path.GetFileName(file) + ": " + line.Trim()));

        Assert.Empty(offenders);
    }

    private static IEnumerable<string> Code(string file) => File.ReadLines(file)
        .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        .Select(line => Regex.Replace(line, "\"([^\"\\\\]|\\\\.)*\"", "\"\""));

    private static IEnumerable<string> References(string project) => Load(project).Descendants("ProjectReference")
        .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
        .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

    private static XDocument Load(string project) => XDocument.Load(Repository.At("src", project, project + ".csproj"));
}
