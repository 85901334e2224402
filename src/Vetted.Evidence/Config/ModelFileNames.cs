using System;

namespace Vetted.Evidence.Config;

/// <summary>File names that say "weights" by themselves.</summary>
public static class ModelFileNames
{
    // No other program writes these extensions.
    private static readonly string[] Sure = { ".gguf", ".ggml", ".onnx", ".safetensors", ".tflite", ".mlmodel", ".mlpackage", ".ort", ".ckpt", ".pth", ".mlnet", ".task", ".litertlm", ".pdmodel", ".pdiparams" };

    // These hold other things too; the name must say that it is a model.
    private static readonly string[] Shared = { ".zip", ".bin", ".pt", ".pb", ".h5", ".keras", ".pkl", ".joblib", ".model", ".param" };

    // Formats of machine learning alone; in a folder of models any name will do.
    private static readonly string[] Learned = { ".pt", ".pb", ".h5", ".keras" };

    /// <summary>True for a path that ends like a file that can hold a model, whatever it is called: enough where a loader of models takes it.</summary>
    /// <param name="path">A path with either kind of slash.</param>
    public static bool MayBeModelFile(string path) =>
        (path ?? throw new ArgumentNullException(nameof(path))).IndexOfAny(new[] { '\n', '"', '<', '>', '|', '*', '?' }) < 0
        && (Array.Exists(Sure, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) || Array.Exists(Shared, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    /// <summary>True for the address of what a repository says of its model, which is not the model: <c>…/blob/main/LICENSE</c>.</summary>
    internal static bool IsText(string address)
    {
        var file = address.Substring(address.LastIndexOf('/') + 1);
        return Array.Exists(Texts, name => file.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (file.Length == name.Length || file[name.Length] == '.'));
    }

    private static readonly string[] Texts = { "LICENSE", "LICENCE", "USE_POLICY", "NOTICE", "README" };

    /// <summary>True for a path or address whose last part is the name of a model file.</summary>
    /// <param name="path">A path with either kind of slash, or an address.</param>
    public static bool IsModelFile(string path)
    {
        var end = (path ?? throw new ArgumentNullException(nameof(path))).IndexOfAny(new[] { '?', '#' });
        var name = end < 0 ? path : path.Substring(0, end);
        name = name.Substring(name.LastIndexOfAny(new[] { '/', '\\' }) + 1);
        if (name.IndexOfAny(new[] { '*', '{', '<' }) >= 0)
        {
            return false;
        }

        foreach (var ending in Sure)
        {
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (var ending in Shared)
        {
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
                && (name.IndexOf("model", StringComparison.OrdinalIgnoreCase) >= 0 || name.StartsWith("ggml-", StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        var folder = path.Substring(0, Math.Max(0, (end < 0 ? path.Length : end) - name.Length - 1));
        folder = folder.Substring(folder.LastIndexOfAny(new[] { '/', '\\' }) + 1);
        return (folder.Equals("model", StringComparison.OrdinalIgnoreCase) || folder.Equals("models", StringComparison.OrdinalIgnoreCase))
            && Array.Exists(Learned, ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
