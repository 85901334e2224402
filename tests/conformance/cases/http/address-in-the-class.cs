using System.Net.Http; using System.Net.Http.Json;
await Api.Ask();
static class Api
{
    private const string Address = "https://api.openai.com/v1/chat/completions";
    public static System.Threading.Tasks.Task Ask() => new HttpClient().PostAsJsonAsync(Address, new { model = "o1" }); //! model o1 literal selected
}
