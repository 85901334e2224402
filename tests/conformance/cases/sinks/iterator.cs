// references: OpenAI
using System.Collections.Generic;
foreach (var client in Clients()) System.Console.WriteLine(client);
static IEnumerable<object> Clients()
{
    yield return new OpenAI.Chat.ChatClient("gpt-4o", "k"); //! model gpt-4o literal selected
}
