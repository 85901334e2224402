using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Build;

/// <summary>
/// A PDB knows the statement, the compiler the literal: where the source is at hand, a model's place becomes the literal itself, which is also what the
/// analyzers show. A text that stands elsewhere (a constant, another culture's file) keeps its statement.
/// </summary>
internal sealed class LiteralPlaces
{
    private const int MaximumLines = 40;

    private readonly ProjectOptions _project;
    private readonly Dictionary<string, string[]> _files = new(StringComparer.Ordinal);

    public LiteralPlaces(ProjectOptions project) => _project = project;

    public IReadOnlyList<ModelReference> Refine(IReadOnlyList<ModelReference> models) => models.Select(model =>
        model.Evidence.Technique == Technique.Binary && Find(model.Evidence.Place, model.Text) is { } place ? model with { Evidence = model.Evidence with { Place = place } } : model).ToArray();

    public IReadOnlyList<NamedDeployment> Refine(IReadOnlyList<NamedDeployment> deployments) =>
        deployments.Select(one => Find(one.Place, one.Model) is { } place ? one with { Place = place } : one).ToArray();

    private Place? Find(Place statement, string text)
    {
        if (statement.Line == 0)
        {
            return null;
        }

        var lines = Lines(statement.File);
        var last = Math.Min(Math.Max(statement.EndLine, statement.Line), Math.Min(lines.Length, statement.Line + MaximumLines));
        for (var line = statement.Line; line <= last; line++)
        {
            var from = line == statement.Line ? Math.Max(statement.Column - 1, 0) : 0;
            var column = from < lines[line - 1].Length ? lines[line - 1].IndexOf("\"" + text + "\"", from, StringComparison.Ordinal) : -1;
            if (column >= 0)
            {
                return new Place(statement.File, line, column + 1, line, column + text.Length + 3);
            }
        }

        return null;
    }

    private string[] Lines(string file)
    {
        if (!_files.TryGetValue(file, out var lines))
        {
            var path = _project.FullPath(new Place(file, 0));
            try
            {
                lines = File.Exists(path) ? File.ReadAllLines(path) : [];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                lines = [];
            }

            _files.Add(file, lines);
        }

        return lines;
    }
}
