Module Chat
    ' gpt-4o in a comment
    Function Client() As OpenAI.Chat.ChatClient
        Return New OpenAI.Chat.ChatClient("gpt-4o", "k")
    End Function
End Module
