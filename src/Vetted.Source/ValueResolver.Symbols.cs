using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vetted.Source;

internal sealed partial class ValueResolver
{
    private sealed partial class Walk
    {
        private void VisitField(IFieldReferenceOperation reference, string form, int depth)
        {
            var field = reference.Field;
            if (TypedConstant(reference, field))
            {
                return;
            }

            if (field.HasConstantValue)
            {
                if (field.ConstantValue is string text)
                {
                    AddConstant(text, field, reference, "const");
                }

                return;
            }

            if (field.ContainingType is { IsTupleType: true })
            {
                VisitTuple(reference, form, depth);
                return;
            }

            if (!_visited.Add(field) || field.DeclaringSyntaxReferences.Length == 0)
            {
                if (field.DeclaringSyntaxReferences.Length == 0)
                {
                    AddUnknown(reference);
                }

                return;
            }

            Result.Slots.Add(field);
            VisitInitialiser(field, form == "default" ? form : "field", depth);
            VisitAssignments(field, DeclarationsOf(field.ContainingType), form, depth);
        }

        // var settings = (Key: "…", Model: "gpt-4o"); settings.Model
        private void VisitTuple(IFieldReferenceOperation reference, string form, int depth)
        {
            var element = (reference.Field.CorrespondingTupleField ?? reference.Field).Name.Substring("Item".Length);
            var value = reference.Instance is ILocalReferenceOperation { Local: { } local } && local.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
                ? InitialValues(local, declaration).FirstOrDefault()
                : reference.Instance;
            while (value is IConversionOperation conversion)
            {
                value = conversion.Operand;
            }

            if (value is ITupleOperation tuple && int.TryParse(element, out var number) && number <= tuple.Elements.Length)
            {
                Visit(tuple.Elements[number - 1], form, depth + 1);
            }
            else
            {
                AddUnknown(reference);
            }
        }

        private void VisitLocal(ILocalReferenceOperation reference, string form, int depth)
        {
            var local = reference.Local;
            if (local.HasConstantValue)
            {
                if (local.ConstantValue is string text)
                {
                    AddConstant(text, local, reference, "const");
                }

                return;
            }

            if (!_visited.Add(local) || local.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration)
            {
                return;
            }

            var before = Result.Values.Count + Result.Unknowns.Count + Result.Slots.Count;
            VisitInitialiser(local, form == "literal" ? "local" : form, depth);
            if (EnclosingMember(declaration.GetSyntax(Cancellation)) is { } member)
            {
                VisitAssignments(local, new[] { member }, form == "literal" ? "local" : form, depth);
            }

            if (Result.Values.Count + Result.Unknowns.Count + Result.Slots.Count == before)
            {
                AddUnknown(reference);
            }
        }

