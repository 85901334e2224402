var u = "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent"; //! model gemini-2.0-flash url selected
System.Console.WriteLine(u);
