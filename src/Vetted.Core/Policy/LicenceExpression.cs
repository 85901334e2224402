using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Vetted.Licensing;

namespace Vetted.Policy;

/// <summary>
/// The policy's view of SPDX licence expressions: which of the alternatives may be chosen, with licences written as texts. Expressions are remembered, because a
/// project has few of them and asks for each once per package and list entry.
/// </summary>
internal sealed class LicenceExpression
{
    private const int MaximumKnown = 2000;
    private static readonly ConcurrentDictionary<string, LicenceExpression> Known = new(StringComparer.Ordinal);
    private readonly SpdxExpression? _expression;
    private readonly Lazy<string[]> _readings;
    private readonly Lazy<string[]> _meanings;

    private LicenceExpression(string text)
    {
        _expression = SpdxExpression.Parse(text, out _);
        var licences = _expression?.Licences ?? Array.Empty<SpdxLicence>();
        _readings = new Lazy<string[]>(() => licences.SelectMany(licence => licence.Readings()).Select(reading => reading.ToString()).ToArray());
        _meanings = new Lazy<string[]>(() => licences.Count != 1 ? Array.Empty<string>() : licences[0].Readings()
            .Where(reading => reading.Exception == licences[0].Exception).Select(reading => reading.ToString()).ToArray());
    }

    /// <summary>True for a well-formed expression.</summary>
    public static bool IsReadable(string expression) => Of(expression)._expression is not null;

    /// <summary>True where one choice among the expression's alternatives uses only licences that are <paramref name="usable"/>, in any reading; false for what is no expression.</summary>
    public static bool IsSatisfiedBy(string expression, Func<string, bool> usable) => Of(expression)._expression?.IsSatisfiedBy(licence => usable(licence.ToString())) == true;

    /// <summary>The licences of an expression, in its order; none for what is no expression.</summary>
    public static IReadOnlyList<string> Licences(string expression) =>
        Of(expression)._expression?.Licences.Select(licence => licence.ToString()).ToArray() ?? Array.Empty<string>();

    /// <summary>The licences of an expression with everything each may be taken as.</summary>
    public static IReadOnlyList<string> Readings(string expression) => Of(expression)._readings.Value;

    /// <summary>
    /// What an entry of a policy's list stands for: <c>GPL-2.0-or-later</c> stands for version 3 too, <c>GPL-2.0</c> for its modern spelling. An entry with an
    /// exception stands for that exception only.
    /// </summary>
    public static IReadOnlyList<string> MeaningsOf(string entry) => Of(entry)._meanings.Value;

    private static LicenceExpression Of(string text)
    {
        if (Known.TryGetValue(text, out var known))
        {
            return known;
        }

        var expression = new LicenceExpression(text);
        if (Known.Count < MaximumKnown)
        {
            Known.TryAdd(text, expression);
        }

        return expression;
    }
}
