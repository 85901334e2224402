var u = "https://huggingface.co/bartowski/Llama-3.2-1B-Instruct-GGUF/resolve/main/Llama-3.2-1B-Instruct-Q4_K_M.gguf?download=true"; //! source,scan: model bartowski/Llama-3.2-1B-Instruct-GGUF url selected
Use(u);
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: an address of another publisher is not read in compiled text
