var old = new OpenAI.Chat.ChatClient("contoso-old-1", "k");
var kept = new OpenAI.Chat.ChatClient("contoso-kept-1", "k");
var ended = new OpenAI.Chat.ChatClient("gpt-3.5-turbo-0613", "k");
var unnamed = new OpenAI.Chat.ChatClient("gpt-4-0314", "k");
var announced = new OpenAI.Chat.ChatClient("gpt-4o-mini-2024-07-18", "k");
string[] offered = ["gpt-3.5-turbo-0613", "gpt-4o"];
