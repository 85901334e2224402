using System;

namespace Vetted.Catalog;

/// <summary>
/// The one place that says who a model id is. It cuts the id into tokens once, looks the words up, and lets the patterns that begin with one of
/// them compete: the pattern that explains most of the id wins, the leftmost of two equals.
/// </summary>
internal sealed class ModelMatcher
{
    private const int LastPartBonus = 6;
    private readonly ModelIndex _index;
    private readonly ModelIdentityBuilder _builder;

    public ModelMatcher(ModelIndex index, AiCatalog catalog)
    {
        _index = index;
        _builder = new ModelIdentityBuilder(index, catalog);
    }

    /// <summary>False for almost every text that names no model, in one pass over its letters; true says nothing yet.</summary>
    public bool MayBeModel(string text, int start, int length)
    {
        var end = start + length;
        for (var i = start; i < end; i++)
        {
            if (!ModelTokens.IsLetter(text[i]))
            {
                continue;
            }

            var hash = WordTable.EmptyHash;
            var first = i;
            for (; i < end && ModelTokens.IsLetter(text[i]); i++)
            {
                hash = WordTable.Hash(hash, (char)(text[i] | 0x20));
            }

            var word = _index.Words.Find(hash, text, first, i - first);
            if (word >= 0 && (_index.Words.RolesOf(word) & WordRoles.Anchor) != 0)
            {
                return true;
            }
        }

        return false;
    }

    public ModelIdentity? Identify(string text, int start, int length, bool atSink)
    {
        if (!MayBeModel(text, start, length) || !ModelIdReader.TryRead(_index, text, start, length, out var shape)
            || (shape.HasSpaces && !atSink))
        {
            return null;
        }

        return Identify(text, shape, atSink) ?? FileOfRepository(text, start + length, shape, atSink);
    }

    // A repository whose name says nothing may hold a file whose name does.
    private ModelIdentity? FileOfRepository(string text, int end, ModelIdShape shape, bool atSink)
    {
        var name = shape.End < end && shape.HasOwner ? text.LastIndexOf('/', end - 1, end - shape.End) + 1 : 0;
        return name > 0 && ModelFileName.Form(_index, text, name, end) is not null && ModelIdReader.TryRead(_index, text, name, end - name, out var file)
            ? Identify(text, file, atSink)
            : null;
    }

    private ModelIdentity? Identify(string text, ModelIdShape shape, bool atSink)
    {
        var tokens = ModelTokens.Mine;
        if (ModelFileName.IsOtherFile(_index, text, shape.LastPart, shape.End) || !tokens.Read(text, shape.Start, shape.End, _index.Words))
        {
            return null;
        }

        var found = Best(tokens, shape, out var derivative);
        var origin = ModelMatch.None;
        if (derivative.Rule >= 0)
        {
            // A derivative's name also names the model it is made from; its publisher's other models are not that.
            var publisher = _index.Models[_index.Rules[derivative.Rule]].Publisher;
            origin = found.Rule >= 0 && _index.Models[_index.Rules[found.Rule]].Publisher == publisher ? ModelMatch.None : found;
            found = derivative;
        }

        if (found.Rule < 0)
        {
            return null;
        }

        var signs = Signs(tokens, shape, found, origin);
        return Counts(tokens, shape, found, signs, atSink) ? _builder.Build(tokens, shape, found, origin, signs) : null;
    }

    private ModelMatch Best(ModelTokens tokens, in ModelIdShape shape, out ModelMatch derivative)
    {
        var best = ModelMatch.None;
        derivative = ModelMatch.None;
        var last = tokens.LastPart;
        for (var at = 0; at < tokens.Count; at++)
        {
            var word = tokens.Word[at];
            if (word < 0 || (_index.Words.RolesOf(word) & WordRoles.Anchor) == 0 || (tokens.Before[at] == '\0' && tokens.Length[at] < 4)
                || (shape.Organisation >= 0 && tokens.Part[at] == last - 1))
            {
                continue;
            }

            for (var rule = 3 * _index.RuleStarts[word]; rule < 3 * _index.RuleStarts[word + 1]; rule += 3)
            {
                if ((_index.Rules[rule + 2] & ModelPattern.OnlyWithHost) != 0 && shape.Form < 0 && shape.HostOrOwner < 0 && shape.Organisation < 0)
                {
                    continue;
                }

                var score = ModelPattern.Match(_index.Program, _index.Rules[rule + 1], tokens, at, out var next);
                if (score == 0)
                {
                    continue;
                }

                var bonus = tokens.Part[next - 1] == last ? LastPartBonus : 0;
                if (_index.Models[_index.Rules[rule]].Is(ModelTraits.Derivative))
                {
                    derivative = score + bonus > derivative.Score ? new ModelMatch(rule, score + bonus, at, next) : derivative;
                }
                else if (score + bonus > best.Score)
                {
                    best = new ModelMatch(rule, score + bonus, at, next);
                }
            }
        }

        return best;
    }

