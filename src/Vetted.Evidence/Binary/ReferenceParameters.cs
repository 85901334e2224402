using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Vetted.Evidence.Binary;

/// <summary>Parameter names of methods in referenced assemblies. A file that cannot be read has none; that only makes the evidence weaker.</summary>
internal sealed class ReferenceParameters : IDisposable
{
    private const int MaximumForwards = 3;
    private readonly IReadOnlyDictionary<string, string> _paths;
    private readonly IReadOnlyCollection<string> _projects;
    private readonly Func<string, Stream?> _open;
    private readonly Dictionary<string, PEReader?> _readers = new(StringComparer.OrdinalIgnoreCase);

    public ReferenceParameters(IReadOnlyDictionary<string, string> paths, IReadOnlyCollection<string> projects, Func<string, Stream?> open)
    {
        _paths = paths;
        _projects = projects;
        _open = open;
    }

    /// <summary>True for the assembly of a referenced project: its parameters are the team's own, whatever they are called.</summary>
    public bool IsProject(string assembly) => _projects.Contains(assembly, StringComparer.OrdinalIgnoreCase);

    /// <summary>Simple names of what an assembly references; none where it is not there.</summary>
    public IReadOnlyList<string> ReferencesOf(string assembly)
    {
        try
        {
            if (Open(assembly) is not { } pe)
            {
                return Array.Empty<string>();
            }

            var reader = pe.GetMetadataReader();
            return reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).ToArray();
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return Array.Empty<string>();
        }
    }

    /// <summary>The parameter names of a method, or null where its assembly is not there or has no such method.</summary>
    public string[]? Find(string assembly, string type, string member, MethodShape shape)
    {
        try
        {
            return Find(assembly, type, member, shape, 0);
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return null;
        }
    }

    /// <summary>The name of the enum member of that number; null where the type is not there or no enum.</summary>
    public string? EnumMember(string assembly, string type, int number)
    {
        try
        {
            if (Open(assembly) is not { } pe)
            {
                return null;
            }

            var reader = pe.GetMetadataReader();
            foreach (var handle in FindTypes(reader, type))
            {
                foreach (var fieldHandle in TypeRows.FieldsOf(reader, handle))
                {
                    var field = reader.GetFieldDefinition(fieldHandle);
                    if (!field.GetDefaultValue().IsNil && reader.GetConstant(field.GetDefaultValue()) is { TypeCode: ConstantTypeCode.Int32 } constant && reader.GetBlobReader(constant.Value).ReadInt32() == number)
                    {
                        return reader.GetString(field.Name);
                    }
                }
            }
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            // Without the enum its members have no names; the value stays unknown.
        }

        return null;
    }

    public void Dispose()
    {
        foreach (var reader in _readers.Values)
        {
            reader?.Dispose();
        }
    }

    private string[]? Find(string assembly, string type, string member, MethodShape shape, int forwards)
    {
        if (Open(assembly) is not { } pe)
        {
            return null;
        }

        var reader = pe.GetMetadataReader();
        var simpleName = type.Substring(type.LastIndexOf('.') + 1);
        foreach (var handle in FindTypes(reader, type))
        {
            if (FindMethod(reader, handle, member, shape) is { } names)
            {
                return names;
            }
        }

        foreach (var handle in reader.ExportedTypes)
        {
            var forward = reader.GetExportedType(handle);
            if (forwards < MaximumForwards && forward.Implementation is { IsNil: false, Kind: HandleKind.AssemblyReference } target && reader.StringComparer.Equals(forward.Name, simpleName))
            {
                return Find(reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)target).Name), type, member, shape, forwards + 1);
            }
        }

        return null;
    }

    private static IEnumerable<TypeDefinitionHandle> FindTypes(MetadataReader reader, string type)
    {
        var simpleName = type.Substring(type.LastIndexOf('.') + 1);
        return reader.TypeDefinitions.Where(handle => reader.StringComparer.StartsWith(reader.GetTypeDefinition(handle).Name, simpleName) && TypeNames.FullName(reader, handle) == type);
    }

    private static string[]? FindMethod(MetadataReader reader, TypeDefinitionHandle type, string member, MethodShape shape)
    {
        var name = member == "#ctor" ? ".ctor" : member;
        foreach (var handle in TypeRows.MethodsOf(reader, type))
        {
            var method = reader.GetMethodDefinition(handle);
            if (!reader.StringComparer.Equals(method.Name, name) || !MethodShape.Read(reader, method.Signature).Equals(shape))
            {
                continue;
            }

            var names = new string[shape.Parameters.Count];
            foreach (var parameterHandle in method.GetParameters())
            {
                var parameter = reader.GetParameter(parameterHandle);
                if (parameter.SequenceNumber >= 1 && parameter.SequenceNumber <= names.Length)
                {
                    names[parameter.SequenceNumber - 1] = reader.GetString(parameter.Name);
                }
            }

            return names;
        }

        return null;
    }

    private PEReader? Open(string assembly)
    {
        if (_readers.TryGetValue(assembly, out var known))
        {
            return known;
        }

        PEReader? reader = null;
        if (_paths.TryGetValue(assembly, out var path))
        {
            try
            {
                reader = _open(path) is { } stream ? new PEReader(stream, PEStreamOptions.PrefetchMetadata) : null;
                if (reader is { HasMetadata: false })
                {
                    reader.Dispose();
                    reader = null;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException || BadImage.IsExpected(e))
            {
                reader?.Dispose();
                reader = null;
            }
        }

        _readers[assembly] = reader;
        return reader;
    }
}
