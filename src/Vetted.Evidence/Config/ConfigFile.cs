using System;
using System.Collections.Generic;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Evidence.Config;

/// <summary>What one configuration file shows.</summary>
public sealed record ConfigFile
{
    /// <summary>A file that shows nothing.</summary>
    public static ConfigFile Empty { get; } = new();

    /// <summary>Models named in it.</summary>
    public IReadOnlyList<ModelReference> Models { get; init; } = Array.Empty<ModelReference>();

    /// <summary>Places that choose a model whose name the file does not give.</summary>
    public IReadOnlyList<UnknownModel> Unknowns { get; init; } = Array.Empty<UnknownModel>();

    /// <summary>Hosted services whose address stands in it.</summary>
    public IReadOnlyList<ServiceUse> Services { get; init; } = Array.Empty<ServiceUse>();

    /// <summary>MCP servers and prompts.</summary>
    public IReadOnlyList<AiPart> Parts { get; init; } = Array.Empty<AiPart>();

    /// <summary>Safety tools that it switches on.</summary>
    public IReadOnlyList<SafetyToolUse> SafetyTools { get; init; } = Array.Empty<SafetyToolUse>();

    /// <summary>What weakens protection.</summary>
    public IReadOnlyList<SafetyWeakening> Weakenings { get; init; } = Array.Empty<SafetyWeakening>();

    /// <summary>Every scalar value with its configuration key (<c>Section:Key</c>), so that code that reads the key can be resolved. Never written to an output.</summary>
    public IReadOnlyList<ConfigValue> Values { get; init; } = Array.Empty<ConfigValue>();

    /// <summary>Why the file could not be read to its end; null where it could.</summary>
    public TextError? Error { get; init; }
}

/// <summary>A scalar of a configuration file.</summary>
/// <param name="Key">The key as .NET configuration spells it, sections joined by <c>:</c>.</param>
/// <param name="Value">The value as written.</param>
/// <param name="Place">Where the value stands.</param>
public sealed record ConfigValue(string Key, string Value, Place Place);
