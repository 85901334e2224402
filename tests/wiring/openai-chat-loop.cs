// sdk: OpenAI
// shows: a chat loop that moderates each line before it joins the history
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
var history = new List<ChatMessage> { new SystemChatMessage("You are kind.") };
while (true)
{
    var line = Console.ReadLine();
    if (string.IsNullOrEmpty(line))
    {
        break;
    }

    var verdict = await moderation.ClassifyTextAsync(line);
    if (verdict.Value.Flagged)
    {
        Console.WriteLine("Please rephrase.");
        continue;
    }

    history.Add(new UserChatMessage(line));
    ChatCompletion answer = await chat.CompleteChatAsync(history);
    history.Add(new AssistantChatMessage(answer));
    Console.WriteLine(answer.Content[0].Text);
}
