var isBig = args[0] is "gpt-4o" or "gpt-4.1"; //! model gpt-4o comparison mentioned ; model gpt-4.1 comparison mentioned
