using Microsoft.CodeAnalysis;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>What a value reaches: a row of the catalog or a member of the general rule.</summary>
/// <param name="Row">The sink.</param>
/// <param name="DocumentationId">Documentation id of the member.</param>
/// <param name="Confidence">High for a row of the catalog, medium for the general rule.</param>
/// <param name="Service">The catalog service that the package calls; null where unknown.</param>
internal sealed record Sink(ModelSink Row, string DocumentationId, Confidence Confidence, string? Service);

/// <summary>A place where a value reaches a sink.</summary>
/// <param name="Sink">The sink.</param>
/// <param name="Value">The value.</param>
/// <param name="Call">The call, creation or assignment; its syntax is the place of an omitted argument.</param>
/// <param name="IsOmitted">True where the source leaves the argument out and the API's default holds.</param>
/// <param name="IsFallback">True for <c>??=</c>: the value counts where nothing else was set.</param>
internal readonly record struct SinkSite(Sink Sink, IOperation Value, IOperation Call, bool IsOmitted = false, bool IsFallback = false);
