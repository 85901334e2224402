// references: Microsoft.Extensions.AI.Abstractions
// A package nobody has listed; it references one that is.
using Microsoft.Extensions.AI;

namespace Contoso.NewAi
{
    public class NewAiClient
    {
        public NewAiClient(string apiKey) { }
        public IChatClient Chat(string prompt, string model) => null;
        public void DeleteModel(string model) { }
    }

    public class NewAiOptions { public string ModelName { get; set; } public bool IgnoreFilters { get; set; } }

    public enum NewAiThreshold { BlockMost, BlockNone }

    public class AlwaysAllow { }

    public class NewAiResponse { public string Model { get; set; } }
}
