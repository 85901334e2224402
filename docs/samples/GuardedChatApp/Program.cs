// The help desk of ChatApp, guarded: every question passes OpenAI's moderation before a model sees it, and so does every answer before the customer sees it.
//   GuardedChatApp openai | local    (the key comes from OPENAI_API_KEY)
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;

var openAi = new OpenAIClient(Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "");
var moderation = openAi.GetModerationClient("omni-moderation-2024-09-26");

IChatClient assistant = args.FirstOrDefault() == "openai"
    ? openAi.GetChatClient("gpt-4o-mini-2024-07-18").AsIChatClient()
    : new OllamaApiClient(new Uri("http://localhost:11434"), "qwen2.5:7b");

var conversation = new List<ChatMessage>
{
    new(ChatRole.System, "You are the help desk of a bicycle shop. Answer in at most three sentences."),
};

while (Ask() is { Length: > 0 } question)
{
    if (await IsHarmful(question))
    {
        Console.WriteLine("Let us talk about bicycles.");
        continue;
    }

    conversation.Add(new ChatMessage(ChatRole.User, question));
    var answer = await assistant.GetResponseAsync(conversation);
    if (await IsHarmful(answer.Text))
    {
        Console.WriteLine("I have no good answer to that. A colleague will call you.");
        continue;
    }

    conversation.AddMessages(answer);
    Console.WriteLine(answer.Text);
}

async Task<bool> IsHarmful(string text) => (await moderation.ClassifyTextAsync(text)).Value.Flagged;

static string? Ask()
{
    Console.Write("> ");
    return Console.ReadLine();
}
