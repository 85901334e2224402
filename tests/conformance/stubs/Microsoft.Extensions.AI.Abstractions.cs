using System.Threading.Tasks;

namespace Microsoft.Extensions.AI
{
    public interface IChatClient { Task<string> GetResponseAsync(string message, ChatOptions options = null); }

    public class ChatOptions { public string ModelId { get; set; } public float? Temperature { get; set; } }

    public class EmbeddingGenerationOptions { public string ModelId { get; set; } }
}
