// references: OpenAI, System.ClientModel
using System;
using System.ClientModel;

namespace Azure.AI.OpenAI
{
    public class AzureOpenAIClientOptions : global::OpenAI.OpenAIClientOptions { }

    public class AzureOpenAIClient : global::OpenAI.OpenAIClient
    {
        public AzureOpenAIClient(Uri endpoint, ApiKeyCredential credential, AzureOpenAIClientOptions options = null) : base("") { }
        public override global::OpenAI.Chat.ChatClient GetChatClient(string deploymentName) => null;
        public override global::OpenAI.Moderations.ModerationClient GetModerationClient(string model) => throw new NotSupportedException();
    }
}
