using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>App hosts name models (<c>AddDeployment("chat", "gpt-4o", …)</c>), and the projects they start ask for them by that name.</summary>
internal sealed partial class SourceAnalysis
{
    private const string ConnectionStrings = "ConnectionStrings:";
    private static readonly ModelSink ConnectionRow = new() { Type = "Connection", Member = "name", Role = "selector", Package = "", Assembly = "", Capability = null };

    private readonly List<NamedDeployment> _deployments = new();

    // What the app host calls the model that stands in the same call.
    private void AddDeployment(SinkSite site, ImmutableArray<IArgumentOperation> arguments)
    {
        if (ModelSinkNames.IsAppHosts(site.Sink.Row.Package) && arguments.FirstOrDefault(argument => argument.Parameter?.Name == "name")?.Value is { } name)
        {
            AddDeployment(name, site.Value);
        }
    }

    private void AddDeployment(IOperation name, IOperation model)
    {
        var names = _resolver.Resolve(name).Values;
        foreach (var value in _resolver.Resolve(model).Values.Where(value => value.Tree is not null))
        {
            foreach (var one in names.Select(one => one.Text).Where(one => _deployments.TrueForAll(known => known.Name != one || known.Model != value.Text)))
            {
                _deployments.Add(new NamedDeployment(one, value.Text, _collector.PlaceOf(value.Tree!, value.Span)));
            }
        }
    }

    // True where an app host that starts this project says which model the name is.
    private bool AddDeployed(string name, Sink sink)
    {
        var isKnown = false;
        foreach (var deployment in _settings.Deployments)
        {
            if (string.Equals(deployment.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                isKnown = true;
                _collector.AddConfigured(new ConfigurationValue(deployment.Model, deployment.Place), "deployment " + name, Identify(deployment.Model, atSink: true), sink, "deployment");
            }
        }

        return isKnown;
    }

    private static string ConnectionName(string key) => key.StartsWith(ConnectionStrings, StringComparison.OrdinalIgnoreCase) ? key.Substring(ConnectionStrings.Length) : "";

    // builder.AddAzureOpenAIClient("chat"): the connection carries the deployment, and no argument of the call selects a model.
    private bool VisitConnection(SyntaxToken token, string text) =>
        _settings.Deployments.Count > 0 && token.Parent is { } node && Callee.Of(node) is { IsIndexer: false } callee && OpensConnection(callee.Name)
        && AddDeployed(text, new Sink(ConnectionRow, callee.Name, Confidence.Medium, null));

    private static bool OpensConnection(string method) =>
        method == "GetConnectionString" || (method.StartsWith("Add", StringComparison.Ordinal) && (method.EndsWith("Client", StringComparison.Ordinal) || method.EndsWith("Generator", StringComparison.Ordinal)));
}
