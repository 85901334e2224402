using System.IO;
using System.Xml;
using Vetted.Text;

namespace Vetted.Evidence.Config;

/// <summary>
/// The settings of .NET Framework programs: <c>&lt;add key="…" value="…" /&gt;</c> and <c>&lt;add name="…" connectionString="…" /&gt;</c> of app.config and web.config, and
/// <c>&lt;setting name="…"&gt;&lt;value&gt;…</c> of settings classes.
/// </summary>
internal static class XmlSettingsConfig
{
    public static TextError? Read(string text, ConfigCollector collector)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            var position = (IXmlLineInfo)reader;
            string? setting = null;
            var isValue = false;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    setting = reader.LocalName is "setting" or "Setting" ? reader.GetAttribute("name") ?? reader.GetAttribute("Name") : setting;
                    isValue = reader.LocalName is "value" or "Value";
                    if (reader.LocalName == "add")
                    {
                        Take(reader, position, collector);
                    }
                }
                else if (reader.NodeType == XmlNodeType.Text && isValue && setting is not null)
                {
                    collector.Take(setting, setting, reader.Value, position.LineNumber, position.LinePosition, 0);
                }
            }

            return null;
        }
        catch (XmlException mistake)
        {
            return new TextError(mistake.LineNumber, mistake.LinePosition, "the configuration file is not well-formed XML");
        }
    }

    private static void Take(XmlReader reader, IXmlLineInfo position, ConfigCollector collector)
    {
        var key = reader.GetAttribute("key") ?? (reader.GetAttribute("name") is { } name ? "ConnectionStrings:" + name : null);
        if (key is not null && (reader.MoveToAttribute("value") || reader.MoveToAttribute("connectionString")))
        {
            collector.Take(key.Replace("__", ":"), key.Substring(key.LastIndexOf(':') + 1), reader.Value, position.LineNumber, position.LinePosition + reader.LocalName.Length + 2, 0);
            reader.MoveToElement();
        }
    }
}
