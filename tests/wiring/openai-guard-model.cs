// sdk: OpenAI
// shows: a guard model in Ollama judges the question
// references: OpenAI, OllamaSharp, Microsoft.Extensions.AI.Abstractions
// expect: gpt-4o: content-safety wired
using Microsoft.Extensions.AI;
using OllamaSharp;

IChatClient guard = new OllamaApiClient("http://localhost:11434", "llama-guard3:8b");
var chat = new OpenAI.Chat.ChatClient("gpt-4o", "key");
var question = Console.ReadLine();
var verdict = await guard.GetResponseAsync(question);
if (verdict.Text.StartsWith("unsafe"))
{
    Console.WriteLine("no");
    return;
}

Console.WriteLine((await chat.CompleteChatAsync(new OpenAI.Chat.UserChatMessage(question))).Value.Content[0].Text);
