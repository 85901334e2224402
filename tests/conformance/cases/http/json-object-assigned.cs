using System.Net.Http; using System.Net.Http.Json; using System.Text.Json.Nodes;
var body = new JsonObject();
body["model"] = System.Environment.GetEnvironmentVariable("CHAT_MODEL") ?? "o1"; //! source,scan: model o1 default selected ; source,scan: unknown CHAT_MODEL environment
await new HttpClient().PostAsJsonAsync("https://api.openai.com/v1/chat/completions", body);
//? binary: the key of a dictionary is not followed in compiled code
