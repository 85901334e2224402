using System;
using System.Collections.Generic;
using Vetted.Catalog;

namespace Vetted.Evidence.Binary;

/// <summary>A method that a body calls, with what the catalog knows of it.</summary>
internal sealed class CalledMember
{
    public required string Type { get; init; }

    /// <summary>The method's name; <c>#ctor</c> for constructors.</summary>
    public required string Name { get; init; }

    public required MethodShape Shape { get; init; }

    /// <summary>Simple name of the assembly that declares it; empty for the one at hand.</summary>
    public string Assembly { get; init; } = "";

    /// <summary>Its id where an assembly of the team defines it; 0 otherwise.</summary>
    public int Id { get; init; }

    /// <summary>For a conversion, full name of the type that it converts from; empty otherwise.</summary>
    public string ConvertedType { get; init; } = "";

    /// <summary>Simple name of the assembly that declares <see cref="ConvertedType"/>.</summary>
    public string ConvertedAssembly { get; init; } = "";

    /// <summary>The sink behind each parameter, by ordinal; empty where none is one.</summary>
    public IReadOnlyList<(int Parameter, ModelSink Sink, bool IsCertain)> Sinks { get; set; } = Array.Empty<(int, ModelSink, bool)>();

    /// <summary>The ordinal of the parameter by which an app host names a model, or code the connection to an AI service; null where there is none.</summary>
    public int? ResourceName { get; set; }

    /// <summary>The safety tools that a call of it uses.</summary>
    public IReadOnlyList<SafetyTool> Tools { get; init; } = Array.Empty<SafetyTool>();

    /// <summary>The ways in which naming it weakens protection.</summary>
    public IReadOnlyList<Weakening> Weakenings { get; init; } = Array.Empty<Weakening>();

    /// <summary>The ways in which setting it to a value weakens protection.</summary>
    public IReadOnlyList<(Weakening Weakening, string Value)> WeakeningValues { get; init; } = Array.Empty<(Weakening, string)>();

    /// <summary>The package that a call of it enters.</summary>
    public CatalogPackage? EntryPoint { get; init; }

    /// <summary>True where a call of it is worth decoding the body for.</summary>
    public bool IsInteresting => Sinks.Count > 0 || ResourceName is not null || Tools.Count > 0 || EntryPoint is not null || Weakenings.Count > 0 || WeakeningValues.Count > 0;

    /// <summary><c>Type.Name</c>, as tables of known members write it.</summary>
    public string FullName => _fullName ??= Type + "." + Name;

    /// <summary>The documentation id; a property's for a setter.</summary>
    public string DocumentationId => Name.StartsWith("set_", StringComparison.Ordinal)
        ? "P:" + Type + "." + Name.Substring(4)
        : "M:" + FullName + (Shape.Arity > 0 ? "``" + Shape.Arity : "") + (Shape.Parameters.Count == 0 ? "" : "(" + string.Join(",", Shape.Parameters) + ")");

    private string? _fullName;
}
