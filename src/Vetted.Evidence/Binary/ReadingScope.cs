using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary;

/// <summary>
/// What the reading of one assembly looks at: itself and what it can name. Members are told by their ids in the team. An assembly is asked about another one's
/// members only where it can name them.
/// </summary>
internal sealed class ReadingScope
{
    private readonly AssemblyTeam _team;

    public ReadingScope(AssemblyTeam team, LoadedAssembly primary)
    {
        _team = team;
        Primary = primary;
    }

    /// <summary>The assembly that is read.</summary>
    public LoadedAssembly Primary { get; }

    /// <summary>It, and the others.</summary>
    public IReadOnlyList<LoadedAssembly> All => Primary.View;

    /// <summary>The assembly that defines a member.</summary>
    public LoadedAssembly Of(int id) => _team[RowId.Assembly(id)];

    public MethodFacts FactsOf(int method) => Of(method).FactsOf(method);

    public IEnumerable<int> Callers(int method) => ThoseThatSee(method).SelectMany(assembly => assembly.Bodies.Callers(method));

    public IEnumerable<int> Storers(int field) => ThoseThatSee(field).SelectMany(assembly => assembly.Bodies.Storers(field));

    /// <summary>The method and those of base types and interfaces through which it is called.</summary>
    public IEnumerable<int> Declarations(int method) => new[] { method }.Concat(Of(method).Own.Declarations(method));

    /// <summary>The method and those that a call of it may run.</summary>
    public IEnumerable<int> Implementations(int method) => new[] { method }.Concat(ThoseThatSee(method).SelectMany(assembly => assembly.Own.Implementations(method)));

    /// <summary>The value of a string constant; null for any other field.</summary>
    public string? Constant(int field) => Of(field).Own.Constant(field);

    public string FieldName(int field) => Of(field).Own.FieldName(field);

    public string FormOfField(int field) => Of(field).Own.FormOfField(field);

    public string ParameterName(int method, int index) => Of(method).Own.ParameterName(method, index);

    /// <summary>The string that a parameter has where it is left out; null where there is none.</summary>
    public string? ParameterDefault(int method, int index) => Of(method).Own.ParameterDefault(method, index);

    public string? SetterName(int method) => Of(method).Own.SetterName(method);

    /// <summary>The statement that an instruction belongs to.</summary>
    public Place Find(int method, int offset) => Of(method).Symbols.Find(RowId.Row(method), offset);

    /// <summary>The same, but never only the arm of a switch expression.</summary>
    public Place FindStatement(int method, int offset) => Of(method).Symbols.FindStatement(RowId.Row(method), offset);

    /// <summary>The first line of a method, as near to its parameters as a PDB comes.</summary>
    public Place FindFirst(int method) => Of(method).Symbols.FindFirst(RowId.Row(method));

    /// <summary>The method as a person wrote it.</summary>
    public string UserMethod(int method) => UserMethods.Name(Of(method).Reader, Of(method).Symbols.Kickoff(RowId.Row(method)));

    private IEnumerable<LoadedAssembly> ThoseThatSee(int id) => All.Where(assembly => assembly.Sees(RowId.Assembly(id)));
}