        private void VisitParameter(IParameterReferenceOperation reference, string form, int depth)
        {
            var parameter = reference.Parameter;
            if (_arguments.TryGetValue(parameter, out var argument))
            {
                Visit(argument, form, depth + 1);
                return;
            }

            if (!_visited.Add(parameter))
            {
                return;
            }

            if (parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is string text && text.Length > 0)
            {
                AddConstant(text, parameter, reference, "default");
            }

            if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction })
            {
                Result.Slots.Add(parameter);
            }
            else
            {
                AddUnknown(reference);
            }
        }

        private void VisitProperty(IPropertyReferenceOperation reference, string form, int depth)
        {
            var property = reference.Property;
            if (TypedConstant(reference, property) || VisitConfigurationIndexer(reference, depth))
            {
                return;
            }

            // Options<T>.Value and the like hand on what they hold; a string's own properties never select a model.
            if (property.DeclaringSyntaxReferences.Length == 0)
            {
                AddUnknown(reference);
                return;
            }

            VisitProperty(property, reference, form, depth);
        }

        private void VisitProperty(IPropertySymbol property, IOperation place, string form, int depth)
        {
            if (!_visited.Add(property))
            {
                return;
            }

            Result.Slots.Add(property);
            VisitInitialiser(property, form is "default" ? form : "property-initialiser", depth);
            if (property.GetMethod is { } getter)
            {
                VisitReturns(getter, form, depth);
            }

            VisitAssignments(property, DeclarationsOf(property.ContainingType), form, depth);
            foreach (var key in _resolver._options?.Value.KeysOf(property) ?? Enumerable.Empty<string>())
            {
                Result.Unknowns.Add(new ResolvedUnknown(key, Configuration, place.Syntax.SyntaxTree, place.Syntax.Span));
            }
        }

        private bool TypedConstant(IMemberReferenceOperation reference, ISymbol member)
        {
            if (member.ContainingType is not { } holder
                || _resolver._knowledge.WireId(Names.FullName(holder), member.Name) is not { } wireId)
            {
                return false;
            }

            Add(wireId, reference, "enum");
            return true;
        }

        // The literal of a constant, where it stands in source; the place of its use, where another assembly holds it.
        private void AddConstant(string text, ISymbol symbol, IOperation use, string form)
        {
            foreach (var declaration in symbol.DeclaringSyntaxReferences)
            {
                var root = InitialiserRoot(declaration.GetSyntax(Cancellation));
                foreach (var token in root.DescendantTokens())
                {
                    if (SyntaxShapes.IsText(token) && token.ValueText == text)
                    {
                        Add(text, declaration.SyntaxTree, token.Span, form);
                        return;
                    }
                }

                if (InitialValues(symbol, declaration).FirstOrDefault() is { } composed)
                {
                    Add(text, composed, form);
                    ConsumeParts(composed, 0);
                    return;
                }
            }

            Add(text, use, form);
        }

        // "gpt-4o" + "-mini": the parts are no models of their own.
        private void ConsumeParts(IOperation composed, int depth)
        {
            foreach (var part in composed.DescendantsAndSelf())
            {
                ISymbol? symbol = part is IFieldReferenceOperation field ? field.Field : part is ILocalReferenceOperation local ? local.Local : null;
                foreach (var declaration in depth > 3 || symbol is null ? Enumerable.Empty<SyntaxReference>() : symbol.DeclaringSyntaxReferences)
                {
                    foreach (var value in InitialValues(symbol!, declaration))
                    {
                        Result.Consumed.Add((value.Syntax.SyntaxTree, value.Syntax.Span));
                        ConsumeParts(value, depth + 1);
                    }
                }
            }
        }

        private void VisitInitialiser(ISymbol symbol, string form, int depth)
        {
            foreach (var value in symbol.DeclaringSyntaxReferences.SelectMany(declaration => InitialValues(symbol, declaration)))
            {
                Visit(value, form, depth + 1);
            }
        }

        // The initialiser's expression is the first part of the declaration that has an operation of that kind.
        private IEnumerable<IOperation> InitialValues(ISymbol symbol, SyntaxReference declaration)
        {
            if (ModelOf(declaration.SyntaxTree) is not { } model)
            {
                yield break;
            }

            foreach (var node in InitialiserRoot(declaration.GetSyntax(Cancellation)).DescendantNodesAndSelf())
            {
                if (model.GetOperation(node, Cancellation) is { } operation)
                {
                    if (ValueOf(operation, symbol) is { } value)
                    {
                        yield return value;
                    }

                    yield break;
                }
            }
        }

        // In Visual Basic the declared name and its initialiser are siblings below a declarator.
        private static SyntaxNode InitialiserRoot(SyntaxNode declaration) =>
            declaration.RawKind == SyntaxShapes.BasicModifiedIdentifier && declaration.Parent is { } parent ? parent : declaration;

        private static IOperation? ValueOf(IOperation operation, ISymbol symbol) => operation switch
        {
            IVariableDeclaratorOperation declarator => declarator.GetVariableInitializer()?.Value,
            IVariableDeclarationOperation declaration => declaration.Declarators.FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.Symbol, symbol))?.GetVariableInitializer()?.Value ?? declaration.Initializer?.Value,
            IFieldInitializerOperation field => field.Value,
            IPropertyInitializerOperation property => property.Value,
            IVariableInitializerOperation variable => variable.Value,
            IForEachLoopOperation loop => loop.Collection,
            IBlockOperation or IMethodBodyOperation or IReturnOperation => null,
            _ => symbol is ILocalSymbol ? null : operation,
        };

        private void VisitAssignments(ISymbol symbol, IEnumerable<SyntaxNode> scopes, string form, int depth)
        {
            foreach (var scope in scopes)
            {
                if (ModelOf(scope.SyntaxTree) is not { } model)
                {
                    continue;
                }

                foreach (var token in TreeTokens.Of(scope.SyntaxTree, Cancellation).All(scope.SyntaxTree.GetRoot(Cancellation), name => name == symbol.Name, scope.FullSpan))
                {
                    if (IsSet(token) && token.Parent is { } node
                        && Assignment.Of(model, node, symbol, Cancellation) is { } assignment)
                    {
                        Visit(assignment.Value, assignment is ICoalesceAssignmentOperation ? "default" : form, depth + 1);
                    }
                }
            }
        }

        // A look at the sign behind the name, so that members that only read it are not bound.
        private static bool IsSet(SyntaxToken name)
        {
            var sign = name.GetNextToken();
            while (sign.Text == ")")
            {
                sign = sign.GetNextToken();
            }

            return sign.Text.EndsWith("=", StringComparison.Ordinal);
        }

        private IEnumerable<SyntaxNode> DeclarationsOf(INamedTypeSymbol type) =>
            type.DeclaringSyntaxReferences.Select(reference => BlockOf(reference.GetSyntax(Cancellation)));

        // A Visual Basic declaration is a statement inside its block; a C# declaration is the block.
        private static SyntaxNode BlockOf(SyntaxNode declaration) => declaration.RawKind < 1000 && declaration.Parent is { } block ? block : declaration;

        // The body of the member, or of the file for top-level statements: the outermost node below a type or the file.
        private static SyntaxNode? EnclosingMember(SyntaxNode node) => MemberSyntax.Enclosing(node);
    }
}
