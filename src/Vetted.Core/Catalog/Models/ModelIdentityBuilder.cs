using System;
using System.Collections.Generic;

namespace Vetted.Catalog;

/// <summary>Turns a match into an identity: licences by access and host, aliases and dates, and how sure all of that is.</summary>
internal sealed class ModelIdentityBuilder
{
    private readonly ModelIndex _index;
    private readonly AiCatalog _catalog;

    public ModelIdentityBuilder(ModelIndex index, AiCatalog catalog)
    {
        _index = index;
        _catalog = catalog;
    }

    public ModelIdentity Build(ModelTokens tokens, in ModelIdShape shape, ModelMatch found, ModelMatch origin, ModelSigns signs)
    {
        var facts = _index.Models[_index.Rules[found.Rule]];
        var form = FormOf(tokens, shape, facts, signs);
        var access = AccessOf(tokens.Text, shape, form, facts);
        var known = Known(tokens.Text, shape, form);
        var isImitation = facts.Access == ModelAccess.Hosted && access == ModelAccess.Weights;
        var isAssumed = isImitation || signs.UnknownWords > 0 || signs.HasOtherSize || facts.Is(ModelTraits.Unseen);
        var licences = isImitation ? LicenceSet.None : LicencesOf(facts, origin, form, access, isAssumed);
        var isServiceOnly = licences.Ids.Length == 0 && facts.Access == ModelAccess.Hosted && !isImitation;
        return new ModelIdentity
        {
            Name = NameOf(tokens, shape, found),
            Family = FamilyOf(facts, tokens, found),
            Publisher = isImitation ? null : facts.Publisher ?? OwnerOf(shape) ?? OriginPublisher(origin),
            Access = access,
            Licences = licences.Ids,
            HostTerms = access == ModelAccess.Hosted && form.HostTerms.Length > 0 && Array.IndexOf(licences.Ids, form.HostTerms) < 0 ? form.HostTerms : null,
            Class = isServiceOnly ? LicenceClass.HostedTerms : licences.Class(_catalog),
            Kind = isServiceOnly ? LicenceKind.ServiceTerms : licences.Kind(_catalog),
            Form = form.Id,
            IsDistinctive = _index.Rules[found.Rule + 2] == 0 || shape.IsTelling || shape.HasVendor || signs.IsTelling,
            Confidence = known is not null ? IdentityConfidence.Exact : isAssumed ? IdentityConfidence.Assumed : IdentityConfidence.Family,
            Capabilities = facts.Capabilities,
            IsFloating = IsFloating(tokens, shape, facts, form, access, signs),
            PinnedId = known is { Pinned.Length: > 0 } ? known.Pinned : null,
            Retires = known is { Retires.Length: > 0 } ? known.Retires : null,
            Successor = known is { Successor.Length: > 0 } ? known.Successor : null,
            IsEndSecondHand = known is { IsSecondHand: true },
            IsGuard = facts.Is(ModelTraits.Guard),
            Why = WhyOf(facts, isImitation, signs, origin),
        };
    }

    private static string WhyOf(ModelEntry facts, bool isImitation, ModelSigns signs, ModelMatch origin) =>
        isImitation ? "weights named after a model that exists only as a service"
        : facts.Is(ModelTraits.Unseen) ? "the family is known, this version is not"
        : signs.HasOtherSize ? "the family and version are known, this size is not"
        : signs.UnknownWords > 0 ? "named after this model; other words in the name are unknown"
        : origin.Rule >= 0 ? "a derivative and the model it is made from, both by name"
        : "family and version by name";

    private ModelForm FormOf(ModelTokens tokens, in ModelIdShape shape, ModelEntry facts, ModelSigns signs)
    {
        if (shape.Form >= 0)
        {
            return _index.Forms[shape.Form];
        }

        if (shape.HasOwner)
        {
            return OwnedForm(tokens, shape, facts, signs);
        }

        if (facts.Access == ModelAccess.Hosted || IsHostedAlias(tokens.Text, shape, facts))
        {
            return _index.Form(facts.Form.Length > 0 ? facts.Form : "bare");
        }

        return signs.IsTelling || HasUpperCase(tokens.Text, shape.Start, shape.End) ? _index.Form("bare") : _index.Form("ollama");
    }

