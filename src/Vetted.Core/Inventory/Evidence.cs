namespace Vetted.Inventory;

/// <summary>How a fact was seen, strongest first.</summary>
public enum Technique
{
    /// <summary>Bound source: Roslyn operations of C# or Visual Basic.</summary>
    Source,

    /// <summary>The compiled assembly: IL, metadata and portable PDB.</summary>
    Binary,

    /// <summary>Restore output, project files and configuration files.</summary>
    Manifest,

    /// <summary>A model file, recognised by content.</summary>
    File,

    /// <summary>Declared by the team in the policy file.</summary>
    Declared,
}

/// <summary>How sure a piece of evidence is.</summary>
public enum Confidence
{
    /// <summary>A guess from a name or a shape; never decides a denial by itself.</summary>
    Low,

    /// <summary>Very likely, by one indirect step.</summary>
    Medium,

    /// <summary>Seen directly.</summary>
    High,
}

/// <summary>A place in a file of the repository.</summary>
/// <param name="File">Repository-relative path with forward slashes; an absolute path only for files outside the repository.</param>
/// <param name="Line">One-based line; 0 where the whole file is meant.</param>
/// <param name="Column">One-based column in UTF-16 units; 0 where the line is meant.</param>
/// <param name="EndLine">One-based last line; 0 where unknown.</param>
/// <param name="EndColumn">One-based column after the last character; 0 where unknown.</param>
public sealed record Place(string File, int Line, int Column = 0, int EndLine = 0, int EndColumn = 0)
{
    /// <summary>The place as <c>file(line,column)</c>, or the parts that are known.</summary>
    public override string ToString() =>
        Line == 0 ? File : Column == 0 ? $"{File}({Line})" : $"{File}({Line},{Column})";
}

/// <summary>Where and how a fact was seen.</summary>
/// <param name="Technique">The reader that saw it.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Confidence">How sure that is.</param>
/// <param name="Symbol">The member the fact stands in or reaches, as a documentation id or display name; null where there is none.</param>
/// <param name="Detail">One short phrase for reports, e.g. <c>default of configuration["OpenAI:Model"]</c>; null where there is nothing to add.</param>
public sealed record Evidence(Technique Technique, Place Place, Confidence Confidence = Confidence.High, string? Symbol = null, string? Detail = null);
