Use("openrouter/anthropic/claude-3.5-sonnet"); //! source,scan: model openrouter/anthropic/claude-3.5-sonnet literal selected
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: the prefix of a router is not read in compiled text
