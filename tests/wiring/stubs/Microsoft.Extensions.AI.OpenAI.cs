// references: OpenAI, Microsoft.Extensions.AI.Abstractions
namespace Microsoft.Extensions.AI
{
    public static class OpenAIClientExtensions { public static IChatClient AsIChatClient(this OpenAI.Chat.ChatClient chatClient) => null; }
}
