' references: OpenAI, Microsoft.Extensions.Options
Imports Microsoft.Extensions.Configuration
Module Program
    Sub Main()
        Dim configuration As IConfiguration = Nothing
        Dim settings = configuration.GetSection("OpenAI").Get(Of ChatSettings)()
        Dim chat = New OpenAI.OpenAIClient("k").GetChatClient(settings.ModelId) '! source,scan: unknown OpenAI:ModelId configuration ; binary: unknown ChatSettings.ModelId configuration
    End Sub
End Module
Class ChatSettings
    Public Property ModelId As String
End Class
'? binary: who fills the class is not followed in compiled code, so its property is the key
