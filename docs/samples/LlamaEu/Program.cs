// Describes the photo of a bicycle for the web shop of its dealer. The model runs on the shop's own server.
using Microsoft.Extensions.AI;
using OllamaSharp;

IChatClient describer = new OllamaApiClient(new Uri("http://localhost:11434"), "llama3.2-vision:11b");

var photo = await File.ReadAllBytesAsync(args[0]);
var question = new ChatMessage(ChatRole.User, [new TextContent("Describe this bicycle in two sentences."), new DataContent(photo, "image/jpeg")]);
Console.WriteLine((await describer.GetResponseAsync([question])).Text);
Console.WriteLine("Built with Llama");
