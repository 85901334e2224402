Use("hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M"); //! source,scan: model hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M literal selected
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: the address of a registry is not read in compiled text
