using System;
using System.Collections.Generic;
using System.IO;

namespace Vetted.Reports;

/// <summary>The identifiers of the SPDX licence list, and whether a text is a licence expression over them.</summary>
internal static class SpdxIds
{
    private static readonly Lazy<(HashSet<string> Licences, HashSet<string> Exceptions)> Lists = new(Read);
    private static readonly char[] Blanks = { ' ', '\t' };

    /// <summary>True for an identifier of the list, in its own letter case; false for exceptions and LicenseRefs.</summary>
    public static bool IsLicence(string id) => Lists.Value.Licences.Contains(id);

    /// <summary>
    /// True for a well-formed expression (SPDX 2.3, annex D) whose every licence is of the list or a LicenseRef and whose every exception is of
    /// the list or an AdditionRef; also for the two special values.
    /// </summary>
    public static bool IsExpression(string expression)
    {
        if (expression is "NOASSERTION" or "NONE")
        {
            return true;
        }

        var words = expression.Replace("(", " ( ").Replace(")", " ) ").Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        var open = 0;
        var wantsLicence = true;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (wantsLicence)
            {
                if (word == "(")
                {
                    open++;
                    continue;
                }

                if (!IsLicenceOrReference(word))
                {
                    return false;
                }

                wantsLicence = false;
            }
            else if (word == ")")
            {
                if (--open < 0)
                {
                    return false;
                }
            }
            else if (word == "WITH" && words[i - 1] != ")" && i + 1 < words.Length && (i < 2 || words[i - 2] != "WITH"))
            {
                if (!IsException(words[++i]))
                {
                    return false;
                }
            }
            else if (word is "AND" or "OR")
            {
                wantsLicence = true;
            }
            else
            {
                return false;
            }
        }

        return !wantsLicence && open == 0;
    }

    private static bool IsLicenceOrReference(string word)
    {
        var id = word.Length > 1 && word[word.Length - 1] == '+' ? word.Substring(0, word.Length - 1) : word;
        return IsLicence(word) || IsLicence(id) || IsReference(word, "LicenseRef-");
    }

    private static bool IsException(string word) => Lists.Value.Exceptions.Contains(word) || IsReference(word, "AdditionRef-");

    private static bool IsReference(string word, string prefix)
    {
        var start = 0;
        if (word.StartsWith("DocumentRef-", StringComparison.Ordinal))
        {
            start = word.IndexOf(':') + 1;
            if (start == 0)
            {
                return false;
            }
        }

        if (string.CompareOrdinal(word, start, prefix, 0, prefix.Length) != 0 || word.Length == start + prefix.Length)
        {
            return false;
        }

        for (var i = start; i < word.Length; i++)
        {
            if (!(word[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    private static (HashSet<string> Licences, HashSet<string> Exceptions) Read()
    {
        var licences = new HashSet<string>(StringComparer.Ordinal);
        var exceptions = new HashSet<string>(StringComparer.Ordinal);
        var current = licences;
        using var stream = typeof(SpdxIds).Assembly.GetManifestResourceStream("spdx-ids.txt")
            ?? throw new InvalidOperationException("this assembly was built without the SPDX identifiers");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line == "# exceptions")
            {
                current = exceptions;
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                current.Add(line);
            }
        }

        return (licences, exceptions);
    }
}
