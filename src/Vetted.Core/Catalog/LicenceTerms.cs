using System;
using System.Collections.Generic;

namespace Vetted.Catalog;

/// <summary>
/// The terms of a licence as data, clause by clause. Except for <see cref="Commercial"/> and <see cref="OsiApproved"/>, <see cref="TermValue.Yes"/>
/// always means that the text has this restriction or duty.
/// </summary>
public sealed record LicenceTerms
{
    internal static readonly LicenceTerm Unread = new();

    /// <summary>May be used commercially (perhaps below a threshold).</summary>
    public LicenceTerm Commercial { get; init; } = Unread;

    /// <summary>Research only.</summary>
    public LicenceTerm ResearchOnly { get; init; } = Unread;

    /// <summary>Forbids fields of use, in the text or in a policy it takes in.</summary>
    public LicenceTerm FieldOfUse { get; init; } = Unread;

    /// <summary>What bites above an amount or for certain businesses; empty where there is none or where it was not read (<see cref="ThresholdsRead"/>).</summary>
    public IReadOnlyList<LicenceThreshold> Thresholds { get; init; } = Array.Empty<LicenceThreshold>();

    /// <summary>False where it is not known whether there are (more) thresholds.</summary>
    public bool ThresholdsRead { get; init; }

    /// <summary>May be offered to others as a hosted service; no where the text forbids it whoever offers it.</summary>
    public LicenceTerm Hosting { get; init; } = Unread;

    /// <summary>Gives no rights in certain territories.</summary>
    public LicenceTerm Territory { get; init; } = Unread;

    /// <summary>A text must be displayed; <see cref="LicenceTerm.Wording"/> is that text.</summary>
    public LicenceTerm Display { get; init; } = Unread;

    /// <summary>A model made from it needs a name that starts with <see cref="LicenceTerm.Wording"/>.</summary>
    public LicenceTerm DerivedName { get; init; } = Unread;

    /// <summary>A notice file with the sentence <see cref="LicenceTerm.Wording"/> goes with copies.</summary>
    public LicenceTerm Notice { get; init; } = Unread;

    /// <summary>A copy of the licence goes with copies.</summary>
    public LicenceTerm LicenceCopy { get; init; } = Unread;

    /// <summary>Credit must be given, or the copyright notices kept.</summary>
    public LicenceTerm Attribution { get; init; } = Unread;

    /// <summary>Changed files must say so.</summary>
    public LicenceTerm ChangeNotice { get; init; } = Unread;

    /// <summary>Its limits of use must be imposed on recipients as an enforceable term.</summary>
    public LicenceTerm PassThrough { get; init; } = Unread;

    /// <summary>Derivatives must carry the same terms.</summary>
    public LicenceTerm ShareAlike { get; init; } = Unread;

    /// <summary>Changed versions may not be given on.</summary>
    public LicenceTerm NoDerivatives { get; init; } = Unread;

    /// <summary>Whoever uses it must register or give notice.</summary>
    public LicenceTerm Registration { get; init; } = Unread;

    /// <summary>Limits training other models with the materials.</summary>
    public LicenceTerm TrainOnMaterials { get; init; } = Unread;

    /// <summary>Limits training other models on the outputs.</summary>
    public LicenceTerm TrainOnOutputs { get; init; } = Unread;

    /// <summary>Can be ended by the licensor.</summary>
    public LicenceTerm Termination { get; init; } = Unread;

    /// <summary>Ends for whoever sues over it.</summary>
    public LicenceTerm Litigation { get; init; } = Unread;

    /// <summary>Only for people of at least <see cref="LicenceTerm.Amount"/> years, counting the users of the product.</summary>
    public LicenceTerm MinimumAge { get; init; } = Unread;

    /// <summary>Only the paid service may serve users in <see cref="LicenceTerm.Places"/>.</summary>
    public LicenceTerm PaidOnly { get; init; } = Unread;

    /// <summary>The unpaid service learns from what is sent to it.</summary>
    public LicenceTerm LearnsFromInput { get; init; } = Unread;

    /// <summary>Terms of other parties come on top, e.g. a model maker's for a model that a cloud hosts.</summary>
    public LicenceTerm ThirdPartyTerms { get; init; } = Unread;

    /// <summary>Approved by the Open Source Initiative.</summary>
    public LicenceTerm OsiApproved { get; init; } = Unread;

    /// <summary>
    /// How it relates to the Open Source AI Definition 1.0: <c>parameters</c> (its terms suffice for the parameters; data information and code are a matter of the
    /// model), <c>excluded</c> (no system with it can conform), <c>arguable</c> or <c>unknown</c>.
    /// </summary>
    public string Osaid { get; init; } = "unknown";

    /// <summary>All terms with their names in the data, in the order of importance; each threshold is one <c>threshold</c>.</summary>
    public IEnumerable<(string Name, LicenceTerm Term)> All
    {
        get
        {
            yield return ("commercial", Commercial);
            yield return ("researchOnly", ResearchOnly);
            yield return ("fieldOfUse", FieldOfUse);
            foreach (var threshold in Thresholds)
            {
                yield return ("threshold", threshold);
            }

            yield return ("hosting", Hosting);
            yield return ("territory", Territory);
            yield return ("display", Display);
            yield return ("derivedName", DerivedName);
            yield return ("notice", Notice);
            yield return ("licenceCopy", LicenceCopy);
            yield return ("attribution", Attribution);
            yield return ("changeNotice", ChangeNotice);
            yield return ("passThrough", PassThrough);
            yield return ("shareAlike", ShareAlike);
            yield return ("noDerivatives", NoDerivatives);
            yield return ("registration", Registration);
            yield return ("trainOnMaterials", TrainOnMaterials);
            yield return ("trainOnOutputs", TrainOnOutputs);
            yield return ("termination", Termination);
            yield return ("litigation", Litigation);
            yield return ("minimumAge", MinimumAge);
            yield return ("paidOnly", PaidOnly);
            yield return ("learnsFromInput", LearnsFromInput);
            yield return ("thirdPartyTerms", ThirdPartyTerms);
            yield return ("osiApproved", OsiApproved);
        }
    }
}
