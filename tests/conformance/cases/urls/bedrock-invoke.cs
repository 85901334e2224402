var u = "https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-3-haiku-20240307-v1:0/invoke"; //! source,scan: model anthropic.claude-3-haiku-20240307-v1:0 url selected
Use(u);
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: an address without a known publisher is not read in compiled text
