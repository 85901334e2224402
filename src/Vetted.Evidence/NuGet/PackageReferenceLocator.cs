using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Vetted.Inventory;

namespace Vetted.Evidence.NuGet;

/// <summary>
/// Finds the lines where MSBuild files name packages. It reads text, not evaluated projects: an id that a property or an import computes
/// is not found, and the caller falls back to the first line of the file that MSBuild says defines it.
/// </summary>
public sealed class PackageReferenceLocator
{
    private readonly RepositoryPath _root;
    private readonly Dictionary<string, IReadOnlyList<Entry>> _files = new(StringComparer.Ordinal);

    /// <summary>Creates a locator that tells places relative to a repository root.</summary>
    /// <param name="repositoryRoot">The root's absolute path.</param>
    public PackageReferenceLocator(string repositoryRoot) => _root = new RepositoryPath(repositoryRoot);

    /// <summary>The place of the element in that file, or null where the text does not name the id. Files that cannot be read name nothing.</summary>
    /// <param name="file">Absolute path of an MSBuild file.</param>
    /// <param name="kind">The item's element name, e.g. <c>PackageReference</c>.</param>
    /// <param name="id">The package id; letter case does not matter. For <c>ProjectReference</c> the project file's name.</param>
    public Place? Find(string file, string kind, string id)
    {
        // Include wins over Update: that is the line that brings the package, the other one only changes it.
        Entry? found = null;
        foreach (var entry in Entries(file))
        {
            if (string.Equals(entry.Kind, kind, StringComparison.Ordinal) && string.Equals(entry.Id, id, StringComparison.OrdinalIgnoreCase) && (found is null || (entry.IsInclude && !found.IsInclude)))
            {
                found = entry;
            }
        }

        return found is null ? null : new Place(_root.Relative(file), found.Line, found.Column);
    }

    /// <summary>The element's place, else the first line of the file.</summary>
    /// <param name="file">Absolute path of an MSBuild file.</param>
    /// <param name="kind">The item's element name.</param>
    /// <param name="id">The package id.</param>
    public Place FindOrFirstLine(string file, string kind, string id) => Find(file, kind, id) ?? new Place(_root.Relative(file), 1);

    /// <summary>The last part of a path; MSBuild files written on Windows have backslashes everywhere.</summary>
    internal static string FileName(string path) => path.Substring(Math.Max(path.LastIndexOf('/'), path.LastIndexOf('\\')) + 1);

    private IReadOnlyList<Entry> Entries(string file)
    {
        if (!_files.TryGetValue(file, out var entries))
        {
            _files[file] = entries = Read(file).ToList();
        }

        return entries;
    }

    private static IEnumerable<Entry> Read(string file)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            document = XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException or NotSupportedException or ArgumentException)
        {
            yield break;
        }

        foreach (var element in document.Descendants())
        {
            var kind = element.Name.LocalName;
            var include = (string?)element.Attribute("Include");
            if (kind is not ("PackageReference" or "PackageVersion" or "GlobalPackageReference" or "ProjectReference") || (include ?? (string?)element.Attribute("Update")) is not { } ids)
            {
                continue;
            }

            IXmlLineInfo position = element;
            foreach (var id in ids.Split(';').Select(id => id.Trim()).Where(id => id.Length > 0))
            {
                var name = kind == "ProjectReference" ? FileName(id) : id;
                yield return new Entry(kind, name, include is not null, position.LineNumber, position.LinePosition - 1);
            }
        }
    }

    private sealed record Entry(string Kind, string Id, bool IsInclude, int Line, int Column);
}
