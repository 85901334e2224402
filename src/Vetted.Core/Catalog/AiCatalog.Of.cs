using System.Collections.Generic;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    /// <summary>A catalog of given data with further licences, which stand before those of the data: so a test fixes the words it pins.</summary>
    internal static AiCatalog Of(CatalogBlob blob, IEnumerable<Licence> licences)
    {
        var catalog = new AiCatalog(blob);
        foreach (var licence in licences)
        {
            catalog._licences[licence.Id] = licence;
            catalog._licences[licence.Expression] = licence;
        }

        return catalog;
    }
}
