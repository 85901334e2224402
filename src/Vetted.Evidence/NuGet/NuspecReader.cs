using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;

namespace Vetted.Evidence.NuGet;

/// <summary>What a nuspec says about its package. Texts are as written; null where the nuspec has none.</summary>
internal sealed record Nuspec
{
    /// <summary>The <c>license</c> element's text of type <c>expression</c>.</summary>
    public string? LicenceExpression { get; init; }

    /// <summary>The <c>license</c> element's text of type <c>file</c>: a path in the package.</summary>
    public string? LicenceFile { get; init; }

    /// <summary>The deprecated <c>licenseUrl</c>; null also for the address that NuGet writes beside a licence element.</summary>
    public string? LicenceUrl { get; init; }

    public string? Authors { get; init; }

    public string? Copyright { get; init; }

    public string? ProjectUrl { get; init; }

    public string? RepositoryUrl { get; init; }

    public string? Description { get; init; }

    public bool IsDevelopmentDependency { get; init; }
}

/// <summary>Reads nuspec files (https://learn.microsoft.com/nuget/reference/nuspec).</summary>
internal static class NuspecReader
{
    private const int MaximumDescription = 300;
    private const int MaximumCharacters = 4 * 1024 * 1024;
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = MaximumCharacters,
    };

    /// <summary>Reads a nuspec.</summary>
    /// <exception cref="XmlException">It is no well-formed XML.</exception>
    public static Nuspec Read(TextReader text)
    {
        using var xml = XmlReader.Create(text, Settings);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        var licenceIsFile = false;
        if (xml.ReadToFollowing("metadata") && !xml.IsEmptyElement)
        {
            var depth = xml.Depth + 1;
            xml.Read();
            while (!xml.EOF && xml.Depth >= depth)
            {
                if (xml.NodeType != XmlNodeType.Element || xml.Depth != depth)
                {
                    xml.Read();
                    continue;
                }

                var name = xml.LocalName;
                if (name == "license")
                {
                    licenceIsFile = string.Equals(xml.GetAttribute("type"), "file", StringComparison.OrdinalIgnoreCase);
                }
                else if (name == "repository" && xml.GetAttribute("url") is { } url)
                {
                    facts["repository"] = url.Trim();
                }

                if (name is "license" or "licenseUrl" or "authors" or "projectUrl" or "description" or "copyright" or "developmentDependency")
                {
                    facts[name] = xml.ReadElementContentAsString().Trim();
                }
                else
                {
                    xml.Skip();
                }
            }
        }

        return From(name => facts.TryGetValue(name, out var value) && value.Length > 0 ? value : null, licenceIsFile);
    }

    private static Nuspec From(Func<string, string?> fact, bool licenceIsFile) => new()
    {
        LicenceExpression = licenceIsFile ? null : fact("license"),
        LicenceFile = licenceIsFile ? fact("license")?.Replace('\\', '/') : null,
        LicenceUrl = fact("licenseUrl") is { } url && !url.Contains("aka.ms/deprecateLicenseUrl") ? url : null,
        Authors = fact("authors"),
        Copyright = fact("copyright"),
        ProjectUrl = fact("projectUrl"),
        RepositoryUrl = fact("repository"),
        Description = fact("description") is { Length: > MaximumDescription } text ? text.Substring(0, char.IsHighSurrogate(text[MaximumDescription - 1]) ? MaximumDescription - 1 : MaximumDescription) : fact("description"),
        IsDevelopmentDependency = string.Equals(fact("developmentDependency"), "true", StringComparison.OrdinalIgnoreCase),
    };
}
