using System;
using System.Collections.Generic;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>A parameter or property that selects or loads a model.</summary>
public sealed record ModelSink
{
    /// <summary>
    /// Full name of the declaring type, without generic arguments, nested types joined by <c>.</c>. The name <c>(MSBuild)</c> stands for
    /// MSBuild properties, which no symbol can equal.
    /// </summary>
    public required string Type { get; init; }

    /// <summary>Member name; <c>#ctor</c> for constructors. Equal to the property's name for a property sink.</summary>
    public required string Member { get; init; }

    /// <summary>Parameter name; null for a property or field sink.</summary>
    public string? Parameter { get; init; }

    /// <summary><c>selector</c>, <c>selector-download</c>, <c>selector-typed</c>, <c>selector-safety</c>, <c>loader</c> or <c>loader-indirect</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The NuGet package that declares it.</summary>
    public required string Package { get; init; }

    /// <summary>The assembly that declares it, without extension.</summary>
    public required string Assembly { get; init; }

    /// <summary>What the call makes AI do, e.g. <c>text-generation</c>; null where the sink alone does not say.</summary>
    public string? Capability { get; init; }

    /// <summary>True where the value may be an arbitrary deployment name instead of a model id.</summary>
    public bool IsDeployment { get; init; }

    /// <summary>False where the draft it came from marks the row as unverified.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>
    /// What the value is: <c>string</c>, <c>typed</c> (an enum, or a class that holds the id), <c>bytes</c> or <c>stream</c>. Only a string
    /// is read as it stands; a typed value goes through <see cref="AiCatalog.FindConstant"/>.
    /// </summary>
    public string Value { get; init; } = "string";

    /// <summary>True where the value is a model's file, folder or content; false where it is a model's id.</summary>
    public bool IsLoader => Role.StartsWith("loader", StringComparison.Ordinal);

    /// <summary>All sinks of one catalog entry: a package with its types and, per type, lines like <c>GetChatClient(model) text-generation</c>.</summary>
    internal static void AddFrom(JsonValue entry, List<ModelSink> sinks)
    {
        var package = entry.GetString("id") ?? "";
        var assembly = entry.GetString("assembly") ?? package;
        if (entry["types"] is not { } types)
        {
            return;
        }

        foreach (var type in types.Members)
        {
            // A type outside the entry's assembly is written as .NET writes it: Type, Assembly.
            var comma = type.Name.IndexOf(", ", StringComparison.Ordinal);
            var typeName = comma < 0 ? type.Name : type.Name.Substring(0, comma);
            var typeAssembly = comma < 0 ? assembly : type.Name.Substring(comma + 2);
            foreach (var line in type.Value.Items)
            {
                sinks.Add(Parse(line.Raw ?? "", package, typeAssembly, typeName));
            }
        }
    }

    /// <summary>Reads one line: the member with its parameter in parentheses, then any of a role, a capability, a kind of value, <c>deployment</c>, <c>unverified</c>.</summary>
    private static ModelSink Parse(string line, string package, string assembly, string type)
    {
        var words = line.Split(' ');
        var open = words[0].IndexOf('(');
        var (role, capability, value, isDeployment, isVerified) = ("selector", (string?)null, "string", false, true);
        for (var i = 1; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "deployment":
                    isDeployment = true;
                    break;
                case "unverified":
                    isVerified = false;
                    break;
                case "typed" or "bytes" or "stream":
                    value = words[i];
                    break;
                case "loader" or "loader-indirect" or "selector-download" or "selector-typed" or "selector-safety":
                    role = words[i];
                    break;
                default:
                    capability = words[i];
                    break;
            }
        }

        return new ModelSink
        {
            Type = type,
            Member = open < 0 ? words[0] : words[0].Substring(0, open),
            Parameter = open < 0 ? null : words[0].Substring(open + 1, words[0].Length - open - 2),
            Role = role,
            Package = package,
            Assembly = assembly,
            Capability = capability,
            IsDeployment = isDeployment,
            IsVerified = isVerified,
            Value = value,
        };
    }
}
