using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Vetted.Evidence.Binary;

/// <summary>
/// The assemblies that an application consists of, opened when a reading leads to them and kept for the next one. Values are followed from one to another where
/// both are the team's own, and into libraries that hand what they get to an AI package; SDKs and the framework are only asked for the names of their parameters.
/// Not for several threads at once.
/// </summary>
public sealed class AssemblyTeam : IDisposable
{
    // The last place is for the assembly that is read.
    private const int MaximumFollowed = RowId.MaximumAssemblies - 2;
    private readonly AssemblyEvidenceOptions _options;
    private readonly RepositoryPath? _root;
    private readonly List<LoadedAssembly?> _loaded = new();
    private readonly Dictionary<string, LoadedAssembly?> _followed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LoadedAssembly> _byPath = new(StringComparer.Ordinal);

    /// <summary>Prepares to read; opens nothing yet.</summary>
    /// <param name="options">The references, which of them are the team's, the catalog and the repository's root.</param>
    public AssemblyTeam(AssemblyEvidenceOptions options)
        : this(options, BinaryKnowledge.For((options ?? throw new ArgumentNullException(nameof(options))).Catalog))
    {
    }

    internal AssemblyTeam(AssemblyEvidenceOptions options, BinaryKnowledge knowledge)
    {
        _options = options;
        Knowledge = knowledge;
        Parameters = new ReferenceParameters(options.References, options.ProjectAssemblies, options.Open);
        Rules = new SinkRules(knowledge, Parameters);
        _root = options.RepositoryRoot.Length == 0 ? null : new RepositoryPath(options.RepositoryRoot);
    }

    internal BinaryKnowledge Knowledge { get; }

    internal ReferenceParameters Parameters { get; }

    internal SinkRules Rules { get; }

    internal string RepositoryRoot => _options.RepositoryRoot;

    internal LoadedAssembly this[int index] => _loaded[index] ?? throw new BadImageFormatException("no such assembly");

    /// <summary>Closes what was opened.</summary>
    public void Dispose()
    {
        Parameters.Dispose();
        _loaded.ForEach(assembly => assembly?.Dispose());
    }

    /// <summary>Opens an image that is to be read; the same content at the same path is opened once.</summary>
    /// <exception cref="BadImageFormatException">It is no assembly.</exception>
    internal LoadedAssembly Load(byte[] content, PEReader image, Func<byte[]?> readPdb, string displayPath, int budget)
    {
        if (_byPath.TryGetValue(displayPath, out var known) && known.Content.AsSpan().SequenceEqual(content))
        {
            image.Dispose();
            return known;
        }

        var free = _loaded.IndexOf(null);
        var index = free < 0 ? _loaded.Count : free;
        var assembly = new LoadedAssembly(this, index, content, image, readPdb, displayPath, budget);
        if (free < 0)
        {
            _loaded.Add(null);
        }

        _loaded[index] = assembly;
        _byPath[displayPath] = assembly;
        return assembly;
    }

    /// <summary>Closes an assembly that was read and into which nobody follows a value: most of an artefact's files, whose content need not stay in memory.</summary>
    internal void Release(LoadedAssembly assembly)
    {
        if (!_followed.ContainsValue(assembly))
        {
            _loaded[assembly.Index] = null;
            _byPath.Remove(assembly.DisplayPath);
            assembly.Dispose();
        }
    }

    /// <summary>The assembly of that simple name, where values are followed into it; null for every other one.</summary>
    internal LoadedAssembly? Follow(string name)
    {
        if (!_followed.TryGetValue(name, out var assembly))
        {
            assembly = Rules.IsFollowed(name) ? Open(name) : null;
            _followed[name] = assembly;
        }

        return assembly;
    }

    // Immutable content: the reader only looks, and copying megabytes would cost more than reading them.
    internal static PEReader OpenImage(byte[] content) => new(System.Runtime.CompilerServices.Unsafe.As<byte[], System.Collections.Immutable.ImmutableArray<byte>>(ref content));

    private LoadedAssembly? Open(string name)
    {
        if (!_options.References.TryGetValue(name, out var path) || _loaded.Count >= MaximumFollowed)
        {
            return null;
        }

        var displayPath = _root?.Relative(path) ?? path;
        if (_byPath.TryGetValue(displayPath, out var known))
        {
            return known;
        }

        PEReader? image = null;
        try
        {
            if (ReadAll(path) is { } content)
            {
                image = OpenImage(content);
                if (image.HasMetadata && image.GetMetadataReader().IsAssembly)
                {
                    return Load(content, image, () => ReadAll(Path.ChangeExtension(path, ".pdb")), displayPath, _options.InstructionBudget);
                }
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException || BadImage.IsExpected(e))
        {
            // Its own reading tells that it cannot be read.
        }

        image?.Dispose();
        return null;
    }

    private byte[]? ReadAll(string path)
    {
        using var stream = _options.Open(path);
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        for (var read = 0; read < bytes.Length;)
        {
            var count = stream.Read(bytes, read, bytes.Length - read);
            read += count > 0 ? count : throw new EndOfStreamException(path);
        }

        return bytes;
    }
}
