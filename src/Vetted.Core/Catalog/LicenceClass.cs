namespace Vetted.Catalog;

/// <summary>The coarse class of a licence, for policies.</summary>
public enum LicenceClass
{
    /// <summary>Not determined, or its text was not read.</summary>
    Unknown,

    /// <summary>Every licence is approved by the Open Source Initiative.</summary>
    Open,

    /// <summary>Commercial use is allowed, with conditions an OSI-approved licence does not have.</summary>
    Restricted,

    /// <summary>Commercial use is not allowed.</summary>
    NonCommercial,

    /// <summary>No weights: the terms of a hosted service.</summary>
    HostedTerms,
}

/// <summary>The precise kind of a licence, for messages and reports; never a bare "open".</summary>
public enum LicenceKind
{
    /// <summary>Not determined.</summary>
    Unknown,

    /// <summary>Approved by the Open Source Initiative.</summary>
    OsiApproved,

    /// <summary>As free as an OSI-approved licence, without the approval.</summary>
    PermissiveOther,

    /// <summary>Derivatives must carry the same terms.</summary>
    ShareAlike,

    /// <summary>Forbids fields of use.</summary>
    UseLimited,

    /// <summary>Depends on facts of the user: revenue, number of users, territory, business.</summary>
    Conditional,

    /// <summary>No commercial use.</summary>
    NonCommercial,

    /// <summary>Research only.</summary>
    ResearchOnly,

    /// <summary>Terms of a hosted service.</summary>
    ServiceTerms,
}

/// <summary>How a model can be had.</summary>
public enum ModelAccess
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Weights can be downloaded.</summary>
    Weights,

    /// <summary>Only as a hosted service.</summary>
    Hosted,

    /// <summary>Both.</summary>
    Both,
}
