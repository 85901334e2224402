var all = new System.Collections.Generic.List<string>();
all.Add("gpt-4o"); //! model gpt-4o collection-entry offered
