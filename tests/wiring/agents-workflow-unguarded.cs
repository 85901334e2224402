// sdk: Agent Framework
// shows: a workflow of two agents runs, nothing checks
// references: Microsoft.Agents.AI, Microsoft.Agents.AI.Workflows, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: content-safety unguarded
using Microsoft.Agents.AI;
using Microsoft.Agents.AI.Workflows;
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var writer = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You write.", "writer");
var editor = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You edit.", "editor");
var workflow = AgentWorkflowBuilder.BuildSequential(writer, editor);
var run = await InProcessExecution.RunAsync(workflow, Console.ReadLine());
foreach (var one in run.NewEvents)
{
    Console.WriteLine(one);
}
