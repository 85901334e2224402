System.Console.WriteLine("gpt-4o"); //! model gpt-4o message mentioned
