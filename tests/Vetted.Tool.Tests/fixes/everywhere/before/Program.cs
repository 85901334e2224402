using OpenAI.Chat;

// gpt-4o in a comment stays as it is.
const string Small = "gpt-4o-mini";
var chat = new ChatClient("gpt-4o", Environment.GetEnvironmentVariable("KEY"));
var small = new ChatClient(model: Small, "k"); Console.WriteLine("gpt-4o");
var dated = new ChatClient("gpt-4o-2024-08-06", "k");
