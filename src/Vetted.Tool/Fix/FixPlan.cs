using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Tool.Scan;

namespace Vetted.Tool.Fix;

/// <summary>What of a scan has one right repair, file by file, and what has one that cannot be made there.</summary>
internal sealed class FixPlan
{
    private FixPlan(IReadOnlyList<FileFix> files, IReadOnlyList<(ModelEdit Edit, string Why)> refused)
    {
        Files = files;
        Refused = refused;
    }

    /// <summary>Files to be changed, by path.</summary>
    public IReadOnlyList<FileFix> Files { get; }

    /// <summary>Places that a person changes, with the reason.</summary>
    public IReadOnlyList<(ModelEdit Edit, string Why)> Refused { get; }

    /// <summary>Plans the repairs of open findings.</summary>
    /// <param name="root">Absolute path that the places are relative to.</param>
    /// <param name="projects">The scan.</param>
    /// <param name="rules">The rules to repair.</param>
    public static FixPlan Of(string root, IReadOnlyList<ScannedProject> projects, IReadOnlyCollection<string> rules)
    {
        var files = new List<FileFix>();
        var refused = new List<(ModelEdit, string)>();
        foreach (var group in projects.SelectMany(project => Edits(project, rules)).Distinct().GroupBy(edit => edit.Place.File, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (TextFile.Read(Path.Combine(root, group.Key)) is not { } file)
            {
                refused.AddRange(group.Select(edit => (edit, "the file's bytes are no text that could be written back unchanged")));
                continue;
            }

            var found = new SortedDictionary<int, ModelEdit>();
            foreach (var edit in group.OrderBy(edit => edit.Place.Line).ThenBy(edit => edit.Place.Column))
            {
                if (edit.Locate(file, out var start) is { } why)
                {
                    refused.Add((edit, why));
                }
                else if (!found.TryGetValue(start, out var known) || edit.Rule == Rules.ModelRetired || known.From != edit.From)
                {
                    // A retired alias is replaced: pinning it would name what does not answer any more.
                    found[start] = edit;
                }
            }

            if (found.Count > 0)
            {
                files.Add(new FileFix(group.Key, file, found));
            }
        }

        return new FixPlan(files, refused);
    }

    // A model with an announced end still answers; when to move is the team's decision, which the light bulb offers and a policy can make (rules.VET3005).
    private static bool IsAnnouncement(Finding finding) => finding.Rule == Rules.ModelRetired && finding.Level < FindingLevel.Warning;

    private static IEnumerable<ModelEdit> Edits(ScannedProject project, IReadOnlyCollection<string> rules)
    {
        var models = project.Inventory.Models.ToLookup(model => model.Evidence.Place);
        return project.Evaluation.Findings.Where(finding => finding.AcceptedBy is null && rules.Contains(finding.Rule) && !IsAnnouncement(finding))
            .SelectMany(finding => finding.Places.SelectMany(place => models[place]).Select(model => (finding.Rule, Model: model)))
            .Select(pair => (pair.Rule, pair.Model, To: ModelReplacement.Of(pair.Rule, pair.Model)))
            .Where(one => one.To is not null)
            .Select(one => new ModelEdit(one.Rule, one.Model.Evidence.Place, one.Model.Text, one.To!, one.Model.Form, one.Model.Evidence.Technique == Technique.Source));
    }
}

/// <summary>A file with its repairs.</summary>
/// <param name="Path">Relative path, as the scan shows it.</param>
/// <param name="File">The file as it is.</param>
/// <param name="Edits">By the offset of the id in its text.</param>
internal sealed record FileFix(string Path, TextFile File, SortedDictionary<int, ModelEdit> Edits)
{
    /// <summary>The repaired text.</summary>
    public string Text
    {
        get
        {
            var text = File.Text;
            foreach (var (start, edit) in Edits.Reverse())
            {
                text = text[..start] + edit.To + text[(start + edit.From.Length)..];
            }

            return text;
        }
    }
}
