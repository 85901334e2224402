using System;

namespace Vetted.Evidence.Config;

/// <summary>Scripts, Dockerfiles, Modelfiles and notebooks: distinctive ids in their lines, comments left out.</summary>
internal static class ScriptConfig
{
    public static void Read(string text, ConfigCollector collector)
    {
        var line = 0;
        foreach (var raw in text.Split('\n'))
        {
            line++;
            var trimmed = raw.TrimStart();
            if (trimmed.Length > 0 && trimmed[0] != '#' && !trimmed.StartsWith("REM ", StringComparison.OrdinalIgnoreCase) && !trimmed.StartsWith("//", StringComparison.Ordinal) && raw.Length < 4000)
            {
                collector.TakeLine(raw.TrimEnd('\r'), line);
            }
        }
    }
}
