// sdk: Microsoft.Extensions.AI
// shows: trap: the redacted messages are made, and the originals are sent
// references: Microsoft.Extensions.AI, Microsoft.Extensions.AI.Abstractions, OllamaSharp, Azure.AI.TextAnalytics
// expect: llama3.2: privacy used-not-wired
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.AI;

var language = new TextAnalyticsClient(new Uri("https://x"), new Azure.AzureKeyCredential("k"));
IChatClient client = new OllamaSharp.OllamaApiClient("http://localhost:11434", "llama3.2");
var history = new List<ChatMessage> { new(ChatRole.User, Console.ReadLine()) };
var clean = new List<ChatMessage>();
foreach (var message in history)
{
    var entities = await language.RecognizePiiEntitiesAsync(message.Text);
    clean.Add(new ChatMessage(message.Role, entities.Value.RedactedText));
}

Console.WriteLine((await client.GetResponseAsync(history)).Text + clean.Count);
