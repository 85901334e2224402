var u = "https://ollama.com/library/llama3.2"; //! model llama3.2 url selected
Use(u);
static void Use(string text) => System.Console.WriteLine(text.Length);
