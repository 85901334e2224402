using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vetted.Source;

internal sealed partial class ValueResolver
{
    private sealed partial class Walk
    {
        private const string Configuration = "configuration";

        // configuration["OpenAI:Model"], also behind GetSection("…").
        private bool VisitConfigurationIndexer(IPropertyReferenceOperation reference, int depth)
        {
            _ = depth;
            if (reference.Property.Name == "Value" && IsConfiguration(reference.Property.ContainingType) && Prefix(reference.Instance).TrimEnd(':') is { Length: > 0 } section)
            {
                Result.Unknowns.Add(new ResolvedUnknown(section, Configuration, reference.Syntax.SyntaxTree, reference.Syntax.Span));
                return true;
            }

            if (!reference.Property.IsIndexer || reference.Arguments.Length != 1 || !IsConfiguration(reference.Property.ContainingType))
            {
                return false;
            }

            AddKey(reference.Arguments[0].Value, Prefix(reference.Instance), reference, Configuration);
            return true;
        }

        private bool VisitConfigurationCall(IInvocationOperation call, int depth)
        {
            var method = call.TargetMethod;
            var arguments = call.Arguments;
            switch (method.Name)
            {
                case "GetEnvironmentVariable" when Is(method, "System.Environment"):
                    AddKey(arguments[0].Value, "", call, "environment");
                    return true;
                case "GetValue" or "GetConnectionString" or "GetRequiredValue" when IsConfigurationExtension(method):
                    var receiver = call.Instance ?? arguments.FirstOrDefault()?.Value;
                    var rest = call.Instance is null ? arguments.Skip(1) : arguments;
                    var key = rest.FirstOrDefault(argument => argument.Parameter?.Name is "key" or "name")?.Value;
                    AddKey(key, method.Name == "GetConnectionString" ? "ConnectionStrings:" : Prefix(receiver), call, Configuration);
                    Visit(rest.FirstOrDefault(argument => argument.Parameter?.Name == "defaultValue" && argument.ArgumentKind == ArgumentKind.Explicit)?.Value, "default", depth + 1);
                    return true;
                case "Get" when IsConfigurationExtension(method) && method.TypeArguments.FirstOrDefault() is { } type && (type.SpecialType == SpecialType.System_String || BoundOptions.ElementOf(type)?.SpecialType == SpecialType.System_String):
                    var whole = Prefix(call.Instance ?? arguments.FirstOrDefault()?.Value).TrimEnd(':');
                    if (whole.Length == 0)
                    {
                        return false;
                    }

                    Result.Unknowns.Add(new ResolvedUnknown(type.SpecialType == SpecialType.System_String ? whole : whole + ":*", Configuration, call.Syntax.SyntaxTree, call.Syntax.Span));
                    return true;
                default:
                    return false;
            }
        }

        private void AddKey(IOperation? key, string prefix, IOperation place, string reason)
        {
            var inner = new Walk(_resolver, this);
            inner.Visit(key, "literal", 0);
            if (inner.Result.Values.Count == 0)
            {
                AddUnknown(place, reason: reason);
                return;
            }

            foreach (var value in inner.Result.Values)
            {
                Result.Unknowns.Add(new ResolvedUnknown(prefix + value.Text, reason, place.Syntax.SyntaxTree, place.Syntax.Span));
            }
        }

        // GetSection("A").GetSection("B") is the prefix A:B:.
        private string Prefix(IOperation? instance)
        {
            switch (instance)
            {
                case IConversionOperation conversion:
                    return Prefix(conversion.Operand);
                case IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } section:
                    var receiver = section.Instance ?? section.Arguments.FirstOrDefault()?.Value;
                    var key = section.Arguments.LastOrDefault()?.Value;
                    var inner = new Walk(_resolver, this);
                    inner.Visit(key, "literal", 0);
                    return inner.Result.Values.Count == 1 ? Prefix(receiver) + inner.Result.Values[0].Text + ":" : Prefix(receiver);
                case ILocalReferenceOperation { Local: { } local } reference when local.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration && _visited.Add(local):
                    var value = ModelOf(declaration.SyntaxTree)?.GetOperation(declaration.GetSyntax(Cancellation), Cancellation) is IVariableDeclaratorOperation declarator
                        ? declarator.GetVariableInitializer()?.Value
                        : null;
                    return value is null || value == reference ? "" : Prefix(value);
                default:
                    return "";
            }
        }

