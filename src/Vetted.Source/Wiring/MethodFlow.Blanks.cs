using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vetted.Source.Wiring;

/// <summary>Branches that ask whether a text is empty: services refuse an empty text, so careful programs do not send one.</summary>
internal sealed partial class MethodFlow
{
    /// <summary>The variable whose text is empty where a condition has an outcome; null where it says nothing of the kind.</summary>
    private static IOperation? BlankText(IOperation condition, bool outcome) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => BlankText(negation.Operand, !outcome),
        IParenthesizedOperation parenthesized => BlankText(parenthesized.Operand, outcome),
        IInvocationOperation { TargetMethod: { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String }, Arguments: { Length: 1 } arguments } => outcome ? TextVariable(arguments[0].Value) : null,
        IBinaryOperation comparison => LengthIsZero(comparison) == outcome ? TextVariable(((IPropertyReferenceOperation)comparison.LeftOperand).Instance) : null,
        _ => null,
    };

    // True where the comparison says that a length is zero, false where it says that it is not, null where it says neither: a short text is still a text.
    private static bool? LengthIsZero(IBinaryOperation comparison) =>
        comparison.LeftOperand is not IPropertyReferenceOperation { Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_String } } ? null
        : (comparison.OperatorKind, comparison.RightOperand.ConstantValue.Value) switch
        {
            (BinaryOperatorKind.Equals, 0) or (BinaryOperatorKind.LessThan, 1) or (BinaryOperatorKind.LessThanOrEqual, 0) => true,
            (BinaryOperatorKind.NotEquals, 0) or (BinaryOperatorKind.GreaterThan, 0) or (BinaryOperatorKind.GreaterThanOrEqual, 1) => false,
            _ => null,
        };

    // The variable itself, trimmed or not. A part of its text that is empty says nothing of the rest.
    private static IOperation? TextVariable(IOperation? text) => text switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => text,
        IConversionOperation { IsImplicit: true } conversion => TextVariable(conversion.Operand),
        IInvocationOperation { TargetMethod: { Name: "Trim" or "TrimStart" or "TrimEnd", Parameters.IsEmpty: true, ContainingType.SpecialType: SpecialType.System_String } } trim => TextVariable(trim.Instance),
        _ => null,
    };
}
