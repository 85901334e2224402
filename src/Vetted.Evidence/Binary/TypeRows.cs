using System.Collections.Generic;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Vetted.Evidence.Binary;

/// <summary>
/// The rows of a type's members. A type says only where its rows begin and the next type where its own do (ECMA-335, II.22.37), so that two bytes of a small file
/// claim tens of thousands of rows that are not there, each of which would cost an exception.
/// </summary>
internal static class TypeRows
{
    /// <summary>The methods of a type, as far as the file has them.</summary>
    /// <exception cref="System.BadImageFormatException">The type does not hold together.</exception>
    public static IEnumerable<MethodDefinitionHandle> MethodsOf(MetadataReader reader, TypeDefinitionHandle type)
    {
        var count = reader.GetTableRowCount(TableIndex.MethodDef);
        foreach (var handle in reader.GetTypeDefinition(type).GetMethods())
        {
            if (MetadataTokens.GetRowNumber(handle) > count)
            {
                yield break;
            }

            yield return handle;
        }
    }

    /// <summary>The fields of a type, as far as the file has them.</summary>
    /// <exception cref="System.BadImageFormatException">The type does not hold together.</exception>
    public static IEnumerable<FieldDefinitionHandle> FieldsOf(MetadataReader reader, TypeDefinitionHandle type)
    {
        var count = reader.GetTableRowCount(TableIndex.Field);
        foreach (var handle in reader.GetTypeDefinition(type).GetFields())
        {
            if (MetadataTokens.GetRowNumber(handle) > count)
            {
                yield break;
            }

            yield return handle;
        }
    }
}
