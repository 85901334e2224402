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

    public class MessageCreateParams
    {
        public long MaxTokens { get; init; }
        public Core.ApiEnum<string, Model> Model { get; init; }
    }
}
