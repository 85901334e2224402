using System;
using System.Collections.Generic;
using Vetted.Catalog;

namespace Vetted.Source;

/// <summary>A model id inside a longer text.</summary>
/// <param name="Text">The id.</param>
/// <param name="Identity">Who it is; null where the place says it is a model and the catalog does not know it.</param>
/// <param name="Form">As in <see cref="Inventory.ModelReference.Form"/>.</param>
internal readonly record struct TextId(string Text, ModelIdentity? Identity, string Form);

/// <summary>Finds model ids in the structured texts that code holds: addresses, request bodies, connection strings.</summary>
internal static class TextIds
{
    private const int Longest = 4000;
    // Path parts behind which a model service or library puts its models; none is a publisher.
    private static readonly string[] Shelves = { "models", "model", "deployments", "library", "engines" };
    private static readonly string[] Commands = { "ollama pull ", "ollama run ", "pull ", "run " };
    private static readonly char[] AfterHost = "/?#{".ToCharArray();
    private static readonly char[] AfterPath = "?#".ToCharArray();

    /// <summary>What a hole behind a text holds.</summary>
    internal enum Hole
    {
        /// <summary>A model, in an address of a model service.</summary>
        Model,

        /// <summary>An Azure OpenAI deployment.</summary>
        Deployment,

        /// <summary>The model of a request body in JSON.</summary>
        Body,
    }

    /// <summary>What fills a hole that follows a text of an interpolated string; null where the text says nothing of it.</summary>
    public static Hole? HoleAfter(string text) =>
        text.EndsWith("openai/deployments/", StringComparison.OrdinalIgnoreCase) ? Hole.Deployment
        : text.EndsWith("/models/", StringComparison.Ordinal) || text == "models/" ? Hole.Model
        : text.EndsWith("\"", StringComparison.Ordinal) && WithoutEnd(WithoutEnd(text, "\""), ":").EndsWith("\"model\"", StringComparison.Ordinal) ? Hole.Body
        : null;

    private static string WithoutEnd(string text, string end) => text.EndsWith(end, StringComparison.Ordinal) ? text.Substring(0, text.Length - end.Length).TrimEnd() : text;

    /// <summary>True for a text that is an address.</summary>
    public static bool IsAddress(string text) => text.IndexOf("://", StringComparison.Ordinal) is > 1 and < 12 && text.IndexOf(' ') < 0;

