' references: OpenAI
Module Program
    Sub Main()
        Dim chat = New OpenAI.OpenAIClient("k").GetChatClient(New Options().Model)
    End Sub
End Module
Class Options
    Public Property Model As String = "gpt-4o" '! model gpt-4o property-initialiser selected
End Class
