var all = new System.Collections.Generic.List<Entry> { new Entry { Id = "gpt-4o" } }; //! model gpt-4o collection-entry offered
class Entry { public string Id { get; set; } }
