// references: Microsoft.Extensions.AI.Abstractions
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OllamaSharp
{
    public interface IOllamaApiClient
    {
        string SelectedModel { get; set; }
        IAsyncEnumerable<Models.Chat.ChatResponseStream> ChatAsync(Models.Chat.ChatRequest request, CancellationToken cancellationToken = default);
        IAsyncEnumerable<Models.GenerateResponseStream> GenerateAsync(Models.GenerateRequest request, CancellationToken cancellationToken = default);
    }

    public class OllamaApiClient : IOllamaApiClient, IChatClient
    {
        public OllamaApiClient(string uriString, string defaultModel = "") { }
        public OllamaApiClient(Uri uri, string defaultModel = "") { }
        public string SelectedModel { get; set; }
        public IAsyncEnumerable<Models.Chat.ChatResponseStream> ChatAsync(Models.Chat.ChatRequest request, CancellationToken cancellationToken = default) => null;
        public IAsyncEnumerable<Models.GenerateResponseStream> GenerateAsync(Models.GenerateRequest request, CancellationToken cancellationToken = default) => null;
        Task<ChatResponse> IChatClient.GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) => null;
        IAsyncEnumerable<ChatResponseUpdate> IChatClient.GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) => null;
        object IChatClient.GetService(Type serviceType, object serviceKey) => null;
        public void Dispose() { }
    }

    public class Chat
    {
        public Chat(IOllamaApiClient client, string systemPrompt = "") { }
        public IAsyncEnumerable<string> SendAsync(string message, CancellationToken cancellationToken = default) => null;
    }
}

namespace OllamaSharp.Models
{
    public class GenerateRequest { public string Model { get; set; } public string Prompt { get; set; } }

    public class GenerateResponseStream { public string Response { get; set; } }
}

namespace OllamaSharp.Models.Chat
{
    public class ChatRequest { public string Model { get; set; } }

    public class ChatResponseStream { public string Message { get; set; } }
}
