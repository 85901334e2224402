using System;
using System.Globalization;
using System.Linq;

namespace Vetted.Policy;

/// <summary>Reads amounts as people write them in a policy: <c>40M EUR/year</c>, <c>750k USD/month</c>, <c>1200000 EUR/year</c>.</summary>
internal static class MoneyText
{
    public static Money? Parse(string text)
    {
        var words = text.Trim().Split(' ');
        var unit = words.Length == 2 ? words[1].Split('/') : Array.Empty<string>();
        if (unit.Length != 2 || unit[0].Length != 3 || !unit[0].All(letter => letter is >= 'A' and <= 'Z') || unit[1] is not ("year" or "month"))
        {
            return null;
        }

        var number = words[0];
        var factor = number.Length == 0 ? 1m : number[number.Length - 1] switch
        {
            'k' or 'K' => 1_000m,
            'M' => 1_000_000m,
            'B' => 1_000_000_000m,
            _ => 1m,
        };
        var digits = factor == 1m ? number : number.Substring(0, number.Length - 1);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= 1_000_000_000_000_000m
            ? new Money(amount * factor / 1.0000000000000000000000000000m, unit[0], unit[1]) // the division drops trailing zeros: equal amounts, equal bytes
            : null;
    }
}
