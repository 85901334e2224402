using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>Reads which section of the configuration an expression is: <c>configuration.GetSection("A").GetSection(Options.Name)</c> is <c>A:Name:</c>. By syntax, so that it works where no package is at hand.</summary>
internal sealed class SectionKeys
{
    private const int LocalDepth = 3;
    private readonly Func<SyntaxTree, SemanticModel?> _modelOf;
    private readonly Func<IOperation, Resolution> _resolve;
    private readonly CancellationToken _cancellationToken;

    public SectionKeys(Func<SyntaxTree, SemanticModel?> modelOf, Func<IOperation, Resolution> resolve, CancellationToken cancellationToken)
    {
        _modelOf = modelOf;
        _resolve = resolve;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The prefix of the keys in the section; empty for the whole configuration; null for anything else.</summary>
    public string? Prefix(SyntaxNode expression, SemanticModel model) => Prefix(expression, model, 0);

    /// <summary>The one constant that an expression is, or null.</summary>
    public string? Text(SyntaxNode? expression, SemanticModel model)
    {
        if (expression is null || model.GetOperation(expression, _cancellationToken) is not { } value)
        {
            return null;
        }

        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant as string;
        }

        var resolution = _resolve(value);
        return resolution.Values.Count == 1 && resolution.Unknowns.Count == 0 ? resolution.Values[0].Text : null;
    }

    /// <summary>True for a lambda, whose body binds by itself.</summary>
    public static bool IsLambda(SyntaxNode expression) => expression.DescendantTokens().Any(static token => token.Text == "=>") || expression.GetFirstToken().Text is "Function" or "Sub";

    private string? Prefix(SyntaxNode expression, SemanticModel model, int depth)
    {
        if (IsLambda(expression))
        {
            return null;
        }

        var prefix = Root(expression, model, depth);
        var end = 0;
        foreach (var list in expression.DescendantNodesAndSelf().Where(SyntaxShapes.IsArgumentList))
        {
            // GetSection(nameof(Options)): a call inside an argument was read with it.
            if (list.SpanStart < end)
            {
                continue;
            }

            end = list.Span.End;
            if (prefix is null || list.ChildNodes().FirstOrDefault(SyntaxShapes.IsArgument) is not { } argument || Callee.Of(argument) is not { } callee)
            {
                continue;
            }

            if (callee.Name is "GetSection" or "GetRequiredSection")
            {
                prefix = Text(argument.ChildNodes().LastOrDefault(), model) is { Length: > 0 } key ? prefix + key + ":" : null;
            }
            else if (!IsBeside(callee.Name))
            {
                return null;
            }
        }

        return prefix;
    }

    // Calls that build or fetch the configuration, and what is thrown where it is missing.
    private static bool IsBeside(string callee) =>
        callee is "SetBasePath" or "Build" or "GetService" or "GetRequiredService" || callee.StartsWith("Add", StringComparison.Ordinal) || callee.EndsWith("Exception", StringComparison.Ordinal);

    // What the expression begins with: a local that holds a section, or something called configuration.
    private string? Root(SyntaxNode expression, SemanticModel model, int depth)
    {
        var first = expression.DescendantTokens().FirstOrDefault(SyntaxShapes.IsIdentifier);
        if (first.Parent is not { } name)
        {
            return null;
        }

        var symbol = model.GetSymbolInfo(name, _cancellationToken).Symbol;
        if (symbol is ILocalSymbol local && local.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration && depth < LocalDepth && _modelOf(declaration.SyntaxTree) is { } other)
        {
            var declared = declaration.GetSyntax(_cancellationToken);
            var statement = declared.RawKind == SyntaxShapes.BasicModifiedIdentifier ? declared.Parent! : declared;
            if (statement.ChildNodes().LastOrDefault() is { } initialiser && initialiser != declared && Prefix(initialiser, other, depth + 1) is { } inner)
            {
                return inner;
            }
        }

        var type = symbol switch
        {
            ILocalSymbol one => one.Type,
            IParameterSymbol one => one.Type,
            IFieldSymbol one => one.Type,
            IPropertySymbol one => one.Type,
            _ => null,
        };
        if (type?.Name == "IConfigurationSection")
        {
            return null;
        }

        var isConfiguration = type?.Name.IndexOf("Configuration", StringComparison.Ordinal) >= 0;
        return isConfiguration || expression.DescendantTokens().Any(token => SyntaxShapes.IsIdentifier(token)
            && (token.ValueText is "GetSection" or "GetRequiredSection" || token.ValueText.IndexOf("config", StringComparison.OrdinalIgnoreCase) >= 0)) ? "" : null;
    }
}
