string[] chatModels = { "o1", "o3" }; //! source,scan: model o1 collection-entry offered ; source,scan: model o3 collection-entry offered
System.Console.WriteLine(chatModels.Length);
//? binary: the name of a list that only its length is asked of is gone
