// references: OpenAI
using System;
using System.ClientModel;

namespace Azure.AI.OpenAI
{
    public class AzureOpenAIClient : global::OpenAI.OpenAIClient
    {
        public AzureOpenAIClient(Uri endpoint, ApiKeyCredential credential) : base("") { }
        public override global::OpenAI.Chat.ChatClient GetChatClient(string deploymentName) => null;
        public override global::OpenAI.Embeddings.EmbeddingClient GetEmbeddingClient(string deploymentName) => null;
    }
}
