// sdk: OpenAI
// shows: an answer streams to the console and nothing checks it
// references: OpenAI
// expect: content-safety unguarded
using OpenAI.Chat;

var chat = new ChatClient("gpt-4o", "key");
await foreach (var update in chat.CompleteChatStreamingAsync(new UserChatMessage(Console.ReadLine())))
{
    Console.Write(update.ContentUpdate[0].Text);
}
