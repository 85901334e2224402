using System.Linq;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>What is known to be complete and what is not (the <c>compositions</c>).</summary>
internal static class BomCompositions
{
    /// <summary>
    /// Packages come from the resolved graph and are complete unless something could not be read. Models are never claimed to be complete:
    /// <c>incomplete</c> where a model is chosen at run time or evidence is unreadable, <c>unknown</c> otherwise.
    /// </summary>
    public static void Write(JsonWriter json, BomScope scope)
    {
        var isReadable = scope.Inventory.Gaps.Count == 0;
        json.BeginArray("compositions");
        json.BeginObject()
            .Property("aggregate", isReadable && scope.UnknownModels == 0 ? "unknown" : "incomplete")
            .BeginArray("assemblies").Value(scope.Refs.Root).EndArray()
            .EndObject();
        var packages = scope.Refs.Packages;
        if (packages.Count > 0)
        {
            json.BeginObject()
                .Property("aggregate", isReadable ? "complete" : "incomplete")
                .Property("dependencies", packages.ToArray())
                .EndObject();
        }

        json.EndArray();
    }
}
