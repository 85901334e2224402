using System;
using System.Collections.Generic;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Evidence.Config;

/// <summary>Decides what a scalar of a configuration file means, by its key and its text. One collector reads one file.</summary>
internal sealed class ConfigCollector
{
    // Longer scalars are prompts, keys and data.
    private const int LongestValue = 2000;
    private readonly string _path;
    private readonly ConfigForm _form;
    private readonly AiCatalog _catalog;
    private readonly List<ModelReference> _models = new();
    private readonly List<UnknownModel> _unknowns = new();
    private readonly List<ServiceUse> _services = new();
    private readonly List<AiPart> _parts = new();
    private readonly List<ConfigValue> _values = new();
    private readonly List<SafetyToolUse> _tools = new();
    private readonly List<SafetyWeakening> _weakenings = new();

    public ConfigCollector(string path, ConfigForm form, AiCatalog catalog)
    {
        _path = path;
        _form = form;
        _catalog = catalog;
    }

    public ConfigFile ToFile(TextError? error) =>
        new() { Models = _models, Unknowns = _unknowns, Services = _services, Parts = _parts, SafetyTools = _tools, Weakenings = _weakenings, Values = _values, Error = error };

    /// <summary>A key that has an object or list as its value; a catalogue keyed by model id offers its keys.</summary>
    public void TakeKey(string key, string path, int line, int column)
    {
        TakeSwitch(key, null, line, column, key.Length);
        if (_form == ConfigForm.Mcp && path is "servers" or "mcpServers" or "mcp:servers")
        {
            _parts.Add(new AiPart("mcp-server", key, null, EvidenceAt(line, column, key.Length)));
        }
        else if (_form is ConfigForm.Json or ConfigForm.AppSettings && _catalog.Identify(key, atSink: false) is { IsDistinctive: true } identity)
        {
            // A prompt's settings are kept per model: the key is the model they are for.
            AddModel(key, identity, path.EndsWith("execution_settings", StringComparison.Ordinal) ? ModelUse.Selected : ModelUse.Offered, "catalogue-key", path, line, column);
        }
    }

    /// <summary>A number or literal: only a value that code may read.</summary>
    public void TakeScalar(string path, string raw, int line, int column)
    {
        TakeSwitch(path, raw, line, column, raw.Length);
        _values.Add(new ConfigValue(path, raw, new Place(_path, line, column)));
    }

    /// <summary>A string with its key.</summary>
    /// <param name="path">All keys to it, joined by <c>:</c>.</param>
    /// <param name="key">The nearest key.</param>
    /// <param name="value">The value.</param>
    /// <param name="line">Its line.</param>
    /// <param name="column">The column of its first character.</param>
    /// <param name="siblings">How many entries the list around it has; 0 where it stands in none.</param>
    public void Take(string path, string key, string value, int line, int column, int siblings)
    {
        _values.Add(new ConfigValue(path, value, new Place(_path, line, column)));
        TakeSwitch(path, value, line, column, value.Length);
        if (value.Length is 0 or > LongestValue || (_form != ConfigForm.MSBuild && KeyWords.IsProse(key)))
        {
            if (value.Length == 0 && KeyWords.ChoosesModel(key) && KeyWords.IsAboutAi(path))
            {
                AddUnknown(path, "configuration", line, column, 1);
            }

            return;
        }

        TakeService(value, line, column);
        if (TakeDefault(path, key, value, line, column, siblings) || TakeConnectionString(path, value, line, column))
        {
            return;
        }

        if (KeyWords.ChoosesModel(key) && TakeChoice(path, value, line, column, siblings))
        {
            return;
        }

        // "Models": { "Chat": "o3-mini", "Fast": "o1" }: the section is called by what it holds.
        if (KeyWords.HoldsModels(path) && KeyWords.IsAboutAi(path) && _catalog.Identify(value, atSink: true) is { } held)
        {
            AddModel(value, held, siblings > 3 ? ModelUse.Offered : ModelUse.Selected, "config", path, line, column);
            return;
        }

        TakeDistinctive(path, value, line, column, siblings);
    }

