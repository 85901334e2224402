using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vetted.Source.Wiring;

/// <summary>Which types hold text that a model could see, and which bring it in from outside.</summary>
internal static class ContentTypes
{
    // Machinery: what is named so serves, and holds no message.
    private static readonly string[] ServiceEndings =
    {
        "Client", "Builder", "Factory", "Provider", "Service", "Kernel", "Agent", "Logger", "Host", "Application", "Collection", "Configuration", "Credential", "Handler", "Middleware", "Catalog", "Function",

        // Who speaks is no text: a message that is made anew with another's role holds nothing of its words.
        "Role",
    };

    private static readonly string[] TextWords =
    {
        "Message", "Content", "Prompt", "History", "Request", "Arguments", "Params", "Part", "Update", "Response", "RenderContext", "InvocationContext", "Document", "Answer", "Question",
        "BinaryData", "DataView", "Json", "StringValues",
    };

    private static readonly string[] QuietNamespaces =
    {
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Options", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Hosting", "System.Globalization", "System.Reflection",
        "System.Threading", "System.Diagnostics", "System.Runtime", "System.Text.Json.Serialization",
    };

    private static readonly string[] QuietTypes =
    {
        "System.Environment", "System.IO.File", "System.IO.Path", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeSpan", "System.Guid", "System.Random", "System.Math",
        "System.AppContext", "System.AppDomain", "System.Exception", "System.Uri", "System.Convert", "System.BitConverter", "System.TimeProvider", "System.Type",
    };

    /// <summary>True where a value of the type may carry text that was put into it.</summary>
    public static bool IsContent(ITypeSymbol? type)
    {
        switch (type)
        {
            case null or { SpecialType: SpecialType.System_Void or SpecialType.System_Boolean } or { TypeKind: TypeKind.Delegate or TypeKind.Enum }:
                return false;
            case { SpecialType: >= SpecialType.System_Char and <= SpecialType.System_UIntPtr and not SpecialType.System_String } or { SpecialType: SpecialType.System_DateTime }:
                return false;
            case INamedTypeSymbol { Name: "Task" or "ValueTask" } task:
                return task.TypeArguments.Length > 0 && IsContent(task.TypeArguments[0]);
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                return IsContent(nullable.TypeArguments[0]);
            case INamedTypeSymbol { Name: "StringBuilder" }:
                return true;
            default:
                return type.ContainingNamespace is not { } space
                    || !(ServiceEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)) && !IsCollection(type) && type.Name != "ModerationResultCollection")
                    && !QuietNamespaces.Any(quiet => IsWithin(space, quiet));
        }
    }

    /// <summary>True where a parameter, field or unknown result of the type is text that somebody outside may have written.</summary>
    public static bool IsSource(ITypeSymbol? type) => IsSource(type, 0);

    /// <summary>True for a library's member that gives settings, times, names of files: nothing that a user writes.</summary>
    public static bool IsQuiet(ISymbol member)
    {
        if (member.ContainingType is not { } type)
        {
            return false;
        }

        for (var one = type; one is not null; one = one.BaseType)
        {
            if (one.SpecialType != SpecialType.System_Object && Array.IndexOf(QuietTypes, Names.FullName(one.OriginalDefinition)) >= 0)
            {
                return true;
            }
        }

        return type.ContainingNamespace is { } space && QuietNamespaces.Any(quiet => IsWithin(space, quiet));
    }

    private static bool IsSource(ITypeSymbol? type, int depth)
    {
        switch (type)
        {
            case { SpecialType: SpecialType.System_String or SpecialType.System_Object } or ITypeParameterSymbol or { TypeKind: TypeKind.Dynamic }:
                return true;
            case IArrayTypeSymbol array:
                return array.ElementType.SpecialType == SpecialType.System_Byte || IsSource(array.ElementType, depth);
            case null:
                return false;
        }

        if (!IsContent(type))
        {
            return false;
        }

        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results })
        {
            return IsSource(results[0], depth);
        }

        if (IsCollection(type) || type.IsTupleType)
        {
            return type is INamedTypeSymbol { TypeArguments: { Length: > 0 } elements } ? elements.Any(element => IsSource(element, depth)) : true;
        }

        if (TextWords.Any(word => type.Name.IndexOf(word, StringComparison.Ordinal) >= 0) && !type.Name.EndsWith("Options", StringComparison.Ordinal))
        {
            return true;
        }

        // The project's own data: a class or record with a text of its own.
        return depth < 2 && type.TypeKind is TypeKind.Class or TypeKind.Struct && type.Locations.Any(location => location.IsInSource)
            && type.GetMembers().OfType<IPropertySymbol>().Any(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && IsSource(property.Type, depth + 1));
    }

    private static bool IsCollection(ITypeSymbol type) =>
        type.ContainingNamespace is { } space && IsWithin(space, "System.Collections") || type.AllInterfaces.Any(one => one.Name == "IEnumerable" && one.TypeArguments.Length == 1 && type.Name != "IServiceCollection");

    private static bool IsWithin(INamespaceSymbol space, string name)
    {
        var full = space.ToDisplayString();
        return full == name || full.StartsWith(name + ".", StringComparison.Ordinal);
    }
}
