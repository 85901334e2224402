' references: OpenAI
Module Program
    Sub Main()
        Dim chat = New OpenAI.OpenAIClient("k").GetChatClient(If(System.Environment.GetEnvironmentVariable("OPENAI_MODEL"), "gpt-4o")) '! model gpt-4o default selected ; unknown OPENAI_MODEL environment
    End Sub
End Module
