/// Asks a local model one question, the words of the command line.
module FsChat.Program

open System
open Microsoft.Extensions.AI
open OllamaSharp

let answer (question: string) =
    task {
        let assistant: IChatClient = new OllamaApiClient(Uri "http://localhost:11434", "llama3.2")
        let! response = assistant.GetResponseAsync question
        return response.Text
    }

[<EntryPoint>]
let main args =
    answer(String.Join(" ", args)).GetAwaiter().GetResult() |> printfn "%s"
    0