    /// <summary>A text of resources or markup, which mostly speak to people: it counts only where the whole of it is a model id or the path of a model file.</summary>
    /// <param name="key">What it is the value of.</param>
    /// <param name="value">The text.</param>
    /// <param name="line">Its line.</param>
    /// <param name="column">The column of its first character.</param>
    /// <param name="form">As in <see cref="ModelReference.Form"/>.</param>
    /// <param name="isEntry">True where a user picks it from others.</param>
    /// <returns>True where it is a model.</returns>
    public bool TakeText(string key, string value, int line, int column, string form, bool isEntry)
    {
        if (value.Length is < 2 or > 200 || value.IndexOfAny(NotInAnId) >= 0 || (!isEntry && KeyWords.IsProse(key)))
        {
            return false;
        }

        var isChoice = KeyWords.ChoosesModel(key);
        var identity = _catalog.Identify(value, atSink: isChoice);
        if (identity is not null ? isChoice || identity.IsDistinctive : isChoice && ModelFileNames.IsModelFile(value))
        {
            AddModel(value, identity, isEntry ? ModelUse.Offered : ModelUse.Selected, form, key, line, column);
            return true;
        }

        return false;
    }

    private static readonly char[] NotInAnId = " {}<>=\n".ToCharArray();

    /// <summary>A line of a script.</summary>
    /// <param name="content">The line.</param>
    /// <param name="line">Its number.</param>
    /// <param name="isPart">True for a script inside another file, where only commands that fetch or run a model, and variables called after one, count.</param>
    /// <param name="column">How many columns stand before the line, where it stands in another file's text.</param>
    public void TakeLine(string content, int line, bool isPart, int column = 0)
    {
        foreach (var match in _catalog.FindModels(content))
        {
            if (IsLibrary(content, match.Start, match.Start + match.Length) || (isPart && !IsCommand(content) && !IsAssigned(content, match.Start)))
            {
                continue;
            }

            AddModel(content.Substring(match.Start, match.Length), match.Identity, ModelUse.Selected, "script", null, line, column + match.Start + 1);
        }
    }

    private void TakeSwitch(string path, string? value, int line, int column, int length)
    {
        foreach (var (tool, weakening) in SafetySwitches.Of(_catalog).Of(path, value))
        {
            var evidence = EvidenceAt(line, column, length, "key " + path);
            if (tool is not null)
            {
                // Configuration says that it is wanted; only code can show that it is called.
                _tools.Add(new SafetyToolUse(tool, Assurance.Referenced, null, evidence));
            }

            if (weakening is not null)
            {
                _weakenings.Add(new SafetyWeakening(weakening.Id, weakening.Description, evidence));
            }
        }
    }

    private bool TakeChoice(string path, string value, int line, int column, int siblings)
    {
        var isAboutAi = KeyWords.IsAboutAi(path);
        if (_catalog.Identify(value, atSink: true) is { } identity && (identity.IsDistinctive || isAboutAi || _form is ConfigForm.Bicep or ConfigForm.Yaml or ConfigForm.Prompty))
        {
            AddModel(value, identity, siblings > 3 ? ModelUse.Offered : ModelUse.Selected, "config", path, line, column);
            return true;
        }

        if (ModelFileNames.IsModelFile(value))
        {
            AddModel(value, null, ModelUse.Selected, "model-file-path", path, line, column);
            return true;
        }

        if (isAboutAi && IsAscii(value) && (value.IndexOf(' ') < 0 || KeyWords.IsPlaceholder(value)) && value.IndexOf("://", StringComparison.Ordinal) < 0)
        {
            AddUnknown(path, KeyWords.IsPlaceholder(value) ? "configuration" : "deployment", line, column, value.Length);
            return true;
        }

        return false;
    }

