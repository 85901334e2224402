using System.Net.Http;
const string Id = "o1"; //! source,scan: model o1 const selected
var body = new StringContent($$"""{ "model": "{{Id}}", "messages": [] }"""); //! binary: model o1 json-in-string selected
await new HttpClient().PostAsync("https://api.openai.com/v1/chat/completions", body);
//? binary: the compiler has folded the constant into the text
