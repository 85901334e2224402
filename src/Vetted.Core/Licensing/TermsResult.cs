using System.Collections.Generic;
using Vetted.Catalog;

namespace Vetted.Licensing;

/// <summary>What the terms checked say of the declared facts, the weakest first; a check of several terms or licences has the strongest.</summary>
public enum TermsVerdict
{
    /// <summary>No conflict found in the terms checked. It says nothing on terms that no tool can check.</summary>
    NoConflictFound,

    /// <summary>The text, or a term that decides, was not read; it is no all-clear.</summary>
    TextNotRead,

    /// <summary>A fact decides that was not declared.</summary>
    UndeclaredFact,

    /// <summary>A term conflicts with a declared fact.</summary>
    Conflict,
}

/// <summary>What one term says of the declared facts.</summary>
/// <param name="Verdict">The verdict; never <see cref="TermsVerdict.NoConflictFound"/>.</param>
/// <param name="Licence">Catalog id of the licence.</param>
/// <param name="Term">The term's name in the data, e.g. <c>threshold</c>.</param>
/// <param name="Message">What was found, in plain words, without a final period.</param>
/// <param name="Fact">The declaration that is missing, as its path in a policy file; null where none is.</param>
/// <param name="Source">The term, with its clause, text, reading date and confidence.</param>
public sealed record TermFinding(TermsVerdict Verdict, string Licence, string Term, string Message, string? Fact, LicenceTerm Source);

/// <summary>The kinds of duties.</summary>
public enum ObligationKind
{
    /// <summary>Show a text.</summary>
    Display,

    /// <summary>Name a derived model.</summary>
    DerivedName,

    /// <summary>A notice file with copies.</summary>
    Notice,

    /// <summary>A copy of the licence with copies.</summary>
    LicenceCopy,

    /// <summary>Credit, or kept copyright notices.</summary>
    Attribution,

    /// <summary>Say what was changed.</summary>
    ChangeNotice,

    /// <summary>Impose the limits of use on recipients.</summary>
    PassThrough,

    /// <summary>Derivatives under the same licence.</summary>
    ShareAlike,

    /// <summary>Register or give notice.</summary>
    Registration,
}

/// <summary>A duty that a licence brings.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Licence">Catalog id of the licence.</param>
/// <param name="IsCertain">True where the declared facts make it due; false where an undeclared fact decides.</param>
/// <param name="Wording">The exact text, prefix or sentence; null where there is none.</param>
/// <param name="Source">The term, with its clause and text.</param>
public sealed record Obligation(ObligationKind Kind, string Licence, bool IsCertain, string? Wording, LicenceTerm Source);

/// <summary>The result of checking licences against declared facts.</summary>
/// <param name="Verdict">The strongest verdict.</param>
/// <param name="Findings">What decided, the strongest first.</param>
/// <param name="NotChecked">Terms that no tool can check, in plain words, e.g. a use policy.</param>
/// <param name="Obligations">Duties, certain ones first.</param>
public sealed record TermsResult(TermsVerdict Verdict, IReadOnlyList<TermFinding> Findings, IReadOnlyList<string> NotChecked, IReadOnlyList<Obligation> Obligations);
