using System;
using System.Collections.Generic;

namespace Vetted.Licensing;

/// <summary>Words that make an addition to an open licence a term, or may do so. Rather one text too many is not recognised than a limited one taken for open.</summary>
internal static class LicenceAlarm
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "academic", "addendum", "additional", "additionally", "agree", "agreement", "amended", "clause", "commercial", "commercially", "compete", "competing", "competitive", "condition", "conditions",
        "display", "educational", "ethical", "evaluation", "evil", "except", "exception", "exclude", "excluding", "exclusively", "fee", "fees", "forbidden", "good", "government", "harm",
        "hosted", "hosting", "however", "human", "if", "internal", "limited", "military", "modification", "modifications", "modified", "must", "never", "no", "noncommercial", "nonprofit", "not", "only",
        "paid", "pay", "payment", "personal", "policy", "prohibited", "production", "profit", "proprietary", "provided", "purchase", "require", "required", "requires", "research", "restrict", "restricted",
        "restriction", "restrictions", "revenue", "royalty", "saas", "sell", "selling", "service", "shall", "subscription", "surveillance", "train", "training", "unless", "users", "weapons", "with", "without",
    };

    /// <summary>True for a word that may limit a licence.</summary>
    public static bool IsAlarm(string word) => Words.Contains(word);
}
