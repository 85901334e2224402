// references: OpenAI
System.Console.WriteLine();
public class Api { public object Chat(string id) => new OpenAI.OpenAIClient("k").GetChatClient(id); } //! unknown Api.id runtime-value
