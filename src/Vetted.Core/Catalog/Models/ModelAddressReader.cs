using System;

namespace Vetted.Catalog;

/// <summary>Reads what stands before the name: hosts, accounts, paths and addresses.</summary>
internal static class ModelAddressReader
{
    /// <summary>Reads a URL from just after its scheme; false for one that leads to no model.</summary>
    public static bool TryReadUrl(ModelIndex index, string text, int host, ref ModelIdShape shape)
    {
        for (var i = host; i < shape.End; i++)
        {
            if (text[i] is '?' or '#')
            {
                shape.End = i;
            }
        }

        var path = text.IndexOf('/', host, shape.End - host);
        if (path < 0)
        {
            return false;
        }

        shape.Start = path + 1;
        if (IsHub(text, host, path))
        {
            return TryReadRepository(index, text, ref shape);
        }

        if (ModelIdReader.Is(text, host, path, "ollama.com") || ModelIdReader.Is(text, host, path, "registry.ollama.ai"))
        {
            shape.Start = SkipPart(text, shape.Start, shape.End, "library");
            shape.Form = index.FormNumber("ollama");
            shape.IsTelling = true;
            return true;
        }

        for (var i = 0; i < index.Hosts.Length && shape.Form < 0; i++)
        {
            shape.Form = ModelIdReader.EndsWith(text, host, path, index.Hosts[i]) ? index.HostForms[i] : -1;
        }

        return TryReadFile(index, text, ref shape) || TryReadAfterKeyword(text, ref shape);
    }

    /// <summary>Reads everything before the name of an id that is no URL; false where it is something else.</summary>
    public static bool TryReadPrefixes(ModelIndex index, string text, ref ModelIdShape shape)
    {
        if (ModelIdReader.StartsWith(text, shape.Start, shape.End, "arn:"))
        {
            shape.Start = text.LastIndexOf('/', shape.End - 1, shape.End - shape.Start) + 1;
            shape.Form = index.FormNumber("bedrock");
            shape.IsTelling = true;
            return shape.Start > 0;
        }

        if (ModelIdReader.StartsWith(text, shape.Start, shape.End, "//"))
        {
            return TryReadUrl(index, text, shape.Start + 2, ref shape);
        }

        var slash = text.IndexOf('/', shape.Start, shape.End - shape.Start);
        if (slash > shape.Start && IsHub(text, shape.Start, slash))
        {
            shape.Start = slash + 1;
            return TryReadRepository(index, text, ref shape);
        }

        SkipHosts(index, text, ref shape);
        if (ModelIdReader.StartsWith(text, shape.Start, shape.End, "ft:"))
        {
            shape.Start += 3;
            var colon = text.IndexOf(':', shape.Start, shape.End - shape.Start);
            shape.End = colon > shape.Start ? colon : shape.End;
            shape.Form = index.FormNumber("fine-tune");
            shape.IsTelling = true;
        }

        if (TryReadFile(index, text, ref shape))
        {
            return true;
        }

        // Azure writes a fine-tuned model as "gpt-4o-2024-08-06.ft-0e208cf3...".
        var tuned = text.IndexOf(".ft-", shape.Start, shape.End - shape.Start, StringComparison.Ordinal);
        if (tuned > shape.Start)
        {
            shape.End = tuned;
            shape.Form = shape.Form < 0 ? index.FormNumber("fine-tune") : shape.Form;
        }

        ReadOwner(index, text, ref shape);
        return true;
    }

    private static bool IsHub(string text, int start, int end) =>
        ModelIdReader.Is(text, start, end, "huggingface.co") || ModelIdReader.Is(text, start, end, "hf.co") || ModelIdReader.Is(text, start, end, "www.huggingface.co");

    // https://huggingface.co/org/name[/resolve/main/file.gguf]
    private static bool TryReadRepository(ModelIndex index, string text, ref ModelIdShape shape)
    {
        shape.Form = index.FormNumber("huggingface");
        shape.IsTelling = true;
        var name = text.IndexOf('/', shape.Start, shape.End - shape.Start) + 1;
        if (name <= 0 || ModelIdReader.Is(text, shape.Start, name - 1, "datasets") || ModelIdReader.Is(text, shape.Start, name - 1, "spaces"))
        {
            return false;
        }

        var more = text.IndexOf('/', name, shape.End - name);
        shape.End = more > 0 ? more : shape.End;
        ReadOwner(index, text, ref shape);
        return true;
    }

