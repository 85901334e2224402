// A help desk on the console: answers customers with the model of your choice and tells how urgent a ticket is.
//   ChatApp openai | claude | local    (keys come from OPENAI_API_KEY and ANTHROPIC_API_KEY)
using Anthropic;
using ChatApp;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;

var openAiKey = Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "";

IChatClient assistant = args.FirstOrDefault() switch
{
    "openai" => new OpenAIClient(openAiKey).GetChatClient("gpt-4o").AsIChatClient(),
    "claude" => new AnthropicClient().AsIChatClient("claude-sonnet-4-5"),
    _ => new OllamaApiClient(new Uri("http://localhost:11434"), "llama3.2"),
};

using var urgency = new TicketUrgency(Path.Combine(AppContext.BaseDirectory, "Models", "urgency.onnx"));
var conversation = new List<ChatMessage>
{
    new(ChatRole.System, "You are the help desk of a bicycle shop. Answer in at most three sentences."),
};

while (Ask() is { Length: > 0 } question)
{
    Console.WriteLine($"(urgency {urgency.Of(question):P0})");
    conversation.Add(new ChatMessage(ChatRole.User, question));

    var answer = await assistant.GetResponseAsync(conversation);
    conversation.AddMessages(answer);
    Console.WriteLine(answer.Text);
}

Console.WriteLine(await new TicketSummary(openAiKey).OfAsync(conversation));

static string? Ask()
{
    Console.Write("> ");
    return Console.ReadLine();
}
