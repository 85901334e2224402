using System.Linq;
using Vetted.Inventory;

namespace Vetted.Reports;

/// <summary>A line of the guard map as text.</summary>
internal static class GuardMapText
{
    /// <summary>Entry, models, guards and tools with arrows between them.</summary>
    public static string Line(GuardRoute route) => route.Entry + " at " + OutputPath.Of(route.Evidence.Place) + " -> " + Models(route)
        + " -> " + (route.Guards.Count == 0 ? "no guard on the way" : "guards on the way: " + string.Join(", ", route.Guards))
        + " -> " + (route.Tools.Count == 0 ? "no tools" : "tools: " + string.Join(", ", route.Tools));

    /// <summary>The models of a line.</summary>
    public static string Models(GuardRoute route) =>
        route.Models.Count > 0 ? string.Join(", ", route.Models) + (route.CallsModel ? "" : " (made here, asked elsewhere)")
        : route.CallsModel ? "a model whose client is made elsewhere"
        : "no model";
}
