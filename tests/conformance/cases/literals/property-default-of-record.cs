System.Console.WriteLine(new Settings().Model);
record Settings(string Model = "o1"); //! source,scan: model o1 default selected
//? binary: a constant that only a constructor takes is no model by itself when compiled
