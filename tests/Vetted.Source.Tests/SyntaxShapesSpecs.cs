using System.Reflection;
using CS = Microsoft.CodeAnalysis.CSharp.SyntaxKind;
using VB = Microsoft.CodeAnalysis.VisualBasic.SyntaxKind;

namespace Vetted.Source.Tests;

public sealed class SyntaxShapesSpecs
{
    private static readonly Dictionary<string, int> Expected = new()
    {
        ["CSharpIdentifier"] = (int)CS.IdentifierToken,
        ["CSharpString"] = (int)CS.StringLiteralToken,
        ["CSharpInterpolatedText"] = (int)CS.InterpolatedStringTextToken,
        ["CSharpRawString"] = (int)CS.SingleLineRawStringLiteralToken,
        ["CSharpMultiLineRawString"] = (int)CS.MultiLineRawStringLiteralToken,
        ["CSharpUtf8String"] = (int)CS.Utf8StringLiteralToken,
        ["CSharpUtf8RawString"] = (int)CS.Utf8SingleLineRawStringLiteralToken,
        ["CSharpUtf8MultiLineRawString"] = (int)CS.Utf8MultiLineRawStringLiteralToken,
        ["CSharpNewKeyword"] = (int)CS.NewKeyword,
        ["CSharpBaseKeyword"] = (int)CS.BaseKeyword,
        ["CSharpThisKeyword"] = (int)CS.ThisKeyword,
        ["CSharpUsingKeyword"] = (int)CS.UsingKeyword,
        ["CSharpArgument"] = (int)CS.Argument,
        ["CSharpAttribute"] = (int)CS.Attribute,
        ["BasicAttribute"] = (int)VB.Attribute,
        ["CSharpAttributeArgument"] = (int)CS.AttributeArgument,
        ["CSharpArgumentList"] = (int)CS.ArgumentList,
        ["CSharpBracketedArgumentList"] = (int)CS.BracketedArgumentList,
        ["CSharpAttributeArgumentList"] = (int)CS.AttributeArgumentList,
        ["CSharpNameColon"] = (int)CS.NameColon,
        ["CSharpElementAccess"] = (int)CS.ElementAccessExpression,
        ["CSharpGenericName"] = (int)CS.GenericName,
        ["CSharpImplicitObjectCreation"] = (int)CS.ImplicitObjectCreationExpression,
        ["CSharpBaseConstructorInitializer"] = (int)CS.BaseConstructorInitializer,
        ["CSharpThisConstructorInitializer"] = (int)CS.ThisConstructorInitializer,
        ["CSharpCollectionExpression"] = (int)CS.CollectionExpression,
        ["CSharpExpressionElement"] = (int)CS.ExpressionElement,
        ["CSharpIdentifierName"] = (int)CS.IdentifierName,
        ["CSharpSimpleAssignment"] = (int)CS.SimpleAssignmentExpression,
        ["CSharpObjectInitializer"] = (int)CS.ObjectInitializerExpression,
        ["CSharpObjectCreation"] = (int)CS.ObjectCreationExpression,
        ["CSharpClass"] = (int)CS.ClassDeclaration,
        ["CSharpRecord"] = (int)CS.RecordDeclaration,
        ["CSharpBaseList"] = (int)CS.BaseList,
        ["CSharpInterpolatedString"] = (int)CS.InterpolatedStringExpression,
        ["CSharpVariableDeclarator"] = (int)CS.VariableDeclarator,
        ["CSharpParameter"] = (int)CS.Parameter,
        ["BasicNewKeyword"] = (int)VB.NewKeyword,
        ["BasicIdentifier"] = (int)VB.IdentifierToken,
        ["BasicIdentifierName"] = (int)VB.IdentifierName,
        ["BasicString"] = (int)VB.StringLiteralToken,
        ["BasicInterpolatedText"] = (int)VB.InterpolatedStringTextToken,
        ["BasicSimpleArgument"] = (int)VB.SimpleArgument,
        ["BasicGenericName"] = (int)VB.GenericName,
        ["BasicArgumentList"] = (int)VB.ArgumentList,
        ["BasicNameColonEquals"] = (int)VB.NameColonEquals,
        ["BasicModifiedIdentifier"] = (int)VB.ModifiedIdentifier,
    };

    [Fact]
    public void The_numbers_are_those_of_the_two_languages() =>
        Assert.Equal(
            Expected.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            typeof(SyntaxShapes).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => KeyValuePair.Create(field.Name, (int)field.GetRawConstantValue()!)).OrderBy(pair => pair.Key, StringComparer.Ordinal));

    [Fact]
    public void A_member_ends_at_its_type_in_both_languages()
    {
        var csharp = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("namespace N; class C { void M() { var x = 1; } } record R; struct S { int f = 2; }").GetRoot();
        var basic = Microsoft.CodeAnalysis.VisualBasic.VisualBasicSyntaxTree.ParseText("Namespace N\nClass C\nSub M()\nDim x = 1\nEnd Sub\nEnd Class\nModule O\nDim f = 2\nEnd Module\nEnd Namespace").GetRoot();
        Assert.Equal(["void M() { var x = 1; }", "int f = 2;"], Numbers(csharp));
        Assert.Equal(["Sub M()\nDim x = 1\nEnd Sub", "Dim f = 2"], Numbers(basic));
    }

    private static IEnumerable<string> Numbers(Microsoft.CodeAnalysis.SyntaxNode root) =>
        root.DescendantTokens().Where(token => token.Value is int).Select(token => MemberSyntax.Enclosing(token.Parent!).ToString().Trim());
}
