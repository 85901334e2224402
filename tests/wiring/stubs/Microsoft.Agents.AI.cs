// references: Microsoft.Agents.AI.Abstractions, Microsoft.Extensions.AI, Microsoft.Extensions.AI.Abstractions
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace Microsoft.Agents.AI
{
    public class AIAgentBuilder
    {
        public AIAgentBuilder(AIAgent innerAgent) { }
        public AIAgentBuilder Use(Func<AIAgent, AIAgent> agentFactory) => this;
        public AIAgentBuilder Use(
            Func<IEnumerable<ChatMessage>, AgentSession, AgentRunOptions, AIAgent, CancellationToken, Task<AgentResponse>> runFunc,
            Func<IEnumerable<ChatMessage>, AgentSession, AgentRunOptions, AIAgent, CancellationToken, IAsyncEnumerable<AgentResponseUpdate>> runStreamingFunc) => this;
        public AIAgent Build(IServiceProvider services = null) => null;
    }

    public class FunctionInvocationContext { public string FunctionName => null; }

    public static class FunctionInvocationDelegatingAgentBuilderExtensions
    {
        public static AIAgentBuilder Use(this AIAgentBuilder builder, Func<AIAgent, FunctionInvocationContext, Func<FunctionInvocationContext, CancellationToken, ValueTask<object>>, CancellationToken, ValueTask<object>> callback) => builder;
    }

    public static class AIAgentExtensions { public static AIAgentBuilder AsBuilder(this AIAgent innerAgent) => null; }

    public static class LoggingAgentBuilderExtensions { public static AIAgentBuilder UseLogging(this AIAgentBuilder builder, object loggerFactory = null) => builder; }

    public static class OpenTelemetryAgentBuilderExtensions { public static AIAgentBuilder UseOpenTelemetry(this AIAgentBuilder builder, string sourceName = null) => builder; }

    public sealed class ChatClientAgent : AIAgent
    {
        public ChatClientAgent(IChatClient chatClient, string instructions = null, string name = null) { }
        protected override Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default) => null;
        protected override IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default) => null;
    }
}

namespace Microsoft.Extensions.AI
{
    public static class AgentChatClientExtensions { public static Microsoft.Agents.AI.ChatClientAgent AsAIAgent(this IChatClient chatClient, string instructions = null, string name = null) => null; }
}
