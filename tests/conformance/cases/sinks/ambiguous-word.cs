// references: OpenAI
var chat = new OpenAI.OpenAIClient("k").GetChatClient("o1"); //! model o1 literal selected
var room = "o1";
System.Console.WriteLine(room);
