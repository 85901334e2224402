using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>
/// Models called over plain HTTP: the member <c>model</c> of a request body, as an anonymous object, a dictionary, a JSON object, a form or an interpolated text. A body counts where its method or class names the address of
/// a known AI service, or where the members beside it are those of such a request.
/// </summary>
internal sealed partial class SourceAnalysis
{
    internal static readonly string[] RequestModelNames = { "model", "model_id", "modelId", "modelName", "Model" };

    // Members that stand beside the model in the requests of chat, embedding, image and speech services.
    private static readonly HashSet<string> RequestMembers = new(StringComparer.Ordinal) { "messages", "prompt", "input", "max_tokens", "temperature", "stream", "response_format", "voice", "keep_alive", "num_predict" };

    private static readonly ModelSink RequestRow = new() { Type = "HTTP", Member = "model", Role = "selector", Package = "", Assembly = "", Capability = null };
    private static readonly ModelSink AddressRow = RequestRow with { Member = "address", IsDeployment = true };

    private SinkSite? RequestSite(IAssignmentOperation assignment) =>
        assignment is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { } property } }
        && property.ContainingType is { IsAnonymousType: true } body
        && Array.IndexOf(RequestModelNames, property.Name) >= 0
        && (ServiceNear(assignment.Syntax) is var service && (service is not null || body.GetMembers().Any(member => RequestMembers.Contains(member.Name))))
            ? new SinkSite(new Sink(RequestRow, "HTTP:model", Confidence.Medium, service), assignment.Value, assignment)
            : null;

    // ["model"] = x, { "model", x }, Add("model", x), { new StringContent(x), "model" }.
    private void VisitBodies(SyntaxTree tree)
    {
        bool? isRequest = null;
        foreach (var text in TreeTokens.Of(tree, _cancellationToken).Texts)
        {
            if (text.IsInterpolated)
            {
                VisitHole(tree, text);
            }
            else if (text.Value[0] is 'm' or 'M' && Array.IndexOf(RequestModelNames, text.Value) >= 0 && (isRequest ??= HasRequestMember(tree) || AddressesIn(tree).Count > 0) && ValueBeside(text.In(tree.GetRoot(_cancellationToken))) is { } value
                && (HasRequestMember(MemberSyntax.Enclosing(value)) || ServiceNear(value) is not null) && _visited.Add(value) && ModelOf(tree)?.GetOperation(value, _cancellationToken) is { } operation)
            {
                VisitUnboundValue(RequestRow, operation, "literal", isNamed: true);
            }
        }
    }

    private bool HasRequestMember(SyntaxTree tree) => TreeTokens.Of(tree, _cancellationToken).Texts.Any(static text => RequestMembers.Contains(text.Value));

    private bool HasRequestMember(SyntaxNode member) => TreeTokens.Of(member.SyntaxTree, _cancellationToken).Texts.Any(text => member.Span.Contains(text.Span) && RequestMembers.Contains(text.Value));

    private static SyntaxNode? ValueBeside(SyntaxToken key)
    {
        var literal = key.Parent!;
        if (key.GetNextToken() is { Text: "]" } bracket && bracket.GetNextToken() is { Text: "=" } sign)
        {
            return RightOf(literal, sign);
        }

        // The entry of an initialiser, or an argument of a call.
        var part = literal.Parent is { } parent && SyntaxShapes.IsArgument(parent) ? parent : literal;
        var entry = part.Parent?.ChildNodes().ToArray() ?? Array.Empty<SyntaxNode>();
        if (entry.Length != 2 || !(part.Parent!.GetFirstToken().Text is "{" or "(") || (part != literal && !IsAdding(Callee.Of(part)?.Name)))
        {
            return null;
        }

        // A form has the content first and then its name.
        var value = entry[0] == part ? entry[1] : entry[0].DescendantTokens().Any(static token => token.ValueText == "StringContent") ? entry[0] : null;
        return value is not null && SyntaxShapes.IsArgument(value) ? value.ChildNodes().LastOrDefault() : value;
    }

    private static bool IsAdding(string? method) => method is "Add" or "TryAdd" or "KeyValuePair" or "";

    private static SyntaxNode? RightOf(SyntaxNode left, SyntaxToken sign)
    {
        for (var node = left; node is not null; node = node.Parent)
        {
            if (node.Span.End > sign.Span.End)
            {
                return node.ChildNodes().LastOrDefault() is { } right && right.SpanStart > sign.SpanStart ? right : null;
            }
        }

        return null;
    }

    // $"{endpoint}/openai/deployments/{deployment}/chat/completions", $$"""{ "model": "{{model}}", … }""": what fills the hole is the model.
    private void VisitHole(SyntaxTree tree, TreeText text)
    {
        if (text.Value[text.Value.Length - 1] is not ('/' or '"') || TextIds.HoleAfter(text.Value) is not { } hole || text.In(tree.GetRoot(_cancellationToken)).Parent is not { Parent: { } whole } part)
        {
            return;
        }

        var parts = whole.ChildNodes().ToList();
        var next = parts.IndexOf(part) + 1;
        if (next <= 0 || next >= parts.Count || parts[next].ChildNodes().FirstOrDefault() is not { } expression || !_visited.Add(expression)
            || (hole == TextIds.Hole.Model && ServiceOf(parts[0].GetFirstToken()) is null && !whole.ToString().Contains(":generateContent"))
            || ModelOf(tree)?.GetOperation(expression, _cancellationToken) is not { } value)
        {
            return;
        }

        if (hole == TextIds.Hole.Deployment)
        {
            VisitSite(new SinkSite(new Sink(AddressRow, "HTTP:address", Confidence.Medium, ServiceNear(whole)), value, value));
        }
        else
        {
            VisitUnboundValue(RequestRow, value, "literal", isNamed: true);
        }
    }

    private string? ServiceOf(SyntaxToken token) => SyntaxShapes.IsText(token) ? ServiceOf(token.ValueText) : null;

    private string? ServiceOf(string text) => TextIds.IsAddress(text) && TextIds.Host(text) is { } host ? _knowledge.ServiceOfHost(host) : null;

    // The service that a sink's call goes to, where an address near it says more than its package. Many servers speak OpenAI's protocol and are called through its packages; another service's package calls that service.
    private string? ServiceOf(Sink sink, SyntaxNode call) => sink.Service is null or OpenAIProtocol ? ServiceNear(call) : null;

    // The service whose address stands in the same member as a call, else in its class, where it is just one.
    private string? ServiceNear(SyntaxNode call)
    {
        var member = MemberSyntax.Enclosing(call);
        return ServiceIn(member, call) ?? (member.Parent is { Parent: not null } type ? ServiceIn(type, call) : null);
    }

    private string? ServiceIn(SyntaxNode node, SyntaxNode call)
    {
        string? found = null;
        foreach (var (service, place, client) in AddressesIn(node.SyntaxTree))
        {
            if (!node.Span.Contains(place))
            {
                continue;
            }

            if (client is { } span && !span.IntersectsWith(call.Span))
            {
                continue;
            }

            if (found is not null && found != service)
            {
                return null;
            }

            found = service;
        }

        return found;
    }

    private IReadOnlyList<(string Service, TextSpan Place, TextSpan? Client)> AddressesIn(SyntaxTree tree)
    {
        if (!_addresses.TryGetValue(tree, out var addresses))
        {
            addresses = TreeTokens.Of(tree, _cancellationToken).Texts.Where(text => ServiceOf(text.Value) is not null)
                .Select(text => (ServiceOf(text.Value)!, text.Span, ClientOf(text.In(tree.GetRoot(_cancellationToken))))).ToArray();
            _addresses.Add(tree, addresses);
        }

        return addresses;
    }

    // new OllamaApiClient(new Uri("http://localhost:11434")): an address that a client is given is no other client's. A client of OpenAI is asked for others later, which call its address.
    private static TextSpan? ClientOf(SyntaxToken token)
    {
        foreach (var list in token.Parent!.Ancestors().Where(SyntaxShapes.IsArgumentList))
        {
            var called = list.GetFirstToken().GetPreviousToken().ValueText;
            if (called.EndsWith("Client", StringComparison.Ordinal) && called != "HttpClient" && called.IndexOf(OpenAIProtocol, StringComparison.OrdinalIgnoreCase) < 0)
            {
                return list.Parent!.Span;
            }
        }

        return null;
    }

    private const string OpenAIProtocol = "openai";

    private readonly Dictionary<SyntaxTree, IReadOnlyList<(string Service, TextSpan Place, TextSpan? Client)>> _addresses = new();
}
