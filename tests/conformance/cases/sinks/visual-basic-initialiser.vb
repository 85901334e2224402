' references: Microsoft.Extensions.AI.Abstractions
Module Program
    Sub Main()
        Dim options = New Microsoft.Extensions.AI.ChatOptions With {.ModelId = "o1", .Temperature = 1} '! model o1 literal selected
    End Sub
End Module
