using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;

namespace Vetted.House.Tests;

/// <summary>The public surface of an assembly as one sorted text, so that a change of it is seen in review.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Describe(Assembly assembly) => Describe(assembly.GetExportedTypes());

    public static string Describe(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append('\n');
            foreach (var member in Members(type).OrderBy(member => member, StringComparer.Ordinal))
            {
                text.Append("  ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => name + " = " + Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture));
        }

        var isRecord = type.GetMethod("<Clone>$", Declared) is not null;
        return type.GetConstructors(Declared).Where(constructor => IsSeen(constructor) && !constructor.IsStatic && !IsCopy(constructor, type))
                .Select(constructor => "new(" + Parameters(constructor) + ")")
            .Concat(type.GetProperties(Declared).Where(property => property.GetMethod is { } getter && IsSeen(getter) && property.Name != "EqualityContract").Select(Property))
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(field => (field.IsLiteral ? "const " : field.IsStatic ? "static " : "") + Name(field.FieldType) + " " + field.Name))
            .Concat(type.GetMethods(Declared).Where(method => IsSeen(method) && !IsGenerated(method, isRecord)).Select(Method));
    }

    private static string Property(PropertyInfo property)
    {
        var setter = property.SetMethod is { } set && IsSeen(set)
            ? set.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") ? " init;" : " set;"
            : "";
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : "this[" + string.Join(", ", index.Select(parameter => Name(parameter.ParameterType))) + "]";
        return (property.GetMethod!.IsStatic ? "static " : "") + Name(property.PropertyType) + " " + name + " { get;" + setter + " }";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? "<" + string.Join(", ", method.GetGenericArguments().Select(Name)) + ">" : "";
        return (method.IsStatic ? "static " : "") + Name(method.ReturnType) + " " + method.Name + generic + "(" + Parameters(method) + ")";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "") + Name(parameter.ParameterType) + " " + parameter.Name + (parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "null") : "")));

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsCopy(ConstructorInfo constructor, Type type) => constructor.GetParameters() is [var only] && only.ParameterType == type;

    private static bool IsGenerated(MethodInfo method, bool isRecord) =>
        (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal))
        || method.Name is "<Clone>$" or "Finalize"
        || (isRecord && method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "Deconstruct" or "op_Equality" or "op_Inequality");

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsSealed ? "sealed class" : "class";

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var name = type.Namespace is { } space && space.StartsWith("Vetted", StringComparison.Ordinal) ? (type.FullName ?? type.Name).Replace('+', '.') : type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : name[..tick] + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">";
    }
}
