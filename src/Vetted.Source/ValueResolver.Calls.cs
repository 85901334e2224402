using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vetted.Source;

internal sealed partial class ValueResolver
{
    private sealed partial class Walk
    {
        private void VisitCall(IInvocationOperation call, string form, int depth)
        {
            var method = call.TargetMethod;
            if (VisitConfigurationCall(call, depth))
            {
                return;
            }

            switch (method.Name)
            {
                // What a string or a file is wrapped in on its way to a sink.
                case "Trim" or "TrimEnd" or "TrimStart" or "ToLower" or "ToLowerInvariant" or "ToString" or "AsMemory" or "Replace" when call.Instance is { } instance && instance.Type?.SpecialType == SpecialType.System_String:
                    Visit(instance, form, depth + 1);
                    return;
                case "Combine" or "Join" when Is(method, "System.IO.Path"):
                    VisitPath(call, form, depth);
                    return;
                case "ReadAllBytes" or "ReadAllBytesAsync" or "OpenRead" or "Open" or "OpenReadAsync" when Is(method, "System.IO.File"):
                case "GetFullPath" when Is(method, "System.IO.Path"):
                case "FromResult" when Is(method, "System.Threading.Tasks.Task"):
                    Visit(call.Arguments.FirstOrDefault()?.Value, form, depth + 1);
                    return;
                case "Format" when Is(method, "System.String"):
                    AddUnknown(call);
                    return;
            }

            if (method.DeclaringSyntaxReferences.Length == 0 || !_visited.Add(method))
            {
                AddUnknown(call);
                return;
            }

            // A helper of the project: its returned values, with this call's arguments in place of its parameters.
            foreach (var argument in call.Arguments)
            {
                if (argument.Parameter is { } parameter)
                {
                    _arguments[parameter.OriginalDefinition] = argument.Value;
                }
            }

            var before = Result.Values.Count + Result.Unknowns.Count + Result.Slots.Count;
            VisitReturns(method, form, depth);
            if (Result.Values.Count + Result.Unknowns.Count + Result.Slots.Count == before)
            {
                AddUnknown(call);
            }

            _visited.Remove(method);
        }

        private void VisitReturns(IMethodSymbol method, string form, int depth)
        {
            foreach (var declaration in method.DeclaringSyntaxReferences)
            {
                if (ModelOf(declaration.SyntaxTree) is not { } model)
                {
                    continue;
                }

                var syntax = BlockOf(declaration.GetSyntax(Cancellation));
                var body = model.GetOperation(syntax, Cancellation)
                    ?? syntax.DescendantNodes().Select(node => model.GetOperation(node, Cancellation)).FirstOrDefault(operation => operation is not null);
                if (body is null)
                {
                    continue;
                }

                if (body is not (IBlockOperation or IMethodBodyOperation or ILocalFunctionOperation) && body.Type is not null)
                {
                    Visit(body, form, depth + 1);
                }

                foreach (var operation in body.DescendantsAndSelf())
                {
                    if (operation is IReturnOperation { ReturnedValue: { } value } && !IsInside(operation, body))
                    {
                        Visit(value, form == "literal" ? "return" : form, depth + 1);
                    }
                }
            }
        }

        // A return inside a lambda or a nested local function returns from there.
        private static bool IsInside(IOperation operation, IOperation body)
        {
            for (var outer = operation.Parent; outer is not null && outer != body; outer = outer.Parent)
            {
                if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                {
                    return true;
                }
            }

            return false;
        }

        // new Uri("…"), new FileInfo(path), new Model("id"): the one string argument is the value.
        private void VisitCreation(IObjectCreationOperation creation, string form, int depth)
        {
            var strings = creation.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Type.SpecialType == SpecialType.System_String).ToArray();
            if (creation.Initializer is { } initializer && creation.Arguments.Length == 0 && IsCollection(creation.Type))
            {
                VisitAll(initializer.Initializers.OfType<IInvocationOperation>().Select(add => add.Arguments.FirstOrDefault()?.Value).OfType<IOperation>(), "collection-entry", depth);
            }
            else if (strings.Length >= 1 && (strings.Length == 1 || creation.Type?.Name is "FileStream" or "FileInfo"))
            {
                Visit(strings[0].Value, form, depth + 1);
            }
            else
            {
                AddUnknown(creation);
            }
        }

