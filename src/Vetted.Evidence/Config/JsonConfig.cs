using Vetted.Text;

namespace Vetted.Evidence.Config;

/// <summary>JSON configuration: every string with the path of keys to it.</summary>
internal static class JsonConfig
{
    public static TextError? Read(string text, ConfigCollector collector)
    {
        var root = JsonParser.Parse(text, out var error);
        if (root is not null)
        {
            Walk(root, "", "", 0, collector);
        }

        return error;
    }

    private static void Walk(JsonValue value, string path, string key, int siblings, ConfigCollector collector)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                foreach (var member in value.Members)
                {
                    var child = path.Length == 0 ? member.Name : path + ":" + member.Name;
                    if (member.Value.Kind is JsonKind.Object or JsonKind.Array)
                    {
                        collector.TakeKey(member.Name, path, member.Line, member.Column + 1);
                    }

                    Walk(member.Value, child, member.Name, siblings, collector);
                }

                break;
            case JsonKind.Array:
                var index = 0;
                foreach (var item in value.Items)
                {
                    Walk(item, path + ":" + index++, key, value.Items.Count, collector);
                }

                break;
            case JsonKind.String:
                // The column of the text, after its quote; escapes before a model id are rare enough that its column may be off by them.
                collector.Take(path, key, value.Raw!, value.Line, value.Column + 1, siblings);
                break;
            default:
                collector.TakeScalar(path, value.Raw ?? "null", value.Line, value.Column);
                break;
        }
    }
}
