using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Vetted.Text;

/// <summary>Writes a <c>PackageReference</c> into the text of a project file that people wrote; everything that is there stays as it is.</summary>
public static class ProjectEditor
{
    /// <summary>Adds a package reference after the last one that no condition holds, or in a group of its own.</summary>
    /// <param name="text">The project file's text.</param>
    /// <param name="id">The package.</param>
    /// <param name="version">Its version; null where a central file gives it.</param>
    /// <returns>The new text; the same where the package is referenced already; null where the text is no project file that can be written into.</returns>
    public static string? AddPackageReference(string text, string id, string? version)
    {
        _ = id ?? throw new ArgumentNullException(nameof(id));
        if (Parse(text) is not { Root: { } root })
        {
            return null;
        }

        var references = References(root);
        if (references.Any(reference => Names(reference).Contains(id, StringComparer.OrdinalIgnoreCase)))
        {
            return text;
        }

        var newLine = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        var line = "<PackageReference Include=\"" + Escaped(id) + "\"" + (version is null ? "" : " Version=\"" + Escaped(version) + "\"") + " />";
        if (references.LastOrDefault(reference => reference.AncestorsAndSelf().All(element => IsPlain(element))) is { } last)
        {
            var start = Offset(text, last);
            var end = EndOf(text, start, last);
            return end < 0 ? null : text.Insert(end, newLine + Indentation(text, start) + line);
        }

        var close = text.LastIndexOf("</", StringComparison.Ordinal);
        if (close < 0)
        {
            return null;
        }

        var step = root.Elements().FirstOrDefault() is { } first ? Indentation(text, Offset(text, first)) : "  ";
        var before = text.Substring(0, close).TrimEnd(' ', '\t');
        return before + (before.EndsWith("\n", StringComparison.Ordinal) ? "" : newLine)
            + step + "<ItemGroup>" + newLine + step + step + line + newLine + step + "</ItemGroup>" + newLine + text.Substring(close);
    }

    /// <summary>The version that a project file, or a file of central versions, writes for a package; null where it writes none or leaves it to a property.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="id">The package.</param>
    public static string? FindVersion(string text, string id)
    {
        _ = id ?? throw new ArgumentNullException(nameof(id));
        return (Parse(text)?.Root?.Descendants() ?? Enumerable.Empty<XElement>())
            .Where(element => element.Name.LocalName is "PackageReference" or "PackageVersion" && Names(element).Contains(id, StringComparer.OrdinalIgnoreCase))
            .Select(element => element.Attribute("Version")?.Value ?? element.Elements().FirstOrDefault(child => child.Name.LocalName == "Version")?.Value.Trim())
            .FirstOrDefault(version => version is { Length: > 0 } && version.IndexOf('$') < 0);
    }

    /// <summary>True for a file that gives packages their versions centrally.</summary>
    /// <param name="text">The file's text.</param>
    public static bool HasCentralVersions(string text) => Parse(text)?.Root?.Descendants().Any(element => element.Name.LocalName == "PackageVersion") == true;

    private static XDocument? Parse(string text)
    {
        try
        {
            // A document type could name files; no project file has one.
            using var reader = XmlReader.Create(new System.IO.StringReader(text ?? throw new ArgumentNullException(nameof(text))), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var document = XDocument.Load(reader, LoadOptions.SetLineInfo);
            return document.Root?.Name.LocalName == "Project" ? document : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // What a condition or a target holds may not be there in every build.
    private static bool IsPlain(XElement element) => element.Attribute("Condition") is null && (element.Name.LocalName is "PackageReference" or "ItemGroup" or "Project");

    private static List<XElement> References(XElement root) => root.Descendants().Where(element => element.Name.LocalName == "PackageReference" && element.Attribute("Include") is not null).ToList();

    private static IEnumerable<string> Names(XElement element) => (element.Attribute("Include")?.Value ?? "").Split(';').Select(name => name.Trim());

    // Line information points at the name after the bracket.
    private static int Offset(string text, XElement element)
    {
        var (line, at) = ((IXmlLineInfo)element, 0);
        for (var i = 1; i < line.LineNumber; i++)
        {
            at = NextLine(text, at);
        }

        return at + line.LinePosition - 2;
    }

    private static int NextLine(string text, int from)
    {
        while (from < text.Length && text[from] is not ('\r' or '\n'))
        {
            from++;
        }

        return from + (from + 1 < text.Length && text[from] == '\r' && text[from + 1] == '\n' ? 2 : 1);
    }

    // Behind the element, its closing tag included; attribute values may hold brackets.
    private static int EndOf(string text, int start, XElement element)
    {
        if (!element.IsEmpty)
        {
            var close = text.IndexOf("</" + (element.GetPrefixOfNamespace(element.Name.Namespace) is { Length: > 0 } prefix ? prefix + ":" : "") + element.Name.LocalName, start, StringComparison.Ordinal);
            var end = close < 0 ? -1 : text.IndexOf('>', close);
            return end < 0 ? -1 : end + 1;
        }

        var quote = '\0';
        for (var i = start; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                quote = text[i] == quote ? '\0' : quote;
            }
            else if (text[i] is '"' or '\'')
            {
                quote = text[i];
            }
            else if (text[i] == '>')
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static string Indentation(string text, int start)
    {
        var line = start;
        while (line > 0 && text[line - 1] is ' ' or '\t')
        {
            line--;
        }

        return line == 0 || text[line - 1] is '\n' or '\r' ? text.Substring(line, start - line) : "";
    }

    private static string Escaped(string value) => value.Replace("&", "&amp;").Replace("\"", "&quot;").Replace("<", "&lt;");
}
