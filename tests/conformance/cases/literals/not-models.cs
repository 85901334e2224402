var a = "o1"; var b = "Microsoft.KernelMemory.AI.Onnx"; var viewModel = "Main"; var c = new[] { "chat", "phi" };
System.Console.WriteLine(a + b + viewModel + c);
