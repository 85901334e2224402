' references: OpenAI
Module Program
    Sub Main()
        Dim chat = New OpenAI.OpenAIClient("k").GetChatClient("gpt-4o") '! model gpt-4o literal selected
    End Sub
End Module
