using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

/// <summary>Asks a model prepared questions and has its answers judged, before a release and not while users talk: an evaluation measures, and guards nobody.</summary>
internal static class SafetyEvaluation
{
    /// <summary>The names of the metrics that fail, by question; empty where all answers are good enough.</summary>
    /// <param name="client">The guarded client, as users get it.</param>
    /// <param name="evaluator">Who judges, e.g. ContentHarmEvaluator of Microsoft.Extensions.AI.Evaluation.Safety.</param>
    /// <param name="configuration">The service or model that the evaluator asks.</param>
    /// <param name="questions">What attackers and unlucky users ask.</param>
    public static async Task<IReadOnlyDictionary<string, string[]>> Failures(
        IChatClient client, IEvaluator evaluator, ChatConfiguration configuration, IEnumerable<string> questions, CancellationToken cancellationToken = default)
    {
        var failures = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var asked = new ChatMessage(ChatRole.User, question);
            var response = await client.GetResponseAsync([asked], cancellationToken: cancellationToken);
            var result = await evaluator.EvaluateAsync([asked], response, configuration, cancellationToken: cancellationToken);
            var failed = result.Metrics.Values.Where(metric => metric.Interpretation is null or { Failed: true }).Select(metric => metric.Name).ToArray();
            if (failed.Length > 0)
            {
                failures.Add(question, failed);
            }
        }

        return failures;
    }
}
