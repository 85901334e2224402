using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Evidence.Attested;

/// <summary>Looks whether the evidence files of attestations exist, and hashes them: a report that is not there, or is another one, shows nothing.</summary>
public static class AttestedFiles
{
    // Reports are documents. What is larger is no report that anybody reads.
    private const long LargestReport = 1L << 30;

    /// <summary>Reads the files.</summary>
    /// <param name="root">Absolute path of the folder that the paths start from: the repository's root, or the policy's folder outside of a build.</param>
    /// <param name="attestations">The attestations.</param>
    /// <param name="isRepository">False where the repository is not at hand, so that an absent file only means that it cannot be checked here.</param>
    /// <returns>One entry a path, sorted.</returns>
    public static IReadOnlyList<AttestedFile> Read(string root, IEnumerable<Attestation> attestations, bool isRepository = true)
    {
        _ = root ?? throw new ArgumentNullException(nameof(root));
        return (attestations ?? throw new ArgumentNullException(nameof(attestations)))
            .Select(attestation => attestation.Report).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal)
            .Select(path => ReadFile(root, path, isRepository)).ToArray();
    }

    private static AttestedFile ReadFile(string root, string relative, bool isRepository)
    {
        try
        {
            if (!IsInside(relative))
            {
                return new AttestedFile(relative, null, "is no path inside the repository");
            }

            var path = root;
            foreach (var part in relative.Split('/'))
            {
                path = Path.Combine(path, part);
                if (!File.Exists(path) && !Directory.Exists(path))
                {
                    return isRepository ? new AttestedFile(relative, null, "does not exist") : new AttestedFile(relative, null, "does not lie beside the policy, so it is not checked here", IsOutOfReach: true);
                }

                // A link could lead anywhere, and to another place tomorrow.
                if ((File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0)
                {
                    return new AttestedFile(relative, null, "is reached through a link, which is not followed");
                }
            }

            return !File.Exists(path) ? new AttestedFile(relative, null, "is a folder")
                : new FileInfo(path).Length is 0 ? new AttestedFile(relative, null, "is empty")
                : new FileInfo(path).Length > LargestReport ? new AttestedFile(relative, null, "is larger than a gigabyte")
                : new AttestedFile(relative, Hash(path), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new AttestedFile(relative, null, "cannot be read");
        }
    }

    private static bool IsInside(string path) =>
        path.Length > 0 && path[0] != '/' && path.IndexOf('\\') < 0 && path.IndexOf(':') < 0 && !path.Split('/').Any(part => part is "" or "." or "..");

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(stream).Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