    // What else stands in the id: words nobody knows, and words or sizes that only models have.
    private ModelSigns Signs(ModelTokens tokens, in ModelIdShape shape, ModelMatch found, ModelMatch origin)
    {
        var facts = _index.Models[_index.Rules[found.Rule]];
        var signs = default(ModelSigns);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Part[i] != tokens.LastPart && tokens.Part[i] != tokens.Part[found.At])
            {
                continue;
            }

            if (tokens.IsNumber(i))
            {
                signs.IsTelling |= tokens.Size[i] > 0;
                signs.HasOtherSize |= tokens.Size[i] > 0 && facts.Sizes.Length > 0 && Array.IndexOf(facts.Sizes, tokens.Size[i]) < 0;
                signs.HasSnapshot |= i >= found.At && tokens.Length[i] >= 3 && !ModelNumbers.HasUnit(tokens, i);
                continue;
            }

            var word = tokens.Word[i];
            var roles = word >= 0 ? _index.Words.RolesOf(word) : WordRoles.None;
            signs.IsTelling |= (roles & WordRoles.Telling) != 0;
            var isKnown = tokens.Length[i] == 1 || (i >= found.At && i < found.Next) || (i >= origin.At && i < origin.Next)
                || (roles & (WordRoles.Neutral | WordRoles.Telling | WordRoles.Maker)) != 0
                || ((roles & (WordRoles.InFiles | WordRoles.ModelExtension)) != 0 && (shape.IsFile || shape.IsTelling))
                || (word >= 0 && (facts.KnowsWord(word) || (origin.Rule >= 0 && _index.Models[_index.Rules[origin.Rule]].KnowsWord(word))));
            if (!isKnown)
            {
                signs.UnknownWords++;
                signs.IsIdentifier |= tokens.Before[i] == '\0' || (i > 0 && tokens.Before[i] == '.' && char.IsUpper(tokens.Text[tokens.Start[i]]));
            }
        }

        return signs;
    }

    private bool Counts(ModelTokens tokens, in ModelIdShape shape, ModelMatch found, ModelSigns signs, bool atSink)
    {
        var isInLastPart = tokens.Part[found.Next > found.At ? found.Next - 1 : found.At] == tokens.LastPart;
        var isInHub = shape.Organisation >= 0 && (_index.Organisations[shape.Organisation].Sites & OrganisationSites.HuggingFace) != 0;
        var isTelling = shape.IsTelling || shape.HasVendor || signs.IsTelling || isInHub;
        if (!isInLastPart && (signs.UnknownWords > 0 || (shape.IsFile && !signs.IsTelling)))
        {
            // all-MiniLM-L6-v2/model.onnx: the folder says what the file's name does not.
            return shape.IsFile ? signs.UnknownWords == 0 && !IsAmbiguous(found) && tokens.Part[found.At] == tokens.LastPart - 1 : shape.Form >= 0;
        }

        if (signs.UnknownWords > 0 && !shape.IsTelling && ((signs.IsIdentifier && !isInHub) || (IsAmbiguous(found) && !signs.IsTelling) || signs.UnknownWords > 4))
        {
            return false;
        }

        if (atSink)
        {
            return !shape.HasSpaces || signs.UnknownWords == 0;
        }

        var isPath = shape.Form < 0 && shape.HasOwner && (shape.Organisation < 0 || tokens.LastPart > 1);
        return isTelling || (!IsAmbiguous(found) && signs.UnknownWords == 0 && !isPath);
    }

    public bool IsAmbiguous(ModelMatch match) => (_index.Rules[match.Rule + 2] & ModelPattern.Ambiguous) != 0;
}

/// <summary>A pattern that matched.</summary>
/// <param name="Rule">First of the rule's three numbers in <see cref="ModelIndex.Rules"/>, or -1.</param>
/// <param name="Score">How much of the id it explains.</param>
/// <param name="At">Its first token.</param>
/// <param name="Next">The token after its sequence.</param>
internal readonly record struct ModelMatch(int Rule, int Score, int At, int Next)
{
    public static readonly ModelMatch None = new(-1, 0, -1, -1);
}

/// <summary>What the tokens outside the pattern say.</summary>
internal struct ModelSigns
{
    /// <summary>Words that neither the vocabulary nor the model's entry knows.</summary>
    public int UnknownWords;

    /// <summary>A size or a word that hardly anything but a model has.</summary>
    public bool IsTelling;

    /// <summary>The id looks like an identifier of a program (<c>GPT4Tokenizer</c>).</summary>
    public bool IsIdentifier;

    /// <summary>A date or number of a snapshot.</summary>
    public bool HasSnapshot;

    /// <summary>A size the publisher never released, where sizes have different licences.</summary>
    public bool HasOtherSize;
}
