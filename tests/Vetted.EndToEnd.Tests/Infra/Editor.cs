using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace Vetted.EndToEnd.Tests;

/// <summary>A project as an editor holds it: opened by a design-time build, with the analyzers and code fixes of the packed package.</summary>
internal sealed class Editor : IDisposable
{
    private readonly MSBuildWorkspace _workspace;
    private readonly ProjectId _project;

    private Editor(MSBuildWorkspace workspace, Project project)
    {
        _workspace = workspace;
        _project = project.Id;
    }

    public static async Task<Editor> Open(string projectFile)
    {
        var workspace = MSBuildWorkspace.Create();
        return new Editor(workspace, await workspace.OpenProjectAsync(projectFile));
    }

    private Project Project => _workspace.CurrentSolution.GetProject(_project)!;

    /// <summary>Types into an open document; nothing is saved.</summary>
    public Document Edited(string name, string from, string to)
    {
        var document = Project.Documents.Single(one => one.Name == name);
        var text = document.GetTextAsync().Result;
        var at = text.ToString().IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, text.ToString());
        return document.WithText(text.Replace(new TextSpan(at, from.Length), to));
    }

    /// <summary>Our diagnostics of a document, asked for as an editor asks for them: for its semantic model, not for the compilation.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(Document document)
    {
        var model = await document.GetSemanticModelAsync();
        var analyzers = Ours(document.Project).SelectMany(reference => reference.GetAnalyzers(document.Project.Language)).ToArray();
        Assert.NotEmpty(analyzers);
        var driver = model!.Compilation.WithAnalyzers([.. analyzers], document.Project.AnalyzerOptions);
        return (await driver.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None)).OrderBy(one => one.Location.SourceSpan.Start).ToArray();
    }

    /// <summary>Clicks on the light bulb's entry that begins so, and saves.</summary>
    public async Task Apply(Document document, Diagnostic diagnostic, string title)
    {
        var fixes = Path.Combine(Path.GetDirectoryName(Ours(document.Project).First(one => one.FullPath!.EndsWith("Vetted.Analyzers.dll", StringComparison.Ordinal)).FullPath!)!, "Vetted.Analyzers.CodeFixes.dll");
        var actions = new List<CodeAction>();
        foreach (var type in Assembly.LoadFrom(fixes).GetExportedTypes().Where(type => typeof(CodeFixProvider).IsAssignableFrom(type)))
        {
            var provider = (CodeFixProvider)Activator.CreateInstance(type)!;
            if (provider.FixableDiagnosticIds.Contains(diagnostic.Id))
            {
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
            }
        }

        var chosen = Assert.Single(actions, action => action.Title.StartsWith(title, StringComparison.Ordinal));
        var change = Assert.Single((await chosen.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>());
        Assert.True(_workspace.TryApplyChanges(change.ChangedSolution), title);
    }

    public void Dispose() => _workspace.Dispose();

    private static IEnumerable<AnalyzerReference> Ours(Project project) =>
        project.AnalyzerReferences.Where(one => one.FullPath is { } path && Path.GetFileName(path).StartsWith("Vetted.", StringComparison.Ordinal));
}
