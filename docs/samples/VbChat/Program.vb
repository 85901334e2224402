Imports Microsoft.Extensions.AI
Imports OllamaSharp

' Asks a local model one question, the words of the command line.
Module Program
    Private Const ModelName As String = "llama3.2"

    Sub Main(args As String())
        AnswerAsync(String.Join(" ", args)).GetAwaiter().GetResult()
    End Sub

    Private Async Function AnswerAsync(question As String) As Task
        Dim assistant As IChatClient = New OllamaApiClient(New Uri("http://localhost:11434"), ModelName)
        Dim answer = Await assistant.GetResponseAsync(question)
        Console.WriteLine(answer.Text)
    End Function
End Module