    // No service has a deployment with other letters; a text of a user interface has.
    private static bool IsAscii(string value)
    {
        foreach (var character in value)
        {
            if (character > 127)
            {
                return false;
            }
        }

        return true;
    }

    private void TakeDistinctive(string path, string value, int line, int column, int siblings)
    {
        var isWord = value.IndexOf(' ') < 0;
        if (isWord && value.IndexOf("://", StringComparison.Ordinal) >= 0 && ModelFileNames.IsText(value))
        {
            return;
        }

        if (isWord && (_catalog.Identify(value, atSink: false) ?? Mirrored(value)) is { } identity && (identity.IsDistinctive || value.IndexOf('/') > 0))
        {
            AddModel(value, identity, siblings > 3 ? ModelUse.Offered : ModelUse.Selected, FormOf(value), path, line, column);
            return;
        }

        if (isWord || IsCommand(value))
        {
            foreach (var match in _catalog.FindModels(value))
            {
                // An address names one model; the whole address is what a reader looks for.
                if (value.IndexOf("://", StringComparison.Ordinal) >= 0)
                {
                    AddModel(value, match.Identity, ModelUse.Selected, "url", path, line, column);
                    return;
                }

                AddModel(value.Substring(match.Start, match.Length), match.Identity, ModelUse.Selected, FormOf(value), path, line, column + match.Start);
            }
        }

        if (isWord && ModelFileNames.IsModelFile(value) && (_form == ConfigForm.MSBuild || value.IndexOf("://", StringComparison.Ordinal) >= 0))
        {
            var form = value.IndexOf("://", StringComparison.Ordinal) >= 0 ? "url" : "msbuild";
            if (_models.Count == 0 || _models[_models.Count - 1].Evidence.Place.Line != line || _models[_models.Count - 1].Text != value)
            {
                AddModel(value, null, form == "msbuild" ? ModelUse.Shipped : ModelUse.Selected, form, path, line, column);
            }
        }
    }

    private bool TakeDefault(string path, string key, string value, int line, int column, int siblings)
    {
        // ${NAME:-default} of compose files and shells, ${NAME=default} of azd.
        var open = value.IndexOf("${", StringComparison.Ordinal);
        var close = open < 0 ? -1 : value.IndexOf('}', open);
        var dash = close < 0 ? -1 : value.IndexOf(":-", open, close - open, StringComparison.Ordinal);
        var sign = dash >= 0 || close < 0 ? dash : value.IndexOf('=', open, close - open);
        if (sign < 0)
        {
            return false;
        }

        var name = value.Substring(open + 2, sign - open - 2);
        var start = sign + (dash >= 0 ? 2 : 1);
        Take(KeyWords.ChoosesModel(key) ? path : path + ":" + name, KeyWords.ChoosesModel(key) ? key : name, value.Substring(start, close - start), line, column + start, siblings);
        return true;
    }

