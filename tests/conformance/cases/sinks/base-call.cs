// references: OpenAI
System.Console.WriteLine(new Mine());
class Mine : OpenAI.Chat.ChatClient { public Mine() : base("gpt-4o", "k") { } } //! model gpt-4o literal selected
