// sdk: OpenAI
// shows: nothing checks anything
// references: OpenAI
// expect: content-safety unguarded
using OpenAI.Chat;

var chat = new ChatClient("gpt-4o", "key");
var answer = await chat.CompleteChatAsync(new UserChatMessage(Console.ReadLine()));
Console.WriteLine(answer.Value.Content[0].Text);
