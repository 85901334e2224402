namespace Vetted.Catalog;

/// <summary>
/// Computes class and kind of a licence from its terms; they are never written by hand.
/// <para>
/// <c>open</c> takes one thing only: the approval of the Open Source Initiative, known and not from memory, with no field of use forbidden on top. A permissive licence
/// without that approval (CC-BY-4.0, OpenMDW) is therefore <c>restricted</c> as a class, although its kind is permissive-other: of the five classes it is the only one that
/// is neither untrue nor too good, and a policy or a message that wants to be milder looks at the kind.
/// </para>
/// </summary>
internal static class LicenceClassifier
{
    /// <summary>Class and kind that follow from the terms.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="isService">True for the terms of a hosted service.</param>
    public static (LicenceClass Class, LicenceKind Kind) Classify(LicenceTerms terms, bool isService)
    {
        if (isService)
        {
            return (LicenceClass.HostedTerms, LicenceKind.ServiceTerms);
        }

        if (terms.ResearchOnly.IsYes)
        {
            return (LicenceClass.NonCommercial, LicenceKind.ResearchOnly);
        }

        if (terms.Commercial.IsNo)
        {
            return (LicenceClass.NonCommercial, LicenceKind.NonCommercial);
        }

        if (!terms.Commercial.IsYes)
        {
            return (LicenceClass.Unknown, LicenceKind.Unknown);
        }

        if (IsConditional(terms))
        {
            return (LicenceClass.Restricted, LicenceKind.Conditional);
        }

        if (terms.FieldOfUse.IsYes)
        {
            return (LicenceClass.Restricted, LicenceKind.UseLimited);
        }

        if (terms.OsiApproved.IsYes)
        {
            return (LicenceClass.Open, LicenceKind.OsiApproved);
        }

        if (terms.ShareAlike.IsYes)
        {
            return (LicenceClass.Restricted, LicenceKind.ShareAlike);
        }

        if (terms.TrainOnMaterials.IsYes || terms.TrainOnOutputs.IsYes)
        {
            return (LicenceClass.Restricted, LicenceKind.UseLimited);
        }

        // Without the approval the class is certain; permissive is said only of a text whose limits of use are known to be absent.
        return terms.FieldOfUse.Value is TermValue.No or TermValue.NotFound && terms.FieldOfUse.Confidence != TermConfidence.Memory
            ? (LicenceClass.Restricted, LicenceKind.PermissiveOther)
            : (LicenceClass.Restricted, LicenceKind.Unknown);
    }

    /// <summary>How strict a class is: what is forbidden for certain comes before what is not known, and both before what is allowed.</summary>
    public static int Strictness(LicenceClass licenceClass) => licenceClass switch
    {
        LicenceClass.NonCommercial => 4,
        LicenceClass.Unknown => 3,
        LicenceClass.HostedTerms => 2,
        LicenceClass.Restricted => 1,
        _ => 0,
    };

    private static bool IsConditional(LicenceTerms terms)
    {
        if (terms.Territory.IsYes || terms.Registration.IsYes)
        {
            return true;
        }

        foreach (var threshold in terms.Thresholds)
        {
            if (threshold.IsYes)
            {
                return true;
            }
        }

        return false;
    }
}
