using System;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Vetted.Evidence.Binary;

/// <summary>Names the method that a person wrote behind a body that a compiler made: state machines, lambdas, local functions, closures.</summary>
internal static class UserMethods
{
    private const int MaximumNesting = 16;

    /// <summary>A documentation id without parameters, e.g. <c>M:App.Program.Main</c>.</summary>
    public static string Name(MetadataReader reader, int row)
    {
        try
        {
            var method = reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(row));
            var name = reader.GetString(method.Name);
            var type = method.GetDeclaringType();
            var written = Written(name);
            for (var i = 0; i < MaximumNesting && IsGenerated(reader, type); i++)
            {
                // <Ask>d__3 tells the method; a display class <>c__DisplayClass3_0 tells nothing.
                written ??= Written(reader.GetString(reader.GetTypeDefinition(type).Name));
                type = reader.GetTypeDefinition(type).GetDeclaringType();
            }

            return "M:" + TypeNames.FullName(reader, type) + "." + (written ?? name).Replace('.', '#');
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return "";
        }
    }

    /// <summary>True for a class that a compiler made to hold the variables of a method.</summary>
    public static bool IsGenerated(MetadataReader reader, TypeDefinitionHandle type)
    {
        if (type.IsNil || reader.GetTypeDefinition(type).GetDeclaringType().IsNil)
        {
            return false;
        }

        var name = reader.GetString(reader.GetTypeDefinition(type).Name);

        // C#: <...>; Visual Basic: VB$StateMachine_1_Ask, _Closure$__1-0; F#: Ask@12-1.
        return name.Length > 0 && (name[0] == '<' || name.StartsWith("VB$", StringComparison.Ordinal) || name.StartsWith("_Closure$", StringComparison.Ordinal) || name.IndexOf('@') > 0);
    }

    private static string? Written(string name)
    {
        if (name.StartsWith("<", StringComparison.Ordinal))
        {
            // The last pair counts: <<Main>$>g__Ask|0_0 is a local function of <Main>$.
            var local = name.IndexOf(">g__", StringComparison.Ordinal);
            var bar = name.IndexOf('|');
            if (local > 0 && bar > local)
            {
                return name.Substring(local + 4, bar - local - 4);
            }

            var close = name.LastIndexOf('>');
            var inner = close > 1 ? name.Substring(1, close - 1) : "";
            return inner.Length == 0 || inner == "Main" || (inner[0] == '<' && inner.Length < 3) ? (inner == "Main" ? name : null) : inner;
        }

        if (name.StartsWith("VB$StateMachine_", StringComparison.Ordinal))
        {
            return name.Substring(name.IndexOf('_', 16) + 1);
        }

        var at = name.IndexOf('@');
        return at > 0 ? name.Substring(0, at) : null;
    }
}
