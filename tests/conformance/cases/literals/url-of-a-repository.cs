var u = "https://huggingface.co/meta-llama/Llama-3.1-8B-Instruct/resolve/main/config.json"; //! model meta-llama/Llama-3.1-8B-Instruct url selected
System.Console.WriteLine(u);
