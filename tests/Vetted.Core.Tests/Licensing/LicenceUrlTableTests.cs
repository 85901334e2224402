using System;
using Vetted.Catalog;
using Vetted.Licensing;

namespace Vetted.Core.Tests.Licensing;

public class LicenceUrlTableTests
{
    [Theory]
    [InlineData("https://licenses.nuget.org/MIT", "MIT")]
    [InlineData("https://licenses.nuget.org/(MIT%20OR%20Apache-2.0)", "MIT OR Apache-2.0")]
    [InlineData("http://www.opensource.org/licenses/mit-license.php", "MIT")]
    [InlineData("https://opensource.org/licenses/MIT", "MIT")]
    [InlineData("http://www.apache.org/licenses/LICENSE-2.0.html", "Apache-2.0")]
    [InlineData("HTTPS://WWW.APACHE.ORG/licenses/LICENSE-2.0/", "Apache-2.0")]
    [InlineData("https://www.gnu.org/licenses/gpl-3.0.en.html", "GPL-3.0-only")]
    [InlineData("https://github.com/dotnet/corefx/blob/master/LICENSE.TXT", "MIT")]
    [InlineData("http://go.microsoft.com/fwlink/?LinkId=329770", "LicenseRef-scancode-ms-net-library")]
    [InlineData("https://creativecommons.org/licenses/by-nc/4.0/", null)]
    [InlineData("https://creativecommons.org/licenses/by-nc/4.0/legalcode", "CC-BY-NC-4.0")]
    public void A_known_address_stands_for_its_licence(string url, string? expression)
    {
        Assert.Equal(expression, LicenceUrlTable.Find(url));
    }

    [Theory]
    [InlineData("https://aka.ms/deprecateLicenseUrl")]
    [InlineData("https://github.com/somebody/something/blob/main/LICENSE")]
    [InlineData("https://licenses.nuget.org/NotALicence")]
    [InlineData("https://opensource.org")]
    [InlineData("MIT")]
    [InlineData("")]
    public void An_unknown_address_stands_for_nothing(string url)
    {
        Assert.Null(LicenceUrlTable.Find(url));
    }

    [Fact]
    public void Every_row_is_a_licence_and_finds_itself()
    {
        foreach (var key in AiCatalog.Shared.Keys("licence-urls"))
        {
            var expression = LicenceUrlTable.Find("https://www." + key + "/#top");
            Assert.NotNull(expression);
            Assert.True(SpdxExpression.Parse(expression!, out _) is { HasDeprecatedIds: false }, key);
        }

        Assert.InRange(AiCatalog.Shared.Keys("licence-urls").Count, 200, 2000);
    }
}
