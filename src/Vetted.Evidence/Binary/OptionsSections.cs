using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Evidence.Binary;

/// <summary>Which section of the configuration fills which class: <c>Configure&lt;T&gt;(section)</c>, <c>AddOptions&lt;T&gt;().Bind(section)</c>, <c>BindConfiguration("X")</c>, <c>section.Get&lt;T&gt;()</c>, <c>section.Bind(instance)</c>.</summary>
internal sealed class OptionsSections
{
    /// <summary>Where nothing is known.</summary>
    public static readonly OptionsSections None = new();

    private readonly Dictionary<string, SortedSet<string>> _sections = new(StringComparer.Ordinal);

    /// <summary>True for a member that fills a class from the configuration.</summary>
    public static bool IsBinding(CalledMember member) => IsBindingType(member.Type) && member.Name switch
    {
        "Configure" => member.Shape is { Arity: 1, Parameters: { Count: > 0 } parameters } && parameters[parameters.Count - 1].EndsWith(".IConfiguration", StringComparison.Ordinal),
        "Get" or "BindConfiguration" => member.Shape.Arity == 1,
        "Bind" => true,
        _ => false,
    };

    /// <summary>True for a type that has such members.</summary>
    public static bool IsBindingType(string type) =>
        type is "Microsoft.Extensions.Configuration.ConfigurationBinder" || (type.StartsWith("Microsoft.Extensions.DependencyInjection.Options", StringComparison.Ordinal) && type.EndsWith("Extensions", StringComparison.Ordinal));

    /// <summary>Adds what one body binds.</summary>
    public void Add(MethodFacts facts, int method, ValueResolver resolver)
    {
        foreach (var (type, section) in facts.Bindings.Values)
        {
            var simple = type.Substring(type.LastIndexOf('.') + 1);
            foreach (var text in resolver.Resolve(section, method, isPath: false).Texts)
            {
                if (!_sections.TryGetValue(simple, out var sections))
                {
                    _sections.Add(simple, sections = new SortedSet<string>(StringComparer.OrdinalIgnoreCase));
                }

                sections.Add(text.Text);
            }
        }
    }

    /// <summary>The keys that fill a property or field; none where nobody says.</summary>
    /// <param name="slot">Class and member, as unknowns name it: <c>ChatSettings.Model</c>.</param>
    public IEnumerable<string> KeysOf(string slot)
    {
        var dot = slot.LastIndexOf('.');
        return dot > 0 && _sections.TryGetValue(slot.Substring(0, dot), out var sections) ? sections.Select(section => section + ":" + slot.Substring(dot + 1)) : Array.Empty<string>();
    }
}
