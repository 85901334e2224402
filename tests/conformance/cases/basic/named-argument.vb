' references: OpenAI
Module Program
    Sub Main()
        Dim chat As New OpenAI.Chat.ChatClient(apiKey:="k", model:="o1") '! model o1 literal selected
    End Sub
End Module
