// sdk: Kernel Memory
// shows: a memory is asked, nothing checks
// references: Microsoft.KernelMemory
// expect: content-safety unguarded
using Microsoft.KernelMemory;

var memory = new KernelMemoryBuilder()
    .WithOpenAIDefaults("key")
    .Build<MemoryServerless>();
var question = Console.ReadLine();
Console.WriteLine((await memory.AskAsync(question)).Result);
