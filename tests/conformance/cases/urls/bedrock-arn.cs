var id = "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-sonnet-20240229-v1:0"; //! source,scan: model arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-sonnet-20240229-v1:0 local selected
Use(id);
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: an ARN is not read in compiled text
