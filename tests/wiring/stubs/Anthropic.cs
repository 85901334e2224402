using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Anthropic.Core
{
    public class ApiEnum<TRaw, TEnum>
    {
        public static implicit operator ApiEnum<TRaw, TEnum>(TRaw value) => null;
        public static implicit operator ApiEnum<TRaw, TEnum>(TEnum value) => null;
    }
}

namespace Anthropic.Models.Messages
{
    public enum Model { ClaudeHaiku4_5_20251001, ClaudeOpus4_5, ClaudeSonnet4_5 }

    public enum Role { User, Assistant }

    public class MessageParam { public Role Role { get; init; } public string Content { get; init; } }

    public class MessageCreateParams
    {
        public long MaxTokens { get; init; }
        public Core.ApiEnum<string, Model> Model { get; init; }
        public IReadOnlyList<MessageParam> Messages { get; init; }
        public string System { get; init; }
    }

    public class ContentBlock { public string Text => null; }

    public class Message { public IReadOnlyList<ContentBlock> Content => null; }

    public class RawMessageStreamEvent { public string Delta => null; }
}

namespace Anthropic.Services
{
    public interface IMessageService
    {
        Task<Models.Messages.Message> Create(Models.Messages.MessageCreateParams parameters, CancellationToken cancellationToken = default);
        IAsyncEnumerable<Models.Messages.RawMessageStreamEvent> CreateStreaming(Models.Messages.MessageCreateParams parameters, CancellationToken cancellationToken = default);
    }
}

namespace Anthropic
{
    public interface IAnthropicClient { Services.IMessageService Messages { get; } }

    public class AnthropicClient : IAnthropicClient { public string ApiKey { get; init; } public Services.IMessageService Messages => null; }
}
