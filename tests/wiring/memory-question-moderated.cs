// sdk: Kernel Memory
// shows: the question is moderated before the memory is asked
// references: Microsoft.KernelMemory, OpenAI
// expect: content-safety wired
using Microsoft.KernelMemory;
using OpenAI.Moderations;

var memory = new KernelMemoryBuilder()
    .WithOpenAIDefaults("key")
    .Build<MemoryServerless>();
var question = Console.ReadLine();
if ((await new ModerationClient("omni-moderation-latest", "key").ClassifyTextAsync(question)).Value.Flagged)
{
    return;
}

Console.WriteLine((await memory.AskAsync(question)).Result);
