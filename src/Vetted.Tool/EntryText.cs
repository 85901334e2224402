using System;
using System.Linq;
using Vetted.Text;

namespace Vetted.Tool;

/// <summary>A catalog entry as indented lines.</summary>
internal static class EntryText
{
    public static void Write(ToolHost host, string one, JsonValue entry)
    {
        host.Out.WriteLine(host.Colour($"{entry.GetString("id")} ({one})", Colours.Bold));
        WriteMembers(host, entry, "  ");
        host.Out.WriteLine();
    }

    private static void WriteMembers(ToolHost host, JsonValue value, string indent)
    {
        foreach (var member in value.Members.Where(member => member.Name is not ("id" or "$schema")))
        {
            WriteMember(host, member.Name, member.Value, indent);
        }
    }

    private static void WriteMember(ToolHost host, string name, JsonValue value, string indent)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                host.Out.WriteLine($"{indent}{name}:");
                WriteMembers(host, value, indent + "  ");
                break;
            case JsonKind.Array when value.Items.All(item => item.Kind is not (JsonKind.Object or JsonKind.Array)):
                var text = string.Join(", ", value.Items.Select(item => item.Raw));
                if (indent.Length + name.Length + text.Length < 140)
                {
                    host.Out.WriteLine($"{indent}{name}: {text}");
                    break;
                }

                host.Out.WriteLine($"{indent}{name}:");
                foreach (var item in value.Items)
                {
                    host.Out.WriteLine($"{indent}  {item.Raw}");
                }

                break;
            case JsonKind.Array:
                host.Out.WriteLine($"{indent}{name}:");
                foreach (var item in value.Items)
                {
                    WriteItem(host, item, indent + "  ");
                }

                break;
            default:
                host.Out.WriteLine($"{indent}{name}: {value.Raw}");
                break;
        }
    }

    /// <summary>An object of a list starts with a dash on its first line.</summary>
    private static void WriteItem(ToolHost host, JsonValue item, string indent)
    {
        if (item.Kind != JsonKind.Object || item.Members.Count == 0)
        {
            host.Out.WriteLine($"{indent}- {item.Raw}");
            return;
        }

        WriteMember(host, "- " + item.Members[0].Name, item.Members[0].Value, indent);
        foreach (var member in item.Members.Skip(1))
        {
            WriteMember(host, member.Name, member.Value, indent + "  ");
        }
    }
}
