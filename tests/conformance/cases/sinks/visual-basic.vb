' references: OpenAI
Module Program
    Sub Main()
        Dim client As New OpenAI.OpenAIClient("k")
        Dim chat = client.GetChatClient(If(System.Environment.GetEnvironmentVariable("CHAT_MODEL"), "o1")) '! model o1 default selected ; unknown CHAT_MODEL environment
    End Sub
End Module