    private bool TakeConnectionString(string path, string value, int line, int column)
    {
        if (value.IndexOf('=') < 0 || (value.IndexOf(';') < 0 && !path.StartsWith("ConnectionStrings", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        var found = false;
        var offset = 0;
        foreach (var part in value.Split(';'))
        {
            var equals = part.IndexOf('=');
            var name = equals < 0 ? "" : part.Substring(0, equals).Trim();
            if (name.Equals("Model", StringComparison.OrdinalIgnoreCase) || name.Equals("Deployment", StringComparison.OrdinalIgnoreCase) || name.Equals("DeploymentId", StringComparison.OrdinalIgnoreCase))
            {
                var text = part.Substring(equals + 1).Trim();
                var start = column + offset + equals + 1;
                found = true;
                if (_catalog.Identify(text, atSink: true) is { } identity)
                {
                    AddModel(text, identity, ModelUse.Selected, "connection-string", path, line, start);
                }
                else
                {
                    AddUnknown(path, KeyWords.IsPlaceholder(text) ? "configuration" : "deployment", line, start, text.Length);
                }
            }

            offset += part.Length + 1;
        }

        return found;
    }

    private void TakeService(string value, int line, int column)
    {
        var scheme = value.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return;
        }

        var end = value.IndexOfAny(new[] { '/', ';', '?', '"', '\'', ' ' }, scheme + 3);
        var authority = value.Substring(scheme + 3, (end < 0 ? value.Length : end) - scheme - 3);
        authority = authority.Substring(authority.LastIndexOf('@') + 1);
        if (_catalog.FindServiceByHost(authority) is { } service)
        {
            _services.Add(new ServiceUse(service.Id, authority, EvidenceAt(line, column, value.Length)));
        }
    }

    private static bool IsCommand(string value) =>
        value.StartsWith("ollama ", StringComparison.Ordinal) || value.IndexOf("ollama pull ", StringComparison.Ordinal) >= 0
        || value.IndexOf("ollama run ", StringComparison.Ordinal) >= 0 || value.IndexOf("huggingface-cli download ", StringComparison.Ordinal) >= 0
        || value.StartsWith("--model", StringComparison.Ordinal) || value.IndexOf(" --model ", StringComparison.Ordinal) >= 0;

    // AI-ModelScope/c4ai-command-r-v01: what stands behind another publisher's name says by itself which model it is.
    private ModelIdentity? Mirrored(string value)
    {
        var slash = value.IndexOf('/');
        return slash > 1 && value.IndexOf('/', slash + 1) < 0 && value.IndexOf(':') < 0 && value[0] is not ('.' or '~') && _catalog.Identify(value.Substring(slash + 1), atSink: false) is { IsDistinctive: true }
            ? _catalog.Identify(value, atSink: true)
            : null;
    }

    // ggml-base.dll and libwhisper-base.so are code.
    private static bool IsLibrary(string content, int start, int end)
    {
        foreach (var ending in new[] { ".dll", ".so", ".dylib", ".lib", ".pdb", ".metal", ".exe" })
        {
            if (string.CompareOrdinal(content, end, ending, 0, ending.Length) == 0)
            {
                return true;
            }
        }

        return start >= 3 && string.CompareOrdinal(content, start - 3, "lib", 0, 3) == 0;
    }

    // CHAT_MODEL=llama3.2, export MODEL="llama3.2"
    private static bool IsAssigned(string content, int start)
    {
        var end = start - 1;
        while (end >= 0 && content[end] is '"' or '\'')
        {
            end--;
        }

        var from = end;
        while (from > 0 && (char.IsLetterOrDigit(content[from - 1]) || content[from - 1] == '_'))
        {
            from--;
        }

        return end > 0 && content[end] == '=' && KeyWords.ChoosesModel(content.Substring(from, end - from));
    }

    private string FormOf(string value) =>
        _form == ConfigForm.MSBuild ? "msbuild"
        : value.IndexOf("://", StringComparison.Ordinal) >= 0 ? "url"
        : ModelFileNames.IsModelFile(value) ? "file-name"
        : _form == ConfigForm.Environment ? "env"
        : "config";

    private void AddModel(string text, ModelIdentity? identity, ModelUse use, string form, string? key, int line, int column) =>
        _models.Add(new ModelReference
        {
            Text = text,
            Use = use,
            Identity = identity,
            Form = form,
            InExecutableCode = false,
            Evidence = EvidenceAt(line, column, text.Length, string.IsNullOrEmpty(key) ? null : "key " + key),
        });

    private void AddUnknown(string key, string reason, int line, int column, int length) =>
        _unknowns.Add(new UnknownModel(key, reason, null, EvidenceAt(line, column, length)));

    private Inventory.Evidence EvidenceAt(int line, int column, int length, string? detail = null) =>
        new(Technique.Manifest, new Place(_path, line, column, line, column + length), Confidence.High, Detail: detail);
}
