using System;
using System.IO;
using System.Linq;

namespace Vetted.Evidence.Notices;

/// <summary>A file in which a notice, a licence text or a text shown to users may stand.</summary>
/// <param name="Path">Repository-relative path, or the path in an artefact, with forward slashes.</param>
/// <param name="InOutput">True where it goes to the output, the package or is part of the artefact.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Read">Reads its content; may throw what reading a file throws.</param>
/// <param name="Shows">True where the team says that it shows texts to users, whatever kind of file it is.</param>
public sealed record NoticeSource(string Path, bool InOutput, long Length, Func<byte[]> Read, bool Shows = false)
{
    private static readonly string[] ShownEndings = { ".resx", ".resw", ".razor", ".cshtml", ".xaml", ".axaml", ".html", ".htm", ".md", ".strings" };

    /// <summary>A file on this machine.</summary>
    public static NoticeSource Of(string fullPath, string path, bool inOutput, bool shows = false) =>
        new(path, inOutput, new FileInfo(fullPath) is { Exists: true } file ? file.Length : 0, () => File.ReadAllBytes(fullPath), shows);

    /// <summary>True for a file whose name says that it may matter; others need not be listed.</summary>
    public static bool IsCandidate(string path)
    {
        var source = new NoticeSource(path, false, 0, Array.Empty<byte>);
        return source.IsNotice || source.IsLicence || source.IsUsePolicy || source.ShowsTexts;
    }

    internal string Name => Path.Substring(Path.LastIndexOfAny(new[] { '/', '\\' }) + 1);

    // What this build writes says itself which texts are due.
    internal bool IsOurs => Has(".aibom.") || Name.EndsWith(".vetted.json", StringComparison.OrdinalIgnoreCase);

    /// <summary>NOTICE, NOTICE.txt, ThirdPartyNotices.txt, THIRD-PARTY-AI-NOTICES.md.</summary>
    internal bool IsNotice => Has("notice") && !IsOurs;

    internal bool IsLicence => (Has("licen") || Name.StartsWith("copying", StringComparison.OrdinalIgnoreCase)) && !IsOurs;

    internal bool IsUsePolicy => Has("use_policy") || Has("use-policy") || Has("usepolicy") || Has("usage_policy");

    /// <summary>A page, a resource or a README: what users or readers see. A list of notices is none.</summary>
    internal bool ShowsTexts => Shows || (!IsNotice && !IsLicence && !IsOurs && (Name.StartsWith("readme", StringComparison.OrdinalIgnoreCase) || ShownEndings.Any(ending => Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Source code: a text counts where it stands in a string, not in a comment.</summary>
    internal bool IsCode => Name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || Name.EndsWith(".vb", StringComparison.OrdinalIgnoreCase) || Name.EndsWith(".fs", StringComparison.OrdinalIgnoreCase);

    internal bool IsAssembly => Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || Name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);

    private bool Has(string word) => Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
