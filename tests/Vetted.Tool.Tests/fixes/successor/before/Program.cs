var old = new OpenAI.Chat.ChatClient("contoso-old-1", "k");
var kept = new OpenAI.Chat.ChatClient("contoso-kept-1", "k");
