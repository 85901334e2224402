using System;
using System.Collections.Generic;

namespace Vetted.Policy;

/// <summary>The policy's view of SPDX licence expressions: who of the alternatives may be chosen.</summary>
internal static class LicenceExpression
{
    private const int MaximumDepth = 50;

    /// <summary>True for a well-formed expression.</summary>
    public static bool IsReadable(string expression) => new Reader(expression).Read() is not null;

    /// <summary>
    /// True where one choice among the expression's alternatives uses only licences that are <paramref name="usable"/>; a licence with an exception
    /// is asked for as a whole (<c>Apache-2.0 WITH LLVM-exception</c>). False for what is no expression.
    /// </summary>
    public static bool IsSatisfiedBy(string expression, Func<string, bool> usable) => new Reader(expression).Read() is { } tree && tree(usable);

    /// <summary>The licences of an expression, in its order; none for what is no expression.</summary>
    public static IReadOnlyList<string> Licences(string expression)
    {
        var licences = new List<string>();
        new Reader(expression).Read()?.Invoke(licence =>
        {
            licences.Add(licence);
            return false;
        });
        return licences;
    }

    private delegate bool Tree(Func<string, bool> usable);

    private sealed class Reader
    {
        private static readonly char[] Blanks = { ' ', '\t', '\r', '\n' };
        private readonly string[] _words;
        private int _next;

        public Reader(string expression) =>
            _words = expression.Replace("(", " ( ").Replace(")", " ) ").Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

        public Tree? Read()
        {
            var tree = ReadOr(0);
            return _next == _words.Length ? tree : null;
        }

        private Tree? ReadOr(int depth)
        {
            var left = ReadAnd(depth);
            while (left is not null && Take("OR"))
            {
                var (first, second) = (left, ReadAnd(depth));
                left = second is null ? null : usable => first(usable) | second(usable);
            }

            return left;
        }

        private Tree? ReadAnd(int depth)
        {
            var left = ReadLicence(depth);
            while (left is not null && Take("AND"))
            {
                var (first, second) = (left, ReadLicence(depth));
                left = second is null ? null : usable => first(usable) & second(usable);
            }

            return left;
        }

        private Tree? ReadLicence(int depth)
        {
            if (Take("("))
            {
                var inner = depth < MaximumDepth ? ReadOr(depth + 1) : null;
                return inner is not null && Take(")") ? inner : null;
            }

            if (_next == _words.Length || !IsId(_words[_next]))
            {
                return null;
            }

            var licence = _words[_next++];
            if (Take("WITH"))
            {
                if (_next == _words.Length || !IsId(_words[_next]))
                {
                    return null;
                }

                licence += " WITH " + _words[_next++];
            }

            return usable => usable(licence);
        }

        private bool Take(string word)
        {
            if (_next < _words.Length && string.Equals(_words[_next], word, StringComparison.OrdinalIgnoreCase))
            {
                _next++;
                return true;
            }

            return false;
        }

        private static bool IsId(string word)
        {
            foreach (var c in word)
            {
                if (!(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '+' or ':'))
                {
                    return false;
                }
            }

            return word.ToUpperInvariant() is not ("AND" or "OR" or "WITH");
        }
    }
}
