using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>Models called over plain HTTP: the member <c>model</c> of a request body, in a method that names the address of a known AI service.</summary>
internal sealed partial class SourceAnalysis
{
    private static readonly string[] RequestModelNames = { "model", "model_id", "modelId", "modelName", "Model" };

    private static readonly ModelSink RequestRow = new() { Type = "HTTP", Member = "model", Role = "selector", Package = "", Assembly = "", Capability = null };

    private SinkSite? RequestSite(IAssignmentOperation assignment) =>
        assignment is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { } property } }
        && property.ContainingType is { IsAnonymousType: true }
        && Array.IndexOf(RequestModelNames, property.Name) >= 0
        && ServiceNear(assignment.Syntax) is { } service
            ? new SinkSite(new Sink(RequestRow, "HTTP:model", Confidence.Medium, service), assignment.Value, assignment)
            : null;
}
