System.Diagnostics.Process.Start("ollama", "pull llama3.2"); //! source,scan: model llama3.2 command selected
//? binary: the arguments of a command are not read in compiled text
