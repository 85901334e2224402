using Vetted.Licensing;

namespace Vetted.Core.Tests.Licensing;

public class DeclaredRevenueTests
{
    [Theory]
    [InlineData("40M EUR/year", 40_000_000, "EUR", "year")]
    [InlineData("1.5bn usd / year", 1_500_000_000, "USD", "year")]
    [InlineData("900k GBP/month", 900_000, "GBP", "month")]
    [InlineData("1,250,000 USD/year", 1_250_000, "USD", "year")]
    [InlineData("0 USD/year", 0, "USD", "year")]
    public void A_revenue_is_read_with_its_currency_and_period(string text, long amount, string currency, string period)
    {
        Assert.True(DeclaredRevenue.TryParse(text, out var revenue));
        Assert.Equal(new DeclaredRevenue(amount, currency, period), revenue);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("40M")]
    [InlineData("40M EUR")]
    [InlineData("40 million EUR/year")]
    [InlineData("40M EUR/quarter")]
    [InlineData("-1 EUR/year")]
    [InlineData("40M €/year")]
    [InlineData("about 40M EUR/year")]
    public void A_revenue_without_currency_or_period_is_refused(string? text)
    {
        Assert.False(DeclaredRevenue.TryParse(text, out _));
    }
}
