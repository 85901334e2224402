using System.Linq;
using Vetted.Text;

namespace Vetted.Evidence.Config;

/// <summary>Notebooks: the lines of their code cells, read as a script's. What a cell once printed, and prose between the cells, chooses nothing.</summary>
internal static class NotebookConfig
{
    public static TextError? Read(string text, ConfigCollector collector)
    {
        var root = JsonParser.Parse(text, out var error);
        foreach (var cell in root?.GetItems("cells") ?? Enumerable.Empty<JsonValue>())
        {
            if (cell.GetString("cell_type") != "code" || cell["source"] is not { } source)
            {
                continue;
            }

            foreach (var line in source.Kind == JsonKind.Array ? source.Items : new[] { source })
            {
                // One string a line; a cell in one string keeps its place.
                foreach (var part in (line.Raw ?? "").Split('\n'))
                {
                    ScriptConfig.ReadLine(part.TrimEnd('\r'), line.Line, collector, isPart: false, line.Column);
                }
            }
        }

        return error;
    }
}
