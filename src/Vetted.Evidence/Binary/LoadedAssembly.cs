using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Vetted.Evidence.Binary;

/// <summary>One assembly of a team, opened: its tables, the walk over its bodies and the facts of its methods, each made when somebody first asks.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private const int MaximumForwards = 3;

    // A comparison of members costs several instructions' time. Of 93 assemblies of an SDK with more than half a megabyte each, the one that needed most needed 115.
    private const int InstructionsPerComparison = 6;
    private readonly AssemblyTeam _team;
    private readonly PEReader _image;
    private readonly Func<byte[]?> _readPdb;
    private readonly Budget _budget;
    private readonly Dictionary<int, MethodFacts> _facts = new();
    private ILookup<string, TypeDefinitionHandle>? _types;
    private IReadOnlyList<LoadedAssembly>? _view;
    private HashSet<int>? _viewed;
    private Dictionary<int, DistinctiveText>? _strings;
    private HashSet<int>? _knownMembers;
    private BodyIndex? _bodies;
    private Symbols? _symbols;
    private string? _mistake;

    /// <summary>Opens an image.</summary>
    /// <exception cref="BadImageFormatException">It is no assembly, or it is larger than any compiler makes one.</exception>
    public LoadedAssembly(AssemblyTeam team, int index, byte[] content, PEReader image, Func<byte[]?> readPdb, string displayPath, int instructionBudget)
    {
        (_team, _image, _readPdb, Index, Content, DisplayPath) = (team, image, readPdb, index, content, displayPath);
        Reader = image.GetMetadataReader();
        if (Reader.GetTableRowCount(TableIndex.MethodDef) > RowId.MaximumRow || Reader.GetTableRowCount(TableIndex.Field) > RowId.MaximumRow)
        {
            throw new BadImageFormatException("too many members");
        }

        _budget = new Budget(instructionBudget);
        Searches = new Budget(instructionBudget / InstructionsPerComparison);
        Members = new MemberTable(this, team);
        Own = new OwnMembers(this, team);
        References = Reader.AssemblyReferences.Select(handle => Reader.GetString(Reader.GetAssemblyReference(handle).Name)).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToArray();
    }

    /// <summary>Its number in the team.</summary>
    public int Index { get; }

    public byte[] Content { get; }

    /// <summary>How places name it.</summary>
    public string DisplayPath { get; }

    public MetadataReader Reader { get; }

    public PEReader Image => _image;

    public MemberTable Members { get; }

    /// <summary>
    /// The comparisons that finding members by their names may cost, here and in the assemblies that it references: references times methods of one type is
    /// quadratic, and types of a corrupt file share their methods.
    /// </summary>
    public Budget Searches { get; }

    /// <summary>The members that it defines.</summary>
    public OwnMembers Own { get; }

    /// <summary>Simple names of the assemblies that it references.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>True where only what it hands to sinks is asked for. Set before anything else is.</summary>
    public bool IsSinksOnly { get; set; }

    /// <summary>The strings that matter wherever they are loaded, by token.</summary>
    public IReadOnlyDictionary<int, DistinctiveText> Strings => _strings ??= IsSinksOnly ? new Dictionary<int, DistinctiveText>() : FindStrings();

    /// <summary>The tokens of members that the catalog knows.</summary>
    public IReadOnlyCollection<int> KnownMembers => _knownMembers ??= Members.FindInteresting();

    /// <summary>The walk over its bodies.</summary>
    public BodyIndex Bodies => _bodies ??= new BodyIndex(this, Strings.Keys, KnownMembers, _budget);

    /// <summary>True where the work that one assembly may cause ended before the assembly did.</summary>
    public bool IsIncomplete => _budget.IsSpent || Searches.IsSpent || Members.IsGivenUp || _facts.Values.Any(one => !one.IsComplete);

    /// <summary>Itself and the assemblies of the team whose members it can name, itself first, then by name: what a reading of this assembly alone sees.</summary>
    public IReadOnlyList<LoadedAssembly> View => _view ??= FindView();

    /// <summary>Lines of its instructions.</summary>
    public Symbols Symbols => _symbols ??= Symbols.Open(_image, _readPdb, _team.RepositoryRoot, DisplayPath, out _mistake);

    /// <summary>What is wrong with its PDB; null where nothing is.</summary>
    public string? SymbolMistake => Symbols is null ? null : _mistake;

    /// <summary>True where a member of that assembly can be named here.</summary>
    public bool Sees(int assembly) => (_viewed ??= new HashSet<int>(View.Select(one => one.Index))).Contains(assembly);

    /// <summary>What the method does.</summary>
    public MethodFacts FactsOf(int id) => _facts.TryGetValue(id, out var known) ? known : _facts[id] = Interpret(id);

    /// <summary>The id of a method that another assembly names; 0 where it is not there, or where that assembly's searches are used up.</summary>
    public int FindMethod(string type, string name, MethodShape shape, Budget searches) => Find(type, searches, (assembly, handle) =>
    {
        foreach (var method in TypeRows.MethodsOf(assembly.Reader, handle))
        {
            if (!searches.Spend(1))
            {
                return 0;
            }

            if (assembly.Members.Find(MetadataTokens.GetToken(method)) is { } candidate && candidate.Name == name && candidate.Shape.Equals(shape))
            {
                return candidate.Id;
            }
        }

        return 0;
    });

    /// <summary>The id of a field that another assembly names; 0 where it is not there, or where that assembly's searches are used up.</summary>
    public int FindField(string type, string name, Budget searches) => Find(type, searches, (assembly, handle) =>
    {
        foreach (var field in TypeRows.FieldsOf(assembly.Reader, handle))
        {
            if (!searches.Spend(1))
            {
                return 0;
            }

            if (assembly.Reader.StringComparer.Equals(assembly.Reader.GetFieldDefinition(field).Name, name))
            {
                return RowId.Of(assembly.Index, MetadataTokens.GetRowNumber(field));
            }
        }

        return 0;
    });

    /// <summary>The types of that full name; several differ only in their arity.</summary>
    public IEnumerable<TypeDefinitionHandle> TypesNamed(string type) => (_types ??= Reader.TypeDefinitions.ToLookup(handle => TypeNames.FullName(Reader, handle), StringComparer.Ordinal))[type];

    public void Dispose()
    {
        _symbols?.Dispose();
        _image.Dispose();
    }

    private int Find(string type, Budget searches, Func<LoadedAssembly, TypeDefinitionHandle, int> inType)
    {
        var assembly = this;
        for (var forwards = 0; forwards <= MaximumForwards && assembly is not null; forwards++)
        {
            foreach (var handle in assembly.TypesNamed(type))
            {
                if (inType(assembly, handle) is > 0 and var id)
                {
                    return id;
                }
            }

            assembly = assembly.ForwardOf(type, searches);
        }

        return 0;
    }

    private LoadedAssembly? ForwardOf(string type, Budget searches)
    {
        var simpleName = type.Substring(type.LastIndexOf('.') + 1);
        foreach (var handle in Reader.ExportedTypes)
        {
            if (!searches.Spend(1))
            {
                return null;
            }

            var forward = Reader.GetExportedType(handle);
            if (forward.Implementation is { IsNil: false, Kind: HandleKind.AssemblyReference } target && Reader.StringComparer.Equals(forward.Name, simpleName))
            {
                return _team.Follow(Reader.GetString(Reader.GetAssemblyReference((AssemblyReferenceHandle)target).Name));
            }
        }

        return null;
    }

    private Dictionary<int, DistinctiveText> FindStrings()
    {
        var strings = new Dictionary<int, DistinctiveText>();
        foreach (var candidate in UserStrings.FindCandidates(Reader, _team.Knowledge.MayBeModel))
        {
            if (DistinctiveText.Find(candidate.Value, _team.Knowledge) is { } distinctive)
            {
                strings[candidate.Key] = distinctive;
            }
        }

        return strings;
    }

    private LoadedAssembly[] FindView()
    {
        var seen = new HashSet<int> { Index };
        var view = new List<LoadedAssembly> { this };
        for (var i = 0; i < view.Count; i++)
        {
            view.AddRange(view[i].References.Select(_team.Follow).Where(assembly => assembly is not null && seen.Add(assembly.Index))!);
        }

        return view.ToArray();
    }

    private MethodFacts Interpret(int id)
    {
        try
        {
            return Bodies.Body(RowId.Row(id)) is { } body ? MethodInterpreter.Run(this, _team, _budget, id, body) : MethodFacts.Empty;
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return new MethodFacts { IsComplete = false };
        }
    }
}