    // A model that exists as weights and as a service: a date or "-latest" is how the service writes it, a colon how Ollama does.
    private static bool IsHostedAlias(string text, in ModelIdShape shape, ModelEntry facts) =>
        facts.Access == ModelAccess.Both && (facts.Bare == ModelAccess.Hosted || ModelIdReader.EndsWith(text, shape.LastPart, shape.End, "-latest"));

    // org/name: a repository, unless the organisation or the letter case is a gateway's.
    private ModelForm OwnedForm(ModelTokens tokens, in ModelIdShape shape, ModelEntry facts, ModelSigns signs)
    {
        var sites = shape.Organisation >= 0 ? _index.Organisations[shape.Organisation].Sites : OrganisationSites.None;
        var isOther = shape.HostOrOwner >= 0 && shape.Organisation >= 0 && _index.Organisations[shape.Organisation].Publisher != facts.Publisher;
        var isHub = !isOther && (sites & OrganisationSites.HuggingFace) != 0 && facts.Access != ModelAccess.Hosted
            && ((sites & OrganisationSites.MixedCase) == 0 || HasUpperCase(tokens.Text, shape.Start, shape.End));
        return isHub ? _index.Form("huggingface")
            : isOther ? _index.Forms[shape.HostOrOwner]
            : (sites & OrganisationSites.Gateway) != 0 ? _index.Form("openrouter")
            : (sites & OrganisationSites.GitHubModels) != 0 ? _index.Form("github-models")
            : facts.Access != ModelAccess.Hosted && (signs.IsTelling || HasUpperCase(tokens.Text, shape.Start, shape.End)) ? _index.Form("huggingface")
            : _index.Form("bare");
    }

    private static ModelAccess AccessOf(string text, in ModelIdShape shape, ModelForm form, ModelEntry facts)
    {
        if (shape.IsCloud || form.Access == ModelAccess.Hosted)
        {
            return ModelAccess.Hosted;
        }

        if (form.Access == ModelAccess.Weights)
        {
            // "ollama" is guessed from a colon; a hosted model's own suffix looks the same.
            return facts.Access == ModelAccess.Hosted && !shape.IsFile && form.Id == "ollama" ? ModelAccess.Hosted : ModelAccess.Weights;
        }

        return IsHostedAlias(text, shape, facts) ? ModelAccess.Hosted : facts.Bare != ModelAccess.Unknown ? facts.Bare : facts.Access;
    }

    private LicenceSet LicencesOf(ModelEntry facts, ModelMatch origin, ModelForm form, ModelAccess access, bool isAssumed)
    {
        var sold = access == ModelAccess.Hosted ? Array.IndexOf(facts.SoldBy, form.Id) : -1;
        if (sold >= 0)
        {
            return facts.SoldUnder[sold];
        }

        var own = access == ModelAccess.Hosted && facts.HostedLicences.Ids.Length > 0 ? facts.HostedLicences : facts.Licences;
        var all = origin.Rule >= 0 ? own.And(_index.Models[_index.Rules[origin.Rule]].Licences) : own;

        // Nobody may read "open" into a name that only resembles an open model's, or into a derivative whose own licence is not known.
        return (isAssumed || own.Ids.Length == 0) && all.Class(_catalog) == LicenceClass.Open ? LicenceSet.None : all;
    }

    private string? OwnerOf(in ModelIdShape shape) =>
        shape.Organisation >= 0 && _index.Organisations[shape.Organisation].Publisher is { Length: > 0 } publisher ? publisher : null;

    private string? OriginPublisher(ModelMatch origin) => origin.Rule >= 0 ? _index.Models[_index.Rules[origin.Rule]].Publisher : null;

