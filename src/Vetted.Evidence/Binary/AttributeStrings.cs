using System;
using System.Reflection.Metadata;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary;

/// <summary>Looks at custom attributes: the mark of reference assemblies, and model ids among their strings.</summary>
internal static class AttributeStrings
{
    private const int MaximumBlob = 64 * 1024;

    /// <summary>True for an assembly that only describes another one.</summary>
    public static bool IsReferenceAssembly(MetadataReader reader)
    {
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            if (TypeName(reader, reader.GetCustomAttribute(handle)) == "System.Runtime.CompilerServices.ReferenceAssemblyAttribute")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the distinctive ids in attributes. A string there is prefixed by its length, so it is found without decoding the constructor.</summary>
    public static void Read(MetadataReader reader, BinaryKnowledge knowledge, BinaryLog log, Place place)
    {
        foreach (var handle in reader.CustomAttributes)
        {
            try
            {
                var attribute = reader.GetCustomAttribute(handle);
                var blob = reader.GetBlobReader(attribute.Value);
                if (blob.Length is < 6 or > MaximumBlob || blob.ReadUInt16() != 1)
                {
                    continue;
                }

                Scan(reader, attribute, blob, knowledge, log, place);
            }
            catch (Exception e) when (BadImage.IsExpected(e))
            {
                // An attribute that does not hold together cannot be read by the run time either.
            }
        }
    }

    private static void Scan(MetadataReader reader, CustomAttribute attribute, BlobReader blob, BinaryKnowledge knowledge, BinaryLog log, Place place)
    {
        while (blob.RemainingBytes > 2)
        {
            var start = blob.Offset;
            int length = blob.ReadByte();
            if (length is >= 3 and < 0x80 && length <= blob.RemainingBytes)
            {
                var text = blob.ReadUTF8(length);
                if (MayName(text) && knowledge.Identify(text, false) is { } identity)
                {
                    var name = TypeName(reader, attribute);
                    log.AddOutsideBodies(text, identity, "attribute", ModelUse.Mentioned, place, "in " + name.Substring(name.LastIndexOf('.') + 1));
                    continue;
                }
            }

            blob.Offset = start + 1;
        }
    }

    private static bool MayName(string text)
    {
        var hasMark = false;
        foreach (var c in text)
        {
            if (c is <= ' ' or > '~')
            {
                return false;
            }

            hasMark |= c is (>= '0' and <= '9') or '-' or '/' or ':';
        }

        return hasMark;
    }

    private static string TypeName(MetadataReader reader, CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MemberReference => TypeNames.FullName(reader, reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent),
        HandleKind.MethodDefinition => TypeNames.FullName(reader, reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()),
        _ => "",
    };
}
