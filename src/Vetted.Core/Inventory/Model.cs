using System;
using System.Collections.Generic;
using Vetted.Catalog;

namespace Vetted.Inventory;

/// <summary>How a model stands in a project.</summary>
public enum ModelUse
{
    /// <summary>In prose or a comment.</summary>
    Mentioned,

    /// <summary>An entry of a list a user may pick from.</summary>
    Offered,

    /// <summary>It reaches a sink, or is its default or configured value.</summary>
    Selected,

    /// <summary>Its weights are in the box.</summary>
    Shipped,
}

/// <summary>One place where a project names a model.</summary>
public sealed record ModelReference
{
    /// <summary>The model id as the code or file writes it.</summary>
    public required string Text { get; init; }

    /// <summary>How the model stands here.</summary>
    public ModelUse Use { get; init; } = ModelUse.Selected;

    /// <summary>Where and how it was seen.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Who the catalog says it is; null for an id the catalog does not know.</summary>
    public ModelIdentity? Identity { get; init; }

    /// <summary>The shape of the place: <c>literal</c>, <c>const</c>, <c>default</c>, <c>property-initialiser</c>, <c>config</c>, <c>collection-entry</c>, <c>switch</c>, <c>enum</c>, <c>url</c>, <c>file-name</c>, <c>env</c>, …</summary>
    public string Form { get; init; } = "literal";

    /// <summary>Documentation id of the sink the value reaches; null where it counts by itself.</summary>
    public string? Sink { get; init; }

    /// <summary>The NuGet package whose API is the sink; null where unknown.</summary>
    public string? SinkPackage { get; init; }

    /// <summary>The host that runs it as far as the code says (a catalog service id such as <c>azure-openai</c>, <c>ollama</c>); null where unknown.</summary>
    public string? Service { get; init; }

    /// <summary>The team's own name for the model where that stands here instead of its id: a deployment or connection that an app host gave the model; null otherwise.</summary>
    public string? Alias { get; init; }

    /// <summary>True in code that can run, false in configuration, tests of prose and comments.</summary>
    public bool InExecutableCode { get; init; } = true;

    /// <summary>What the model is called in messages: the identity's name, else the text.</summary>
    public string Name => Identity?.Name ?? Text;
}

/// <summary>A place where a model is chosen by a value that cannot be known at build time.</summary>
/// <param name="Key">The configuration key, environment variable or expression that decides; never a value.</param>
/// <param name="Reason">Why it is unknown: <c>configuration</c>, <c>environment</c>, <c>deployment</c>, <c>runtime-value</c>.</param>
/// <param name="Sink">Documentation id of the sink; null where unknown.</param>
/// <param name="Evidence">Where it stands.</param>
public sealed record UnknownModel(string Key, string Reason, string? Sink, Evidence Evidence);

/// <summary>A file that holds model weights or belongs to a model.</summary>
public sealed record ModelFile
{
    private const int PartNumberLength = 15;

    /// <summary>Repository-relative path, or <c>package:id/version/path</c> for a file inside a package.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// The path that all parts of one model share: <see cref="Path"/> without the part's number, which GGUF and safetensors write as <c>-00002-of-00005</c> before the extension.
    /// </summary>
    public string WholePath
    {
        get
        {
            var extension = Path.LastIndexOf('.');
            var start = extension - PartNumberLength;
            return start > 0 && Path[start] == '-' && IsNumber(start + 1) && string.CompareOrdinal(Path, start + 6, "-of-", 0, 4) == 0 && IsNumber(start + 10)
                ? Path.Remove(start, PartNumberLength)
                : Path;
        }
    }

    /// <summary>The format recognised by content, e.g. <c>gguf</c>, <c>safetensors</c>, <c>onnx</c>, <c>pickle</c>; <c>unknown</c> where none was.</summary>
    public required string Format { get; init; }

    /// <summary>Size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>SHA-256, lower-case hexadecimal; null where the file was not hashed.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The model's name from the header or card; null where none says.</summary>
    public string? Name { get; init; }

    /// <summary>Licence as the evidence says it (SPDX expression or catalog licence id); null where undetermined.</summary>
    public string? Licence { get; init; }

    /// <summary>Where that licence was found: <c>header</c>, <c>card</c>, <c>licence-file</c>, <c>catalog</c>, <c>declared</c>; null where undetermined.</summary>
    public string? LicenceSource { get; init; }

    /// <summary>The catalog's identity by name, header or hash; null where unknown.</summary>
    public ModelIdentity? Identity { get; init; }

    /// <summary>Header facts for reports (<c>architecture</c>, <c>parameters</c>, <c>quantisation</c>, <c>contextLength</c>, <c>baseModel</c>, <c>producer</c>, …), sorted by key.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = Array.Empty<KeyValuePair<string, string>>();

    /// <summary>What can run code or escape when this file is loaded, one entry per thing found in it; empty where nothing was found.</summary>
    public IReadOnlyList<FileHazard> Hazards { get; init; } = Array.Empty<FileHazard>();

    /// <summary>Contradictions and oddities worth telling: an extension that lies, a card that disagrees with the header.</summary>
    public IReadOnlyList<string> Notes { get; init; } = Array.Empty<string>();

    /// <summary>Path in the output or package, relative to it; null where the file does not travel.</summary>
    public string? OutputPath { get; init; }

    /// <summary>The package that brings it (<c>id/version</c>); null for a file of the project.</summary>
    public string? Package { get; init; }

    /// <summary>Where the project names the file (an MSBuild item), else the file itself.</summary>
    public required Evidence Evidence { get; init; }

    private bool IsNumber(int start)
    {
        for (var i = start; i < start + 5; i++)
        {
            if (Path[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Something in a model file that can run code or escape its folder when the file is loaded.</summary>
/// <param name="Kind">A stable key: <c>pickle-import</c>, <c>pickle-call</c>, <c>keras-lambda</c>, <c>mlnet-loader</c>, <c>onnx-external-path</c>, <c>onnx-custom-op</c>, <c>zip-slip</c>, <c>zip-bomb</c>, <c>chat-template</c>, <c>tf-file-op</c>, …</param>
/// <param name="Detail">What is in there, e.g. the imported global <c>os.system</c>.</param>
/// <param name="Severe">True where loading runs foreign code by design; false where it is only unusual.</param>
public sealed record FileHazard(string Kind, string Detail, bool Severe);
