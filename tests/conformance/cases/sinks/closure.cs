// references: OpenAI
var key = System.Console.ReadLine();
System.Func<object> make = () => new OpenAI.Chat.ChatClient("gpt-4o", key); //! model gpt-4o literal selected
System.Console.WriteLine(make());
