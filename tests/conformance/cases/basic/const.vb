' references: OpenAI
'? binary: the compiler folds constants into their uses, so the use is what is left
Module Program
    Private Const Id As String = "o1" '! source,scan: model o1 const selected
    Sub Main()
        Dim chat = New OpenAI.OpenAIClient("k").GetChatClient(Id) '! binary: model o1 literal selected
    End Sub
End Module
