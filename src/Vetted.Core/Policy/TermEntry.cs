using System;
using System.Linq;
using Vetted.Catalog;
using Vetted.Licensing;

namespace Vetted.Policy;

/// <summary>
/// An entry of a licence list about one term: <c>term:threshold</c> for a licence that has it, <c>term:commercial=no</c> for one that says no, <c>term:territory=EU</c> for one that leaves out a place. A term that nobody read, or that is
/// known from memory only, is covered by no entry.
/// </summary>
internal sealed record TermEntry(string Name, string? Value)
{
    private const string Prefix = "term:";
    private static readonly string[] Names = new LicenceTerms().All.Select(pair => pair.Name).Append("threshold").OrderBy(name => name, StringComparer.Ordinal).ToArray();

    public static bool IsOne(string entry) => entry.StartsWith(Prefix, StringComparison.Ordinal);

    public static TermEntry? Parse(string entry)
    {
        if (!IsOne(entry))
        {
            return null;
        }

        var parts = entry.Substring(Prefix.Length).Split(new[] { '=' }, 2);
        return new TermEntry(parts[0], parts.Length > 1 ? parts[1] : null);
    }

    /// <summary>What is wrong with an entry, or null.</summary>
    public static string? Check(string entry)
    {
        var term = Parse(entry)!;
        if (!Names.Contains(term.Name, StringComparer.Ordinal))
        {
            return $"'{term.Name}' is no term of a licence" + (NearestWord.Of(term.Name, Names) is { } nearest ? $"; did you mean 'term:{nearest}'?" : $"; there are {string.Join(", ", Names)}");
        }

        return term.Value is null or "no" || (term.Name == "territory" && term.Value.Length > 0) ? null : $"'{entry}' is no entry: write term:{term.Name}, term:{term.Name}=no" + (term.Name == "territory" ? " or term:territory=EU" : "");
    }

    /// <summary>True where the licence has the term.</summary>
    public bool Covers(Licence licence) => licence.Terms.All.Any(pair => pair.Name == Name && pair.Term.Confidence != TermConfidence.Memory && Covers(pair.Term));

    private bool Covers(LicenceTerm term) => Value switch
    {
        null => term.IsYes,
        "no" => term.IsNo,
        var place => term.IsYes && Places.Overlap(new[] { place }, term.Places) == true,
    };
}
