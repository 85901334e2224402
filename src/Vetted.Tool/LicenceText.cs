using System;
using System.Linq;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Tool;

/// <summary>What a licence asks, term by term, with the clause each stands in.</summary>
internal static class LicenceText
{
    public static void Write(ToolHost host, Licence licence)
    {
        host.Out.WriteLine(host.Colour($"{licence.Name} ({(licence.IsServiceTerms ? "terms of a service" : "licence")} {licence.Id})", Colours.Bold));
        host.Out.WriteLine($"  class      {host.Colour(EnumWords.Of(licence.Class), Colours.Of(licence.Class))}, {EnumWords.Of(licence.Kind)}");
        host.Out.WriteLine($"  SPDX       {licence.Expression}");
        host.Out.WriteLine($"  text       {licence.TextUrl ?? "not public"}");
        host.Out.WriteLine($"  known      {How(licence.Confidence)}, reviewed {licence.Reviewed}");
        foreach (var bite in licence.Bites)
        {
            host.Out.WriteLine($"  asks       {bite}");
        }

        var told = licence.Terms.All.Where(item => item.Term.Value is TermValue.Yes or TermValue.No && item.Term.Says is not null).ToArray();
        if (told.Length > 0)
        {
            host.Out.WriteLine("  clause by clause:");
        }

        foreach (var (name, term) in told)
        {
            var source = term.Confidence == TermConfidence.Read ? "" : $" [{EnumWords.Of(term.Confidence)}, not read in the text]";
            host.Out.WriteLine($"    {name}: {EnumWords.Of(term.Value)}{(term.Clause is { } clause ? $" ({clause})" : "")}: {term.Says}{source}");
            if (term.Wording is { } wording)
            {
                host.Out.WriteLine($"      \"{wording}\"");
            }
        }

        if (licence.Note is { } note)
        {
            host.Out.WriteLine($"  note       {note}");
        }

        host.Out.WriteLine("  This is a reading of the text and not legal advice.");
        host.Out.WriteLine();
    }

    private static string How(string confidence) => confidence switch
    {
        "read" => "the text was read",
        "secondary" => "from somebody else's reading",
        _ => "from memory, not checked at the text",
    };
}
