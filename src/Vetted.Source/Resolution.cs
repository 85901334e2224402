using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vetted.Source;

/// <summary>A string that reaches a sink, with the place of its literal.</summary>
/// <param name="Text">The value.</param>
/// <param name="Tree">The tree of the literal; null where it stands in no source (a constant of another assembly).</param>
/// <param name="Span">The literal's span.</param>
/// <param name="Form">The shape of the place, as in <see cref="Inventory.ModelReference.Form"/>.</param>
internal readonly record struct ResolvedValue(string Text, SyntaxTree? Tree, TextSpan Span, string Form);

/// <summary>A part of a value that is decided at run time.</summary>
/// <param name="Key">The configuration key, environment variable or name that decides.</param>
/// <param name="Reason">As in <see cref="Inventory.UnknownModel.Reason"/>.</param>
/// <param name="Tree">The tree of the key.</param>
/// <param name="Span">The key's span.</param>
internal readonly record struct ResolvedUnknown(string Key, string Reason, SyntaxTree Tree, TextSpan Span);

/// <summary>What is known of a value: the strings it can be, the keys that decide it at run time, and the parameters and properties through which it flows.</summary>
internal sealed class Resolution
{
    public List<ResolvedValue> Values { get; } = new();

    public List<ResolvedUnknown> Unknowns { get; } = new();

    /// <summary>Literals that are only parts of a value.</summary>
    public List<(SyntaxTree Tree, TextSpan Span)> Consumed { get; } = new();

    /// <summary>Parameters, properties and fields of this compilation that feed the value: whoever sets them selects the model.</summary>
    public List<ISymbol> Slots { get; } = new();
}
