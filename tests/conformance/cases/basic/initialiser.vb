' references: Microsoft.Extensions.AI.Abstractions
Module Program
    Sub Main()
        Dim options As New Microsoft.Extensions.AI.ChatOptions With {.ModelId = "gpt-4o"} '! model gpt-4o literal selected
    End Sub
End Module
