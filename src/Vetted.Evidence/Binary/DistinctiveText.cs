using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Evidence.Config;

namespace Vetted.Evidence.Binary;

/// <summary>A string that matters wherever code loads it: it is a model id, holds one, or is the address of a service.</summary>
internal sealed class DistinctiveText
{
    private static readonly char[] AfterHost = { '/', '?', '#', '{' };
    private static readonly char[] AfterPath = { '?', '#' };

    private DistinctiveText(IReadOnlyList<(string Text, ModelIdentity? Identity, string Form)> models, string? host)
    {
        Models = models;
        Host = host;
    }

    /// <summary>The model ids in it, with the form in which they stand there.</summary>
    public IReadOnlyList<(string Text, ModelIdentity? Identity, string Form)> Models { get; }

    /// <summary>The host of the service that it is the address of; null for any other text.</summary>
    public string? Host { get; }

    /// <summary>Says what a string is, or null for one that does not matter by itself.</summary>
    public static DistinctiveText? Find(string text, BinaryKnowledge knowledge)
    {
        if (text.IndexOf("://", StringComparison.Ordinal) is > 1 and < 12)
        {
            return InAddress(text, knowledge);
        }

        if (text.IndexOf("model\"", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return Of(InJson(text, knowledge));
        }

        if (text.IndexOf(';') > 0 && text.IndexOf('=') > 0)
        {
            return InConnectionString(text, knowledge);
        }

        return knowledge.Identify(text, false) is { } identity ? Of(new[] { (text, (ModelIdentity?)identity, "literal") }) : null;
    }

    private static DistinctiveText? Of(IReadOnlyList<(string, ModelIdentity?, string)> models, string? host = null) =>
        models.Count > 0 || host is not null ? new DistinctiveText(models, host) : null;

    private static DistinctiveText? InAddress(string text, BinaryKnowledge knowledge)
    {
        var rest = text.Substring(text.IndexOf("://", StringComparison.Ordinal) + 3);
        var end = rest.IndexOfAny(AfterHost);
        var authority = end < 0 ? rest : rest.Substring(0, end);
        var host = authority.Substring(authority.LastIndexOf('@') + 1);
        var query = rest.IndexOfAny(AfterPath);
        var parts = (query < 0 ? rest : rest.Substring(0, query)).Split('/');
        var models = new List<(string, ModelIdentity?, string)>();
        for (var i = 1; i < parts.Length && models.Count == 0 && !ModelFileNames.IsText(parts[parts.Length - 1]); i++)
        {
            // Some APIs write an action behind the model: models/x:generateContent.
            parts[i] = parts[i].IndexOf(':') is > 0 and var colon && knowledge.Identify(parts[i], false) is null ? parts[i].Substring(0, colon) : parts[i];
            var pair = i + 1 < parts.Length ? parts[i] + "/" + parts[i + 1] : "";
            var (name, identity) = pair.Length > 0 && knowledge.Identify(pair, false) is { } both ? (pair, both) : (parts[i], parts[i].Length == 0 ? null : knowledge.Identify(parts[i], false));
            if (identity is not null)
            {
                models.Add((name, identity, "url"));
            }
        }

        return Of(models, host.Length > 0 && knowledge.ServiceOfHost(host) is not null ? host : null);
    }

    /// <summary>The values of members called model in a request body, whole or cut off by an interpolation.</summary>
    private static List<(string, ModelIdentity?, string)> InJson(string text, BinaryKnowledge knowledge)
    {
        var models = new List<(string, ModelIdentity?, string)>();
        for (var at = text.IndexOf("model\"", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("model\"", at + 6, StringComparison.OrdinalIgnoreCase))
        {
            var start = at + 6;
            while (start < text.Length && text[start] is ' ' or ':' or '\n' or '\r' or '\t')
            {
                start++;
            }

            var end = start < text.Length && text[start] == '"' ? text.IndexOf('"', start + 1) : -1;
            if (end > start + 1 && knowledge.Identify(text.Substring(start + 1, end - start - 1), true) is { } identity)
            {
                models.Add((text.Substring(start + 1, end - start - 1), identity, "json-in-string"));
            }
        }

        return models;
    }

    private static DistinctiveText? InConnectionString(string text, BinaryKnowledge knowledge)
    {
        var models = new List<(string, ModelIdentity?, string)>();
        string? host = null;
        foreach (var part in text.Split(';'))
        {
            var equals = part.IndexOf('=');
            var (key, value) = equals < 0 ? ("", "") : (part.Substring(0, equals).Trim(), part.Substring(equals + 1).Trim());
            if (key.Equals("Model", StringComparison.OrdinalIgnoreCase) && value.Length > 0 && knowledge.Identify(value, true) is { } identity)
            {
                models.Add((value, identity, "connection-string"));
            }
            else if (key.Equals("Endpoint", StringComparison.OrdinalIgnoreCase) && value.IndexOf("://", StringComparison.Ordinal) > 1)
            {
                host = InAddress(value, knowledge)?.Host;
            }
        }

        return Of(models, host);
    }
}
