using System.Collections.Generic;
using System.Threading.Tasks;

namespace Google.GenAI.Types
{
    public enum HarmBlockThreshold { BLOCK_NONE, BLOCK_ONLY_HIGH, BLOCK_MEDIUM_AND_ABOVE, BLOCK_LOW_AND_ABOVE, OFF }

    public enum HarmCategory { HARM_CATEGORY_HARASSMENT, HARM_CATEGORY_DANGEROUS_CONTENT }

    public class SafetySetting { public HarmCategory? Category { get; set; } public HarmBlockThreshold? Threshold { get; set; } }

    public class GenerateContentConfig { public List<SafetySetting> SafetySettings { get; set; } }

    public class Part { public string Text { get; set; } }

    public class Content { public List<Part> Parts { get; set; } }

    public class Candidate { public Content Content { get; set; } }

    public class GenerateContentResponse { public List<Candidate> Candidates { get; set; } }
}

namespace Google.GenAI
{
    public class Models
    {
        public Task<Types.GenerateContentResponse> GenerateContentAsync(string model, string contents, Types.GenerateContentConfig config = null) => null;
    }

    public class Client { public Client(string apiKey = null) { } public Models Models => null; }
}
