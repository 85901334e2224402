using System;
using System.Collections.Generic;
using System.Reflection.Metadata;

namespace Vetted.Evidence.Binary;

/// <summary>
/// A method's signature in the notation of documentation ids, so that a reference in one module can be compared with a definition in another
/// and named as the source reader names it. Own decoder, because the library's one recurses as deep as the blob says and a hostile blob would
/// overflow the stack.
/// </summary>
internal sealed class MethodShape
{
    /// <summary>How a string parameter is written.</summary>
    public const string Text = "System.String";

    private const int MaximumDepth = 24;
    private const int MaximumParameters = 4096;

    // ECMA-335, II.23.1.16; the codes between have operands.
    private static readonly string[] Primitives =
    {
        "", "Void", "Boolean", "Char", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double", "String",
        "", "", "", "", "", "", "", "TypedReference", "", "IntPtr", "UIntPtr", "", "", "Object",
    };

    private MethodShape(bool hasThis, int arity, string returnType, IReadOnlyList<string> parameters)
    {
        HasThis = hasThis;
        Arity = arity;
        ReturnType = returnType;
        Parameters = parameters;
    }

    /// <summary>True for an instance method.</summary>
    public bool HasThis { get; }

    /// <summary>The number of the method's own type parameters.</summary>
    public int Arity { get; }

    /// <summary>The result's type.</summary>
    public string ReturnType { get; }

    /// <summary>The parameters' types.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>True where a call leaves a result on the stack.</summary>
    public bool HasResult => ReturnType != "System.Void";

    /// <summary>True where both take and give the same types; names decide, because modules have tokens of their own.</summary>
    public bool Equals(MethodShape other)
    {
        if (HasThis != other.HasThis || Arity != other.Arity || Parameters.Count != other.Parameters.Count || ReturnType != other.ReturnType)
        {
            return false;
        }

        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i] != other.Parameters[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads a method signature.</summary>
    /// <exception cref="BadImageFormatException">It is none, or it is nested deeper than any compiler writes.</exception>
    public static MethodShape Read(MetadataReader reader, BlobHandle signature)
    {
        var blob = reader.GetBlobReader(signature);
        var header = blob.ReadSignatureHeader();
        if (header.Kind is not SignatureKind.Method)
        {
            throw new BadImageFormatException("no method signature");
        }

        return ReadMethod(reader, ref blob, header, 0);
    }

    /// <summary>Reads the first type argument of a generic method's instantiation.</summary>
    /// <exception cref="BadImageFormatException">It is none.</exception>
    public static string ReadTypeArgument(MetadataReader reader, BlobHandle signature)
    {
        var blob = reader.GetBlobReader(signature);
        return blob.ReadSignatureHeader().Kind == SignatureKind.MethodSpecification && blob.ReadCompressedInteger() > 0 ? ReadType(reader, ref blob, 0) : throw new BadImageFormatException("no instantiation");
    }

    /// <summary>Reads the type in a field's signature.</summary>
    /// <exception cref="BadImageFormatException">It is none.</exception>
    public static string ReadField(MetadataReader reader, BlobHandle signature)
    {
        var blob = reader.GetBlobReader(signature);
        return blob.ReadSignatureHeader().Kind == SignatureKind.Field ? ReadType(reader, ref blob, 0) : throw new BadImageFormatException("no field signature");
    }

    private static MethodShape ReadMethod(MetadataReader reader, ref BlobReader blob, SignatureHeader header, int depth)
    {
        var arity = header.IsGeneric ? blob.ReadCompressedInteger() : 0;
        var count = blob.ReadCompressedInteger();
        if (count > MaximumParameters)
        {
            throw new BadImageFormatException("too many parameters");
        }

        var result = ReadType(reader, ref blob, depth);
        var parameters = new string[count];
        for (var i = 0; i < count; i++)
        {
            parameters[i] = ReadType(reader, ref blob, depth);
        }

        return new MethodShape(header.IsInstance && !header.HasExplicitThis, arity, result, parameters);
    }

    private static string ReadType(MetadataReader reader, ref BlobReader blob, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new BadImageFormatException("a type is nested too deep");
        }

        var code = blob.ReadCompressedInteger();
        switch (code)
        {
            case (>= 0x01 and <= 0x0E) or 0x16 or 0x18 or 0x19 or 0x1C:
                return "System." + Primitives[code];
            case 0x0F:
                return ReadType(reader, ref blob, depth + 1) + "*";
            case 0x10:
                return ReadType(reader, ref blob, depth + 1) + "@";
            case 0x1D:
                return ReadType(reader, ref blob, depth + 1) + "[]";
            case 0x45:
                return ReadType(reader, ref blob, depth + 1);
            case 0x11 or 0x12:
                return TypeNames.FullName(reader, NamedType(blob.ReadTypeHandle()));
            case 0x13:
                return "`" + blob.ReadCompressedInteger();
            case 0x1E:
                return "``" + blob.ReadCompressedInteger();
            case 0x14:
                return ReadArray(reader, ref blob, depth);
            case 0x15:
                return ReadInstance(reader, ref blob, depth);
            case 0x1B:
                return "=FUNC(" + string.Join(",", ReadMethod(reader, ref blob, blob.ReadSignatureHeader(), depth + 1).Parameters) + ")";
            case 0x1F or 0x20:
                blob.ReadTypeHandle();
                return ReadType(reader, ref blob, depth + 1);
            default:
                throw new BadImageFormatException("unknown type code");
        }
    }

    // A specification inside a signature could lead back to the same signature.
    private static EntityHandle NamedType(EntityHandle handle) => handle.Kind == HandleKind.TypeSpecification ? default : handle;

    private static string ReadArray(MetadataReader reader, ref BlobReader blob, int depth)
    {
        var element = ReadType(reader, ref blob, depth + 1);
        var rank = blob.ReadCompressedInteger();
        for (var list = 0; list < 2; list++)
        {
            for (var i = blob.ReadCompressedInteger(); i > 0; i--)
            {
                blob.ReadCompressedInteger();
            }
        }

        return element + "[" + rank + "]";
    }

    private static string ReadInstance(MetadataReader reader, ref BlobReader blob, int depth)
    {
        blob.ReadByte();
        var name = TypeNames.FullName(reader, NamedType(blob.ReadTypeHandle()));
        var count = blob.ReadCompressedInteger();
        if (count > MaximumParameters)
        {
            throw new BadImageFormatException("too many type arguments");
        }

        var arguments = new string[count];
        for (var i = 0; i < count; i++)
        {
            arguments[i] = ReadType(reader, ref blob, depth + 1);
        }

        return name + "{" + string.Join(",", arguments) + "}";
    }
}
