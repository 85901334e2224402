using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ChatApp;

/// <summary>How urgent a ticket sounds, by a small local model: a logistic regression over four features of the text.</summary>
public sealed class TicketUrgency(string modelPath) : IDisposable
{
    private readonly InferenceSession _session = new(modelPath);

    /// <summary>From 0 (can wait) to 1 (now).</summary>
    public float Of(string text)
    {
        var letters = Math.Max(1, text.Count(char.IsLetter));
        float[] features =
        [
            Math.Min(1, text.Length / 280f),
            text.Count(character => character == '!'),
            text.Count(character => character == '?'),
            text.Count(char.IsUpper) / (float)letters,
        ];

        using var result = _session.Run([NamedOnnxValue.CreateFromTensor("features", new DenseTensor<float>(features, [1, features.Length]))]);
        return result[0].AsEnumerable<float>().First();
    }

    public void Dispose() => _session.Dispose();
}
