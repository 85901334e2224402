using System.Text;

namespace Vetted.Reports;

/// <summary>Texts of others inside Markdown: shown as they are, never as markup.</summary>
internal static class Markdown
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '<' or '>' or '[' or ']' or '|' or '#' or '!')
            {
                escaped.Append('\\').Append(c);
            }
            else
            {
                escaped.Append(char.IsControl(c) ? ' ' : c);
            }
        }

        return escaped.ToString();
    }

    /// <summary>A relative path as the target of a link.</summary>
    public static string Address(string path) => path.Replace(" ", "%20").Replace("(", "%28").Replace(")", "%29");
}
