using System.Net.Http;
var body = new StringContent("""{ "model": "gpt-4o", "messages": [] }"""); //! model gpt-4o json-in-string selected
await new HttpClient().PostAsync("https://api.openai.com/v1/chat/completions", body);
