// sdk: Microsoft.Extensions.AI
// shows: the pipeline and the class that the light bulb writes: an empty text is not sent
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o-mini-2024-07-18: content-safety wired
using Microsoft.Extensions.AI;
using OpenAI;
using System.Runtime.CompilerServices;
using OpenAI.Moderations;

IChatClient client = new OpenAIClient("key").GetChatClient("gpt-4o-mini-2024-07-18").AsIChatClient()
    .AsBuilder().Use(inner => new ModerationChatClient(inner))
    .UseFunctionInvocation()
    .Build();
var options = new ChatOptions { Tools = [new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Refund))] };
Console.WriteLine(await client.GetResponseAsync(args[0], options));

static string Refund(string order) => order;

#nullable enable
/// <summary>Shows every question to a moderation service before the model sees it, and every answer before the user does.</summary>
internal sealed class ModerationChatClient : DelegatingChatClient
{
    private const string Refusal = "I have no good answer to that.";
    private readonly ModerationClient _moderation;

    /// <param name="innerClient">The client to guard.</param>
    /// <param name="moderation">The moderation service; without one OpenAI's, with the key from OPENAI_API_KEY.</param>
    public ModerationChatClient(IChatClient innerClient, ModerationClient? moderation = null)
        : base(innerClient)
    {
        _moderation = moderation ?? new ModerationClient(
            "omni-moderation-2024-09-26",
            Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? throw new InvalidOperationException("OPENAI_API_KEY is not set, and without it nothing can be moderated."));
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var conversation = messages.ToList();
        if (await IsHarmful(Question(conversation), cancellationToken))
        {
            return Refused();
        }

        var response = await base.GetResponseAsync(conversation, options, cancellationToken);
        return await IsHarmful(response.Text, cancellationToken) ? Refused() : response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var conversation = messages.ToList();
        var updates = new List<ChatResponseUpdate>();
        var isHarmful = await IsHarmful(Question(conversation), cancellationToken);
        if (!isHarmful)
        {
            // Nothing is shown before all of it was looked at: a harmful sentence may end harmlessly begun.
            await foreach (var update in base.GetStreamingResponseAsync(conversation, options, cancellationToken))
            {
                updates.Add(update);
            }

            isHarmful = await IsHarmful(string.Concat(updates.Select(update => update.Text)), cancellationToken);
        }

        foreach (var update in isHarmful ? Refused().ToChatResponseUpdates().ToList() : updates)
        {
            yield return update;
        }
    }

    // Tool results come from outside too, so everything since the model last spoke is looked at.
    private static string Question(List<ChatMessage> messages)
    {
        return string.Join("\n", messages.Skip(messages.FindLastIndex(message => message.Role == ChatRole.Assistant) + 1).Select(message => message.Text));
    }

    private async Task<bool> IsHarmful(string text, CancellationToken cancellationToken)
    {
        return text.Trim().Length > 0 && (await _moderation.ClassifyTextAsync(text, cancellationToken)).Value.Flagged;
    }

    private static ChatResponse Refused()
    {
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, Refusal)) { FinishReason = ChatFinishReason.ContentFilter };
    }
}
