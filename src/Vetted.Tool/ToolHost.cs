using System;
using System.IO;

namespace Vetted.Tool;

/// <summary>What a command reads from and writes to.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output: results only.</param>
/// <param name="Error">Standard error: what is wrong, and hints.</param>
/// <param name="Colours">True where output may be coloured.</param>
internal sealed record ToolHost(TextReader In, TextWriter Out, TextWriter Error, bool Colours)
{
    /// <summary>A text in a colour (an SGR number) where colours are on.</summary>
    public string Colour(string text, int colour) => Colours && text.Length > 0 ? $"\u001b[{colour}m{text}\u001b[0m" : text;

    /// <summary>True where nobody reads the output any more.</summary>
    public bool IsOutputClosed()
    {
        try
        {
            Out.Flush();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Colours only on a terminal that has them, and never against NO_COLOR (https://no-color.org).</summary>
    public static bool TerminalTakesColours() =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