    // .../models/gemini-2.0-flash:generateContent, .../deployments/gpt-4o/chat/completions
    private static bool TryReadAfterKeyword(string text, ref ModelIdShape shape)
    {
        for (var start = shape.Start; start < shape.End;)
        {
            var slash = text.IndexOf('/', start, shape.End - start);
            if (slash < 0)
            {
                return false;
            }

            if (ModelIdReader.Is(text, start, slash, "models") || ModelIdReader.Is(text, start, slash, "deployments") || ModelIdReader.Is(text, start, slash, "engines")
                || ModelIdReader.Is(text, start, slash, "model"))
            {
                shape.Start = slash + 1;
                var end = text.IndexOf('/', shape.Start, shape.End - shape.Start);
                shape.End = end > 0 ? end : shape.End;
                for (var colon = shape.End - 1; colon > shape.Start; colon--)
                {
                    // ":generateContent" is the method, ":0" a version.
                    if (text[colon] == ':' && ModelTokens.IsLetter(text[colon + 1]))
                    {
                        shape.End = colon;
                    }
                }

                shape.LastPart = shape.Start;
                return shape.End > shape.Start;
            }

            start = slash + 1;
        }

        return false;
    }

    // A file that holds weights is known by its extension alone; every other extension is no model.
    private static bool TryReadFile(ModelIndex index, string text, ref ModelIdShape shape)
    {
        var form = ModelFileName.Form(index, text, shape.Start, shape.End);
        if (form is null)
        {
            return false;
        }

        shape.Form = index.FormNumber(form);
        shape.IsTelling = true;
        shape.IsFile = true;
        return true;
    }

    private static void SkipHosts(ModelIndex index, string text, ref ModelIdShape shape)
    {
        while (true)
        {
            var slash = text.IndexOf('/', shape.Start, shape.End - shape.Start);
            if (slash <= shape.Start)
            {
                return;
            }

            if (ModelIdReader.Is(text, shape.Start, slash, "accounts") || ModelIdReader.Is(text, shape.Start, slash, "publishers")
                || ModelIdReader.Is(text, shape.Start, slash, "projects"))
            {
                if (!TryReadAfterModels(index, text, slash, ref shape))
                {
                    return;
                }
            }
            else
            {
                var row = index.Prefixes.Find(text, shape.Start, slash - shape.Start);
                if (row < 0)
                {
                    return;
                }

                if (IsOrganisation(index, text, slash, shape))
                {
                    shape.HostOrOwner = index.PrefixForms[row];
                    return;
                }

                var isHost = shape.Form < 0 && index.Forms[index.PrefixForms[row]].Id != "bare";
                shape.Form = isHost ? index.PrefixForms[row] : shape.Form;
                shape.Start = slash + 1;
            }
        }
    }

    // "snowflake/llama3.1-70b" is Snowflake's service, "snowflake/arctic-embed" a repository: only the model can tell.
    private static bool IsOrganisation(ModelIndex index, string text, int slash, in ModelIdShape shape) =>
        text.IndexOf('/', slash + 1, shape.End - slash - 1) < 0
        && index.OrganisationNames.Find(text, shape.Start, slash - shape.Start) >= 0;

    private static bool TryReadAfterModels(ModelIndex index, string text, int slash, ref ModelIdShape shape)
    {
        var models = text.IndexOf("/models/", slash, shape.End - slash, StringComparison.Ordinal);
        models = models < 0 ? text.IndexOf("/routers/", slash, shape.End - slash, StringComparison.Ordinal) + 1 : models;
        if (models <= 0)
        {
            return false;
        }

        var form = ModelIdReader.Is(text, shape.Start, slash, "accounts") ? "fireworks" : "vertex";
        shape.Form = shape.Form < 0 ? index.FormNumber(form) : shape.Form;
        shape.IsTelling = true;
        shape.Start = text.IndexOf('/', models + 1, shape.End - models - 1) + 1;
        return true;
    }

    private static void ReadOwner(ModelIndex index, string text, ref ModelIdShape shape)
    {
        var last = text.LastIndexOf('/', shape.End - 1, shape.End - shape.Start);
        if (last <= shape.Start)
        {
            return;
        }

        var before = text.LastIndexOf('/', last - 1, last - shape.Start) + 1;
        before = Math.Max(before, shape.Start);
        shape.HasOwner = true;
        shape.Organisation = index.OrganisationNames.Find(text, before, last - before);
    }

    private static int SkipPart(string text, int start, int end, string part)
    {
        var slash = text.IndexOf('/', start, end - start);
        return slash > 0 && ModelIdReader.Is(text, start, slash, part) ? slash + 1 : start;
    }
}
