using System.Linq;
using Vetted.Catalog;

namespace Vetted.Source;

/// <summary>Which texts of a program can say anything by themselves. Asked of every text, and so cheap for those that say nothing.</summary>
internal sealed class TextSieve
{
    /// <summary>Characters of the longest text that is looked up as an id.</summary>
    public const int LongestId = 200;

    private readonly SourceKnowledge _knowledge;
    private readonly SafetyIndex _safety;
    private readonly WeakeningIndex _weakenings;

    // Texts that said nothing when they were last asked: the same few hundred stand in every file, and each is one object (TokenRecorder.SharedText). A lost race costs a look.
    private readonly string?[] _silent = new string?[1024];

    public TextSieve(SourceKnowledge knowledge)
    {
        _knowledge = knowledge;
        _safety = SharedIndexes.Safety(knowledge);
        _weakenings = SharedIndexes.Weakenings(knowledge);
    }

    /// <summary>False for a text that <see cref="SourceAnalysis"/> has no use for, wherever it stands.</summary>
    public bool IsTelling(string text)
    {
        ref var silent = ref _silent[((text.Length * 31) + (text[0] * 7) + (text[text.Length - 1] * 13) + text[text.Length / 2]) & (_silent.Length - 1)];
        if (ReferenceEquals(silent, text))
        {
            return false;
        }

        var isTelling = Tells(text);
        if (!isTelling)
        {
            silent = text;
        }

        return isTelling;
    }

    private bool Tells(string text) =>
        _weakenings.OfLiteral(text) is not null
        || TextIds.IsAddress(text)
        || (_safety.MayBeAddress(text) && _safety.AtAddress(text).Any())
        || NamesModel(text);

    /// <summary>True for a text that is an id or a model file, or that holds an id and is no address.</summary>
    public bool NamesModel(string text) =>
        (IsWord(text) && ModelFiles.IsModelFile(text))
        || (_knowledge.MayBeModel(text)
            && ((IsWord(text) && (Identify(text, atSink: true) is not null || Identify(text, atSink: false) is not null)) || TextIds.In(text, _knowledge).Any()));

    /// <summary>Who a text is that may be the name of a model's file, or a copy under another publisher's name.</summary>
    public ModelIdentity? Identify(string text, bool atSink) =>
        _knowledge.Identify(text, atSink)
        ?? (ModelFiles.IsModelFile(text) ? _knowledge.Identify(ModelFiles.FileName(text), atSink) : null)
        ?? (!atSink && IsMirrored(text) ? _knowledge.Identify(text, true) : null);

    /// <summary>True for one word, as an id or a file name is.</summary>
    public static bool IsWord(string text)
    {
        if (text.Length > LongestId || TextIds.IsAddress(text))
        {
            return false;
        }

        var hasLetter = false;
        foreach (var character in text)
        {
            if (character <= ' ' || character is '{' or '"' or '<' or '>' or ';' or ',' or '(' or '=')
            {
                return false;
            }

            hasLetter |= char.IsLetter(character);
        }

        return hasLetter;
    }

    // AI-ModelScope/bge-small-zh-v1.5: what stands behind another publisher's name says by itself which model it is.
    private bool IsMirrored(string text) =>
        text.IndexOf('/') is > 1 and var slash && text.IndexOf('/', slash + 1) < 0 && slash + 1 < text.Length && text[0] is not ('.' or '~') && text.IndexOf(':') < 0
        && _knowledge.Identify(text.Substring(slash + 1), false) is not null;
}
