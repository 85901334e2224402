using System;
using System.IO;
using System.Xml;
using Vetted.Text;

namespace Vetted.Evidence.Config;

/// <summary>
/// Project files: items and properties that name a model file or address, such as <c>&lt;None Update="model.onnx" /&gt;</c>, <c>&lt;LocalEmbeddingsModelUrl&gt;</c> or a download list.
/// Package references, tags and descriptions are no use of a model.
/// </summary>
internal static class MSBuildConfig
{
    public static TextError? Read(string text, ConfigCollector collector)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            var position = (IXmlLineInfo)reader;
            var element = "";
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    element = reader.LocalName;
                    if (IsPackageElement(element))
                    {
                        continue;
                    }

                    for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
                    {
                        if (reader.LocalName is not ("Condition" or "Exclude" or "Remove" or "Label" or "xmlns" or "Version" or "Sdk" or "Name"))
                        {
                            TakeList(reader.Value, element, position.LineNumber, position.LinePosition + reader.LocalName.Length + 2, collector);
                        }
                    }

                    reader.MoveToElement();
                }
                else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && !IsPackageElement(element))
                {
                    TakeList(reader.Value, element, position.LineNumber, position.LinePosition, collector);
                }
            }

            return null;
        }
        catch (XmlException mistake)
        {
            return new TextError(mistake.LineNumber, mistake.LinePosition, "the project file is not well-formed XML");
        }
    }

    private static bool IsPackageElement(string element) =>
        element.StartsWith("Package", StringComparison.Ordinal) || element is "ProjectReference" or "Reference" or "GlobalPackageReference" or "Description" or "Authors" or "Title"
            or "Copyright" or "RootNamespace" or "AssemblyName" or "Product" or "UserSecretsId" or "NoWarn" or "InternalsVisibleTo" or "Using" or "Import" or "ApplicationIcon" or "AssemblyTitle";

    private static void TakeList(string value, string element, int line, int column, ConfigCollector collector)
    {
        var offset = 0;
        foreach (var part in value.Split(';'))
        {
            var item = part.Trim();
            if (item.Length > 0)
            {
                var start = offset + part.IndexOf(item, StringComparison.Ordinal);
                var lines = value.Substring(0, start).Split('\n');
                collector.Take(element, element, item, line + lines.Length - 1, lines.Length == 1 ? column + start : lines[lines.Length - 1].Length + 1, 0);
            }

            offset += part.Length + 1;
        }
    }
}
