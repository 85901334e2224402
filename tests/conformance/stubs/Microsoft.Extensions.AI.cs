// references: Microsoft.Extensions.AI.Abstractions
using System;

namespace Microsoft.Extensions.AI
{
    public class ChatClientBuilder
    {
        public ChatClientBuilder(IChatClient inner) { }
        public ChatClientBuilder Use(Func<IChatClient, IChatClient> factory) => this;
        public IChatClient Build() => null;
    }

    public static class ConfigureOptionsChatClientBuilderExtensions
    {
        public static ChatClientBuilder ConfigureOptions(this ChatClientBuilder builder, Action<ChatOptions> configure) => builder;
    }

    public static class ChatClientBuilderChatClientExtensions
    {
        public static ChatClientBuilder AsBuilder(this IChatClient client) => null;
    }
}
