var isMini = args[0].StartsWith("gpt-4o"); //! model gpt-4o comparison mentioned
