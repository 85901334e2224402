using System.Collections.Generic;
using System.Linq;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    private IReadOnlyList<Practice>? _practices;

    /// <summary>All deployment practices, sorted by id.</summary>
    public IReadOnlyList<Practice> Practices => _practices ??= Keys("practices").Select(key => Practice.From(Entry("practices", key)!)).ToArray();
}