        private static bool IsCollection(ITypeSymbol? type) => type?.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable) == true;

        private void VisitElement(IArrayElementReferenceOperation element, string form, int depth)
        {
            var (values, slots) = (Result.Values.Count, Result.Slots.Count);
            Visit(element.ArrayReference, form, depth + 1);
            if (Result.Values.Count == values)
            {
                // An array that comes from outside: which of its strings it is, nobody knows.
                Result.Slots.RemoveRange(slots, Result.Slots.Count - slots);
                AddUnknown(element, Describe(element.ArrayReference));
            }
            else if (element.Indices.FirstOrDefault()?.ConstantValue is { HasValue: true, Value: int position } && position >= 0 && values + position < Result.Values.Count)
            {
                var chosen = Result.Values[values + position];
                Result.Values.RemoveRange(values, Result.Values.Count - values);
                Result.Values.Add(chosen with { Form = form });
            }
        }

        // The last part that is known names the file; the folder before it does not matter.
        private void VisitPath(IInvocationOperation call, string form, int depth)
        {
            var parts = call.Arguments.SelectMany(argument => argument.Value is IArrayCreationOperation { IsImplicit: true, Initializer: { } all }
                ? all.ElementValues.AsEnumerable()
                : new[] { argument.Value });
            if (parts.LastOrDefault() is { } last)
            {
                Visit(last, form == "literal" ? "file-name" : form, depth + 1);
            }
        }

        private void VisitText(IOperation value, string form, int depth)
        {
            if (value.ConstantValue is { HasValue: true, Value: string constant })
            {
                Add(constant, value, form);
                return;
            }

            var parts = new List<IOperation>();
            Flatten(value, parts);
            var text = new StringBuilder();
            foreach (var part in parts)
            {
                var inner = new Walk(_resolver, this);
                inner.Visit(part, form, depth + 1);
                if (inner.Result.Values.Count != 1 || inner.Result.Unknowns.Count > 0 || inner.Result.Slots.Any(slot => slot is IParameterSymbol))
                {
                    PartlyKnown(parts, value, form, depth);
                    return;
                }

                text.Append(inner.Result.Values[0].Text);
            }

            Add(text.ToString(), value, "concatenation");
        }

        // A path with an unknown folder still names its file; an id with an unknown part does not.
        private void PartlyKnown(List<IOperation> parts, IOperation value, string form, int depth)
        {
            if (parts[parts.Count - 1].ConstantValue is { HasValue: true, Value: string tail } && ModelFiles.IsModelFile(tail))
            {
                Visit(parts[parts.Count - 1], "file-name", depth + 1);
            }
            else
            {
                var before = Result.Unknowns.Count;
                foreach (var part in parts.Where(part => part.ConstantValue is { HasValue: false }))
                {
                    Visit(part, form, depth + 1);
                }

                if (Result.Unknowns.Count == before)
                {
                    AddUnknown(value);
                }
            }
        }

        private static void Flatten(IOperation value, List<IOperation> parts)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    Flatten(conversion.Operand, parts);
                    break;
                case IParenthesizedOperation parenthesized:
                    Flatten(parenthesized.Operand, parts);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Concatenate } binary:
                    Flatten(binary.LeftOperand, parts);
                    Flatten(binary.RightOperand, parts);
                    break;
                case IInterpolatedStringOperation text:
                    foreach (var part in text.Parts)
                    {
                        parts.Add(part switch
                        {
                            IInterpolatedStringTextOperation literal => literal.Text,
                            IInterpolationOperation hole => hole.Expression,
                            _ => part,
                        });
                    }

                    break;
                default:
                    parts.Add(value);
                    break;
            }
        }

        private static bool Is(IMethodSymbol method, string type) =>
            method.ContainingType is { } declaring && declaring.Name == Names.Last(type) && Names.FullName(declaring) == type;
    }
}
