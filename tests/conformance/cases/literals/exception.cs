throw new System.ArgumentException("gpt-4o"); //! model gpt-4o message mentioned
