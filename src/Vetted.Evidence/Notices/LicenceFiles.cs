using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Xml;
using Vetted.Evidence.NuGet;
using Vetted.Inventory;

namespace Vetted.Evidence.Notices;

/// <summary>A licence, notice or use policy that lies on this machine with the package or model it belongs to.</summary>
/// <param name="Owner">The package as <c>id/version</c>, or the path of the model file.</param>
/// <param name="Name">The file's name.</param>
/// <param name="FullPath">Where it lies; for whoever copies it, never for an output.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Text">Its text.</param>
public sealed record LicenceFile(string Owner, string Name, string FullPath, string Sha256, string Text);

/// <summary>What a package says of itself that its notices need.</summary>
/// <param name="Copyright">The nuspec's copyright line; null where it has none.</param>
/// <param name="Files">Its licence and notice files.</param>
public sealed record PackageNotices(string? Copyright, IReadOnlyList<LicenceFile> Files);

/// <summary>Finds licence texts where they lie: in the folders of packages and beside model files. Nothing is shipped with Vetted and nothing is fetched.</summary>
public static class LicenceFiles
{
    private const int LargestText = 4 * 1024 * 1024;

    /// <summary>What a package's folder holds.</summary>
    /// <param name="package">The package.</param>
    /// <param name="folder">Its folder on this machine; null or absent where it is not here.</param>
    public static PackageNotices OfPackage(Package package, string? folder)
    {
        _ = package ?? throw new ArgumentNullException(nameof(package));
        if (folder is null || !Directory.Exists(folder))
        {
            return new PackageNotices(null, Array.Empty<LicenceFile>());
        }

        var nuspec = Nuspec(folder);
        var named = nuspec?.LicenceFile is { } file && !file.Split('/').Contains("..") && !Path.IsPathRooted(file) ? new[] { Path.Combine(folder, file) } : Array.Empty<string>();
        var files = named.Concat(Listed(folder)).Where(File.Exists).Distinct(StringComparer.Ordinal).Select(path => Read(package.Id + "/" + package.Version, path)).OfType<LicenceFile>();
        return new PackageNotices(nuspec?.Copyright, files.OrderBy(one => one.Name, StringComparer.Ordinal).ToArray());
    }

    /// <summary>What lies beside a model file.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="folder">The absolute folder it lies in; null where it is not on this machine.</param>
    public static IReadOnlyList<LicenceFile> OfModel(ModelFile file, string? folder)
    {
        _ = file ?? throw new ArgumentNullException(nameof(file));
        return folder is null || !Directory.Exists(folder)
            ? Array.Empty<LicenceFile>()
            : Listed(folder).Select(path => Read(file.Path, path)).OfType<LicenceFile>().OrderBy(one => one.Name, StringComparer.Ordinal).ToArray();
    }

    private static string[] Listed(string folder)
    {
        try
        {
            return Directory.GetFiles(folder).Where(path => IsText(Path.GetFileName(path))).OrderBy(path => path, StringComparer.Ordinal).ToArray();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Array.Empty<string>();
        }
    }

    private static bool IsText(string name)
    {
        var ending = Path.GetExtension(name);
        var source = new NoticeSource(name, false, 0, Array.Empty<byte>);
        return (source.IsLicence || source.IsNotice || source.IsUsePolicy)
            && !source.Name.StartsWith("THIRD-PARTY-AI-NOTICES", StringComparison.OrdinalIgnoreCase)
            && !(ending.Equals(".dll", StringComparison.OrdinalIgnoreCase) || ending.Equals(".xml", StringComparison.OrdinalIgnoreCase) || ending.Equals(".png", StringComparison.OrdinalIgnoreCase) || ending.Equals(".json", StringComparison.OrdinalIgnoreCase));
    }

    private static Nuspec? Nuspec(string folder)
    {
        try
        {
            if (Directory.GetFiles(folder, "*.nuspec").OrderBy(path => path, StringComparer.Ordinal).FirstOrDefault() is not { } path)
            {
                return null;
            }

            using var reader = new StreamReader(path);
            return NuspecReader.Read(reader);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }

    private static LicenceFile? Read(string owner, string path)
    {
        try
        {
            if (new FileInfo(path).Length is 0 or > LargestText)
            {
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            using var sha = SHA256.Create();
            var hash = string.Concat(sha.ComputeHash(bytes).Select(value => value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
            using var reader = new StreamReader(new MemoryStream(bytes, writable: false));
            return new LicenceFile(owner, Path.GetFileName(path), path, hash, reader.ReadToEnd());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
