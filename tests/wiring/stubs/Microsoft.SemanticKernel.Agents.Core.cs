// references: Microsoft.SemanticKernel.Abstractions, Microsoft.Extensions.DependencyInjection.Abstractions
using System.Collections.Generic;
using System.Threading;

namespace Microsoft.SemanticKernel.Agents
{
    public abstract class AgentThread { }

    public class ChatHistoryAgentThread : AgentThread { }

    public class AgentResponseItem<T> { public T Message => default; public AgentThread Thread => null; }

    public abstract class Agent
    {
        public string Name { get; set; }
        public string Instructions { get; set; }
        public Kernel Kernel { get; set; }
        public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(string message, AgentThread thread = null, object options = null, CancellationToken cancellationToken = default) => null;
        public abstract IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(ICollection<ChatMessageContent> messages, AgentThread thread = null, object options = null, CancellationToken cancellationToken = default);
        public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeStreamingAsync(string message, AgentThread thread = null, object options = null, CancellationToken cancellationToken = default) => null;
    }

    public sealed class ChatCompletionAgent : Agent
    {
        public override IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(ICollection<ChatMessageContent> messages, AgentThread thread = null, object options = null, CancellationToken cancellationToken = default) => null;
    }
}
