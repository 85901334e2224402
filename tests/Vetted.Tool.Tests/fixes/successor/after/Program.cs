var old = new OpenAI.Chat.ChatClient("contoso-new-2", "k");
var kept = new OpenAI.Chat.ChatClient("contoso-kept-1", "k");