    private static bool IsFloating(ModelTokens tokens, in ModelIdShape shape, ModelEntry facts, ModelForm form, ModelAccess access, ModelSigns signs)
    {
        if (ModelIdReader.EndsWith(tokens.Text, shape.LastPart, shape.End, "latest"))
        {
            return true;
        }

        return form.Id == "ollama" ? shape.Tag < 0 : access == ModelAccess.Hosted && facts.Is(ModelTraits.Snapshots) && !signs.HasSnapshot;
    }

    private static string NameOf(ModelTokens tokens, in ModelIdShape shape, ModelMatch found)
    {
        var text = tokens.Text;
        if (shape.IsFile && shape.LastPart > shape.Start + 1 && tokens.Part[found.At] == tokens.LastPart - 1)
        {
            // all-MiniLM-L6-v2/model.onnx: the folder is called after the model.
            var folder = text.LastIndexOfAny(Slashes, shape.LastPart - 2, shape.LastPart - 1 - shape.Start) + 1;
            return text.Substring(Math.Max(folder, shape.Start), shape.LastPart - 1 - Math.Max(folder, shape.Start));
        }

        var start = shape.Organisation >= 0 ? text.LastIndexOf('/', shape.LastPart - 2, shape.LastPart - 1 - shape.Start) + 1 : shape.LastPart;
        start = Math.Max(start, shape.Start);
        return text.Substring(start, shape.End - start);
    }

    private static readonly char[] Slashes = { '/', '\\' };

    private static string FamilyOf(ModelEntry facts, ModelTokens tokens, ModelMatch found)
    {
        const string Placeholder = "{version}";
        if (facts.Family.IndexOf(Placeholder, StringComparison.Ordinal) < 0)
        {
            return facts.Family;
        }

        for (var i = found.At; i < found.Next; i++)
        {
            if (tokens.IsNumber(i))
            {
                var version = tokens.Text.Substring(tokens.Start[i], tokens.Length[i]);
                var minor = ModelNumbers.MinorAfter(tokens, i, out _);
                return facts.Family.Replace(Placeholder, minor < 0 ? version : version + "." + minor.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return facts.Family.Replace("-" + Placeholder, "").Replace(Placeholder, "");
    }

    private KnownModel? Known(string text, in ModelIdShape shape, ModelForm form)
    {
        var start = shape.LastPart;
        var end = shape.Tag > 0 ? shape.Tag - 1 : shape.End;
        if (form.Id == "bedrock")
        {
            for (var i = start; i < end - 1; i++)
            {
                start = text[i] == '.' && ModelTokens.IsLetter(text[i + 1]) ? i + 1 : start;
            }

            end = end - start > 3 && ModelIdReader.StartsWith(text, end - 3, end, "-v") && ModelTokens.IsDigit(text[end - 1]) ? end - 3 : end;
        }

        var row = _index.KnownIds.Find(text, start, end - start);
        if (row < 0)
        {
            return null;
        }

        // Rows of the same id stand together, one per host that has a date of its own.
        for (; row > 0 && _index.Known[row - 1].Id == _index.Known[row].Id; row--)
        {
        }

        KnownModel? general = null;
        for (var i = row; i < _index.Known.Length && _index.Known[i].Id == _index.Known[row].Id; i++)
        {
            if (_index.Known[i].Form == form.Id)
            {
                return _index.Known[i];
            }

            general = _index.Known[i].Form.Length == 0 ? _index.Known[i] : general;
        }

        return general is not null && form.Id is "azure" or "bedrock" or "vertex" ? Dateless(general!) : general;
    }

    // A publisher's own retirement date says nothing about the same model at another cloud.
    private static KnownModel Dateless(KnownModel known) => new() { Id = known.Id, Form = "", Pinned = known.Pinned, Retires = "", Successor = "" };

    private static bool HasUpperCase(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is >= 'A' and <= 'Z')
            {
                return true;
            }
        }

        return false;
    }
}
