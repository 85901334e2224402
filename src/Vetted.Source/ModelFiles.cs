using System;

namespace Vetted.Source;

/// <summary>Names of files that can only hold model weights.</summary>
internal static class ModelFiles
{
    // Lower case as written: ".Onnx" at the end of a namespace is no file.
    private static readonly string[] Extensions = { ".gguf", ".onnx", ".ggml", ".safetensors", ".tflite", ".ort", ".pth", ".ckpt" };

    // These hold other things too; the name must say that it is a model.
    private static readonly string[] SharedExtensions = { ".zip", ".bin", ".pt", ".pb", ".h5", ".keras", ".pkl", ".joblib", ".mlnet" };

    private static readonly char[] NotInAPath = "\n\"<>|*?".ToCharArray();
    private static readonly char[] Separators = "/\\\\".ToCharArray();

    /// <summary>True for a path or file name that ends like a model file and has a name before the extension.</summary>
    public static bool IsModelFile(string text)
    {
        if (text.LastIndexOf('.') < 0 || text.IndexOfAny(NotInAPath) >= 0)
        {
            return false;
        }

        foreach (var extension in Extensions)
        {
            if (text.EndsWith(extension, StringComparison.Ordinal) && text.Length > extension.Length && FileName(text).Length > extension.Length)
            {
                return true;
            }
        }

        var name = FileName(text);
        return Array.Exists(SharedExtensions, extension => name.Length > extension.Length && name.EndsWith(extension, StringComparison.Ordinal))
            && (name.IndexOf("model", StringComparison.OrdinalIgnoreCase) >= 0 || name.StartsWith("ggml-", StringComparison.Ordinal));
    }

    /// <summary>The part after the last separator of either kind.</summary>
    public static string FileName(string path) => path.Substring(path.LastIndexOfAny(Separators) + 1);
}
