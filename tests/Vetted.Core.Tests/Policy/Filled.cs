using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Vetted.Policy.Tests;

/// <summary>Records with every member set to something, so that a member that a file format forgets is found when it is added.</summary>
internal static class Filled
{
    public static T Of<T>(int seed = 1) => (T)Value(typeof(T), new Counter { Value = seed });

    /// <summary>All members of all records below a value, as text to compare.</summary>
    public static string Describe(object? value, string indent = "")
    {
        switch (value)
        {
            case null:
                return "null";
            case string or Enum or ValueType when value is not IEnumerable and not ITuple && !IsPair(value.GetType()):
            case string:
                return Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
            case IEnumerable items:
                return string.Concat(items.Cast<object>().Select(item => "\n" + indent + "- " + Describe(item, indent + "  ")));
            default:
                var text = new StringBuilder();
                foreach (var property in Settable(value.GetType()))
                {
                    text.Append('\n').Append(indent).Append(property.Name).Append(": ").Append(Describe(property.GetValue(value), indent + "  "));
                }

                return text.ToString();
        }
    }

    private static object Value(Type type, Counter counter)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var number = ++counter.Value;
        if (type == typeof(string))
        {
            return "text \"" + number + "\" é";
        }

        if (type == typeof(bool))
        {
            return true;
        }

        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal))
        {
            return Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (type.IsEnum)
        {
            // Never the default member: what has its default value is left out of the files.
            var members = Enum.GetValues(type);
            return members.GetValue(1 + (number % (members.Length - 1)))!;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = type.GetGenericArguments()[0];
            var items = Array.CreateInstance(item, 2);
            items.SetValue(Value(item, counter), 0);
            items.SetValue(Value(item, counter), 1);
            return items;
        }

        if (IsPair(type))
        {
            return Activator.CreateInstance(type, type.GetGenericArguments().Select(argument => Value(argument, counter)).ToArray())!;
        }

        var record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in Settable(type))
        {
            property.SetValue(record, Value(property.PropertyType, counter));
        }

        return record;
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => (property.CanWrite || IsPair(type)) && !(type.Name == "Package" && property.Name == "Folder"));

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private sealed class Counter
    {
        public int Value { get; set; }
    }
}
