using System.Net.Http;
using System.Net.Http.Json;
var id = System.Environment.GetEnvironmentVariable("OPENAI_MODEL") ?? "o1"; //! model o1 default selected ; unknown OPENAI_MODEL environment
await new HttpClient().PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { model = id, stream = false });
