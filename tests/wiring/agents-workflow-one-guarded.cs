// sdk: Agent Framework
// shows: trap: of a workflow's two agents only one is guarded
// references: Microsoft.Agents.AI, Microsoft.Agents.AI.Workflows, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: content-safety unguarded
using Microsoft.Agents.AI;
using Microsoft.Agents.AI.Workflows;
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var writer = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsBuilder()
    .Use(
        async (messages, options, inner, cancellationToken) =>
        {
            foreach (var message in messages)
            {
                if ((await moderation.ClassifyTextAsync(message.Text, cancellationToken)).Value.Flagged)
                {
                    return new ChatResponse();
                }
            }

            return await inner.GetResponseAsync(messages, options, cancellationToken);
        },
        null)
    .Build().AsAIAgent("You write.", "writer");
var editor = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You edit.", "editor");
var workflow = AgentWorkflowBuilder.BuildSequential(writer, editor);
var run = await InProcessExecution.RunAsync(workflow, Console.ReadLine());
foreach (var one in run.NewEvents)
{
    Console.WriteLine(one);
}
