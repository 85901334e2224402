using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Vetted.Catalog.Tests.Models;

/// <summary>Reads the tables beside the tests: one row a line, tabs between the cells, comments after a leading <c># </c>.</summary>
internal static class ModelData
{
    public static IReadOnlyList<string[]> Rows(string file, [CallerFilePath] string here = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "data", file))
            .Where(line => line.Length > 0 && !line.StartsWith("# ", System.StringComparison.Ordinal))
            .Select(line => line.Split('\t'))
            .ToList();
}
