// sdk: Agent Framework
// shows: a delegating agent of the project moderates the answer
// references: Microsoft.Agents.AI, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety wired
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
AIAgent agent = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You answer questions.", "helper").AsBuilder().Use(inner => new ModeratedAgent(inner, moderation)).Build();
Console.WriteLine((await agent.RunAsync(Console.ReadLine())).Text);

sealed class ModeratedAgent(AIAgent inner, ModerationClient moderation) : DelegatingAIAgent(inner)
{
    protected override async Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.RunCoreAsync(messages, session, options, cancellationToken);
        var verdict = await moderation.ClassifyTextAsync(response.Text, cancellationToken);
        return verdict.Value.Flagged ? new AgentResponse(new ChatMessage(ChatRole.Assistant, "no")) : response;
    }
}
