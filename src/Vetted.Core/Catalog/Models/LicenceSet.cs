using System;

namespace Vetted.Catalog;

/// <summary>Licences that apply at once, with the class and kind of the strictest; judged when first asked for, since only then licences are parsed.</summary>
internal sealed class LicenceSet
{
    public static readonly LicenceSet None = new(Array.Empty<string>());
    private Licence? _strictest;
    private int _isJudged;

    public LicenceSet(string[] ids) => Ids = ids;

    /// <summary>Catalog ids; none where the licence is unknown.</summary>
    public string[] Ids { get; }

    /// <summary>The strictest class; unknown where none is given, or where one licence is unknown and none is non-commercial.</summary>
    public LicenceClass Class(AiCatalog catalog) => Strictest(catalog)?.Class ?? LicenceClass.Unknown;

    /// <summary>The kind of the strictest licence.</summary>
    public LicenceKind Kind(AiCatalog catalog) => Strictest(catalog)?.Kind ?? LicenceKind.Unknown;

    /// <summary>These licences and those of the model a derivative is made from.</summary>
    public LicenceSet And(LicenceSet origin)
    {
        if (Ids.Length == 0)
        {
            return origin;
        }

        var all = new string[Ids.Length + origin.Ids.Length];
        Ids.CopyTo(all, 0);
        var count = Ids.Length;
        foreach (var id in origin.Ids)
        {
            if (Array.IndexOf(Ids, id) < 0)
            {
                all[count++] = id;
            }
        }

        Array.Resize(ref all, count);
        return new LicenceSet(all);
    }

    private Licence? Strictest(AiCatalog catalog)
    {
        if (_isJudged == 0)
        {
            Licence? strictest = null;
            var hasUnknown = false;
            foreach (var id in Ids)
            {
                if (catalog.FindLicence(id) is not { } licence)
                {
                    hasUnknown = true;
                    continue;
                }

                strictest = strictest is null || LicenceClassifier.Strictness(licence.Class) > LicenceClassifier.Strictness(strictest.Class) ? licence : strictest;
            }

            // A licence that the catalog does not have makes the whole set unknown, except where another one forbids commercial use in any case.
            _strictest = hasUnknown && strictest?.Class != LicenceClass.NonCommercial ? null : strictest;
            _isJudged = 1;
        }

        return _strictest;
    }
}
