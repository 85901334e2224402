var u = "https://huggingface.co/docs/transformers/index";
Use(u);
static void Use(string text) => System.Console.WriteLine(text.Length);
