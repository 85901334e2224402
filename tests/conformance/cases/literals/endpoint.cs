var u = "https://api.openai.com/v1/chat/completions";
System.Console.WriteLine(u);
