// references: Microsoft.Extensions.AI.Abstractions
using System;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OllamaSharp
{
    public class OllamaApiClient : IChatClient
    {
        public OllamaApiClient(string uriString, string defaultModel = "") { }
        public OllamaApiClient(Uri uri, string defaultModel = "") { }
        public OllamaApiClient(HttpClient client, string defaultModel = "") { }
        public OllamaApiClient(Configuration config) { }
        public string SelectedModel { get; set; }
        public Task<string> GetResponseAsync(string message, ChatOptions options = null) => null;

        public class Configuration { public Uri Uri { get; set; } public string Model { get; set; } }
    }
}

namespace OllamaSharp.Models.Chat
{
    public class ChatRequest { public string Model { get; set; } public bool Stream { get; set; } }
}
