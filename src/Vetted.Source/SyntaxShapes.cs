using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>
/// The few syntax kinds the engine must tell apart, as numbers: <c>Microsoft.CodeAnalysis.CSharp.SyntaxKind</c> above 8000 and
/// <c>Microsoft.CodeAnalysis.VisualBasic.SyntaxKind</c> below 1000. Their values are part of Roslyn's public surface; a test compares them with both enums, and
/// this room needs neither language's assembly.
/// </summary>
internal static class SyntaxShapes
{
    public const int CSharpIdentifier = 8508;
    public const int CSharpString = 8511;
    public const int CSharpInterpolatedText = 8517;
    public const int CSharpRawString = 8518;
    public const int CSharpMultiLineRawString = 8519;
    public const int CSharpUtf8String = 8520;
    public const int CSharpUtf8RawString = 8521;
    public const int CSharpUtf8MultiLineRawString = 8522;
    public const int CSharpNewKeyword = 8354;
    public const int CSharpBaseKeyword = 8371;
    public const int CSharpThisKeyword = 8370;
    public const int CSharpUsingKeyword = 8373;
    public const int CSharpArgument = 8638;
    public const int CSharpAttribute = 8849;
    public const int CSharpAttributeArgument = 8851;
    public const int CSharpArgumentList = 8636;
    public const int CSharpBracketedArgumentList = 8637;
    public const int CSharpAttributeArgumentList = 8850;
    public const int CSharpNameColon = 8639;
    public const int CSharpElementAccess = 8635;
    public const int CSharpGenericName = 8618;
    public const int CSharpImplicitObjectCreation = 8659;
    public const int CSharpBaseConstructorInitializer = 8889;
    public const int CSharpThisConstructorInitializer = 8890;
    public const int CSharpCollectionExpression = 9076;
    public const int CSharpExpressionElement = 9077;

    public const int CSharpIdentifierName = 8616;
    public const int CSharpSimpleAssignment = 8714;
    public const int CSharpObjectInitializer = 8644;
    public const int CSharpObjectCreation = 8649;
    public const int CSharpClass = 8855;
    public const int CSharpRecord = 9063;
    public const int CSharpBaseList = 8864;

    public const int CSharpInterpolatedString = 8655;

    public const int CSharpVariableDeclarator = 8795;
    public const int CSharpParameter = 8908;

    public const int BasicNewKeyword = 511;
    public const int BasicIdentifier = 700;
    public const int BasicString = 705;
    public const int BasicInterpolatedText = 786;
    public const int BasicSimpleArgument = 349;
    public const int BasicGenericName = 400;
    public const int BasicIdentifierName = 399;
    public const int BasicArgumentList = 347;
    public const int BasicNameColonEquals = 755;
    public const int BasicModifiedIdentifier = 133;
    public const int BasicAttribute = 136;

    public static bool IsIdentifier(SyntaxToken token) => token.RawKind is CSharpIdentifier or BasicIdentifier;

    /// <summary>True for a string literal and for the text between the holes of an interpolated string.</summary>
    public static bool IsText(SyntaxToken token) =>
        token.RawKind is (>= CSharpString and <= CSharpUtf8MultiLineRawString and not (8512 or 8513 or 8514 or 8515 or 8516)) or BasicString or BasicInterpolatedText;

    public static bool IsInterpolatedText(SyntaxToken token) => token.RawKind is CSharpInterpolatedText or BasicInterpolatedText;

    public static bool IsArgument(SyntaxNode node) => node.RawKind is CSharpArgument or BasicSimpleArgument or CSharpAttributeArgument;

    public static bool IsArgumentList(SyntaxNode node) =>
        node.RawKind is CSharpArgumentList or BasicArgumentList or CSharpBracketedArgumentList or CSharpAttributeArgumentList;

    public static bool IsConstructorInitializer(SyntaxNode? node) => node?.RawKind is CSharpBaseConstructorInitializer or CSharpThisConstructorInitializer;

    /// <summary>True for the keyword of <c>new(…)</c>, <c>: base(…)</c> and <c>: this(…)</c>.</summary>
    public static bool IsNamelessCreation(SyntaxToken token) =>
        token.RawKind is CSharpNewKeyword or CSharpBaseKeyword or CSharpThisKeyword && (token.Parent?.RawKind == CSharpImplicitObjectCreation || IsConstructorInitializer(token.Parent));

    /// <summary>True for the declaration of a variable or parameter, whose initialiser is no assignment.</summary>
    public static bool IsDeclarator(SyntaxNode? node) => node?.RawKind is CSharpVariableDeclarator or CSharpParameter;

    /// <summary>True where an identifier names something that stands elsewhere; false where it declares a method, a property or a type.</summary>
    public static bool IsUse(SyntaxToken identifier) => identifier.Parent?.RawKind is CSharpIdentifierName or CSharpGenericName or BasicIdentifierName or BasicGenericName;

    /// <summary>The one-part name of the type whose object initialiser a name is a member of: <c>Options</c> for the <c>Model</c> of <c>new Options { Model = … }</c>; null elsewhere and in Visual Basic.</summary>
    public static string? InitialisedType(SyntaxNode? name) =>
        name is { Parent: { RawKind: CSharpSimpleAssignment, Parent: { RawKind: CSharpObjectInitializer, Parent: { RawKind: CSharpObjectCreation } creation } } assignment }
        && assignment.Span.Start == name.Span.Start && creation.ChildNodes().First() is { RawKind: CSharpIdentifierName } type
            ? type.GetFirstToken().ValueText
            : null;

    /// <summary>True for the name of a class or record that is declared without a base.</summary>
    public static bool IsOwnType(SyntaxToken name) =>
        name.Parent is { RawKind: CSharpClass or CSharpRecord } declaration && !declaration.ChildNodes().Any(static node => node.RawKind == CSharpBaseList);

    /// <summary>True for the name (perhaps qualified) that begins an attribute.</summary>
    public static bool IsAttributeName(SyntaxNode? name)
    {
        for (var level = 0; name is not null && level < 4; level++, name = name.Parent)
        {
            if (name.Parent is { } attribute && attribute.RawKind is CSharpAttribute or BasicAttribute)
            {
                // Not its arguments, which stand one level deeper.
                return attribute.ChildNodes().First() == name;
            }
        }

        return false;
    }

    /// <summary>The attribute that a name begins.</summary>
    public static SyntaxNode AttributeOf(SyntaxNode name) => name.RawKind is CSharpAttribute or BasicAttribute ? name : AttributeOf(name.Parent!);

    /// <summary>True inside a declaration whose own name holds one of some words, letter case aside.</summary>
    public static bool IsInsideNamed(SyntaxNode? node, IReadOnlyList<string> words)
    {
        for (var one = node; one is not null; one = one.Parent)
        {
            // A declaration's own name is an identifier right below it.
            if (one.ChildTokens().FirstOrDefault(IsIdentifier) is { RawKind: not 0 } own && words.Any(word => own.ValueText.IndexOf(word, System.StringComparison.OrdinalIgnoreCase) >= 0))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsCollectionExpression(SyntaxNode? node) => node?.RawKind is CSharpCollectionExpression or CSharpExpressionElement;
}
