using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Moderations;

// The pipeline of the guide, around a model that answers offline: "dotnet run" shows that nothing reaches it unchecked.
var openAi = new OpenAIClient(Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "not set");
var moderation = new ModerationClient("omni-moderation-2024-09-26", Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "not set");
IChatClient client = openAi.GetChatClient("gpt-4o-mini-2024-07-18").AsIChatClient()
    .AsBuilder()
    .Use(inner => new ModerationChatClient(inner, moderation))
    .UseFunctionInvocation()
    .Build();
Console.WriteLine(client.GetService<ModerationChatClient>() is null ? "not guarded" : "guarded");
Console.WriteLine(string.Join(", ", ApprovedTools.All.Select(tool => tool.Name + (tool is ApprovalRequiredAIFunction ? " asks first" : ""))));
_ = new ModerationPromptFilter(moderation);

// Presidio redacts before moderation looks: personal data leaves for no service that need not have it.
using var analyzer = new HttpClient { BaseAddress = new Uri("http://localhost:5002") };
using var anonymizer = new HttpClient { BaseAddress = new Uri("http://localhost:5001") };
using var redacted = new PresidioChatClient(client, analyzer, anonymizer);
Console.WriteLine(redacted.GetService<ModerationChatClient>() is null ? "redacted" : "redacted, then guarded");
