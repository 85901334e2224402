using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>A type whose properties are filled from a section of the configuration.</summary>
/// <param name="Type">The type; null where its package is not at hand.</param>
/// <param name="TypeName">Its name as the source writes it.</param>
/// <param name="Prefix">The section with its colon (<c>OpenAI:</c>); empty for the root.</param>
/// <param name="Place">The call that binds it.</param>
internal sealed record OptionsBinding(INamedTypeSymbol? Type, string TypeName, string Prefix, SyntaxNode Place);

/// <summary>
/// Finds the options classes of a compilation that are bound to configuration: <c>Configure&lt;T&gt;(section)</c>, <c>AddOptions&lt;T&gt;().Bind(section)</c>,
/// <c>BindConfiguration("X")</c>, <c>section.Get&lt;T&gt;()</c>, <c>section.Bind(instance)</c>; and the classes of their properties.
/// </summary>
internal sealed class BoundOptions
{
    // A section in a section in a section; what lies deeper is a tree of something else.
    private const int NestingDepth = 4;

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "Configure", "Bind", "Get", "BindConfiguration" };
    private static readonly HashSet<string> Signs = new(StringComparer.Ordinal)
    {
        "GetSection", "GetRequiredSection", "BindConfiguration", "Configuration", "IConfiguration", "IConfigurationRoot", "IConfigurationSection", "ConfigurationBuilder",
    };

    private static readonly HashSet<string> NoHolders = new();

    private readonly Dictionary<INamedTypeSymbol, List<string>> _prefixes = new(SymbolEqualityComparer.Default);
    private readonly List<OptionsBinding> _all = new();
    private readonly Func<SyntaxTree, SemanticModel?> _modelOf;
    private readonly SectionKeys _sections;
    private readonly CancellationToken _cancellationToken;

    public BoundOptions(IEnumerable<SyntaxTree> trees, Func<SyntaxTree, SemanticModel?> modelOf, SectionKeys sections, CancellationToken cancellationToken)
    {
        _modelOf = modelOf;
        _sections = sections;
        _cancellationToken = cancellationToken;
        foreach (var tree in trees)
        {
            var tokens = TreeTokens.Of(tree, cancellationToken);
            if (tokens.HasAny(Verbs) && tokens.HasAny(Signs) && modelOf(tree) is { } model)
            {
                foreach (var token in tokens.Named(tree.GetRoot(cancellationToken), Verbs.Contains, NoHolders))
                {
                    if (Read(token, model) is { } binding)
                    {
                        Add(binding, 0);
                    }
                }
            }
        }
    }

    /// <summary>Every bound type, those of nested properties included.</summary>
    public IReadOnlyList<OptionsBinding> All => _all;

    /// <summary>The configuration keys that fill a property; none where its type is not bound.</summary>
    public IEnumerable<string> KeysOf(IPropertySymbol property)
    {
        var declaring = property.ContainingType.OriginalDefinition;
        foreach (var bound in _prefixes.Where(bound => IsOrInherits(bound.Key, declaring)))
        {
            foreach (var prefix in bound.Value)
            {
                yield return prefix + KeyOf(property) + (ElementOf(property.Type) is null ? "" : ":*");
            }
        }
    }

    /// <summary>The name of a property in configuration.</summary>
    public static string KeyOf(IPropertySymbol property)
    {
        var attribute = property.GetAttributes().FirstOrDefault(one => one.AttributeClass?.Name == "ConfigurationKeyNameAttribute");
        return attribute?.ConstructorArguments is { Length: 1 } arguments && arguments[0].Value is string name ? name : property.Name;
    }

    /// <summary>The settable properties of a type and of its bases.</summary>
    public static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>().Where(one => !one.IsStatic && !one.IsIndexer && one.DeclaredAccessibility == Accessibility.Public))
            {
                yield return property;
            }
        }
    }

    /// <summary>The first type argument behind a name; null where it has none.</summary>
    public static SyntaxNode? TypeArgumentOf(SyntaxToken name) =>
        name.Parent?.RawKind is SyntaxShapes.CSharpGenericName or SyntaxShapes.BasicGenericName ? name.Parent.ChildNodes().LastOrDefault()?.ChildNodes().FirstOrDefault() : null;

    private OptionsBinding? Read(SyntaxToken verb, SemanticModel model)
    {
        var argument = TypeArgumentOf(verb);
        var list = Callee.ArgumentListAfter(verb);
        var receiver = ReceiverOf(verb);
        switch (verb.ValueText)
        {
            case "Configure" when argument is not null && list is not null:
                var section = list.ChildNodes().Where(SyntaxShapes.IsArgument).Select(one => one.ChildNodes().LastOrDefault()).LastOrDefault(one => one is not null && !SectionKeys.IsLambda(one));
                return Of(argument, model, section);
            case "Get" when argument is not null:
                return Of(argument, model, receiver);
            case "BindConfiguration" when list is not null && BuilderType(receiver) is { } built:
                return _sections.Text(FirstOf(list), model) is { Length: > 0 } key ? Of(built, model, key + ":") : null;
            case "Bind" when list is not null:
                return ReadBind(list, receiver, model);
            default:
                return null;
        }
    }

    private OptionsBinding? ReadBind(SyntaxNode list, SyntaxNode? receiver, SemanticModel model)
    {
        var arguments = list.ChildNodes().Where(SyntaxShapes.IsArgument).Select(one => one.ChildNodes().LastOrDefault()).OfType<SyntaxNode>().ToArray();
        if (arguments.Length == 1 && BuilderType(receiver) is { } built)
        {
            return Of(built, model, arguments[0]);
        }

        return arguments.Length switch
        {
            1 => OfInstance(arguments[0], model, receiver is null ? null : _sections.Prefix(receiver, model)),
            2 when _sections.Text(arguments[0], model) is { Length: > 0 } key => OfInstance(arguments[1], model, receiver is null ? null : _sections.Prefix(receiver, model) + key + ":"),
            2 => OfInstance(arguments[1], model, _sections.Prefix(arguments[0], model)),
            _ => null,
        };
    }

    private OptionsBinding? OfInstance(SyntaxNode instance, SemanticModel model, string? prefix)
    {
        if (prefix is null)
        {
            return null;
        }

        if (model.GetTypeInfo(instance, _cancellationToken).Type is INamedTypeSymbol { TypeKind: not TypeKind.Error } type)
        {
            return new OptionsBinding(type, type.Name, prefix, instance);
        }

        // AddOptions<T>().Configure<IConfiguration>((options, configuration) => configuration.GetSection("X").Bind(options)), where nothing binds.
        for (var outer = instance.Parent; outer is not null; outer = outer.Parent)
        {
            if (BuilderType(outer) is { } built)
            {
                return Of(built, model, prefix);
            }
        }

        return null;
    }

    private OptionsBinding? Of(SyntaxNode type, SemanticModel model, SyntaxNode? section) =>
        section is not null && _sections.Prefix(section, model) is { } prefix ? Of(type, model, prefix) : null;

    private OptionsBinding? Of(SyntaxNode type, SemanticModel model, string prefix)
    {
        var symbol = (model.GetSymbolInfo(type, _cancellationToken).Symbol ?? model.GetTypeInfo(type, _cancellationToken).Type) as ITypeSymbol;
        var element = symbol is null ? null : ElementOf(symbol);
        return new OptionsBinding((element ?? symbol) is INamedTypeSymbol { TypeKind: not TypeKind.Error } named ? named : null, type.GetLastToken().ValueText, element is null ? prefix : prefix + "*:", type);
    }

    private void Add(OptionsBinding binding, int depth)
    {
        if (binding.Type is { } type)
        {
            // A string, a dictionary, a framework type: nothing in it is an option of its own.
            if (type.SpecialType != SpecialType.None || type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || Names.FullName(type).StartsWith("System.", StringComparison.Ordinal))
            {
                return;
            }

            var definition = type.OriginalDefinition;
            if (!_prefixes.TryGetValue(definition, out var prefixes))
            {
                _prefixes.Add(definition, prefixes = new List<string>(1));
            }

            if (prefixes.Contains(binding.Prefix))
            {
                return;
            }

            prefixes.Add(binding.Prefix);
            foreach (var property in depth < NestingDepth ? PropertiesOf(type) : Enumerable.Empty<IPropertySymbol>())
            {
                var element = ElementOf(property.Type);
                if ((element ?? property.Type) is INamedTypeSymbol nested)
                {
                    Add(binding with { Type = nested, TypeName = nested.Name, Prefix = binding.Prefix + KeyOf(property) + (element is null ? ":" : ":*:") }, depth + 1);
                }
            }
        }

        _all.Add(binding);
    }

    private static bool IsOrInherits(INamedTypeSymbol type, INamedTypeSymbol wanted)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, wanted))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The element type of an array or list, the value type of a dictionary; null for anything else.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: { Length: 1 or 2 } arguments } named when named.Name is "List" or "IList" or "IReadOnlyList" or "IEnumerable" or "ICollection" or "IReadOnlyCollection" or "HashSet" or "ISet"
            or "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "Collection" => arguments[arguments.Length - 1],
        _ => null,
    };

    // The T of AddOptions<T>(…) inside a chain of calls.
    private static SyntaxNode? BuilderType(SyntaxNode? chain) =>
        chain?.DescendantTokens().Where(token => SyntaxShapes.IsIdentifier(token) && token.ValueText.StartsWith("AddOptions", StringComparison.Ordinal)).Select(TypeArgumentOf).FirstOrDefault(one => one is not null);

    private static SyntaxNode? FirstOf(SyntaxNode list) => list.ChildNodes().FirstOrDefault(SyntaxShapes.IsArgument)?.ChildNodes().LastOrDefault();

    // What stands before the dot of a call.
    private static SyntaxNode? ReceiverOf(SyntaxToken name) =>
        name.GetPreviousToken().Text is "." && name.Parent?.Parent?.ChildNodes().FirstOrDefault() is { } receiver && receiver != name.Parent ? receiver : null;
}
