using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    private IReadOnlyList<Service>? _services;
    private HostIndex? _hosts;

    /// <summary>All services that run models, sorted by id.</summary>
    public IReadOnlyList<Service> Services => _services ??= Keys("services").Select(key => Service.From(Entry("services", key)!)).ToArray();

    /// <summary>The service of that id, or null.</summary>
    public Service? FindService(string id) =>
        Services.FirstOrDefault(service => string.Equals(service.Id, id ?? throw new ArgumentNullException(nameof(id)), StringComparison.OrdinalIgnoreCase));

    /// <summary>The service that answers under a host; an exact name wins, then the longest matching pattern. Null for a host that is no known AI service.</summary>
    /// <param name="host">A host name, with or without <c>:port</c>; letter case does not matter.</param>
    public Service? FindServiceByHost(string host) =>
        (_hosts ??= new HostIndex(Services)).Find((host ?? throw new ArgumentNullException(nameof(host))).ToLowerInvariant());

    /// <summary>The hosts of all services: plain names by look-up, patterns one after the other, longest first.</summary>
    private sealed class HostIndex
    {
        private readonly Dictionary<string, Service> _names = new(StringComparer.Ordinal);
        private readonly List<(string Pattern, Service Service)> _patterns = new();

        public HostIndex(IReadOnlyList<Service> services)
        {
            foreach (var service in services)
            {
                foreach (var host in service.Hosts)
                {
                    if (host.IndexOf('*') >= 0)
                    {
                        _patterns.Add((host, service));
                    }
                    else
                    {
                        _names[host] = service;
                    }
                }
            }

            _patterns.Sort((one, other) => other.Pattern.Length != one.Pattern.Length
                ? other.Pattern.Length.CompareTo(one.Pattern.Length)
                : string.CompareOrdinal(one.Pattern, other.Pattern));
        }

        public Service? Find(string host)
        {
            var port = host.LastIndexOf(':');
            var name = port > 0 ? host.Substring(0, port) : host;
            if (_names.TryGetValue(host, out var exact) || _names.TryGetValue(name, out exact))
            {
                return exact;
            }

            foreach (var (pattern, service) in _patterns)
            {
                if (Glob.IsMatch(pattern, pattern.IndexOf(':') >= 0 ? host : name))
                {
                    return service;
                }
            }

            return null;
        }
    }
}
