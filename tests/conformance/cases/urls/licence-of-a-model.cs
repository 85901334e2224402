var terms = "https://huggingface.co/meta-llama/Llama-3.1-8B-Instruct/blob/main/LICENSE";
Use(terms);
static void Use(string text) => System.Console.WriteLine(text.Length);
