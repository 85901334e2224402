using System;
using System.Collections.Generic;

namespace Vetted.EndToEnd.Tests.Escapes;

/// <summary>A project that tries one way (or, for code, several ways) to get a denied model past the gate. Its folder and project are named after it.</summary>
internal sealed record EscapeProject
{
    public required string Name { get; init; }

    /// <summary>The model that its program asks for; null for a program without a client.</summary>
    public string? Model { get; init; } = EscapeProjects.Denied;

    public string Sdk { get; init; } = "Microsoft.NET.Sdk";

    public string Extension { get; init; } = ".csproj";

    /// <summary>Attributes of the project element.</summary>
    public string Attributes { get; init; } = "";

    /// <summary>Properties of the project.</summary>
    public string Properties { get; init; } = "";

    /// <summary>Items of the project.</summary>
    public string Items { get; init; } = "";

    /// <summary>What stands at the end of the project.</summary>
    public string End { get; init; } = "";

    /// <summary>How it refers to Vetted.AI; null for the ordinary way.</summary>
    public string? Vetted { get; init; }

    /// <summary>Its further files, or other texts for those it has.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Writes what is no text.</summary>
    public Action<Workspace, string>? Write { get; init; }

    /// <summary>What happens between the first build and the gate.</summary>
    public Action<Workspace, string>? Between { get; init; }

    /// <summary>What the gate's build asks of it.</summary>
    public string Targets { get; init; } = "Build";

    /// <summary>Global properties of the gate's build, as the command line would give them.</summary>
    public string GlobalProperties { get; init; } = "";

    /// <summary>The folder that is verified.</summary>
    public string Output { get; init; } = "bin/Debug/net10.0";

    /// <summary>The policy that the gate's build names.</summary>
    public string Policy { get; init; } = "central.json";

    /// <summary>The policy that its output is verified by; null for the same.</summary>
    public string? VerifyPolicy { get; init; }
}
