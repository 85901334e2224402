// sdk: OpenAI
// shows: trap: a second implementation finds everything safe
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, IModerator moderator)
{
    public async Task<string> Ask(string question) =>
        await moderator.IsSafe(question) ? (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text : "no";
}

public interface IModerator
{
    Task<bool> IsSafe(string text);
}

public class OpenAIModerator(ModerationClient moderation) : IModerator
{
    public async Task<bool> IsSafe(string text) => !(await moderation.ClassifyTextAsync(text)).Value.Flagged;
}

public class NoModerator : IModerator
{
    public Task<bool> IsSafe(string text) => Task.FromResult(true);
}
