System.Collections.Generic.List<string> all = ["gpt-4o", "gpt-4.1"]; //! model gpt-4o collection-entry offered ; model gpt-4.1 collection-entry offered
