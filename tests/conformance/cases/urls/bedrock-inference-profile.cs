var id = "us.anthropic.claude-sonnet-4-20250514-v1:0"; //! source,scan: model us.anthropic.claude-sonnet-4-20250514-v1:0 local selected
Use(id);
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: a profile id is not read in compiled text
