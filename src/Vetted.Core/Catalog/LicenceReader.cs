using System;
using System.Linq;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>Reads a licence's data entry: its texts, its terms (its own over those of the licence it is <c>sameAs</c>), and what follows from them.</summary>
internal sealed class LicenceReader
{
    private readonly JsonValue? _terms;
    private readonly JsonValue? _base;
    private readonly LicenceText[] _texts;
    private readonly LicenceText[] _baseTexts;
    private readonly TermConfidence _confidence;
    private readonly TermConfidence _baseConfidence;
    private readonly bool _isComplete;

    private LicenceReader(JsonValue entry, JsonValue? sameAs)
    {
        _terms = entry["terms"];
        _base = sameAs?["terms"];
        _texts = entry.GetItems("texts").Select(LicenceText.From).ToArray();
        _baseTexts = sameAs?.GetItems("texts").Select(LicenceText.From).ToArray() ?? Array.Empty<LicenceText>();
        _confidence = Confidence(entry.GetString("confidence"));
        _baseConfidence = Confidence(sameAs?.GetString("confidence"));
        _isComplete = (sameAs ?? entry).GetBoolean("complete");
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="find">Finds the entry of another id, for <c>sameAs</c>.</param>
    public static Licence Read(JsonValue entry, Func<string, JsonValue?> find)
    {
        var sameAs = entry.GetString("sameAs") is { } other ? find(other) : null;
        var reader = new LicenceReader(entry, sameAs);
        var isService = entry.GetBoolean("service");
        var terms = reader.ReadTerms();
        var (licenceClass, kind) = LicenceClassifier.Classify(terms, isService);
        return new Licence
        {
            Id = entry.GetString("id") ?? "",
            Name = entry.GetString("name") ?? "",
            Expression = entry.GetString("expression") ?? sameAs?.GetString("expression") ?? "NOASSERTION",
            TextUrl = entry.GetString("textUrl") ?? sameAs?.GetString("textUrl"),
            Publisher = entry.GetString("publisher"),
            IsServiceTerms = isService,
            SameAs = entry.GetString("sameAs"),
            Versions = entry.GetItems("versions").Select(version => (version.GetString("name") ?? "", version.GetString("effective"))).ToArray(),
            Aliases = entry.GetStrings("aliases"),
            Texts = reader._texts.Concat(reader._baseTexts).ToArray(),
            Terms = terms,
            Class = licenceClass,
            Kind = kind,
            Bites = LicenceBites.Of(terms),
            Confidence = entry.GetString("confidence") ?? "memory",
            Note = entry.GetString("note"),
            Reviewed = entry.GetString("reviewed") ?? "",
            Sources = entry.GetStrings("sources"),
        };
    }

    private LicenceTerms ReadTerms() => new()
    {
        Commercial = Term("commercial"),
        ResearchOnly = Term("researchOnly"),
        FieldOfUse = Term("fieldOfUse"),
        Thresholds = Thresholds(),
        ThresholdsRead = _isComplete || Own("thresholds") is not null,
        Hosting = Term("hosting"),
        Territory = Term("territory"),
        Display = Term("display"),
        DerivedName = Term("derivedName"),
        Notice = Term("notice"),
        LicenceCopy = Term("licenceCopy"),
        Attribution = Term("attribution"),
        ChangeNotice = Term("changeNotice"),
        PassThrough = Term("passThrough"),
        ShareAlike = Term("shareAlike"),
        NoDerivatives = Term("noDerivatives"),
        Registration = Term("registration"),
        TrainOnMaterials = Term("trainOnMaterials"),
        TrainOnOutputs = Term("trainOnOutputs"),
        Termination = Term("termination"),
        Litigation = Term("litigation"),
        MinimumAge = Term("minimumAge"),
        PaidOnly = Term("paidOnly"),
        LearnsFromInput = Term("learnsFromInput"),
        ThirdPartyTerms = Term("thirdPartyTerms"),
        OsiApproved = Term("osiApproved"),
        Osaid = _terms?.GetString("osaid") ?? _base?.GetString("osaid") ?? "unknown",
    };

    private JsonValue? Own(string name) => _terms?[name] ?? _base?[name];

    private LicenceTerm Term(string name)
    {
        if (_terms?[name] is { } own)
        {
            return Fill(new LicenceTerm(), own, _texts.Length > 0 ? _texts : _baseTexts, _confidence);
        }

        if (_base?[name] is { } inherited)
        {
            return Fill(new LicenceTerm(), inherited, _baseTexts, _baseConfidence);
        }

        // A text that was read from end to end and says nothing on a term is an answer; an unread one is none.
        return _isComplete ? new LicenceTerm { Value = TermValue.NotFound, Confidence = TermConfidence.Read } : LicenceTerms.Unread;
    }

    private LicenceThreshold[] Thresholds()
    {
        var isOwn = _terms?["thresholds"] is not null;
        return (Own("thresholds")?.Items ?? Array.Empty<JsonValue>()).Select(data =>
        {
            var threshold = new LicenceThreshold
            {
                Kind = data.GetString("kind") switch
                {
                    "users-at-release" => ThresholdKind.UsersAtRelease,
                    "users-now" => ThresholdKind.UsersNow,
                    "revenue-with-business" => ThresholdKind.RevenueWithBusiness,
                    "business" => ThresholdKind.Business,
                    _ => ThresholdKind.Revenue,
                },
                Effect = data.GetString("effect") switch
                {
                    "no-rights" => ThresholdEffect.NoRights,
                    "display" => ThresholdEffect.Display,
                    _ => ThresholdEffect.PermissionNeeded,
                },
                Inclusive = data.GetBoolean("inclusive"),
                Currency = data.GetString("currency"),
                Period = data.GetString("period"),
                Measured = data.GetString("measured"),
                Businesses = data.GetStrings("businesses"),
                Group = data.GetBoolean("group"),
                OnlyCommercial = data.GetBoolean("onlyCommercial"),
                NotForEndUserProducts = data.GetBoolean("notForEndUserProducts"),
            };
            return (LicenceThreshold)Fill(threshold, data, isOwn && _texts.Length > 0 ? _texts : _baseTexts.Length > 0 ? _baseTexts : _texts, isOwn ? _confidence : _baseConfidence);
        }).ToArray();
    }

    private static LicenceTerm Fill(LicenceTerm term, JsonValue data, LicenceText[] texts, TermConfidence confidence)
    {
        var known = data.GetString("confidence") is { } own ? Confidence(own) : confidence;
        var textId = data.GetString("text");
        return term with
        {
            Value = data.GetString("value") switch
            {
                "yes" => TermValue.Yes,
                "no" => TermValue.No,
                "not-found" => TermValue.NotFound,
                _ => TermValue.NotRead,
            },
            Confidence = known,
            Clause = data.GetString("clause"),
            Says = data.GetString("says"),
            Text = known == TermConfidence.Read ? texts.FirstOrDefault(text => textId is null || text.Id == textId) : null,
            Wording = data.GetString("wording"),
            Places = data.GetStrings("places"),
            OnlyMultimodal = data.GetBoolean("onlyMultimodal"),
            Scope = data.GetString("scope"),
            Amount = data.GetDecimal("amount"),
        };
    }

    private static TermConfidence Confidence(string? name) => name switch
    {
        "read" => TermConfidence.Read,
        "secondary" => TermConfidence.Secondary,
        _ => TermConfidence.Memory,
    };
}
