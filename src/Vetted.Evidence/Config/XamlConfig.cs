using System;
using System.IO;
using System.Xml;
using Vetted.Text;

namespace Vetted.Evidence.Config;

/// <summary>
/// XAML: the entries of pickers (<c>&lt;ComboBoxItem Content="gpt-4o" /&gt;</c>, <c>&lt;x:String&gt;gpt-4o&lt;/x:String&gt;</c>), what a field holds at first
/// (<c>&lt;TextBox Text="gpt-4o" /&gt;</c>) and attributes that are called by the model they take (<c>ModelPath="model.onnx"</c>). Captions, hints and tool tips choose nothing, and only whole values count.
/// </summary>
internal static class XamlConfig
{
    private static readonly string[] Entries = { "ComboBoxItem", "ListBoxItem", "ListViewItem", "ListItem", "MenuItem", "MenuFlyoutItem", "ToggleMenuFlyoutItem", "RadioMenuFlyoutItem", "RadioButton", "RadioButtons", "SegmentedItem", "Option" };
    private static readonly string[] Fields = { "TextBox", "ComboBox", "AutoSuggestBox", "AutoCompleteBox", "Entry", "Editor", "Picker", "NumberBox", "ListBox", "ListView", "ListPicker" };
    private static readonly string[] EntryValues = { "Tag", "Value", "CommandParameter", "Content", "Text", "Header" };
    private static readonly string[] FieldValues = { "Text", "SelectedItem", "SelectedValue" };

    public static TextError? Read(string text, ConfigCollector collector)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            var position = (IXmlLineInfo)reader;
            string element = "", key = "";
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    element = reader.LocalName;
                    key = reader.GetAttribute("Key", "http://schemas.microsoft.com/winfx/2006/xaml") ?? reader.GetAttribute("Key", "http://schemas.microsoft.com/winfx/2009/xaml") ?? "";
                    TakeAttributes(reader, position, element, collector);
                }
                else if (reader.NodeType == XmlNodeType.Text)
                {
                    TakeContent(reader.Value, element, key, position, collector);
                }
                else if (reader.NodeType == XmlNodeType.EndElement)
                {
                    element = "";
                }
            }

            return null;
        }
        catch (XmlException mistake)
        {
            return new TextError(mistake.LineNumber, mistake.LinePosition, "the XAML file is not well-formed XML");
        }
    }

    // What a picker hands on is its value, where it has one; what it shows may be the same model by its nice name.
    private static void TakeAttributes(XmlReader reader, IXmlLineInfo position, string element, ConfigCollector collector)
    {
        var isEntry = Array.IndexOf(Entries, element) >= 0;
        var names = isEntry ? EntryValues : Array.IndexOf(Fields, element) >= 0 ? FieldValues : Array.Empty<string>();
        foreach (var name in names)
        {
            if (reader.MoveToAttribute(name) && collector.TakeText(element, reader.Value, position.LineNumber, position.LinePosition + name.Length + 2, "markup", isEntry))
            {
                break;
            }
        }

        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            // Model="…" of the program's own controls; Text and Content are not called after a model.
            if (reader.Prefix.Length == 0 && KeyWords.ChoosesModel(reader.LocalName))
            {
                collector.TakeText(reader.LocalName, reader.Value, position.LineNumber, position.LinePosition + reader.LocalName.Length + 2, "markup", isEntry: false);
            }
        }

        reader.MoveToElement();
    }

    private static void TakeContent(string value, string element, string key, IXmlLineInfo position, ConfigCollector collector)
    {
        var member = element.Substring(element.LastIndexOf('.') + 1);
        var isMember = member.Length < element.Length && KeyWords.ChoosesModel(member);
        if (isMember || element is "String" || Array.IndexOf(Entries, element) >= 0)
        {
            var start = value.Length - value.TrimStart().Length;
            var lines = value.Substring(0, start).Split('\n');
            var column = lines.Length == 1 ? position.LinePosition + start : lines[lines.Length - 1].Length + 1;
            collector.TakeText(isMember ? member : key, value.Trim(), position.LineNumber + lines.Length - 1, column, "markup", isEntry: !isMember && !KeyWords.ChoosesModel(key));
        }
    }
}
