var isMini = args[0] == "gpt-4o"; //! model gpt-4o comparison mentioned
