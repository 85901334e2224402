using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    private IReadOnlyList<Service>? _services;

    /// <summary>All services that run models, sorted by id.</summary>
    public IReadOnlyList<Service> Services => _services ??= Keys("services").Select(key => Service.From(Entry("services", key)!)).ToArray();

    /// <summary>The service of that id, or null.</summary>
    public Service? FindService(string id) =>
        Services.FirstOrDefault(service => string.Equals(service.Id, id ?? throw new ArgumentNullException(nameof(id)), StringComparison.OrdinalIgnoreCase));

    /// <summary>The service that answers under a host; the longest matching pattern wins. Null for a host that is no known AI service.</summary>
    /// <param name="host">A host name, with or without <c>:port</c>; letter case does not matter.</param>
    public Service? FindServiceByHost(string host)
    {
        var name = (host ?? throw new ArgumentNullException(nameof(host))).ToLowerInvariant();
        var port = name.LastIndexOf(':');
        var withoutPort = port > 0 ? name.Substring(0, port) : name;
        return Services
            .SelectMany(service => service.Hosts.Select(pattern => (pattern, service)))
            .Where(pair => Glob.IsMatch(pair.pattern, pair.pattern.IndexOf(':') >= 0 ? name : withoutPort))
            .OrderByDescending(pair => pair.pattern.Length)
            .ThenBy(pair => pair.service.Id, StringComparer.Ordinal)
            .Select(pair => pair.service)
            .FirstOrDefault();
    }
}
