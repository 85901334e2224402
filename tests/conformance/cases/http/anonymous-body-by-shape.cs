using System.Net.Http; using System.Net.Http.Json;
await new HttpClient().PostAsJsonAsync(args[0], new { model = "o1", messages = new[] { new { role = "user", content = "hi" } } }); //! model o1 literal selected
