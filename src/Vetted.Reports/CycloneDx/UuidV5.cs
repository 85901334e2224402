using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>Name-based UUIDs (RFC 9562, section 5.5): equal content has an equal number, and any change another one.</summary>
internal static class UuidV5
{
    // The UUID of this product's bills; itself a version 5 UUID of the repository's address in the URL namespace.
    private static readonly byte[] Namespace = Hash(
        new byte[] { 0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8 }, Product.Repository);

    /// <summary>The UUID of a text in its 8-4-4-4-12 form, lower case.</summary>
    public static string Of(string text)
    {
        var digits = new StringBuilder(36);
        var bytes = Hash(Namespace, text);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (i is 4 or 6 or 8 or 10)
            {
                digits.Append('-');
            }

            digits.Append(bytes[i].ToString("x2", CultureInfo.InvariantCulture));
        }

        return digits.ToString();
    }

    private static byte[] Hash(byte[] space, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var input = new byte[space.Length + text.Length];
        space.CopyTo(input, 0);
        text.CopyTo(input, space.Length);
#pragma warning disable CA5350 // SHA-1 is what version 5 is defined with; nothing is protected by it.
        using var sha1 = SHA1.Create();
#pragma warning restore CA5350
        var uuid = new byte[16];
        Array.Copy(sha1.ComputeHash(input), uuid, 16);
        uuid[6] = (byte)((uuid[6] & 0x0f) | 0x50);
        uuid[8] = (byte)((uuid[8] & 0x3f) | 0x80);
        return uuid;
    }
}
