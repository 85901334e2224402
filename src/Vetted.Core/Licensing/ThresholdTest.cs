using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Licensing;

/// <summary>Compares a threshold with declared facts.</summary>
internal static class ThresholdTest
{
    // What one unit is worth in US dollars, from and to: deliberately much wider than any rate of the last twenty years, so that only amounts that are far from a threshold are decided without a rate.
    private static readonly Dictionary<string, (decimal From, decimal To)> Dollars = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AUD"] = (0.4m, 1.6m),
        ["CAD"] = (0.5m, 1.6m),
        ["CHF"] = (0.5m, 2.2m),
        ["CNY"] = (0.08m, 0.3m),
        ["DKK"] = (0.08m, 0.3m),
        ["EUR"] = (0.6m, 2.2m),
        ["GBP"] = (0.8m, 2.8m),
        ["INR"] = (0.006m, 0.04m),
        ["JPY"] = (0.004m, 0.02m),
        ["KRW"] = (0.0004m, 0.002m),
        ["NOK"] = (0.05m, 0.3m),
        ["NZD"] = (0.3m, 1.4m),
        ["SEK"] = (0.05m, 0.3m),
        ["SGD"] = (0.4m, 1.4m),
        ["USD"] = (1m, 1m),
    };

    /// <summary>True above the threshold, false not above it, null where a fact is missing; the missing fact; why, in brackets of a message.</summary>
    public static (bool? IsAbove, string? Fact, string Why) Test(LicenceThreshold threshold, DeclaredFacts facts, string asOf) => threshold.Kind switch
    {
        ThresholdKind.UsersAtRelease => UsersAtRelease(threshold, facts.Organisation),
        ThresholdKind.UsersNow => UsersNow(threshold, facts.Organisation, asOf),
        ThresholdKind.Business => Business(threshold, facts.Product),
        ThresholdKind.RevenueWithBusiness => RevenueWithBusiness(threshold, facts),
        _ => Revenue(threshold, facts.Organisation),
    };

    private static (bool?, string?, string) UsersAtRelease(LicenceThreshold threshold, OrganisationFacts organisation)
    {
        // The calendar month before the release counts; a number of the release day itself stands for it.
        var measured = threshold.Measured ?? "";
        var start = DateTime.TryParseExact(measured, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTime(day.Year, day.Month, 1).AddMonths(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : measured;
        var counts = organisation.Users.Where(pair => string.CompareOrdinal(pair.Key, start) >= 0 && string.CompareOrdinal(pair.Key, measured) <= 0).Select(pair => pair.Value).ToArray();
        return counts.Length == 0
            ? (null, $"declare.organisation.users[\"{measured}\"]", "")
            : (IsAbove(counts.Max(), threshold), null, $"declared: {LicenceBites.Amount(counts.Max())}");
    }

    private static (bool?, string?, string) UsersNow(LicenceThreshold threshold, OrganisationFacts organisation, string asOf)
    {
        var oldest = asOf.Length == 10 && int.TryParse(asOf.Substring(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? (year - 1).ToString("0000", CultureInfo.InvariantCulture) + asOf.Substring(4)
            : asOf;
        var newest = organisation.Users.Where(pair => string.CompareOrdinal(pair.Key, oldest) >= 0).OrderByDescending(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault();
        if (newest.Key is null)
        {
            return (null, "declare.organisation.users, not older than a year", "");
        }

        var why = $"declared for {newest.Key}: {LicenceBites.Amount(newest.Value)}";
        return !IsAbove(newest.Value, threshold) ? (false, null, why)
            : threshold.Group ? (true, null, why)
            : (null, "whether one product alone has so many users", why + " over all products");
    }

    private static (bool?, string?, string) Business(LicenceThreshold threshold, ProductFacts product) =>
        product.Businesses is { } businesses
            ? (threshold.Businesses.Any(business => businesses.Contains(business, StringComparer.OrdinalIgnoreCase)), null, "")
            : (null, "declare.product.businesses", "");

    private static (bool?, string?, string) RevenueWithBusiness(LicenceThreshold threshold, DeclaredFacts facts)
    {
        var (isBusiness, businessFact, _) = Business(threshold, facts.Product);
        if (isBusiness == false)
        {
            return (false, null, "");
        }

        var (isAbove, fact, why) = Revenue(threshold, facts.Organisation);
        return isAbove == false ? (false, null, why)
            : isBusiness is null ? (null, businessFact, why)
            : (isAbove, fact, why);
    }

    private static (bool?, string?, string) Revenue(LicenceThreshold threshold, OrganisationFacts organisation)
    {
        foreach (var revenue in organisation.Revenue.OrderByDescending(revenue => string.Equals(revenue.Currency, threshold.Currency, StringComparison.OrdinalIgnoreCase)))
        {
            if (IsAbove(revenue, threshold) is { } isAbove)
            {
                return (isAbove, null, $"declared: {LicenceBites.Amount(revenue.Amount)} {revenue.Currency} a {revenue.Period}");
            }
        }

        return (null, $"declare.organisation.revenue in {threshold.Currency} a {threshold.Period}", "");
    }

    private static bool? IsAbove(DeclaredRevenue revenue, LicenceThreshold threshold)
    {
        if (Range(revenue.Currency, threshold.Currency) is not { } rate)
        {
            return null;
        }

        var (low, high) = (revenue.Amount * rate.From, revenue.Amount * rate.To);
        switch (revenue.Period, threshold.Period)
        {
            case ("year", "month"):
                // Over a year not above the amount: no month can be. Above twelve times the amount: some month must be.
                return IsAbove(low, threshold, 12) ? true : !IsAbove(high, threshold) ? false : null;
            case ("month", "year"):
                return IsAbove(low, threshold) ? true : null;
            default:
                return IsAbove(low, threshold) ? true : !IsAbove(high, threshold) ? false : null;
        }
    }

    private static (decimal From, decimal To)? Range(string from, string? to)
    {
        if (string.Equals(from, to, StringComparison.OrdinalIgnoreCase))
        {
            return (1m, 1m);
        }

        return to is not null && Dollars.TryGetValue(from, out var source) && Dollars.TryGetValue(to, out var target)
            ? (source.From / target.To, source.To / target.From)
            : null;
    }

    private static bool IsAbove(decimal value, LicenceThreshold threshold, int times = 1)
    {
        var amount = (threshold.Amount ?? 0) * times;
        return threshold.Inclusive ? value >= amount : value > amount;
    }
}
