using System.Net.Http; using System.Net.Http.Json; using System.Text.Json.Nodes;
var id = "o1"; //! source,scan: model o1 local selected
var body = new JsonObject { ["model"] = id, ["stream"] = false };
await new HttpClient().PostAsJsonAsync("https://api.openai.com/v1/chat/completions", body);
//? binary: the key of a dictionary is not followed in compiled code
