using System;

namespace Vetted.Catalog;

/// <summary>
/// Reads the form of a model id from the way it is written. The forms and their sources are listed in docs/catalog/model-ids.md; which prefix, vendor
/// or organisation belongs to which form is data.
/// </summary>
internal static class ModelIdReader
{
    private const int LongestId = 400;

    /// <summary>False where no model id is written with such characters.</summary>
    public static bool TryRead(ModelIndex index, string text, int start, int length, out ModelIdShape shape)
    {
        var end = start + length;
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (start < end && (IsBlank(text[end - 1]) || text[end - 1] is '/' or '\\'))
        {
            end--;
        }

        shape = new ModelIdShape { Form = -1, HostOrOwner = -1, Organisation = -1, Tag = -1, Start = start, End = end, LastPart = start };
        if (end - start is < 2 or > LongestId)
        {
            return false;
        }

        var scheme = text.IndexOf("://", start, end - start, StringComparison.Ordinal);
        if (scheme >= 0)
        {
            return ModelAddressReader.TryReadUrl(index, text, scheme + 3, ref shape) && HasIdCharacters(text, ref shape) && ReadLastPart(index, text, ref shape);
        }

        if (!HasIdCharacters(text, ref shape))
        {
            return false;
        }

        return ModelAddressReader.TryReadPrefixes(index, text, ref shape) && ReadLastPart(index, text, ref shape);
    }

    public static bool StartsWith(string text, int start, int end, string value) =>
        end - start >= value.Length && string.Compare(text, start, value, 0, value.Length, StringComparison.OrdinalIgnoreCase) == 0;

    public static bool EndsWith(string text, int start, int end, string value) =>
        end - start >= value.Length && string.Compare(text, end - value.Length, value, 0, value.Length, StringComparison.OrdinalIgnoreCase) == 0;

    public static bool Is(string text, int start, int end, string value) => end - start == value.Length && StartsWith(text, start, end, value);

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n' or '"' or '\'' or '`';

    private static bool HasIdCharacters(string text, ref ModelIdShape shape)
    {
        for (var i = shape.Start; i < shape.End; i++)
        {
            var c = text[i];
            if (ModelTokens.IsLetter(c) || ModelTokens.IsDigit(c) || c is '-' or '.' or '_' or '/' or ':' or '@' or '\\' or '+' or '~')
            {
                continue;
            }

            if (c == ' ')
            {
                shape.HasSpaces = true;
            }
            else if (c != '*' || i == shape.Start || text[i - 1] != '/')
            {
                return false;
            }
        }

        return true;
    }

    // Vendor before a dot, tag after a colon, snapshot after an at sign, extension of a file.
    private static bool ReadLastPart(ModelIndex index, string text, ref ModelIdShape shape)
    {
        shape.LastPart = shape.Start;
        for (var i = shape.End - 1; i > shape.Start; i--)
        {
            if (text[i - 1] is '/' or '\\')
            {
                shape.LastPart = i;
                break;
            }
        }

        if (shape.Form < 0 && BedrockVendor(index, text, shape.LastPart, shape.End))
        {
            shape.Form = index.FormNumber("bedrock");
            shape.HasVendor = true;
        }

        for (var i = 0; i < index.Openings.Length && shape.Form < 0; i++)
        {
            shape.Form = StartsWith(text, shape.LastPart, shape.End, index.Openings[i]) ? index.OpeningForms[i] : -1;
        }

        var colon = text.LastIndexOf(':', shape.End - 1, shape.End - shape.LastPart);
        if (colon > shape.LastPart)
        {
            ReadTag(index, text, colon + 1, ref shape);
        }

        var at = text.IndexOf('@', shape.LastPart, shape.End - shape.LastPart);
        if (shape.Form < 0 && (at > shape.LastPart || EndsWith(text, shape.LastPart, shape.End, "-maas")))
        {
            shape.Form = index.FormNumber("vertex");
        }

        return true;
    }

    private static bool BedrockVendor(ModelIndex index, string text, int start, int end)
    {
        var dot = text.IndexOf('.', start, end - start);
        if (dot > start && index.Geographies.Find(text, start, dot - start) >= 0)
        {
            start = dot + 1;
            dot = text.IndexOf('.', start, end - start);
        }

        return dot > start && dot + 1 < end && ModelTokens.IsLetter(text[dot + 1]) && index.Vendors.Find(text, start, dot - start) >= 0;
    }

    private static void ReadTag(ModelIndex index, string text, int tag, ref ModelIdShape shape)
    {
        shape.Tag = tag;
        shape.IsCloud = EndsWith(text, tag, shape.End, "cloud");
        if (shape.Form >= 0 || tag >= shape.End)
        {
            return;
        }

        var gateway = index.Prefixes.Find(text, tag - 1, shape.End - tag + 1);
        shape.Form = gateway >= 0 ? index.PrefixForms[gateway] : index.FormNumber("ollama");
    }
}
