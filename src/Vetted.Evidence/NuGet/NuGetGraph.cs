using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Evidence.NuGet;

/// <summary>The resolved package graph of a project for one target framework. All lists are sorted.</summary>
public sealed record NuGetGraph
{
    /// <summary>All packages, by id.</summary>
    public IReadOnlyList<Package> Packages { get; init; } = Array.Empty<Package>();

    /// <summary>All projects that are referenced, directly or not.</summary>
    public IReadOnlyList<ReferencedProject> Projects { get; init; } = Array.Empty<ReferencedProject>();

    /// <summary>What the project itself depends on: <c>id/version</c> of packages and names of projects.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = Array.Empty<string>();

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<EvidenceGap> Gaps { get; init; } = Array.Empty<EvidenceGap>();

    /// <summary>Reads the assets file, the nuspec of every package and the MSBuild files that name packages. Never throws for bad input: what cannot be read is a gap.</summary>
    public static NuGetGraph Read(NuGetGraphOptions options)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        try
        {
            return Read(options, File.ReadAllText(options.AssetsFile));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable(options, "it does not exist; run dotnet restore", 0, 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable(options, "it cannot be opened", 0, 0);
        }
    }

    /// <summary>Reads the graph from the text of an assets file.</summary>
    /// <param name="options">What to read.</param>
    /// <param name="assets">The text of <see cref="NuGetGraphOptions.AssetsFile"/>.</param>
    public static NuGetGraph Read(NuGetGraphOptions options, string assets)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        AssetsFile file;
        try
        {
            file = AssetsFile.Parse(assets ?? throw new ArgumentNullException(nameof(assets)), options.TargetFramework, options.RuntimeIdentifier);
        }
        catch (JsonMistakeException mistake)
        {
            return Unreadable(options, mistake.Message + "; run dotnet restore", mistake.Error.Line, mistake.Error.Column);
        }

        return file.HasTarget
            ? new GraphBuilder(options, file).Build()
            : Unreadable(options, $"it has no target for {(options.TargetFramework.Length == 0 ? "the project" : options.TargetFramework)}; run dotnet restore", 0, 0);
    }

    private static NuGetGraph Unreadable(NuGetGraphOptions options, string why, int line, int column)
    {
        var file = new RepositoryPath(options.RepositoryRoot).Relative(options.AssetsFile);
        return new NuGetGraph { Gaps = new[] { new EvidenceGap(file, why, new Place(file, line, column)) } };
    }
}
