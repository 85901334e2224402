' references: OpenAI
Module Program
    Sub Main()
        Dim id = "o1" '! model o1 local selected
        Dim chat = New OpenAI.OpenAIClient("k").GetChatClient(id)
    End Sub
End Module
