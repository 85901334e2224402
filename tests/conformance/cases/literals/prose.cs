System.Console.WriteLine("Hello, gpt-4o is a model"); // llama3.2 in a comment is none of our business
