' references: OpenAI, Microsoft.Extensions.Options
Imports Microsoft.Extensions.Configuration
Module Program
    Sub Main()
        Dim configuration As IConfiguration = Nothing
        Dim settings = configuration.GetSection("OpenAI").Get(Of ChatSettings)()
        Dim chat = New OpenAI.OpenAIClient("k").GetChatClient(settings.ModelId) '! unknown OpenAI:ModelId configuration
    End Sub
End Module
Class ChatSettings
    Public Property ModelId As String
End Class
