using System;
using System.Collections.Generic;
using System.Text;

namespace Vetted.Text;

/// <summary>The written form of enum members, the same in files, policies, reports and messages: <c>NonCommercial</c> is <c>non-commercial</c>.</summary>
public static class EnumWords
{
    /// <summary>The written form of a member.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member of its enum.</exception>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        Table<T>.Words.TryGetValue(value, out var word) ? word : throw new ArgumentOutOfRangeException(nameof(value));

    /// <summary>Finds the member that is written so; letter case matters.</summary>
    public static bool TryParse<T>(string? word, out T value)
        where T : struct, Enum
    {
        value = default;
        return word is not null && Table<T>.Values.TryGetValue(word, out value);
    }

    /// <summary>The written forms of all members, in their order.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Table<T>.InOrder;

    private static string Kebab(string name)
    {
        var word = new StringBuilder(name.Length + 2);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Words = new();
        public static readonly Dictionary<string, T> Values = new(StringComparer.Ordinal);
        public static readonly List<string> InOrder = new();

        static Table()
        {
            foreach (T value in Enum.GetValues(typeof(T)))
            {
                var word = Kebab(value.ToString());
                Words[value] = word;
                Values[word] = value;
                InOrder.Add(word);
            }
        }
    }
}
