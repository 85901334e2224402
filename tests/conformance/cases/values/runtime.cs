// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient(System.Console.ReadLine()); //! unknown Console.ReadLine() runtime-value
