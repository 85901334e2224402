using System;
using System.Collections.Generic;

namespace Vetted.Evidence.NuGet;

/// <summary>Picks the files of a package that may be model files by name; what they are is for the model file reader to say.</summary>
internal static class PackageModelFiles
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        "bin", "ckpt", "data", "ggml", "gguf", "h5", "hdf5", "joblib", "keras", "llamafile", "mbmodel", "mlmodel", "mlnet", "nemo", "npz",
        "onnx", "onnx_data", "ort", "pb", "pickle", "pkl", "pt", "pte", "pth", "safetensors", "task", "tflite", "torchscript", "zip",
    };

    public static bool IsModelFile(string path)
    {
        var dot = path.LastIndexOf('.');
        if (dot < 0 || !Extensions.Contains(path.Substring(dot + 1)))
        {
            return false;
        }

        // Two endings are too common to take without their model-like first half: external ONNX weights, and Apple frameworks packed as zip.
        return !path.EndsWith(".xcframework.zip", StringComparison.OrdinalIgnoreCase)
            && (!path.EndsWith(".data", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".onnx.data", StringComparison.OrdinalIgnoreCase));
    }
}