    /// <summary>The ids in a text that is not an id itself; none in prose.</summary>
    public static IEnumerable<TextId> In(string text, SourceKnowledge knowledge)
    {
        if (text.Length > Longest)
        {
            return Array.Empty<TextId>();
        }

        if (IsAddress(text))
        {
            return InAddress(text, knowledge);
        }

        if (text.IndexOf("model\"", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return InJson(text, knowledge);
        }

        if (Array.Find(Commands, one => text.StartsWith(one, StringComparison.Ordinal)) is { } command)
        {
            return InCommand(text, command, knowledge);
        }

        if (IsPath(text))
        {
            return InPath(text.Split('/', '?'), 0, knowledge);
        }

        return text.IndexOf(';') > 0 && text.IndexOf('=') > 0 ? InConnectionString(text, knowledge) : Array.Empty<TextId>();
    }

    /// <summary>The host name of an address; null where it has none.</summary>
    public static string? Host(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = address.IndexOfAny(AfterHost, start);
        var authority = end < 0 ? address.Substring(start) : address.Substring(start, end - start);
        authority = authority.Substring(authority.LastIndexOf('@') + 1);
        return authority.Length == 0 ? null : authority;
    }

    // A path part alone, or two of them as "publisher/name".
    private static List<TextId> InAddress(string text, SourceKnowledge knowledge)
    {
        var path = text.Substring(text.IndexOf("://", StringComparison.Ordinal) + 3);
        var query = path.IndexOfAny(AfterPath);
        var parts = (query < 0 ? path : path.Substring(0, query)).Split('/');
        if (IsText(parts[parts.Length - 1]))
        {
            return new List<TextId>();
        }

        var found = InPath(parts, 1, knowledge);

        // Addresses with a shape of their own: a CDN's file name, a registry's path.
        if (found.Count == 0 && knowledge.Identify(text, false) is { } address)
        {
            found.Add(new TextId(text, address, "url"));
        }

        return found;
    }

    // What a repository says of its model is not the model: …/blob/main/LICENSE
    private static bool IsText(string file) => Array.Exists(Texts, name => file.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (file.Length == name.Length || file[name.Length] == '.'));

    private static readonly string[] Texts = { "LICENSE", "LICENCE", "USE_POLICY", "NOTICE", "README" };

    // Process.Start("ollama", "pull llama3.2")
    private static IEnumerable<TextId> InCommand(string text, string command, SourceKnowledge knowledge)
    {
        var id = text.Substring(command.Length).Split(' ')[0];
        if (id.Length > 1 && knowledge.Identify(id, false) is { } identity)
        {
            yield return new TextId(id, identity, "command");
        }
    }

    /// <summary>An address without its query and fragment.</summary>
    public static string WithoutQuery(string address) => address.IndexOfAny(AfterPath) is var end and >= 0 ? address.Substring(0, end) : address;

    // "/openai/deployments/gpt-4o/chat/completions", "v1beta/models/gemini-1.5-pro:generateContent": paths that only a model service has.
    private static bool IsPath(string text) =>
        text.IndexOf(' ') < 0 && (text.IndexOf("openai/deployments/", StringComparison.OrdinalIgnoreCase) >= 0 || (text.IndexOf("models/", StringComparison.Ordinal) >= 0 && text.IndexOf("Content", StringComparison.Ordinal) > 0));

    private static List<TextId> InPath(string[] parts, int start, SourceKnowledge knowledge)
    {
        var found = new List<TextId>();
        for (var i = start; i < parts.Length; i++)
        {
            if (i + 1 < parts.Length && Array.IndexOf(Shelves, parts[i]) < 0 && knowledge.Identify(parts[i] + "/" + parts[i + 1], false) is { } repository)
            {
                found.Add(new TextId(parts[i] + "/" + parts[i + 1], repository, "url"));
                break;
            }

            // generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent
            var verb = parts[i].LastIndexOf(':');
            var part = verb > 0 && verb + 1 < parts[i].Length && char.IsLetter(parts[i][verb + 1]) ? parts[i].Substring(0, verb) : parts[i];
            if (part.Length > 1 && knowledge.Identify(part, i > 0 && Array.IndexOf(Shelves, parts[i - 1]) >= 0) is { } identity)
            {
                found.Add(new TextId(part, identity, "url"));
                break;
            }
        }

        return found;
    }

    private static IEnumerable<TextId> InJson(string text, SourceKnowledge knowledge)
    {
        for (var at = 0; (at = text.IndexOf("model\"", at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            at += "model\"".Length;
            var i = SkipWhite(text, at);
            if (i < text.Length && text[i] == ':' && SkipWhite(text, i + 1) is var quote && quote < text.Length && text[quote] == '"'
                && text.IndexOf('"', quote + 1) is var end && end > quote + 1)
            {
                var id = text.Substring(quote + 1, end - quote - 1);
                if (knowledge.Identify(id, true) is { } identity)
                {
                    yield return new TextId(id, identity, "json-in-string");
                }
            }
        }
    }

    /// <summary>The model or deployment that a connection string names, as far as the catalog knows it.</summary>
    public static IEnumerable<TextId> InConnectionString(string text, SourceKnowledge knowledge)
    {
        foreach (var part in text.Split(';'))
        {
            var sign = part.IndexOf('=');
            if (sign > 0 && part.Substring(0, sign).Trim() is var key
                && (key.Equals("Model", StringComparison.OrdinalIgnoreCase) || key.Equals("Deployment", StringComparison.OrdinalIgnoreCase) || key.Equals("DeploymentId", StringComparison.OrdinalIgnoreCase)))
            {
                var id = part.Substring(sign + 1).Trim();
                if (id.Length > 1 && knowledge.Identify(id, true) is { } identity)
                {
                    yield return new TextId(id, identity, "connection-string");
                }
            }
        }
    }

    private static int SkipWhite(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
