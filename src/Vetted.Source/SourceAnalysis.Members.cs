using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>
/// Members whose name spells a model: <c>OpenAIModels.Gpt4oMini</c>, <c>ModelType.Claude35Sonnet</c>. Where one is chosen, the reader sees the model there and not where its text stands, if there is any text at all.
/// </summary>
internal sealed partial class SourceAnalysis
{
    private void VisitMembers(SyntaxTree tree)
    {
        LiteralContext? context = null;
        foreach (var token in TreeTokens.Of(tree, _cancellationToken).Spelled(tree.GetRoot(_cancellationToken)))
        {
            if (token.Parent?.Parent is not { } access || _collector.Knows(tree, access.Span) || ModelOf(tree) is not { } model || model.GetOperation(access, _cancellationToken) is not { } operation)
            {
                continue;
            }

            context ??= new LiteralContext(model, _sinks, _cancellationToken);
            if (SpelledBy(operation, token, model) is { } identity && context.Of(operation) is var place && place.Use != ModelUse.Mentioned)
            {
                _collector.AddModel(tree, access.Span, identity.Name, "enum", place.Use, identity, null, null, Confidence.Medium, null, access.ToString());
            }
        }
    }

    // A constant counts by its value where its name is made of the value's letters; an enum member, or a member nobody has at hand, by its name alone.
    private ModelIdentity? SpelledBy(IOperation operation, SyntaxToken name, SemanticModel model)
    {
        if (operation is IMemberReferenceOperation { Member: var member })
        {
            if (!member.IsStatic || SymbolEqualityComparer.Default.Equals(member.ContainingType, model.GetEnclosingSymbol(name.SpanStart, _cancellationToken)?.ContainingType))
            {
                return null;
            }

            if (member.ContainingType.TypeKind != TypeKind.Enum)
            {
                var values = _resolver.Resolve(operation).Values;
                return values.Count == 1 && IsSpelling(name.ValueText, values[0].Text) ? Identify(values[0].Text, atSink: true) : null;
            }
        }
        else if (operation is not IInvalidOperation)
        {
            return null;
        }

        var holder = name.GetPreviousToken().GetPreviousToken().ValueText;
        return NamesModels(holder) ? IdsOf(name.ValueText).Select(id => _knowledge.Identify(id, false)).FirstOrDefault(one => one is not null) : null;
    }

    private static bool NamesModels(string holder) =>
        holder.IndexOf("Model", StringComparison.Ordinal) >= 0 || holder.IndexOf("Llm", StringComparison.OrdinalIgnoreCase) >= 0 || holder.IndexOf("Gpt", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>True where a name is made of the letters and digits of an id, in any order: <c>Claude45Sonnet</c> and <c>claude-sonnet-4-5-20250929</c>.</summary>
    internal static bool IsSpelling(string name, string id)
    {
        var letters = id.ToLowerInvariant().Where(char.IsLetterOrDigit).ToList();
        return name.ToLowerInvariant().Where(char.IsLetterOrDigit).All(letters.Remove);
    }

    /// <summary>The ids that a name can spell: <c>Gpt4oMini</c> is gpt-4o-mini, <c>Claude35Sonnet</c> claude-3-5-sonnet, <c>Llama3_2</c> llama-3.2 and llama3.2.</summary>
    internal static IEnumerable<string> IdsOf(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var starts = i > 0 && (name[i] == '_' || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])) || (char.IsDigit(name[i]) && char.IsLetter(name[i - 1])));
            if (starts && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (name[i] != '_')
            {
                word.Append(char.ToLowerInvariant(name[i]));
            }
        }

        words.Add(word.ToString());
        var dashed = string.Join("-", words);
        var digits = words.FindIndex(one => one.Length == 2 && one.All(char.IsDigit));
        yield return dashed;
        if (digits >= 0)
        {
            var (major, minor) = (words[digits].Substring(0, 1), words[digits].Substring(1));
            yield return With(words, digits, major + "." + minor);
            yield return With(words, digits, major + "-" + minor);
            yield return string.Join("-", words.Where((_, i) => i != digits).Append(major).Append(minor));
        }

        // Two parts of one number, and names that are written together with it.
        yield return Joined(words, "-");
        yield return Joined(words, "");
    }

    private static string With(List<string> words, int at, string word) => string.Join("-", words.Select((one, i) => i == at ? word : one));

    private static string Joined(List<string> words, string beforeNumber)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            var isNumber = char.IsDigit(words[i][0]);
            text.Append(i == 0 ? "" : isNumber && char.IsDigit(words[i - 1][words[i - 1].Length - 1]) ? "." : isNumber ? beforeNumber : i == 1 && words.Skip(2).Any(one => char.IsDigit(one[0])) ? "" : "-");
            text.Append(words[i]);
        }

        return text.ToString();
    }
}
