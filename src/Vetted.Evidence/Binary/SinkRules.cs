using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Evidence.Binary;

/// <summary>Which parameters and properties of other assemblies choose a model: the rows of the catalog, and the general rule for everything that is about AI.</summary>
internal sealed class SinkRules
{
    private static readonly string[] AnswerEndings = { "Response", "Result", "ModelFactory", "Metadata" };
    private static readonly string[] ManagementVerbs = { "Delete", "List", "Retrieve", "Copy", "Push", "Show", "Unload", "Cancel", "Describe", "Exists", "Has", "Count", "GetModel" };
    private readonly Dictionary<string, bool> _isAi = new(StringComparer.OrdinalIgnoreCase);
    private readonly BinaryKnowledge _knowledge;
    private readonly ReferenceParameters _parameters;

    public SinkRules(BinaryKnowledge knowledge, ReferenceParameters parameters)
    {
        _knowledge = knowledge;
        _parameters = parameters;
    }

    /// <summary>The sinks behind a member of another assembly, by parameter.</summary>
    /// <param name="member">The member.</param>
    /// <param name="plain">Its name; the property's for a setter.</param>
    public IReadOnlyList<(int, ModelSink, bool)> FindSinks(CalledMember member, string plain)
    {
        var rows = _knowledge.FindSinks(member.Type, plain);
        if (plain != member.Name)
        {
            var sink = Own(rows.Where(row => row.Parameter is null), member) ?? General(member, plain, plain);
            return sink is null || member.Shape.Parameters.Count != 1 ? Array.Empty<(int, ModelSink, bool)>() : new[] { (0, sink, true) };
        }

        var candidates = rows.Where(row => row.Parameter is not null).ToList();
        if ((candidates.Count == 0 && !IsAi(member.Assembly)) || member.Shape.Parameters.Count == 0)
        {
            return Array.Empty<(int, ModelSink, bool)>();
        }

        if (_parameters.Find(member.Assembly, member.Type, member.Name, member.Shape) is { } names)
        {
            return names
                .Select((name, i) => (i, Own(candidates.Where(row => row.Parameter == name), member) ?? General(member, member.Name, name ?? ""), true))
                .Where(found => found.Item2 is not null).ToList()!;
        }

        return candidates.Count == 0 ? Array.Empty<(int, ModelSink, bool)>() : WithoutNames(member, candidates);
    }

    /// <summary>Without the declaring assembly the only string is the parameter; among several each is asked whether it is a model id.</summary>
    private static List<(int, ModelSink, bool)> WithoutNames(CalledMember member, List<ModelSink> candidates)
    {
        var sink = Own(candidates, member)!;
        var texts = member.Shape.Parameters.Select((type, i) => (type, i)).Where(parameter => parameter.type == MethodShape.Text).Select(parameter => parameter.i).ToList();
        return texts.Select(i => (i, sink, texts.Count == 1 && candidates.All(row => row.Value == "string"))).ToList();
    }

    /// <summary>The row of the member's own assembly: SDKs share namespaces, so one full name may belong to several packages.</summary>
    private static ModelSink? Own(IEnumerable<ModelSink> rows, CalledMember member) =>
        rows.OrderByDescending(row => string.Equals(row.Assembly, member.Assembly, StringComparison.OrdinalIgnoreCase)).FirstOrDefault();

    /// <summary>The general rule: the name of the parameter or property selects a model, in an assembly that is about AI.</summary>
    private ModelSink? General(CalledMember member, string memberName, string name)
    {
        if (!ModelSinkNames.IsSelector(name) || !IsAi(member.Assembly) || IsAnswer(member.Type) || IsManagement(memberName))
        {
            return null;
        }

        return new ModelSink
        {
            Type = member.Type,
            Member = memberName,
            Parameter = memberName == name ? null : name,
            Role = name.EndsWith("Path", StringComparison.OrdinalIgnoreCase) ? "loader" : "selector",
            Package = _knowledge.FindAssembly(member.Assembly)?.Id ?? member.Assembly,
            Assembly = member.Assembly,
            IsDeployment = ModelSinkNames.IsDeployment(name),
            IsVerified = false,
        };
    }

    /// <summary>True for an assembly of an AI package, and for one that nobody has listed yet and that builds on one.</summary>
    public bool IsAi(string assembly)
    {
        if (!_isAi.TryGetValue(assembly, out var isAi))
        {
            isAi = _knowledge.FindAssembly(assembly) is { } package
                ? Counts(package)
                : !_parameters.IsProject(assembly) && BuildsOnAi(assembly);
            _isAi[assembly] = isAi;
        }

        return isAi;
    }

    /// <summary>True for an assembly into which values are followed: the team's own, and what builds on an AI package and is not one that the catalog knows.</summary>
    public bool IsFollowed(string assembly) => _knowledge.FindAssembly(assembly) is null && (_parameters.IsProject(assembly) || BuildsOnAi(assembly));

    private bool BuildsOnAi(string assembly) => _parameters.ReferencesOf(assembly).Any(name => _knowledge.FindAssembly(name) is { } other && Counts(other));

    // A tokenizer's or a vector store's "model" is a vocabulary or a data class.
    private static bool Counts(CatalogPackage package) => package.Role is not ("platform" or "tokenizer" or "vector-store" or "safety" or "observability" or "protocol");

    // A model that a service answers with, or that a test builds, was chosen elsewhere.
    private static bool IsAnswer(string type) => Array.Exists(AnswerEndings, ending => type.EndsWith(ending, StringComparison.Ordinal));

    // Listing, deleting or describing a model does not choose it.
    private static bool IsManagement(string member) => Array.Exists(ManagementVerbs, verb => member.StartsWith(verb, StringComparison.Ordinal));
}
