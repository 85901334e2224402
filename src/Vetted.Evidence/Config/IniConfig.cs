namespace Vetted.Evidence.Config;

/// <summary>Settings in the old form, and the lines of TOML that look alike: <c>[section]</c>, <c>key = value</c>, <c>; comment</c>, <c># comment</c>.</summary>
internal static class IniConfig
{
    public static void Read(string text, ConfigCollector collector)
    {
        var section = "";
        var line = 0;
        foreach (var raw in text.Split('\n'))
        {
            line++;
            var content = raw.TrimEnd('\r');
            var trimmed = content.Trim();
            if (trimmed.Length == 0 || trimmed[0] is ';' or '#')
            {
                continue;
            }

            if (trimmed[0] == '[')
            {
                section = trimmed.Trim('[', ']', ' ').Replace('.', ':');
                continue;
            }

            var equals = content.IndexOf('=');
            var key = equals <= 0 ? "" : content.Substring(0, equals).Trim().Trim('"');
            if (key.Length > 0)
            {
                var (value, offset) = EnvironmentConfig.Unquote(content, equals + 1);
                collector.Take(section.Length == 0 ? key : section + ":" + key, key, value, line, offset + 1, 0);
            }
        }
    }
}
