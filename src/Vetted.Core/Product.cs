using System;
using System.Reflection;

namespace Vetted;

/// <summary>What this product is called and where its pages are.</summary>
public static class Product
{
    /// <summary>The repository's address, without a final slash.</summary>
    public const string Repository = "https://github.com/vetted-ai/vetted";

    /// <summary>The address of the JSON schema of policy files.</summary>
    public const string PolicySchema = "https://raw.githubusercontent.com/vetted-ai/vetted/main/docs/schema/vetted.schema.json";

    /// <summary>The product's version, as its package carries it.</summary>
    public static string Version { get; } =
        typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>The help page of a rule.</summary>
    public static string HelpLink(string rule) => Repository + "/blob/main/docs/rules/" + (rule ?? throw new ArgumentNullException(nameof(rule))) + ".md";
}
