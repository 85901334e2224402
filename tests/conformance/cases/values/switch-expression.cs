// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
//? binary: a switch expression is compiled to branches; each arm's line is the expression's
var chat = client.GetChatClient(args.Length switch { 0 => "gpt-4o", _ => "gpt-4o-mini" }); //! model gpt-4o switch selected ; model gpt-4o-mini switch selected
