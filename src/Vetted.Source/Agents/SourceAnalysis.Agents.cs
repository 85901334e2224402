using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>Agents, functions offered to models, MCP servers and clients.</summary>
internal sealed partial class SourceAnalysis
{
    private void AddAgent(ISymbol member, IOperation call)
    {
        if (_agents.Find(member is IMethodSymbol { ReducedFrom: { } full } ? full : member) is { } api)
        {
            AddAgent(api, call.Syntax, () => PartFinder.Name(api, call), () => _parts.Approval(api, call));
        }
    }

    // Where nothing binds, the nearest text in the call is the name, else what the syntax names.
    private bool AddUnboundAgent(SyntaxToken name)
    {
        if (_agents.FindUnbound(name, TreeTokens.Of(name.SyntaxTree!, _cancellationToken)) is not { } api || !_visited.Add(name.Parent!))
        {
            return false;
        }

        AddAgent(api, name.Parent!, () => UnboundPart.Name(api, name), () => UnboundPart.Approval(api, name, _agents));
        return true;
    }

    private void AddAgent(AgentApi api, SyntaxNode syntax, System.Func<string> name, System.Func<ToolApproval> approval)
    {
        var (tree, span) = (syntax.SyntaxTree, syntax.Span);
        if (api.Capability is { } capability)
        {
            _collector.AddCapability(tree, span, capability, string.Join(".", api.Members[0].Split('.').Reverse().Take(2).Reverse()));
        }

        if (api.IsPart)
        {
            _collector.AddPart(tree, span, api.Part, name(), approval());
        }
        else if (api.Part == "model-call")
        {
            _collector.AddModelCall(tree, span);
        }
    }
}
