// references: Microsoft.Extensions.AI.Abstractions, Microsoft.Extensions.DependencyInjection.Abstractions
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace Microsoft.Extensions.AI
{
    public class ChatClientBuilder
    {
        public ChatClientBuilder(IChatClient innerClient) { }
        public ChatClientBuilder(Func<IServiceProvider, IChatClient> innerClientFactory) { }
        public ChatClientBuilder Use(Func<IChatClient, IChatClient> clientFactory) => this;
        public ChatClientBuilder Use(Func<IChatClient, IServiceProvider, IChatClient> clientFactory) => this;
        public ChatClientBuilder Use(Func<IEnumerable<ChatMessage>, ChatOptions, Func<IEnumerable<ChatMessage>, ChatOptions, CancellationToken, Task>, CancellationToken, Task> sharedFunc) => this;
        public ChatClientBuilder Use(
            Func<IEnumerable<ChatMessage>, ChatOptions, IChatClient, CancellationToken, Task<ChatResponse>> getResponseFunc,
            Func<IEnumerable<ChatMessage>, ChatOptions, IChatClient, CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> getStreamingResponseFunc) => this;
        public IChatClient Build(IServiceProvider services = null) => null;
    }

    public static class ChatClientBuilderChatClientExtensions { public static ChatClientBuilder AsBuilder(this IChatClient innerClient) => null; }

    public static class LoggingChatClientBuilderExtensions { public static ChatClientBuilder UseLogging(this ChatClientBuilder builder, object loggerFactory = null) => builder; }

    public static class OpenTelemetryChatClientBuilderExtensions { public static ChatClientBuilder UseOpenTelemetry(this ChatClientBuilder builder, object loggerFactory = null, string sourceName = null) => builder; }

    public static class DistributedCachingChatClientBuilderExtensions { public static ChatClientBuilder UseDistributedCache(this ChatClientBuilder builder, object storage = null) => builder; }

    public static class FunctionInvokingChatClientBuilderExtensions { public static ChatClientBuilder UseFunctionInvocation(this ChatClientBuilder builder, object loggerFactory = null) => builder; }

    public static class ConfigureOptionsChatClientBuilderExtensions { public static ChatClientBuilder ConfigureOptions(this ChatClientBuilder builder, Action<ChatOptions> configure) => builder; }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class ChatClientBuilderServiceCollectionExtensions
    {
        public static ChatClientBuilder AddChatClient(this IServiceCollection services, IChatClient innerClient, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null;
        public static ChatClientBuilder AddChatClient(this IServiceCollection services, Func<IServiceProvider, IChatClient> factory, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null;
        public static ChatClientBuilder AddKeyedChatClient(this IServiceCollection services, object key, IChatClient innerClient, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null;
    }
}
