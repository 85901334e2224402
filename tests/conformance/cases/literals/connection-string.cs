var cs = "Endpoint=http://localhost;Key=k;Model=gpt-4o"; //! model gpt-4o connection-string selected
System.Console.WriteLine(cs);
