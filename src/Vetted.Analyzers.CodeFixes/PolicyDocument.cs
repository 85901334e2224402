using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vetted.Policy;

namespace Vetted.Analyzers.CodeFixes;

/// <summary>The policy file that a light bulb writes into.</summary>
internal static class PolicyDocument
{
    /// <summary>All policy files above a project apply; the nearest is the one whose owners know the project. Null where there is none.</summary>
    public static TextDocument? Nearest(Project project) => project.AdditionalDocuments
        .Where(document => document.FilePath is { } path && Path.GetFileName(path) == PolicyReader.FileName && IsAbove(Path.GetDirectoryName(path)!, project.FilePath))
        .OrderByDescending(document => document.FilePath!.Length)
        .FirstOrDefault();

    /// <summary>The solution with another text of the file, in its encoding.</summary>
    public static Solution Write(TextDocument policy, SourceText text, string changed) =>
        policy.Project.Solution.WithAdditionalDocumentText(policy.Id, SourceText.From(changed, text.Encoding, text.ChecksumAlgorithm));

    private static bool IsAbove(string folder, string? projectFile) =>
        projectFile is null || Path.GetDirectoryName(projectFile) is not { } own || own == folder || own.StartsWith(folder.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
