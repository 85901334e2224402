var all = new System.Collections.Generic.List<string> { "gpt-4o" }; //! model gpt-4o collection-entry offered
