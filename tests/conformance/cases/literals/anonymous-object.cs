var body = new { model = "gpt-4o", stream = true }; //! model gpt-4o literal selected
System.Console.WriteLine(body);
