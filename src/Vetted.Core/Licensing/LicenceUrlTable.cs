using System;
using Vetted.Catalog;

namespace Vetted.Licensing;

/// <summary>
/// What the deprecated <c>licenseUrl</c> of a package means, from a table; nothing is ever fetched. Only addresses that stand for one licence are in it: those of the SPDX list,
/// of the licences' own sites, and of the licence files of well-known repositories.
/// </summary>
public static class LicenceUrlTable
{
    private const string NuGetHost = "licenses.nuget.org/";

    /// <summary>The SPDX expression, or LicenseRef, an address stands for; null for an address that is not in the table.</summary>
    /// <param name="url">The address as the package writes it.</param>
    public static string? Find(string url)
    {
        var address = WithoutScheme((url ?? throw new ArgumentNullException(nameof(url))).Trim());
        if (address.StartsWith(NuGetHost, StringComparison.OrdinalIgnoreCase))
        {
            // NuGet writes this address for packages with a licence expression, for clients that know addresses only.
            return SpdxExpression.Parse(Uri.UnescapeDataString(address.Substring(NuGetHost.Length)).Replace('+', ' ').TrimEnd('/'), out _)?.ToString();
        }

        return AiCatalog.Shared.Entry("licence-urls", Normalise(address))?.GetString("licence");
    }

    private static string WithoutScheme(string url)
    {
        foreach (var scheme in new[] { "https://", "http://" })
        {
            if (url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                url = url.Substring(scheme.Length);
                break;
            }
        }

        return url.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? url.Substring(4) : url;
    }

    // The table's keys: lower case, without fragment, slash at the end and the ending of a page or text file.
    private static string Normalise(string address)
    {
        var fragment = address.IndexOf('#');
        var key = (fragment < 0 ? address : address.Substring(0, fragment)).TrimEnd('/').ToLowerInvariant();
        foreach (var ending in new[] { ".html", ".htm", ".php", ".txt", ".md" })
        {
            if (key.EndsWith(ending, StringComparison.Ordinal))
            {
                return key.Substring(0, key.Length - ending.Length);
            }
        }

        return key;
    }
}
