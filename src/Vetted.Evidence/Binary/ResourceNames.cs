using System;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Evidence.Binary;

/// <summary>The parameters by which an app host names its models, and by which a project that it starts asks for them.</summary>
internal static class ResourceNames
{
    /// <summary>The ordinal of that parameter; null where a member has none.</summary>
    public static int? Find(CalledMember member, SinkRules rules, ReferenceParameters parameters)
    {
        if (member.Sinks.Any(sink => ModelSinkNames.IsAppHosts(sink.Sink.Package)))
        {
            return IndexOf("name", member, parameters);
        }

        return member.Name.StartsWith("Add", StringComparison.Ordinal) && member.Sinks.Count == 0 && OpensConnection(member.Name) && rules.IsAi(member.Assembly)
            ? IndexOf("connectionName", member, parameters) ?? (member.Name.StartsWith("AddKeyed", StringComparison.Ordinal) ? IndexOf("name", member, parameters) : null)
            : null;
    }

    private static bool OpensConnection(string method) => method.EndsWith("Client", StringComparison.Ordinal) || method.EndsWith("Generator", StringComparison.Ordinal);

    private static int? IndexOf(string name, CalledMember member, ReferenceParameters parameters)
    {
        var names = parameters.Find(member.Assembly, member.Type, member.Name, member.Shape) ?? Array.Empty<string>();
        var index = Array.FindIndex(names, one => string.Equals(one, name, StringComparison.Ordinal));
        return index >= 0 && member.Shape.Parameters[index] == MethodShape.Text ? index : null;
    }
}
