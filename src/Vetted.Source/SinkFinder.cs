using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>
/// Decides which parameters and properties are sinks: rows of the catalog, the general rule, and members of this compilation through which a value was
/// seen to flow into one (wrappers).
/// </summary>
internal sealed class SinkFinder
{
    private readonly ConcurrentDictionary<ISymbol, Sink?> _sinks = new(SymbolEqualityComparer.Default);
    private readonly SinkIndex _index;
    private readonly AiAssemblies _assemblies;

    public SinkFinder(SinkIndex index, AiAssemblies assemblies)
    {
        _index = index;
        _assemblies = assemblies;
    }

    /// <summary>The sites of a call or creation, one per argument that is a sink.</summary>
    public IEnumerable<SinkSite> Sites(IOperation call, ImmutableArray<IArgumentOperation> arguments, Func<ISymbol, Sink?> wrapper)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && argument.ArgumentKind != ArgumentKind.ParamArray)
            {
                // The default of a parameter in source is a literal of its own and was read there.
                var definition = Definition(parameter);
                var isRead = argument.ArgumentKind == ArgumentKind.DefaultValue && definition.DeclaringSyntaxReferences.Length > 0;
                if ((Find(definition) ?? wrapper(definition)) is { } sink && !isRead)
                {
                    yield return new SinkSite(sink, argument.Value, call, argument.ArgumentKind == ArgumentKind.DefaultValue);
                }
            }
        }
    }

    /// <summary>The site of an assignment to a property or field; null where that is no sink.</summary>
    public SinkSite? Site(IAssignmentOperation assignment, Func<ISymbol, Sink?> wrapper) =>
        assignment is ISimpleAssignmentOperation or ICoalesceAssignmentOperation
        && Assignment.TargetOf(assignment) is { } target and (IPropertySymbol or IFieldSymbol)
        && (Find(target.OriginalDefinition) ?? wrapper(target.OriginalDefinition)) is { } sink
            ? new SinkSite(sink, assignment.Value, assignment, IsFallback: assignment is ICoalesceAssignmentOperation)
            : null;

    /// <summary>The sink that a property is, or null.</summary>
    public Sink? SinkOf(IPropertySymbol property) => Find(property.OriginalDefinition);

    /// <summary>A parameter as its method was declared: not constructed, not reduced to an extension call.</summary>
    public static IParameterSymbol Definition(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { ReducedFrom: { } full } ? full.OriginalDefinition.Parameters[parameter.Ordinal + 1] : parameter.OriginalDefinition;

    private Sink? Find(ISymbol symbol) => _sinks.GetOrAdd(symbol, Decide);

    private Sink? Decide(ISymbol symbol)
    {
        var row = symbol is IParameterSymbol parameter ? _index.Find(parameter) : _index.Find(symbol);
        var isListed = row is not null;
        row ??= GeneralRule(symbol);
        if (row is null)
        {
            return null;
        }

        var member = symbol is IParameterSymbol ? symbol.ContainingSymbol : symbol;
        return new Sink(
            row,
            member.GetDocumentationCommentId() ?? row.Type + "." + row.Member,
            isListed ? Confidence.High : Confidence.Medium,
            _assemblies.Package(symbol.ContainingAssembly)?.Service);
    }

    private ModelSink? GeneralRule(ISymbol symbol)
    {
        if (!ModelSinkNames.IsSelector(symbol.Name) || !_assemblies.IsAi(symbol.ContainingAssembly) || symbol.ContainingType is not { } type || IsAnswer(type))
        {
            return null;
        }

        var (member, valueType) = symbol switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter when !IsManagement(method) => (method, parameter.Type),
            IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public } property => ((ISymbol)property, property.Type),
            _ => (null, null),
        };
        if (member is null || valueType?.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        return new ModelSink
        {
            Type = Names.FullName(type),
            Member = isConstructor ? "#ctor" : member.Name,
            Parameter = symbol is IParameterSymbol ? symbol.Name : null,
            Role = symbol.Name.EndsWith("Path", StringComparison.Ordinal) ? "loader" : "selector",
            Package = _assemblies.Package(symbol.ContainingAssembly)?.Id ?? symbol.ContainingAssembly!.Name,
            Assembly = symbol.ContainingAssembly!.Name,
            IsDeployment = ModelSinkNames.IsDeployment(symbol.Name),
        };
    }

    // A model that a service answers with, or that a test builds, was chosen elsewhere.
    private static bool IsAnswer(INamedTypeSymbol type) =>
        type.Name.EndsWith("Response", StringComparison.Ordinal) || type.Name.EndsWith("Result", StringComparison.Ordinal)
        || type.Name.EndsWith("ModelFactory", StringComparison.Ordinal) || type.Name.EndsWith("Metadata", StringComparison.Ordinal);

    // Listing, deleting or describing a model does not choose it.
    private static bool IsManagement(IMethodSymbol method)
    {
        foreach (var verb in new[] { "Delete", "List", "Retrieve", "Copy", "Push", "Show", "Unload", "Cancel", "Describe", "Exists", "Has", "Count" })
        {
            if (method.Name.StartsWith(verb, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return method.Name is "GetModel" or "GetModelAsync" or "GetModelInfo" or "GetModelInfoAsync";
    }
}
