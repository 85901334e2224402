// sdk: OpenAI
// shows: trap: only the first line of a chat is moderated
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
var history = new List<ChatMessage>();
var isFirst = true;
while (true)
{
    var line = Console.ReadLine();
    if (isFirst)
    {
        if ((await moderation.ClassifyTextAsync(line)).Value.Flagged)
        {
            break;
        }

        isFirst = false;
    }

    history.Add(new UserChatMessage(line));
    ChatCompletion answer = await chat.CompleteChatAsync(history);
    Console.WriteLine(answer.Content[0].Text);
}
