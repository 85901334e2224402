using System;

namespace Vetted.Catalog;

/// <summary>How an id is written: its form, and which part of it names the model.</summary>
internal struct ModelIdShape
{
    /// <summary>Number of the form in <see cref="ModelIndex.Forms"/>; -1 where the writing alone does not say.</summary>
    public int Form;

    /// <summary>Number of a form whose host is written like the organisation in the same place; -1 where there is no such doubt.</summary>
    public int HostOrOwner;

    /// <summary>First character after host, account and path.</summary>
    public int Start;

    /// <summary>Character after the last one.</summary>
    public int End;

    /// <summary>First character of the last part between slashes.</summary>
    public int LastPart;

    /// <summary>Number of the organisation before the last slash, or -1.</summary>
    public int Organisation;

    /// <summary>True where something stands before the last part that is no host: an organisation, known or not.</summary>
    public bool HasOwner;

    /// <summary>True where the writing alone says that a model is named: a model file, a repository's address.</summary>
    public bool IsTelling;

    /// <summary>True where a vendor stands before a dot, as in Bedrock ids (and in namespaces).</summary>
    public bool HasVendor;

    /// <summary>True for the name of a file that holds weights.</summary>
    public bool IsFile;

    /// <summary>True where there are spaces inside.</summary>
    public bool HasSpaces;

    /// <summary>True for a tag or suffix that says the model runs at a host though the form is local (<c>:20b-cloud</c>).</summary>
    public bool IsCloud;

    /// <summary>The first character of the tag after the last colon, or -1.</summary>
    public int Tag;
}
