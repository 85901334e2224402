using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;
using Vetted.Text;

namespace Vetted.Evidence.Config;

/// <summary>Resource files of .NET: <c>&lt;data name="…"&gt;&lt;value&gt;gpt-4o&lt;/value&gt;&lt;/data&gt;</c>. Their values are mostly what a program says to people, so only whole values that are model ids count.</summary>
internal static class ResxConfig
{
    /// <summary>True for the resources of one language (<c>Texts.de.resx</c>): translations of a file that is read already.</summary>
    public static bool IsTranslation(string name)
    {
        var culture = name.LastIndexOf('.', name.Length - ".resx".Length - 1);
        var length = name.Length - ".resx".Length - culture - 1;
        return culture > 0 && (length is 2 or 3 || (length > 3 && name.IndexOf('-', culture) is var dash && dash - culture is 3 or 4 && dash > 0))
            && char.IsLower(name[culture + 1]) && char.IsLower(name[culture + 2]);
    }

    public static TextError? Read(string text, ConfigCollector collector)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };
        var values = new List<(string Name, string Value, int Line, int Column)>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            var position = (IXmlLineInfo)reader;
            string? name = null;
            var isValue = false;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    // Data with a type is an image or a file beside it.
                    name = reader.LocalName == "data" && reader.GetAttribute("type") is null && reader.GetAttribute("mimetype") is null ? reader.GetAttribute("name") : reader.LocalName == "value" ? name : null;
                    isValue = reader.LocalName == "value";
                }
                else if (reader.NodeType == XmlNodeType.Text && isValue && name is not null)
                {
                    values.Add((name, reader.Value, position.LineNumber, position.LinePosition));
                }
            }
        }
        catch (XmlException mistake)
        {
            return new TextError(mistake.LineNumber, mistake.LinePosition, "the resource file is not well-formed XML");
        }

        foreach (var (name, value, line, column) in values)
        {
            var start = value.Length - value.TrimStart().Length;
            if (value.IndexOf('\n', 0, start) < 0)
            {
                collector.TakeText(name, value.Trim(), line, column + start, "resource", isEntry: !KeyWords.ChoosesModel(name));
            }
        }

        return null;
    }
}
