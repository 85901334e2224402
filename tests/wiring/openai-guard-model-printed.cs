// sdk: OpenAI
// shows: trap: the guard model's verdict is only printed
// references: OpenAI, OllamaSharp, Microsoft.Extensions.AI.Abstractions
// expect: gpt-4o: content-safety used-not-wired because decides nothing
using Microsoft.Extensions.AI;
using OllamaSharp;

IChatClient guard = new OllamaApiClient("http://localhost:11434", "llama-guard3:8b");
var chat = new OpenAI.Chat.ChatClient("gpt-4o", "key");
var question = Console.ReadLine();
var verdict = await guard.GetResponseAsync(question);
Console.WriteLine(verdict.Text);
Console.WriteLine((await chat.CompleteChatAsync(new OpenAI.Chat.UserChatMessage(question))).Value.Content[0].Text);
