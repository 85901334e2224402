using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

/// <summary>Replaces personal data in every message before the model sees it, with Presidio's analyzer and anonymizer running beside the program.</summary>
internal sealed class PresidioChatClient : DelegatingChatClient
{
    private readonly HttpClient _analyzer;
    private readonly HttpClient _anonymizer;

    /// <param name="innerClient">The client to guard.</param>
    /// <param name="analyzer">Knows the analyzer's address, e.g. http://localhost:5002.</param>
    /// <param name="anonymizer">Knows the anonymizer's address, e.g. http://localhost:5001.</param>
    public PresidioChatClient(IChatClient innerClient, HttpClient analyzer, HttpClient anonymizer)
        : base(innerClient)
    {
        _analyzer = analyzer;
        _anonymizer = anonymizer;
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        return await base.GetResponseAsync(await WithoutPersonalData(messages, cancellationToken), options, cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in base.GetStreamingResponseAsync(await WithoutPersonalData(messages, cancellationToken), options, cancellationToken))
        {
            yield return update;
        }
    }

    // Only text goes on: whatever else a message holds (images, files) was not looked at. A service that fails lets nothing pass: its exception goes up.
    private async Task<List<ChatMessage>> WithoutPersonalData(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var clean = new List<ChatMessage>();
        foreach (var message in messages)
        {
            var text = message.Text;
            var found = await _analyzer.PostAsJsonAsync("/analyze", new { text, language = "en" }, cancellationToken);
            found.EnsureSuccessStatusCode();
            var entities = await found.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            var replaced = await _anonymizer.PostAsJsonAsync("/anonymize", new { text, analyzer_results = entities }, cancellationToken);
            replaced.EnsureSuccessStatusCode();
            var answer = await replaced.Content.ReadFromJsonAsync<Answer>(cancellationToken);
            clean.Add(new ChatMessage(message.Role, answer?.Text ?? throw new InvalidOperationException("The anonymizer gave no text.")));
        }

        return clean;
    }

    private sealed record Answer([property: JsonPropertyName("text")] string Text);
}
