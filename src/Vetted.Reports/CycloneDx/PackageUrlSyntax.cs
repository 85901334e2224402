using System;
using System.Linq;

namespace Vetted.Reports.CycloneDx;

/// <summary>Whether a text is a package URL (https://github.com/package-url/purl-spec), with the rules of the types this product writes.</summary>
internal static class PackageUrlSyntax
{
    /// <summary>What is wrong with a package URL, or null.</summary>
    public static string? Mistake(string url)
    {
        if (!url.StartsWith("pkg:", StringComparison.Ordinal))
        {
            return "it does not start with 'pkg:'";
        }

        var rest = url.Substring(4);
        rest = Before(Before(rest, '#'), '?');
        var at = rest.LastIndexOf('@');
        if (at >= 0 && at == rest.Length - 1)
        {
            return "the version is empty";
        }

        var segments = (at < 0 ? rest : rest.Substring(0, at)).Split('/');
        if (segments.Length < 2 || segments.Any(segment => segment.Length == 0))
        {
            return "type or name is empty";
        }

        if (!IsType(segments[0]))
        {
            return "'" + segments[0] + "' is no type";
        }

        if (segments.Concat(at < 0 ? Array.Empty<string>() : new[] { rest.Substring(at + 1) }).Any(part => !IsEncoded(part)))
        {
            return "a character is not percent-encoded";
        }

        return segments[0] switch
        {
            "nuget" when segments.Length != 2 => "a NuGet package has no namespace",
            "huggingface" when segments.Length > 3 => "a Hugging Face repository has one namespace",
            _ => null,
        };
    }

    private static string Before(string text, char separator)
    {
        var index = text.IndexOf(separator);
        return index < 0 ? text : text.Substring(0, index);
    }

    private static bool IsType(string type) =>
        type[0] is >= 'a' and <= 'z' && type.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-');

    private static bool IsEncoded(string part)
    {
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] == '%')
            {
                if (i + 2 >= part.Length || !IsHex(part[i + 1]) || !IsHex(part[i + 2]))
                {
                    return false;
                }

                i += 2;
            }
            else if (!(part[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_' or '~' or ':'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
