using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Vetted.Policy;
using Vetted.Text;

namespace Vetted.Analyzers.CodeFixes;

/// <summary>
/// References the package that a check is made of (VET2001, VET2003), in the project file. The version is the one that the repository has already, in its central file or in
/// another project; nobody invents one. A new dependency is a decision, so there is no fix for all occurrences, and <c>dotnet format</c> adds none.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    LanguageNames.VisualBasic,
    Name = nameof(AddSafetyPackage),
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) },
    DocumentExtensions = new[] { ".cs", ".vb", ".csproj", ".vbproj" })]
[Shared]
public sealed class AddSafetyPackage : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.SafetyMissing, Rules.ClientNotWired);

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        if (project.AdditionalDocuments.FirstOrDefault(document => document.FilePath is { } path && path == project.FilePath) is not { } file)
        {
            return;
        }

        var text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var (id, version, title) in await Offers(project, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                if (ProjectEditor.AddPackageReference(text.ToString(), id, version) is { } changed && changed != text.ToString())
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            title,
                            _ => Task.FromResult(project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(changed, text.Encoding, text.ChecksumAlgorithm))),
                            equivalenceKey: nameof(AddSafetyPackage) + ":" + id),
                        diagnostic);
                }
            }
        }
    }

    private static async Task<IReadOnlyList<(string Id, string? Version, string Title)>> Offers(Project project, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var offers = new List<(string, string?, string)>();
        var isCentral = diagnostic.Properties.ContainsKey(FixProperties.CentralVersions);
        var packages = diagnostic.Properties.TryGetValue(FixProperties.Packages, out var some) && some is { Length: > 0 } ? some.Split('|').Select(one => one.Split(' ')).ToArray() : Array.Empty<string[]>();
        foreach (var package in packages)
        {
            if (isCentral && package.Length > 1)
            {
                offers.Add((package[0], null, "Reference " + package[0] + " (" + package[1] + ", as the central file says)"));
            }
            else if (!isCentral && await VersionElsewhere(project, package[0], cancellation).ConfigureAwait(false) is { } version)
            {
                offers.Add((package[0], version, "Reference " + package[0] + " " + version + ", as another project does"));
            }
        }

        if (offers.Count == 0 && isCentral && packages.Length > 0)
        {
            // NuGet asks for the missing version itself (NU1010), so nothing wrong is restored meanwhile.
            offers.Add((packages[0][0], null, "Reference " + packages[0][0] + " (its version goes into Directory.Packages.props)"));
        }

        return offers;
    }

    // The highest version that other projects of the solution write down, so that no project is ahead of all others.
    private static async Task<string?> VersionElsewhere(Project own, string id, CancellationToken cancellation)
    {
        var versions = new List<string>();
        foreach (var file in own.Solution.Projects.SelectMany(project => project.AdditionalDocuments.Where(document => document.FilePath is { } path && IsProjectText(path))))
        {
            if (ProjectEditor.FindVersion((await file.GetTextAsync(cancellation).ConfigureAwait(false)).ToString(), id) is { } version)
            {
                versions.Add(version);
            }
        }

        return SafetyPackages.Highest(versions);
    }

    private static bool IsProjectText(string path) => Path.GetExtension(path) is ".csproj" or ".vbproj" or ".fsproj" or ".props" or ".targets";
}
