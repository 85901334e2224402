using System.Net.Http; using System.Net.Http.Json;
await new HttpClient().PostAsJsonAsync(args[0], new { model = "Corsa", make = "Opel" });
