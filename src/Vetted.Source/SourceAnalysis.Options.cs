using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>
/// Options classes of packages and of other projects that are bound to configuration here: nobody in this compilation reads their properties, so the section's
/// own values are the model's.
/// </summary>
internal sealed partial class SourceAnalysis
{
    private void VisitBoundOptions()
    {
        foreach (var binding in Options.All)
        {
            if (binding.Type is null)
            {
                VisitUnboundOptions(binding);
                continue;
            }

            var keys = new List<(string Key, Sink Sink)>();
            foreach (var property in BoundOptions.PropertiesOf(binding.Type).Where(one => one.Type.SpecialType == SpecialType.System_String))
            {
                if (_finder.SinkOf(property) is { } sink)
                {
                    keys.Add((binding.Prefix + BoundOptions.KeyOf(property), sink));
                }
                else if (Names.IsModelSlot(property.Name) && _settings.ProjectAssemblies.Contains(binding.Type.ContainingAssembly.Name))
                {
                    AddProjectOption(binding.Prefix + BoundOptions.KeyOf(property), property);
                }
            }

            AddOptionKeys(binding, keys);
        }
    }

    // The package is missing: its options class counts by its name.
    private void VisitUnboundOptions(OptionsBinding binding)
    {
        if (_settings.IsUnbound)
        {
            var rows = _knowledge.Sinks.Where(row => row.Parameter is null && Names.Last(row.Type) == binding.TypeName).GroupBy(row => row.Member, StringComparer.Ordinal).Select(group => group.First());
            AddOptionKeys(binding, rows.Select(row => (binding.Prefix + row.Member, new Sink(row, row.Type + "." + row.Member, Confidence.Medium, null))).ToList());
        }
    }

    // Where no file answers, one key stands for the section.
    private void AddOptionKeys(OptionsBinding binding, List<(string Key, Sink Sink)> keys)
    {
        var isAnswered = false;
        foreach (var (key, sink) in keys)
        {
            isAnswered |= AddConfigured(sink, Unknown(binding, key), _settings.Configuration.Find(key));
        }

        if (!isAnswered && keys.Count > 0)
        {
            var (key, sink) = keys[0];
            _collector.AddUnknown(binding.Place.SyntaxTree, binding.Place.Span, key, "configuration", sink.DocumentationId, sink.Confidence);
        }
    }

    // A property of another project's class reaches its sink there; only a value that is a known model says so here.
    private void AddProjectOption(string key, IPropertySymbol property)
    {
        foreach (var value in _settings.Configuration.Find(key))
        {
            if (Identify(value.Text, atSink: true) is { } identity)
            {
                _collector.AddConfigured(value, key, identity, new Sink(ProjectOptionRow, property.GetDocumentationCommentId() ?? property.Name, Confidence.Medium, null));
            }
        }
    }

    private static readonly ModelSink ProjectOptionRow = new() { Type = "Options", Member = "Model", Role = "selector", Package = "", Assembly = "", Capability = null };

    private static ResolvedUnknown Unknown(OptionsBinding binding, string key) => new(key, "configuration", binding.Place.SyntaxTree, binding.Place.Span);
}
