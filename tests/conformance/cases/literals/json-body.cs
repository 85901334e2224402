var j = "{ \"model\": \"gpt-4o\" }"; //! model gpt-4o json-in-string selected
System.Console.WriteLine(j);
