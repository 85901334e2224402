// sdk: Kernel Memory
// shows: the memory moderates its answers with Azure AI Content Safety
// references: Microsoft.KernelMemory
// expect: content-safety wired
using Microsoft.KernelMemory;

var memory = new KernelMemoryBuilder()
    .WithOpenAIDefaults("key")
    .WithAzureAIContentSafetyModeration(new AzureAIContentSafetyConfig { Endpoint = "https://x", APIKey = "k" })
    .Build<MemoryServerless>();
var question = Console.ReadLine();
Console.WriteLine((await memory.AskAsync(question)).Result);
