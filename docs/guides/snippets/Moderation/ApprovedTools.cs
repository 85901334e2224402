using Microsoft.Extensions.AI;

/// <summary>Functions that a model may call, where what changes something asks a person first.</summary>
internal static class ApprovedTools
{
    /// <summary>Looking something up needs nobody; refunding does.</summary>
    public static IList<AITool> All { get; } =
    [
        AIFunctionFactory.Create(OrderStatus),
        new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Refund)),
    ];

    /// <summary>Answers the requests for approval in a response; the next call of the client carries them.</summary>
    public static ChatMessage? Answer(ChatResponse response, Func<FunctionCallContent, bool> ask)
    {
        var answers = response.Messages.SelectMany(message => message.Contents).OfType<ToolApprovalRequestContent>()
            .Select(request => (AIContent)request.CreateResponse(request.ToolCall is FunctionCallContent call && ask(call))).ToList();
        return answers.Count == 0 ? null : new ChatMessage(ChatRole.User, answers);
    }

    private static string OrderStatus(string order) => order + " is on its way";

    private static string Refund(string order) => order + " is refunded";
}