        // Without the configuration package at hand nothing of this binds; the source still shows an index or a call with a text.
        private static ResolvedUnknown? UnboundKey(IOperation value)
        {
            if (value is not IInvalidOperation and not IDynamicIndexerAccessOperation)
            {
                return null;
            }

            var key = "";
            foreach (var list in value.Syntax.DescendantNodes().Where(SyntaxShapes.IsArgumentList))
            {
                if (list.ChildNodes().FirstOrDefault(SyntaxShapes.IsArgument) is { } argument && Callee.Of(argument) is { } callee && IsConfigurationName(callee)
                    && argument.DescendantTokens().FirstOrDefault(SyntaxShapes.IsText) is { ValueText: { Length: > 0 } part })
                {
                    key = key.Length == 0 ? part : key + ":" + part;
                }
            }

            return key.Length == 0 ? null : new ResolvedUnknown(key, Configuration, value.Syntax.SyntaxTree, value.Syntax.Span);
        }

        // options.Value.Model, where IOptions<T> is not at hand: the T stands in the declaration of what the expression begins with.
        private IPropertySymbol? UnboundOption(IOperation value)
        {
            var names = value.Syntax.DescendantTokens().Where(SyntaxShapes.IsIdentifier).ToArray();
            if (names.Length < 2 || names[0].Parent is not { } first || value.SemanticModel?.GetSymbolInfo(first, Cancellation).Symbol is not { } symbol)
            {
                return null;
            }

            var type = symbol switch
            {
                IParameterSymbol one => one.Type,
                IFieldSymbol one => one.Type,
                IPropertySymbol one => one.Type,
                ILocalSymbol one => one.Type.TypeKind == TypeKind.Error ? GenericGet(one) : one.Type,
                _ => null,
            };
            var current = type is INamedTypeSymbol { TypeKind: TypeKind.Error, TypeArguments: { Length: 1 } held } ? held[0] : type;
            IPropertySymbol? property = null;
            foreach (var name in names.Skip(1))
            {
                property = current is INamedTypeSymbol { TypeKind: not TypeKind.Error } holder ? BoundOptions.PropertiesOf(holder).FirstOrDefault(one => one.Name == name.ValueText) : null;
                current = property?.Type ?? current;
            }

            return property is { Type.SpecialType: SpecialType.System_String, DeclaringSyntaxReferences.Length: > 0 } ? property : null;
        }

        // var options = section.Get<T>();
        private ITypeSymbol? GenericGet(ILocalSymbol local)
        {
            var declaration = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Cancellation);
            var argument = declaration is null ? null : InitialiserRoot(declaration).DescendantTokens().Where(token => token.ValueText == "Get").Select(BoundOptions.TypeArgumentOf).FirstOrDefault(one => one is not null);
            return argument is null ? null : ModelOf(argument.SyntaxTree)?.GetTypeInfo(argument, Cancellation).Type;
        }

        private static bool IsConfigurationName(Callee callee) =>
            callee.IsIndexer || callee.Name is "GetSection" or "GetRequiredSection" or "GetValue" or "GetRequiredValue" or "GetConnectionString";

        private static bool IsConfiguration(INamedTypeSymbol type) =>
            type.Name is "IConfiguration" or "IConfigurationSection" or "IConfigurationRoot" or "ConfigurationManager" or "ConfigurationRoot" or "IConfigurationManager" or "ConfigurationSection"
            && Names.FullName(type).StartsWith("Microsoft.Extensions.Configuration.", System.StringComparison.Ordinal);

        private static bool IsConfigurationExtension(IMethodSymbol method) =>
            method.ContainingType is { Name: "ConfigurationBinder" or "ConfigurationExtensions" } || IsConfiguration(method.ContainingType);
    }
}
