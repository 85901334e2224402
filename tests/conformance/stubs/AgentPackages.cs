using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Microsoft.Extensions.AI
{
    public interface IChatClient { Task<string> GetResponseAsync(string message, ChatOptions options = null); }

    public class ChatOptions { public IList<AITool> Tools { get; set; } }

    public class AITool { }

    public class AIFunction : AITool { }

    public class AIFunctionFactoryOptions { public string Name { get; set; } }

    public static class AIFunctionFactory
    {
        public static AIFunction Create(Delegate method, string name = null, string description = null) => null;
        public static AIFunction Create(Delegate method, AIFunctionFactoryOptions options) => null;
    }

    public class ApprovalRequiredAIFunction : AIFunction { public ApprovalRequiredAIFunction(AIFunction inner) { } }

    public class HostedMcpServerToolApprovalMode
    {
        public static HostedMcpServerToolApprovalMode AlwaysRequire { get; }
        public static HostedMcpServerToolApprovalMode NeverRequire { get; }
    }

    public class HostedMcpServerTool : AITool
    {
        public HostedMcpServerTool(string serverName, string serverAddress) { }
        public HostedMcpServerToolApprovalMode ApprovalMode { get; set; }
    }

    public static class ChatClientExtensions
    {
        public static Microsoft.Agents.AI.ChatClientAgent AsAIAgent(this IChatClient client, string instructions = null, string name = null, string description = null, IList<AITool> tools = null) => null;
    }
}

namespace Microsoft.Agents.AI
{
    public class AIAgent { public Task<string> RunAsync(string message) => null; }

    public class ChatClientAgent : AIAgent
    {
        public ChatClientAgent(Microsoft.Extensions.AI.IChatClient client, string instructions = null, string name = null) { }
    }
}

namespace Microsoft.SemanticKernel
{
    [AttributeUsage(AttributeTargets.Method)]
    public class KernelFunctionAttribute : Attribute
    {
        public KernelFunctionAttribute() { }
        public KernelFunctionAttribute(string name) { }
    }

    public class FunctionInvocationContext { public string Result { get; set; } }

    public interface IFunctionInvocationFilter { Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next); }

    public class FunctionChoiceBehavior { public static FunctionChoiceBehavior Auto() => null; }
}

namespace Microsoft.SemanticKernel.Agents
{
    public class ChatCompletionAgent { public string Name { get; set; } }
}

namespace ModelContextProtocol.Server
{
    [AttributeUsage(AttributeTargets.Method)]
    public class McpServerToolAttribute : Attribute { public string Name { get; set; } }
}

namespace ModelContextProtocol.Client
{
    public class McpClientTool : Microsoft.Extensions.AI.AIFunction { }

    public class McpClient
    {
        public static Task<McpClient> CreateAsync(object transport) => null;
        public Task<IList<McpClientTool>> ListToolsAsync() => null;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public interface IServiceCollection { }

    public static class ServiceCollectionServiceExtensions
    {
        public static IServiceCollection AddSingleton<TService, TImplementation>(this IServiceCollection services) => services;
    }

    public static class McpServerServiceCollectionExtensions
    {
        public static IServiceCollection AddMcpServer(this IServiceCollection services) => services;
    }
}

namespace OpenAI.Moderations
{
    public class ModerationClient { public string ClassifyText(string text) => null; }
}
