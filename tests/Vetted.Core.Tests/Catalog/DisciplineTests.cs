using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Vetted.Catalog;
using Vetted.Licensing;
using Vetted.Text;

namespace Vetted.Core.Tests.Catalog;

/// <summary>What every entry owes its reader. The compiler refuses what breaks a schema, an order or a source; these tests hold what spans entries.</summary>
public sealed class DisciplineTests
{
    private static readonly AiCatalog Catalog = AiCatalog.Shared;

    private static readonly string[] OwnKinds = ["agent-apis", "packages", "sinks", "constants", "services", "safety-tools", "weakenings", "practices", "clients", "lifecycles"];

    public static TheoryData<string> Kinds() => new(OwnKinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_a_schema_and_every_entry_holds_to_it(string kind)
    {
        var schema = Catalog.SchemaOf(kind);

        Assert.NotNull(schema);
        Assert.NotEmpty(Catalog.Keys(kind));
        Assert.All(Catalog.Keys(kind), key => Assert.Empty(schema.Check(Catalog.Entry(kind, key)!)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_entry_is_dated_and_sourced(string kind) => Assert.All(Catalog.Keys(kind), key =>
    {
        var entry = Catalog.Entry(kind, key)!;
        Assert.True(DateTime.TryParseExact(entry.GetString("reviewed"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), key);
        Assert.All(entry.GetStrings("sources"), source => Assert.True(
            source.StartsWith("https://", StringComparison.Ordinal) || source.StartsWith("nuget:", StringComparison.Ordinal), $"{key}: {source}"));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Keys_are_sorted_and_unique_whatever_their_letter_case(string kind)
    {
        var keys = Catalog.Keys(kind);

        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Every_service_that_a_package_names_exists() => Assert.All(
        Catalog.Packages.Where(package => package.Service is not null),
        package => Assert.True(Catalog.FindService(package.Service!) is not null, $"{package.Id}: {package.Service}"));

    [Fact]
    public void Every_host_terms_that_a_service_names_exist() => Assert.All(
        Catalog.Services.Where(service => service.HostTerms is not null),
        service => Assert.True(Catalog.FindLicence(service.HostTerms!) is not null, $"{service.Id}: {service.HostTerms}"));

    [Fact]
    public void Every_licence_is_an_expression_or_openly_unknown()
    {
        var packages = Catalog.Packages.SelectMany(package => package.Licences.Select(row => (package.Id, row.Licence)));
        var tools = Catalog.SafetyTools.Select(tool => (tool.Id, tool.Licence));

        Assert.All(packages.Concat(tools).Where(pair => pair.Licence != "NOASSERTION"), pair =>
        {
            Assert.True(SpdxExpression.Parse(pair.Licence, out var error) is not null, $"{pair.Id}: {pair.Licence}: {error?.Message}");
        });
    }

    [Fact]
    public void Every_package_that_another_kind_names_exists()
    {
        var named = Catalog.Keys("sinks").Select(id => ("sinks", id))
            .Concat(Catalog.Keys("constants").Select(id => ("constants " + id, Catalog.FindConstants(id)!.Package)))
            .Concat(Catalog.SafetyTools.SelectMany(tool => tool.Packages.Select(package => ("safety tool " + tool.Id, package))));

        Assert.All(named, pair => Assert.True(Catalog.FindPackage(pair.Item2) is not null, $"{pair.Item1}: {pair.Item2}"));
    }

    [Fact]
    public void Roles_capabilities_and_categories_are_words_of_the_vocabulary()
    {
        Assert.All(Catalog.Packages, package =>
        {
            Assert.Contains(package.Role, Vocabulary.PackageRoles);
            Assert.All(package.Capabilities, capability => Assert.Contains(capability, Vocabulary.Capabilities));
        });
        Assert.All(Catalog.SafetyTools.SelectMany(tool => tool.Categories), category => Assert.Contains(category, Vocabulary.SafetyCategories));
        Assert.All(Catalog.Services.SelectMany(service => service.DefaultSafety), category => Assert.Contains(category, Vocabulary.SafetyCategories));
    }

    [Fact]
    public void A_default_filter_names_where_it_is_documented() =>
        Assert.All(Catalog.Services.Where(service => service.DefaultSafety.Count > 0), service => Assert.NotNull(service.DefaultSafetySource));

    [Fact]
    public void Every_model_that_ends_is_one_that_the_catalog_knows() => Assert.All(Lifecycles(), row =>
        Assert.True(Catalog.Identify(row.Form is null ? row.Id : row.Form + "/" + row.Id)?.Retires is not null, row.Id));

    [Fact]
    public void An_end_that_was_not_read_on_its_providers_page_is_marked() => Assert.All(Lifecycles(), row =>
        Assert.True(Catalog.Identify(row.Form is null ? row.Id : row.Form + "/" + row.Id)?.IsEndSecondHand == row.IsSecondHand, row.Id));

    [Fact]
    public void Nobody_is_sent_to_a_model_that_has_ended()
    {
        Assert.All(Lifecycles().Select(row => Catalog.Identify(row.Id)!.Successor).OfType<string>().Distinct(), successor =>
        {
            Assert.True(Catalog.Identify(successor) is not null, $"{successor} is unknown");
            Assert.True(string.CompareOrdinal(Catalog.Identify(successor)!.Retires ?? "9999", Catalog.Date) > 0, $"{successor} has ended");
        });
        Assert.All(Catalog.Keys("models").SelectMany(key => Catalog.Entry("models", key)!.GetItems("known")).Select(row => Catalog.Identify(row.GetString("id")!)?.PinnedId).OfType<string>(), pinned =>
            Assert.True(string.CompareOrdinal(Catalog.Identify(pinned)!.Retires ?? "9999", Catalog.Date) > 0, $"{pinned} has ended"));
    }

    [Fact]
    public void No_member_both_protects_and_does_not()
    {
        var protecting = Catalog.SafetyTools.SelectMany(tool => tool.UsingMembers.Concat(tool.WiringMembers)).ToHashSet();
        var not = Catalog.SafetyTools.SelectMany(tool => tool.NotProtectingMembers.Concat(tool.Traps.Select(trap => trap.Member)));
        var weakening = Catalog.Weakenings.SelectMany(weakening => weakening.Members).Select(member => member.Member);

        Assert.DoesNotContain(not.Concat(weakening), protecting.Contains);
    }

    [Fact]
    public void Only_what_acts_at_run_time_can_be_wired() =>
        Assert.All(Catalog.SafetyTools.Where(tool => tool.WiringMembers.Count > 0), tool => Assert.Equal("run-time", tool.Acts));

    [Fact]
    public void A_vetting_says_who_and_which_grade_and_the_strongest_comes_first() => Assert.All(Catalog.SafetyTools, tool =>
    {
        Assert.All(tool.Vetting, vetting => Assert.Contains(vetting.Grade, VettingEvidence.Grades));
        Assert.All(tool.Vetting, vetting => Assert.NotEqual("", vetting.By));
        var grades = tool.Vetting.Select(vetting => VettingEvidence.Grades.ToList().IndexOf(vetting.Grade)).ToArray();
        Assert.Equal(grades.OrderDescending(), grades);
        Assert.Equal(tool.Vetting.Count == 0 ? null : tool.Vetting[0].Grade, tool.VettingGrade);
    });

    [Fact]
    public void The_practices_are_marked_as_an_unverified_reading()
    {
        Assert.Equal(22, Catalog.Practices.Count);
        Assert.All(Catalog.Practices, practice => Assert.False(practice.IsVerified));
    }

    [Fact]
    public void The_toolkits_of_the_AI_Alliance_stand_beside_the_NET_ones()
    {
        string[] expected = ["aif360", "aix360", "aip360", "art", "diffprivlib", "granite-guardian", "llama-guard3", "openai-moderation", "unitxt"];

        Assert.All(expected, id => Assert.NotNull(Catalog.FindSafetyTool(id)));
        Assert.True(Catalog.SafetyTools.Count >= 71);
    }

    [Fact]
    public void What_is_archived_says_so() =>
        Assert.Equal(["llm-guard", "protectai-deberta", "rebuff"], Catalog.SafetyTools.Where(tool => tool.Status == "archived").Select(tool => tool.Id));

    [Fact]
    public void Unverified_marks_are_kept()
    {
        Assert.True(Catalog.Sinks.Count(sink => !sink.IsVerified) >= 20);
        Assert.True(Catalog.Packages.Count(package => !package.IsVerified) > 100);
    }

    [Fact]
    public void The_compiled_catalog_stays_small()
    {
        using var stream = typeof(AiCatalog).Assembly.GetManifestResourceStream("vetted.catalog")!;

        Assert.InRange(stream.Length, 1, 500_000);
    }

    [Fact]
    public void Every_data_file_names_its_schema_for_editors()
    {
        var data = Path.Combine(SourceFolder(), "../../../src/Vetted.Core/Catalog");
        Assert.All(OwnKinds.SelectMany(kind => Directory.GetFiles(Path.Combine(data, "data", kind), "*.json").Select(file => (kind, file))), pair =>
            Assert.Equal($"../../schema/{pair.kind}.schema.json", JsonParser.Parse(File.ReadAllText(pair.file), out _)!.GetString("$schema")));
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static IEnumerable<(string Id, string? Form, bool IsSecondHand)> Lifecycles() =>
        Catalog.Keys("lifecycles").Select(key => Catalog.Entry("lifecycles", key)!).SelectMany(page => page["models"]!.Members.Select(member => (member.Name, page.GetString("form"), page.GetString("confidence") != "read")));
}
