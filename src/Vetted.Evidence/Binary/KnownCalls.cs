using System;
using System.Collections.Generic;
using System.Globalization;

namespace Vetted.Evidence.Binary;

/// <summary>What a call of a library member does with strings.</summary>
internal enum CallEffect
{
    /// <summary>Not known: the result is not followed.</summary>
    Unknown,

    /// <summary>Joins its string arguments.</summary>
    Join,

    /// <summary>Joins its arguments as path parts.</summary>
    JoinPath,

    /// <summary>Fills a format.</summary>
    Format,

    /// <summary>Gives back its first argument, perhaps in another form.</summary>
    PassFirst,

    /// <summary>Starts an interpolated string.</summary>
    StartInterpolation,

    /// <summary>Adds to an interpolated string.</summary>
    AddToInterpolation,

    /// <summary>Reads an environment variable.</summary>
    ReadEnvironment,

    /// <summary>Reads a configuration value, perhaps with a default.</summary>
    ReadSetting,

    /// <summary>Reads a section of the configuration.</summary>
    ReadSection,

    /// <summary>Reads the value of a section.</summary>
    ReadSectionValue,

    /// <summary>Makes a list.</summary>
    MakeContainer,

    /// <summary>Puts an entry into a list.</summary>
    AddToContainer,

    /// <summary>Takes an entry out of a list or table.</summary>
    TakeFromContainer,

    /// <summary>Compares strings.</summary>
    Compare,

    /// <summary>Writes to a log, a console or an error message.</summary>
    Tell,
}

/// <summary>The table of library members that the interpreter understands.</summary>
internal static class KnownCalls
{
    private static readonly Dictionary<string, CallEffect> Exact = new(StringComparer.Ordinal)
    {
        ["System.String.Concat"] = CallEffect.Join,
        ["System.String.Format"] = CallEffect.Format,
        ["System.IO.Path.Combine"] = CallEffect.JoinPath,
        ["System.IO.Path.Join"] = CallEffect.JoinPath,
        ["System.IO.Path.GetFullPath"] = CallEffect.PassFirst,
        ["System.Environment.GetEnvironmentVariable"] = CallEffect.ReadEnvironment,
        ["System.Runtime.CompilerServices.DefaultInterpolatedStringHandler.#ctor"] = CallEffect.StartInterpolation,
        ["System.Runtime.CompilerServices.DefaultInterpolatedStringHandler.AppendLiteral"] = CallEffect.AddToInterpolation,
        ["System.Runtime.CompilerServices.DefaultInterpolatedStringHandler.AppendFormatted"] = CallEffect.AddToInterpolation,
        ["System.Runtime.CompilerServices.DefaultInterpolatedStringHandler.ToStringAndClear"] = CallEffect.PassFirst,
        ["System.IO.File.ReadAllBytes"] = CallEffect.PassFirst,
        ["System.IO.File.OpenRead"] = CallEffect.PassFirst,
        ["System.IO.FileStream.#ctor"] = CallEffect.PassFirst,
        ["System.Object.ToString"] = CallEffect.PassFirst,
        ["System.String.Equals"] = CallEffect.Compare,
        ["System.String.op_Equality"] = CallEffect.Compare,
        ["System.String.op_Inequality"] = CallEffect.Compare,
        ["System.Object.Equals"] = CallEffect.Compare,
        ["Microsoft.VisualBasic.CompilerServices.Operators.CompareString"] = CallEffect.Compare,
        ["Microsoft.VisualBasic.CompilerServices.Operators.ConcatenateObject"] = CallEffect.Join,
    };

    private static readonly char[] EndOfNumber = { ',', ':', '}' };

    public static CallEffect Find(CalledMember member)
    {
        if (Exact.TryGetValue(member.FullName, out var effect))
        {
            return effect;
        }

        if (member.Name is "op_Implicit" or "op_Explicit" or "GetValueOrDefault" || (member.Type == "System.Nullable" && member.Name == "get_Value"))
        {
            return CallEffect.PassFirst;
        }

        if (member.Type.StartsWith("Microsoft.Extensions.Configuration.", StringComparison.Ordinal))
        {
            return OfConfiguration(member.Name);
        }

        if (member.Type == "System.String")
        {
            return OfString(member.Name);
        }

        if (member.Type.StartsWith("System.Collections.", StringComparison.Ordinal) || member.Type is "System.Array" or "System.Span" or "System.ReadOnlySpan")
        {
            return OfCollection(member.Name);
        }

        return IsTelling(member) ? CallEffect.Tell : CallEffect.Unknown;
    }

    /// <summary>The literal pieces and argument numbers of a composite format; a number is told by an empty text.</summary>
    public static List<(string Text, int Argument)> SplitFormat(string format)
    {
        var pieces = new List<(string, int)>();
        var start = 0;
        while (start < format.Length)
        {
            var open = format.IndexOf('{', start);
            if (open < 0 || open + 1 >= format.Length)
            {
                break;
            }

            if (format[open + 1] == '{')
            {
                pieces.Add((format.Substring(start, open - start + 1), -1));
                start = open + 2;
                continue;
            }

            var close = format.IndexOf('}', open);
            var end = close < 0 ? -1 : format.IndexOfAny(EndOfNumber, open);
            if (end < 0 || !int.TryParse(format.Substring(open + 1, end - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                break;
            }

            pieces.Add((format.Substring(start, open - start), -1));
            pieces.Add(("", number));
            start = close + 1;
        }

        pieces.Add((format.Substring(start).Replace("}}", "}"), -1));
        return pieces;
    }

    private static CallEffect OfConfiguration(string name) => name switch
    {
        "get_Item" or "GetValue" or "GetConnectionString" => CallEffect.ReadSetting,
        "GetSection" or "GetRequiredSection" => CallEffect.ReadSection,
        "get_Value" or "Get" => CallEffect.ReadSectionValue,
        _ => CallEffect.Unknown,
    };

    private static CallEffect OfString(string name) => name switch
    {
        "Trim" or "TrimStart" or "TrimEnd" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "ToString" or "Intern" or "Normalize" => CallEffect.PassFirst,
        "StartsWith" or "EndsWith" or "Contains" or "IndexOf" or "Compare" or "CompareOrdinal" or "CompareTo" or "Replace" or "Split" => CallEffect.Compare,
        _ => CallEffect.Unknown,
    };

    private static CallEffect OfCollection(string name) => name switch
    {
        "#ctor" => CallEffect.MakeContainer,
        "Add" or "TryAdd" or "set_Item" or "Insert" or "Push" or "Enqueue" or "AddRange" or "Append" => CallEffect.AddToContainer,
        "get_Item" => CallEffect.TakeFromContainer,
        "Contains" or "ContainsKey" or "IndexOf" or "Remove" => CallEffect.Compare,
        _ => CallEffect.Unknown,
    };

    private static bool IsTelling(CalledMember member) =>
        (member.Name == "#ctor" && member.Type.EndsWith("Exception", StringComparison.Ordinal))
        || member.Type is "System.Console" or "System.IO.TextWriter" or "System.Diagnostics.Debug" or "System.Diagnostics.Trace"
        || member.Type.StartsWith("Microsoft.Extensions.Logging.", StringComparison.Ordinal)
        || (member.Type.StartsWith("Spectre.Console.", StringComparison.Ordinal) && member.Name.StartsWith("Markup", StringComparison.Ordinal));
}
