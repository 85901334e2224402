using System;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Evidence.Files;
using Vetted.Inventory;
using Vetted.Licensing;

namespace Vetted.Evidence.NuGet;

/// <summary>The licence of a package and how it was found; an unknown one says what was there.</summary>
internal sealed record PackageLicence(string? Expression, LicenceSource Source, string? Note)
{
    private const int MaximumLicenceFile = 1024 * 1024;

    /// <summary>SHA-256 of the licence file that was read, so that another text under the same name shows; null where none was.</summary>
    public string? FileSha256 { get; init; }

    /// <summary>
    /// Determines the licence, most direct evidence first: the expression, the text of the named licence file, the catalog's row for this
    /// id and version, the licence URL, and last a licence file that lies in the package without being named.
    /// </summary>
    public static PackageLicence Determine(AssetsNode package, Nuspec nuspec, string folder, AssetsLibrary library, AiCatalog catalog)
    {
        if (nuspec.LicenceExpression is { } expression)
        {
            return new PackageLicence(expression, LicenceSource.Expression, null);
        }

        string? note = null;
        string? hash = null;
        if (nuspec.LicenceFile is { } file && FromFile(folder, file, out note, out hash) is { } named)
        {
            return named;
        }

        if (FromCatalog(package, catalog) is { } curated)
        {
            return curated with { FileSha256 = hash };
        }

        if (nuspec.LicenceUrl is { } url && FromUrl(url, out note) is { } mapped)
        {
            return mapped with { FileSha256 = hash };
        }

        foreach (var unnamed in library.LicenceFiles.OrderBy(name => name, StringComparer.Ordinal).Where(name => name != nuspec.LicenceFile))
        {
            if (FromFile(folder, unnamed, out var unnamedNote, out var unnamedHash) is { } found)
            {
                return found;
            }

            note ??= unnamedNote;
            hash ??= unnamedHash;
        }

        return new PackageLicence(null, LicenceSource.None, note ?? "the package names no licence and holds no licence file") { FileSha256 = hash };
    }

    private static PackageLicence? FromFile(string folder, string file, out string? note, out string? hash)
    {
        note = null;
        hash = null;
        if (file.Split('/').Contains("..") || Path.IsPathRooted(file))
        {
            note = $"licence file {file}: outside the package";
            return null;
        }

        try
        {
            var info = new FileInfo(Path.Combine(folder, file));
            if (info.Length > MaximumLicenceFile)
            {
                note = $"licence file {file}: too large to be a licence text";
                return null;
            }

            var bytes = File.ReadAllBytes(info.FullName);
            hash = ModelHasher.Hash(bytes);
            var text = TextOf(bytes);
            if (LicenceFileReader.IsThirdPartyNotices(text))
            {
                // What is inside a package under other licences is not what the package is under.
                note = $"licence file {file}: a list of third-party notices, which names no licence of the package";
                return null;
            }

            if (LicenceTextRecogniser.Recognise(text) is { } recognised)
            {
                return new PackageLicence(recognised.Expression, LicenceSource.File, null) { FileSha256 = hash };
            }

            note = $"licence file {file}: text not recognised";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            note = $"licence file {file}: cannot be read";
        }

        return null;
    }

    private static string TextOf(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes, writable: false));
        return reader.ReadToEnd();
    }

    private static PackageLicence? FromCatalog(AssetsNode package, AiCatalog catalog)
    {
        var licence = catalog.FindPackage(package.Id)?.LicenceFor(package.Version);
        return licence is null or "NOASSERTION" ? null : new PackageLicence(licence, LicenceSource.Catalog, null);
    }

    private static PackageLicence? FromUrl(string url, out string? note)
    {
        var known = LicenceUrlTable.Find(url);
        note = known is null ? $"licence address {url}: not in the catalog's table" : null;
        return known is null ? null : new PackageLicence(known, LicenceSource.Url, null);
    }
}
