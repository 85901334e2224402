// The few members of the official OpenAI package that the cases call, with its names and shapes and no behaviour.
using System;
using System.ClientModel;

namespace OpenAI
{
    public class OpenAIClientOptions { public Uri Endpoint { get; set; } }

    public class OpenAIClient
    {
        public OpenAIClient(string apiKey) { }
        public OpenAIClient(ApiKeyCredential credential, OpenAIClientOptions options = null) { }
        public virtual Chat.ChatClient GetChatClient(string model) => null;
        public virtual Embeddings.EmbeddingClient GetEmbeddingClient(string model) => null;
        public virtual Images.ImageClient GetImageClient(string model) => null;
        public virtual Audio.AudioClient GetAudioClient(string model) => null;
        public virtual Moderations.ModerationClient GetModerationClient(string model) => null;
    }
}

namespace OpenAI.Chat
{
    public class ChatClient
    {
        public ChatClient(string model, string apiKey) { }
        public ChatClient(string model, ApiKeyCredential credential, OpenAIClientOptions options = null) { }
        protected ChatClient(object pipeline, string model, OpenAIClientOptions options) { }
        public string Model => null;
        public string CompleteChat(string message) => message;
    }
}

namespace OpenAI.Embeddings { public class EmbeddingClient { public EmbeddingClient(string model, string apiKey) { } } }

namespace OpenAI.Images { public class ImageClient { public ImageClient(string model, string apiKey) { } } }

namespace OpenAI.Audio { public class AudioClient { public AudioClient(string model, string apiKey) { } } }

namespace OpenAI.Moderations
{
    public class ModerationClient
    {
        public ModerationClient(string model, string apiKey) { }
        public object ClassifyText(string text) => text;
        public System.Threading.Tasks.Task<object> ClassifyTextAsync(string text) => null;
    }
}

namespace OpenAI.Models
{
    public class OpenAIModelClient { public void DeleteModel(string model) { } }
}

namespace System.ClientModel
{
    public class ApiKeyCredential { public ApiKeyCredential(string key) { } }
}
