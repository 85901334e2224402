using System;
using System.Globalization;

namespace Vetted.Licensing;

/// <summary>A revenue as it is declared, e.g. <c>40M EUR/year</c>.</summary>
/// <param name="Amount">The amount in whole units of the currency.</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
/// <param name="Period"><c>month</c> or <c>year</c>.</param>
public sealed record DeclaredRevenue(decimal Amount, string Currency, string Period)
{
    /// <summary>Reads the written form: a number, perhaps with <c>k</c>, <c>M</c> or <c>bn</c>, a currency code, <c>/year</c> or <c>/month</c>.</summary>
    /// <param name="text">The text, e.g. <c>40M EUR/year</c> or <c>1.5bn USD/year</c>.</param>
    /// <param name="revenue">The revenue, or null.</param>
    /// <returns>False for every other form; nothing is guessed.</returns>
    public static bool TryParse(string? text, out DeclaredRevenue? revenue)
    {
        revenue = null;
        var halves = (text ?? "").Trim().Split('/');
        if (halves.Length != 2 || halves[1].Trim() is not ("year" or "month"))
        {
            return false;
        }

        var amount = halves[0].Trim();
        var blank = amount.LastIndexOf(' ');
        if (blank < 0 || amount.Length - blank - 1 != 3 || !IsCode(amount.Substring(blank + 1)))
        {
            return false;
        }

        var (digits, factor) = Split(amount.Substring(0, blank).Trim());
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) || number > 1_000_000_000_000_000m)
        {
            return false;
        }

        revenue = new DeclaredRevenue(number * factor, amount.Substring(blank + 1).ToUpperInvariant(), halves[1].Trim());
        return true;
    }

    /// <summary>The written form.</summary>
    public override string ToString() => $"{Amount.ToString("0.##", CultureInfo.InvariantCulture)} {Currency}/{Period}";

    private static (string Digits, decimal Factor) Split(string text) => text switch
    {
        _ when text.EndsWith("bn", StringComparison.Ordinal) => (text.Substring(0, text.Length - 2).TrimEnd(), 1_000_000_000m),
        _ when text.EndsWith("M", StringComparison.Ordinal) => (text.Substring(0, text.Length - 1).TrimEnd(), 1_000_000m),
        _ when text.EndsWith("k", StringComparison.Ordinal) => (text.Substring(0, text.Length - 1).TrimEnd(), 1_000m),
        _ => (text, 1m),
    };

    private static bool IsCode(string text)
    {
        foreach (var c in text)
        {
            if (c is not (>= 'A' and <= 'Z' or >= 'a' and <= 'z'))
            {
                return false;
            }
        }

        return true;
    }
}
