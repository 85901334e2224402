using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Extensions.AI
{
    public readonly struct ChatRole { public static ChatRole User => default; public static ChatRole System => default; public static ChatRole Assistant => default; public static bool operator ==(ChatRole left, ChatRole right) => true; public static bool operator !=(ChatRole left, ChatRole right) => false; public override bool Equals(object other) => true; public override int GetHashCode() => 0; }

    public class AIContent { }

    public class TextContent : AIContent { public TextContent(string text) { } public string Text { get; set; } }

    public class ChatMessage
    {
        public ChatMessage(ChatRole role, string content) { }
        public ChatMessage(ChatRole role, IList<AIContent> contents) { }
        public ChatRole Role { get; set; }
        public string Text => null;
        public IList<AIContent> Contents { get; set; }
    }

    public class AITool { }

    public class AIFunction : AITool { }

    public class ApprovalRequiredAIFunction : AIFunction { public ApprovalRequiredAIFunction(AIFunction innerFunction) { } }

    public static class AIFunctionFactory { public static AIFunction Create(Delegate method, string name = null, string description = null) => null; }

    public class ChatOptions { public string ModelId { get; set; } public float? Temperature { get; set; } public IList<AITool> Tools { get; set; } public string Instructions { get; set; } }

    public readonly struct ChatFinishReason { public static ChatFinishReason ContentFilter => default; }

    public class ChatResponse
    {
        public ChatResponse() { }
        public ChatResponse(ChatMessage message) { }
        public string Text => null;
        public ChatFinishReason? FinishReason { get; set; }
        public ChatResponseUpdate[] ToChatResponseUpdates() => null;
        public IList<ChatMessage> Messages => null;
    }

    public class ChatResponseUpdate { public ChatResponseUpdate(ChatRole? role, string content) { } public string Text => null; }

    public interface IChatClient : IDisposable
    {
        Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default);
        IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default);
        object GetService(Type serviceType, object serviceKey = null);
    }

    public class DelegatingChatClient : IChatClient
    {
        protected DelegatingChatClient(IChatClient innerClient) { }
        protected IChatClient InnerClient => null;
        public virtual Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => null;
        public virtual IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => null;
        public virtual object GetService(Type serviceType, object serviceKey = null) => null;
        public void Dispose() { }
    }

    public class ImageGenerationOptions { }

    public class ImageGenerationRequest { public ImageGenerationRequest(string prompt) { } }

    public class ImageGenerationResponse { public IList<AIContent> Contents { get; set; } }

    public interface IImageGenerator : IDisposable
    {
        Task<ImageGenerationResponse> GenerateAsync(ImageGenerationRequest request, ImageGenerationOptions options = null, CancellationToken cancellationToken = default);
    }

    public static class ImageGeneratorExtensions
    {
        public static Task<ImageGenerationResponse> GenerateImagesAsync(this IImageGenerator generator, string prompt, ImageGenerationOptions options = null, CancellationToken cancellationToken = default) => null;
    }

    public class Embedding { }

    public class Embedding<T> : Embedding { }

    public class GeneratedEmbeddings<TEmbedding> : List<TEmbedding> { }

    public interface IEmbeddingGenerator : IDisposable { }

    public interface IEmbeddingGenerator<TInput, TEmbedding> : IEmbeddingGenerator
    {
        Task<GeneratedEmbeddings<TEmbedding>> GenerateAsync(IEnumerable<TInput> values, object options = null, CancellationToken cancellationToken = default);
    }

    public static class EmbeddingGeneratorExtensions
    {
        public static Task<TEmbedding> GenerateAsync<TInput, TEmbedding>(this IEmbeddingGenerator<TInput, TEmbedding> generator, TInput value, object options = null, CancellationToken cancellationToken = default) => null;
    }

    public class RealtimeClientMessage { }

    public class CreateConversationItemRealtimeClientMessage : RealtimeClientMessage { public CreateConversationItemRealtimeClientMessage(string text) { } }

    public class RealtimeServerMessage { }

    public interface IRealtimeClientSession
    {
        Task SendAsync(RealtimeClientMessage message, CancellationToken cancellationToken = default);
        IAsyncEnumerable<RealtimeServerMessage> GetStreamingResponseAsync(CancellationToken cancellationToken = default);
    }

    public interface IRealtimeClient : IDisposable { Task<IRealtimeClientSession> CreateSessionAsync(object options = null, CancellationToken cancellationToken = default); }

    public static class ChatClientExtensions
    {
        public static Task<ChatResponse> GetResponseAsync(this IChatClient client, string chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => null;
        public static Task<ChatResponse> GetResponseAsync(this IChatClient client, ChatMessage chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => null;
        public static IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(this IChatClient client, string chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => null;
    }
}
