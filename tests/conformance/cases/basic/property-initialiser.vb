' references: OpenAI
'? binary: the constructor sets the property, so the initialiser is an argument
Module Program
    Sub Main()
        Dim chat = New OpenAI.OpenAIClient("k").GetChatClient(New Options().Model)
    End Sub
End Module
Class Options
    Public Property Model As String = "gpt-4o" '! source,scan: model gpt-4o property-initialiser selected ; binary: model gpt-4o literal selected
End Class
