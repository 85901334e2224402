using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;

namespace Vetted.Evidence.Binary;

/// <summary>The text in an attribute that names what it stands on (ECMA-335, II.23.3).</summary>
internal static class AttributeText
{
    private const byte Property = 0x54;
    private const byte Text = 0x0E;

    /// <summary>The first constructor argument, else a property of one of the names; null where there is neither.</summary>
    /// <param name="blob">The attribute's value.</param>
    /// <param name="hasArgument">True where the constructor takes a string first.</param>
    /// <param name="names">The properties that name.</param>
    public static string? First(BlobReader blob, bool hasArgument, IReadOnlyList<string> names)
    {
        if (blob.Length < 4 || blob.ReadUInt16() != 1)
        {
            return null;
        }

        if (hasArgument)
        {
            return blob.ReadSerializedString() is { Length: > 0 } text ? text : null;
        }

        for (var left = blob.ReadUInt16(); left > 0 && blob.RemainingBytes > 2; left--)
        {
            // Only strings can be stepped over without knowing the attribute's type; the name stands before what is not one in the attributes we read.
            if (blob.ReadByte() != Property || blob.ReadByte() != Text)
            {
                return null;
            }

            var name = blob.ReadSerializedString();
            var value = blob.ReadSerializedString();
            if (name is not null && names.Contains(name))
            {
                return value;
            }
        }

        return null;
    }
}
