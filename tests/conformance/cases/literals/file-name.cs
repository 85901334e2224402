var f = "Phi-3-mini-4k-instruct-q4.gguf"; //! model Phi-3-mini-4k-instruct-q4.gguf file-name selected
System.Console.WriteLine(f);
