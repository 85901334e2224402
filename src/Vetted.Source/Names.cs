using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>Names of symbols in the catalog's form, and the names by which people call a model.</summary>
internal static class Names
{
    /// <summary>
    /// True for the name of a variable, property or key that holds a model by its words: it ends in model, deployment or engine, perhaps followed by
    /// id, name, key, path or default. Only strings that the catalog knows as model ids are read there, so <c>viewModel</c> does no harm.
    /// </summary>
    public static bool IsModelSlot(string name) => LastWord(name) is "model" or "models" or "deployment" or "deployments" or "llm" or "engine" or "gpt" or "embedding" or "embeddings";

    /// <summary>True for a method that gives something else its id or name (<c>SetMeterId</c>), which may be called after a model without choosing one.</summary>
    public static bool NamesAnother(string method)
    {
        var words = Words(method);
        return words.Count > 2 && words[0] is "set" or "with" && words[words.Count - 1] is "id" or "name" or "key" or "label" or "tag" && !IsModelSlot(method);
    }

    /// <summary>True for a key that decides a model by its name alone; under <c>embedding</c> documents keep vectors.</summary>
    public static bool IsModelKey(string name) => LastWord(name) is not ("embedding" or "embeddings") && IsModelSlot(name);

    private static string LastWord(string name)
    {
        var words = Words(name);
        var last = words.Count - 1;
        while (last > 0 && words[last] is "id" or "name" or "key" or "path" or "default" or "file" or "type" or "version" or "list" or "names" or "ids" or "s")
        {
            last--;
        }

        return last < 0 ? "" : words[last];
    }

    /// <summary>The full name of a type as the catalog writes it: namespaces and outer types joined by dots, no type arguments.</summary>
    public static string FullName(ITypeSymbol type)
    {
        var builder = new StringBuilder(type.Name);
        for (ISymbol? outer = type.ContainingSymbol; outer is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; outer = outer.ContainingSymbol)
        {
            builder.Insert(0, outer.Name + ".");
        }

        return builder.ToString();
    }

    /// <summary>The last name of a dotted name.</summary>
    public static string Last(string dotted) => dotted.Substring(dotted.LastIndexOf('.') + 1);

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isEnd = i == name.Length || !char.IsLetterOrDigit(name[i]);
            var isHump = !isEnd && i > start && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if ((isEnd || isHump) && i > start)
            {
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
            }

            if (isEnd)
            {
                start = i + 1;
            }
            else if (isHump)
            {
                start = i;
            }
        }

        return words;
    }
}
