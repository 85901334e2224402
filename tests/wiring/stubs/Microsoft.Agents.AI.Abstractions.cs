// references: Microsoft.Extensions.AI.Abstractions
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace Microsoft.Agents.AI
{
    public class AgentSession { }

    public class AgentRunOptions { }

    public class AgentResponse { public AgentResponse() { } public AgentResponse(ChatMessage message) { } public string Text => null; }

    public class AgentResponseUpdate { public string Text => null; }

    public abstract class AIAgent
    {
        public Task<AgentResponse> RunAsync(string message, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default) => null;
        public Task<AgentResponse> RunAsync(IEnumerable<ChatMessage> messages, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default) => null;
        public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(string message, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default) => null;
        public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default) => null;
        protected abstract Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default);
        protected abstract IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default);
    }

    public class DelegatingAIAgent : AIAgent
    {
        protected DelegatingAIAgent(AIAgent innerAgent) { }
        protected AIAgent InnerAgent => null;
        protected override Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default) => null;
        protected override IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default) => null;
    }
}
