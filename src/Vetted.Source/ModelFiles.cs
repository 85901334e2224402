using System;

namespace Vetted.Source;

/// <summary>Names of files that can only hold model weights.</summary>
internal static class ModelFiles
{
    // Lower case as written: ".Onnx" at the end of a namespace is no file.
    private static readonly string[] Extensions = { ".gguf", ".onnx", ".ggml", ".safetensors", ".tflite", ".ort", ".pth", ".ckpt" };

    // These hold other things too; the name must say that it is a model.
    private static readonly string[] SharedExtensions = { ".zip", ".bin", ".pt", ".pb", ".h5", ".keras", ".pkl", ".joblib", ".mlnet" };

    // Formats of machine learning alone; in a folder of models any name will do.
    private static readonly string[] LearnedExtensions = { ".pt", ".pb", ".h5", ".keras", ".mlnet" };

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
        if (name.Length < text.Length && Ends(name, LearnedExtensions) && IsModelFolder(text.Substring(0, text.Length - name.Length - 1)))
        {
            return true;
        }

        return Array.Exists(SharedExtensions, extension => name.Length > extension.Length && name.EndsWith(extension, StringComparison.Ordinal))
            && (name.IndexOf("model", StringComparison.OrdinalIgnoreCase) >= 0 || name.StartsWith("ggml-", StringComparison.Ordinal));
    }

    /// <summary>True for a path or file name that ends like a file that can hold a model: enough where a loader of models takes it.</summary>
    public static bool MayBeModelFile(string text) =>
        text.IndexOfAny(NotInAPath) < 0 && FileName(text) is var name && (Ends(name, Extensions) || Ends(name, SharedExtensions));

    private static bool Ends(string name, string[] extensions) => Array.Exists(extensions, extension => name.Length > extension.Length && name.EndsWith(extension, StringComparison.Ordinal));

    private static bool IsModelFolder(string folder) =>
        FileName(folder) is var name && (name.Equals("model", StringComparison.OrdinalIgnoreCase) || name.Equals("models", StringComparison.OrdinalIgnoreCase));

    /// <summary>The part after the last separator of either kind.</summary>
    public static string FileName(string path) => path.Substring(path.LastIndexOfAny(Separators) + 1);
}
