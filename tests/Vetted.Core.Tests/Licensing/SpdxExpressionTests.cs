using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Vetted.Licensing;

namespace Vetted.Core.Tests.Licensing;

public class SpdxExpressionTests
{
    public static TheoryData<string, string> Valid() => Rows("valid", row => (row[1].Replace("\\t", "\t", StringComparison.Ordinal), row[2]));

    public static TheoryData<string, string> Malformed() => Rows("malformed", row => (row[1], row[2]));

    public static TheoryData<string, string> Met() => Rows("met", row => (row[1], row[3] + "|" + row[4]));

    [Fact]
    public void The_list_has_all_ids_of_3_28_0()
    {
        Assert.Equal(727, SpdxList.LicenceIds.Count);
        Assert.Equal(84, SpdxList.ExceptionIds.Count);
        Assert.Equal(32, SpdxList.LicenceIds.Count(SpdxList.IsDeprecated));
        Assert.Equal(149, SpdxList.LicenceIds.Count(SpdxList.IsOsiApproved));
    }

    [Fact]
    public void Every_id_parses_in_every_letter_case_and_is_met_by_itself()
    {
        foreach (var id in SpdxList.LicenceIds)
        {
            foreach (var spelling in new[] { id, id.ToUpperInvariant(), id.ToLowerInvariant() })
            {
                var expression = SpdxExpression.Parse(spelling, out var error);
                Assert.True(error is null, $"{spelling}: {error?.Message}");
                Assert.Equal(id, expression!.ToString());
                Assert.True(expression.IsSatisfiedBy(licence => licence.ToString() == id), id);
                Assert.False(expression.IsSatisfiedBy(_ => false), id);
            }
        }
    }

    [Fact]
    public void Every_exception_parses_after_a_licence_and_only_there()
    {
        foreach (var id in SpdxList.ExceptionIds)
        {
            Assert.Equal("MIT WITH " + id, SpdxExpression.Parse("MIT with " + id.ToUpperInvariant(), out _)?.ToString());
            Assert.Null(SpdxExpression.Parse(id, out var error));
            Assert.Equal(1, error!.Column);
        }
    }

    [Fact]
    public void A_successor_of_a_deprecated_id_is_a_valid_expression_without_deprecated_ids()
    {
        foreach (var id in SpdxList.LicenceIds.Where(id => SpdxList.SuccessorOf(id) is not null))
        {
            Assert.True(SpdxList.IsDeprecated(id), id);
            Assert.False(SpdxExpression.Parse(SpdxList.SuccessorOf(id)!, out _)!.HasDeprecatedIds, id);
        }
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_expression_is_spelled_canonically(string text, string canonical)
    {
        var expression = SpdxExpression.Parse(text, out var error);
        Assert.True(error is null, error?.Message);
        Assert.Equal(canonical, expression!.ToString());
        Assert.Equal(canonical, SpdxExpression.Parse(canonical, out _)?.ToString());
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_expression_is_refused_at_its_column(string text, string column)
    {
        Assert.Null(SpdxExpression.Parse(text, out var error));
        Assert.Equal(column, error!.Column.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.False(error.Message.EndsWith('.'));
    }

    [Theory]
    [MemberData(nameof(Met))]
    public void An_expression_is_met_as_its_operators_say(string text, string allowedAndVerdict)
    {
        var parts = allowedAndVerdict.Split('|');
        var allowed = parts[0].Split(';', StringSplitOptions.RemoveEmptyEntries);
        var expression = SpdxExpression.Parse(text, out var error);
        Assert.True(error is null, error?.Message);
        Assert.Equal(parts[1] == "yes", expression!.IsSatisfiedBy(licence => allowed.Contains(licence.ToString(), StringComparer.Ordinal)));
    }

    [Fact]
    public void The_choice_names_what_was_taken()
    {
        var expression = SpdxExpression.Parse("(GPL-2.0-or-later OR MIT) AND (LicenseRef-x OR ISC)", out _)!;
        Assert.Equal(["MIT", "ISC"], expression.Choose(licence => licence.Id is "MIT" or "ISC")!.Select(licence => licence.ToString()));
        Assert.Null(expression.Choose(licence => licence.Id is "MIT"));
    }

    [Fact]
    public void A_very_long_expression_is_refused_and_a_long_one_is_not()
    {
        Assert.NotNull(SpdxExpression.Parse(string.Join(" OR ", Enumerable.Repeat("MIT", 2000)), out _));
        Assert.Null(SpdxExpression.Parse(new string(' ', 30_000), out var error));
        Assert.Equal("the expression is too long", error!.Message);
    }

    private static TheoryData<string, string> Rows(string kind, Func<string[], (string, string)> pick, [CallerFilePath] string here = "")
    {
        var data = new TheoryData<string, string>();
        foreach (var row in File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "spdx-expressions.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Where(row => row[0] == kind))
        {
            var (first, second) = pick(row);
            data.Add(first, second);
        }

        return data;
    }
}
