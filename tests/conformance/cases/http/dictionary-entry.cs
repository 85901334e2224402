using System.Collections.Generic; using System.Net.Http; using System.Net.Http.Json;
var body = new Dictionary<string, object> { { "model", "o1" }, { "temperature", 0 } }; //! source,scan: model o1 literal selected
await new HttpClient().PostAsJsonAsync("https://api.openai.com/v1/chat/completions", body);
//? binary: the key of a dictionary is not followed in compiled code
