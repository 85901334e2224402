// references: System.ClientModel
using System;
using System.ClientModel;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace OpenAI
{
    public class OpenAIClientOptions { public Uri Endpoint { get; set; } }

    public class OpenAIClient
    {
        public OpenAIClient(string apiKey) { }
        public OpenAIClient(ApiKeyCredential credential, OpenAIClientOptions options = null) { }
        public virtual Chat.ChatClient GetChatClient(string model) => null;
        public virtual Moderations.ModerationClient GetModerationClient(string model) => null;
        public virtual Responses.ResponsesClient GetResponsesClient() => null;
    }
}

namespace OpenAI.Chat
{
    public class ChatMessage
    {
        public ChatMessageContent Content => null;
        public static UserChatMessage CreateUserMessage(string content) => null;
    }

    public class UserChatMessage : ChatMessage { public UserChatMessage(string content) { } }

    public class SystemChatMessage : ChatMessage { public SystemChatMessage(string content) { } }

    public class AssistantChatMessage : ChatMessage { public AssistantChatMessage(string content) { } public AssistantChatMessage(ChatCompletion completion) { } }

    public class ChatMessageContentPart { public string Text => null; }

    public class ChatMessageContent : List<ChatMessageContentPart> { }

    public class ChatCompletionOptions { public float? Temperature { get; set; } }

    public class ChatCompletion { public ChatMessageContent Content => null; public string Refusal => null; }

    public class StreamingChatCompletionUpdate { public ChatMessageContent ContentUpdate => null; }

    public class ChatClient
    {
        public ChatClient(string model, string apiKey) { }
        public ChatClient(string model, ApiKeyCredential credential, OpenAIClientOptions options = null) { }
        public virtual ClientResult<ChatCompletion> CompleteChat(params ChatMessage[] messages) => null;
        public virtual ClientResult<ChatCompletion> CompleteChat(IEnumerable<ChatMessage> messages, ChatCompletionOptions options = null, CancellationToken cancellationToken = default) => null;
        public virtual Task<ClientResult<ChatCompletion>> CompleteChatAsync(params ChatMessage[] messages) => null;
        public virtual Task<ClientResult<ChatCompletion>> CompleteChatAsync(IEnumerable<ChatMessage> messages, ChatCompletionOptions options = null, CancellationToken cancellationToken = default) => null;
        public virtual CollectionResult<StreamingChatCompletionUpdate> CompleteChatStreaming(params ChatMessage[] messages) => null;
        public virtual AsyncCollectionResult<StreamingChatCompletionUpdate> CompleteChatStreamingAsync(params ChatMessage[] messages) => null;
    }
}

namespace OpenAI.Responses
{
    public class StreamingResponseUpdate { }

    public class StreamingResponseOutputTextDeltaUpdate : StreamingResponseUpdate { public string Delta => null; }

    public class ResponseResult { public string GetOutputText() => null; }

    public class ResponsesClient
    {
        public virtual Task<ClientResult<ResponseResult>> CreateResponseAsync(string model, string userInputText, string previousResponseId = null, CancellationToken cancellationToken = default) => null;
        public virtual AsyncCollectionResult<StreamingResponseUpdate> CreateResponseStreamingAsync(string model, string userInputText, string previousResponseId = null, CancellationToken cancellationToken = default) => null;
    }
}

namespace OpenAI.Moderations
{
    public class ModerationCategory { public bool Flagged => false; public float Score => 0; }

    public class ModerationResult { public bool Flagged => false; public ModerationCategory Hate => null; public ModerationCategory Violence => null; }

    public class ModerationResultCollection : List<ModerationResult> { }

    public class ModerationClient
    {
        public ModerationClient(string model, string apiKey) { }
        public virtual ClientResult<ModerationResult> ClassifyText(string input, CancellationToken cancellationToken = default) => null;
        public virtual Task<ClientResult<ModerationResult>> ClassifyTextAsync(string input, CancellationToken cancellationToken = default) => null;
        public virtual Task<ClientResult<ModerationResultCollection>> ClassifyTextAsync(IEnumerable<string> inputs, CancellationToken cancellationToken = default) => null;
    }
}

namespace OpenAI.Images
{
    public class ImageGenerationOptions { public string EndUserId { get; set; } }

    public class GeneratedImage { public Uri ImageUri => null; public BinaryData ImageBytes => null; }

    public class ImageClient
    {
        public ImageClient(string model, string apiKey) { }
        public virtual ClientResult<GeneratedImage> GenerateImage(string prompt, ImageGenerationOptions options = null, CancellationToken cancellationToken = default) => null;
        public virtual Task<ClientResult<GeneratedImage>> GenerateImageAsync(string prompt, ImageGenerationOptions options = null, CancellationToken cancellationToken = default) => null;
    }
}

namespace OpenAI.Audio
{
    public class AudioTranscription { public string Text => null; }

    public class GeneratedSpeechVoice { public static GeneratedSpeechVoice Alloy => null; }

    public class AudioClient
    {
        public AudioClient(string model, string apiKey) { }
        public virtual Task<ClientResult<AudioTranscription>> TranscribeAudioAsync(string audioFilePath) => null;
        public virtual Task<ClientResult<BinaryData>> GenerateSpeechAsync(string text, GeneratedSpeechVoice voice, CancellationToken cancellationToken = default) => null;
    }
}

namespace OpenAI.Batch
{
    public class CreateBatchOperation { }

    public class BatchClient
    {
        public BatchClient(string apiKey) { }
        public virtual Task<CreateBatchOperation> CreateBatchAsync(BinaryContent content, bool waitUntilCompleted) => null;
    }
}
