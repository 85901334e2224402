// references: OllamaSharp
//? binary: the statement is a state machine's; its line is that of the await
using System.Threading.Tasks;
await Ask();
static async Task Ask()
{
    await Task.Yield();
    var ollama = new OllamaSharp.OllamaApiClient("http://localhost:11434", "llama3.2"); //! model llama3.2 literal selected
    await Task.Yield();
}
