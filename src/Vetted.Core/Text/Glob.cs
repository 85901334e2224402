using System;

namespace Vetted.Text;

/// <summary>
/// Anchored globs: <c>*</c> stands for any characters (none included), <c>?</c> for one, everything else for itself. Patterns come from
/// policies and catalogs of others, so this is no regular expression and its time is bounded by the product of both lengths.
/// </summary>
public static class Glob
{
    /// <summary>True where the whole text matches the pattern; letter case counts.</summary>
    public static bool IsMatch(string pattern, string text)
    {
        _ = pattern ?? throw new ArgumentNullException(nameof(pattern));
        _ = text ?? throw new ArgumentNullException(nameof(text));
        var (p, t, star, resume) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                // The last star takes one more character; earlier stars never need another try.
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
