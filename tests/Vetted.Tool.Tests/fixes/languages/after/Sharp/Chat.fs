module Chat
(* gpt-4o in a comment *)
let client key = OpenAI.Chat.ChatClient("gpt-4o-2024-08-06", key)
