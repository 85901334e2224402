Module Program
    Sub Main()
        Dim all = {"gpt-4o", "llama3.2"} '! model gpt-4o collection-entry offered ; model llama3.2 collection-entry offered
    End Sub
End Module
