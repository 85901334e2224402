using System;

namespace Vetted.Catalog;

/// <summary>Tells files that hold model weights from other files by the extension in a name.</summary>
internal static class ModelFileName
{
    /// <summary>The form of a model file's name, or null where the last part has no model file's extension.</summary>
    public static string? Form(ModelIndex index, string text, int start, int end)
    {
        if ((ExtensionRoles(index, text, start, end, out var extension) & WordRoles.ModelExtension) == 0)
        {
            return null;
        }

        return ModelIdReader.Is(text, extension, end, "onnx") ? "onnx-file" : ModelIdReader.Is(text, extension, end, "gguf") ? "gguf-file" : "model-file";
    }

    /// <summary>True for a file that is known to hold no weights (<c>gemini.png</c>).</summary>
    public static bool IsOtherFile(ModelIndex index, string text, int start, int end) =>
        (ExtensionRoles(index, text, start, end, out _) & WordRoles.OtherExtension) != 0;

    private static WordRoles ExtensionRoles(ModelIndex index, string text, int start, int end, out int extension)
    {
        extension = end;
        var hash = WordTable.EmptyHash;
        while (extension > start && ModelTokens.IsLetter(text[extension - 1]))
        {
            extension--;
        }

        if (extension == end || extension == start || text[extension - 1] != '.')
        {
            return WordRoles.None;
        }

        for (var i = extension; i < end; i++)
        {
            hash = WordTable.Hash(hash, (char)(text[i] | 0x20));
        }

        var word = index.Words.Find(hash, text, extension, end - extension);
        return word < 0 ? WordRoles.None : index.Words.RolesOf(word);
    }
}
