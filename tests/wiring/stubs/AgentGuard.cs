// references: Microsoft.Agents.AI, Microsoft.Agents.AI.Abstractions, Microsoft.Extensions.AI.Abstractions
using System;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using AgentGuard.Core.Builders;

namespace AgentGuard.Core.Builders
{
    public interface IGuardrailPolicy { }

    public sealed class GuardrailPolicyBuilder
    {
        public GuardrailPolicyBuilder(string name = "default") { }
        public GuardrailPolicyBuilder NormalizeInput(object options = null) => this;
        public GuardrailPolicyBuilder BlockPromptInjection(int sensitivity = 1) => this;
        public GuardrailPolicyBuilder RedactPII(int categories = 1, string replacement = "[REDACTED]") => this;
        public GuardrailPolicyBuilder LimitInputTokens(int maxTokens) => this;
        public IGuardrailPolicy Build() => null;
    }
}

namespace AgentGuard.Core.ChatClient
{
    public static class GuardrailChatClientExtensions
    {
        public static IChatClient UseAgentGuard(this IChatClient client, Action<GuardrailPolicyBuilder> configure, object logger = null) => null;
        public static IChatClient UseAgentGuard(this IChatClient client, IGuardrailPolicy policy, object logger = null) => null;
    }
}

namespace AgentGuard.AgentFramework
{
    public static class AgentGuardMiddlewareExtensions
    {
        public static AIAgentBuilder UseAgentGuard(this AIAgentBuilder builder, Action<GuardrailPolicyBuilder> configure, object logger = null) => builder;
        public static AIAgentBuilder UseAgentGuard(this AIAgentBuilder builder, IGuardrailPolicy policy, object logger = null) => builder;
    }
}
