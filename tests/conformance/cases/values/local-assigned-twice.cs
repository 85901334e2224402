// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var id = "gpt-4o"; //! model gpt-4o local selected
if (args.Length > 0)
{
    id = "o1"; //! model o1 local selected
}

var chat = client.GetChatClient(id);
