// sdk: OpenAI
// shows: the call runs inside a task, unchecked
// references: OpenAI
// expect: content-safety unguarded
using OpenAI.Chat;

var chat = new ChatClient("gpt-4o", "key");
var question = Console.ReadLine();
var answer = await Task.Run(async () => (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text);
Console.WriteLine(answer);
