string model = "gpt-4o"; //! model gpt-4o local selected
System.Console.WriteLine(model);
