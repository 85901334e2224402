using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary;

/// <summary>
/// Agents, functions offered to models, MCP servers and clients in a compiled assembly, and the guard map. A walk of its own over the bodies, made only where
/// the assembly names such a member or something else of AI was seen in it. Names are told where the code writes them at the call.
/// </summary>
internal sealed class AgentReader
{
    private readonly LoadedAssembly _assembly;
    private readonly AssemblyTeam _team;
    private readonly AgentKnowledge _knowledge;
    private readonly Dictionary<int, AgentApi> _apis = new();
    private readonly List<AiPart> _parts = new();
    private readonly List<CapabilityUse> _capabilities = new();
    private readonly HashSet<int> _linked = new();
    private readonly GuardMap<int> _map = new(EqualityComparer<int>.Default);
    private readonly ILookup<(string, int), string> _models;
    private readonly ILookup<(string, int), string> _guards;
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly PushedArguments _pushed;
    private readonly Dictionary<int, int[]> _entered = new();

    public AgentReader(LoadedAssembly assembly, AssemblyTeam team, AiCatalog catalog, AssemblyEvidence seen)
    {
        (_assembly, _team, _knowledge) = (assembly, team, AgentKnowledge.Of(catalog));
        _pushed = new PushedArguments(assembly.Reader);
        _models = seen.Models.Where(model => model.Use >= ModelUse.Selected && model.Identity?.IsGuard != true).ToLookup(model => (model.Evidence.Place.File, model.Evidence.Place.Line), model => model.Text);
        _guards = seen.SafetyTools.ToLookup(tool => (tool.Evidence.Place.File, tool.Evidence.Place.Line), tool => tool.Tool);
        _files.UnionWith(_models.Concat(_guards).Select(group => group.Key.Item1));
    }

    /// <summary>The evidence with what this reader sees added.</summary>
    public AssemblyEvidence AddTo(AssemblyEvidence evidence)
    {
        FindApis();
        var hasAttributes = ReadAttributes();
        if (_apis.Count == 0 && !hasAttributes && _models.Count == 0)
        {
            return evidence;
        }

        for (var row = 1; row <= _assembly.Reader.MethodDefinitions.Count; row++)
        {
            ReadBody(row);
        }

        return evidence with
        {
            Parts = _parts.Distinct().OrderBy(part => part.Evidence.Place.File, StringComparer.Ordinal).ThenBy(part => part.Evidence.Place.Line).ThenBy(part => part.Evidence.Place.Column).ThenBy(part => part.Name, StringComparer.Ordinal).ToArray(),
            Routes = _map.Draw(row => (NameOf(row), new Inventory.Evidence(Technique.Binary, PlaceOf(row), Confidence.High, UserMethods.Name(_assembly.Reader, row)))),
            Capabilities = evidence.Capabilities.Concat(_capabilities).GroupBy(use => (use.Name, use.Evidence.Place)).Select(group => group.First())
                .OrderBy(use => use.Evidence.Place.File, StringComparer.Ordinal).ThenBy(use => use.Evidence.Place.Line).ThenBy(use => use.Evidence.Place.Column).ThenBy(use => use.Name, StringComparer.Ordinal).ToArray(),
        };
    }

    // Tokens of references to agent members, and of their instantiations.
    private void FindApis()
    {
        var reader = _assembly.Reader;
        foreach (var handle in reader.MemberReferences)
        {
            var reference = reader.GetMemberReference(handle);
            if (reference.GetKind() == MemberReferenceKind.Method && TypeNames.FullName(reader, reference.Parent) is var type && _knowledge.KnowsType(type)
                && _knowledge.Find(type, reader.GetString(reference.Name)) is { } api)
            {
                _apis[MetadataTokens.GetToken(handle)] = api;
            }
        }

        for (var row = 1; row <= reader.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var specification = reader.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row));
            if (_apis.TryGetValue(MetadataTokens.GetToken(specification.Method), out var api))
            {
                _apis[MetadataTokens.GetToken(MetadataTokens.MethodSpecificationHandle(row))] = api;
            }
        }
    }

    private bool ReadAttributes()
    {
        var reader = _assembly.Reader;
        var isAny = false;
        foreach (var handle in reader.CustomAttributes)
        {
            try
            {
                var attribute = reader.GetCustomAttribute(handle);
                if (attribute.Parent.Kind == HandleKind.MethodDefinition && _apis.TryGetValue(MetadataTokens.GetToken(attribute.Constructor), out var api) && api.IsPart)
                {
                    isAny = true;
                    var row = MetadataTokens.GetRowNumber(attribute.Parent);
                    var name = AttributeText.First(reader.GetBlobReader(attribute.Value), HasParameters(attribute.Constructor), api.NamedBy) ?? reader.GetString(reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Parent).Name);
                    _parts.Add(Part(api, name, PlaceOf(row), row));
                }
            }
            catch (Exception e) when (BadImage.IsExpected(e))
            {
                // An attribute that does not hold together cannot be read by the run time either.
            }
        }

        return isAny;
    }

    private bool HasParameters(EntityHandle constructor) =>
        _assembly.Members.Find(MetadataTokens.GetToken(constructor)) is { Shape.Parameters.Count: > 0 };

    private void ReadBody(int row)
    {
        if (_assembly.Bodies.Body(row) is not { } body)
        {
            return;
        }

        // A state machine's method runs because the method that people wrote was called.
        if (_assembly.Symbols.Kickoff(row) is var written && written != row)
        {
            _map.AddCall(written, row);
        }

        // A place per instruction is dear; most methods stand in files where nothing was seen.
        var mayBeMarked = _files.Count > 0 && _assembly.Symbols.MayStandIn(row, _files);
        var pushed = _pushed;
        pushed.Reset();
        List<(AiPart Part, int Slot)>? open = null;
        var code = new IlCode(body.GetILReader());
        AiPart? last = null;
        while (code.MoveNext())
        {
            pushed.Note(code);
            switch (code.OpCode)
            {
                case 0x72 when mayBeMarked:
                    Mark(row, code.Offset);
                    break;
                case 0x28 or 0x6F or 0x73 or 0xFE06 or 0xFE07:
                    var token = code.Int32();
                    if (mayBeMarked)
                    {
                        Mark(row, code.Offset);
                    }

                    AddCalls(row, token);
                    var made = _apis.TryGetValue(token, out var api) ? Use(api, token, row, code.Offset, pushed) : null;
                    if (api?.Part == "approval")
                    {
                        Wrap(last, open, pushed);
                    }

                    last = made ?? (api is null ? last : null);
                    pushed.AfterCall(code, isDelegate: code.OpCode is 0xFE06 or 0xFE07);
                    break;
                case >= 0x0A and <= 0x0D or 0x13 or 0x7D or 0x80:
                    // A tool that is kept in a variable or field may be wrapped later.
                    if (last is not null)
                    {
                        (open ??= new()).Add((last, PushedArguments.SlotOf(code)));
                    }

                    last = null;
                    break;
            }
        }
    }

    private AiPart? Use(AgentApi api, int token, int row, int offset, PushedArguments pushed)
    {
        var place = _assembly.Symbols.Find(row, offset);
        if (api.Capability is { } capability)
        {
            _capabilities.Add(new CapabilityUse(capability, Short(api), new Inventory.Evidence(Technique.Binary, place, Confidence.High, UserMethods.Name(_assembly.Reader, _assembly.Symbols.Kickoff(row)))));
        }

        if (api.Part == "model-call")
        {
            _map.AddModelCall(row);
        }

        if (!api.IsPart)
        {
            return null;
        }

        var part = Part(api, Name(api, token, pushed), place, row);
        _parts.Add(part);
        if (part.Kind is "tool" or "mcp-client" or "mcp-server")
        {
            _map.AddTool(row, part.Name);
            LinkInstance(row);
        }

        return part;
    }

    private string Name(AgentApi api, int token, PushedArguments pushed)
    {
        var member = _assembly.Members.Find(token);
        if (member is not null && _team.Parameters.Find(member.Assembly, member.Type, member.Name, member.Shape) is { } names)
        {
            foreach (var name in api.NamedBy)
            {
                if (Array.IndexOf(names, name) is var index and >= 0 && pushed.Text(index, names.Length) is { Length: > 0 } text)
                {
                    return text;
                }
            }
        }

        return pushed.Option is { } option ? option
            : api.Part is "tool" or "mcp-tool" && pushed.Method is { } method ? method
            : member is null ? api.Id : member.Name == "#ctor" ? member.Type.Substring(member.Type.LastIndexOf('.') + 1) : member.Name;
    }

    // The wrapping call stands right behind the tool, or takes it from where it was kept.
    private void Wrap(AiPart? last, List<(AiPart Part, int Slot)>? open, PushedArguments pushed)
    {
        var wrapped = last ?? open?.Where(one => one.Slot == pushed.LoadedSlot).Select(one => one.Part).LastOrDefault();
        if (wrapped is not null && _parts.IndexOf(wrapped) is var at and >= 0)
        {
            _parts[at] = wrapped with { Approval = ToolApproval.Asked };
        }
    }

    private void AddCalls(int row, int token)
    {
        var callee = token >> 24 == (int)TableIndex.MethodDef ? token & 0xFFFFFF : _assembly.Members.Find(token) is { Id: > 0 } member && RowId.Assembly(member.Id) == _assembly.Index ? RowId.Row(member.Id) : 0;
        if (callee <= 0)
        {
            return;
        }

        _map.AddCall(row, callee);
        if (!_entered.TryGetValue(callee, out var starts))
        {
            _entered.Add(callee, starts = Enter(callee));
        }

        foreach (var start in starts)
        {
            _map.AddCall(row, start);
        }
    }

    // Links a method to what stands for it at run time, once, and gives what else its callers start: the MoveNext of a state machine that they make.
    private int[] Enter(int callee)
    {
        foreach (var implementation in _assembly.Own.Implementations(RowId.Of(_assembly.Index, callee)))
        {
            _map.AddCall(callee, RowId.Row(implementation));
        }

        var type = _assembly.Reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(callee)).GetDeclaringType();
        return UserMethods.IsGenerated(_assembly.Reader, type)
            ? TypeRows.MethodsOf(_assembly.Reader, type).TakeWhile(_ => _assembly.Searches.Spend(1))
                .Where(method => _assembly.Reader.StringComparer.Equals(_assembly.Reader.GetMethodDefinition(method).Name, "MoveNext")).Select(method => MetadataTokens.GetRowNumber(method)).ToArray()
            : Array.Empty<int>();
    }

    private void Mark(int row, int offset)
    {
        var place = _assembly.Symbols.Find(row, offset);
        foreach (var model in _models[(place.File, place.Line)])
        {
            _map.AddModel(row, model);
            LinkInstance(row);
        }

        foreach (var tool in _guards[(place.File, place.Line)])
        {
            _map.AddGuard(row, tool);
        }
    }

    // Whatever an instance does rests on what its constructor made.
    private void LinkInstance(int row)
    {
        if (!_linked.Add(row))
        {
            return;
        }

        var reader = _assembly.Reader;
        var method = reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(row));
        if (!reader.StringComparer.Equals(method.Name, ".ctor") || UserMethods.IsGenerated(reader, method.GetDeclaringType()))
        {
            return;
        }

        foreach (var other in TypeRows.MethodsOf(reader, method.GetDeclaringType()))
        {
            var definition = reader.GetMethodDefinition(other);
            if ((definition.Attributes & System.Reflection.MethodAttributes.Static) == 0 && !reader.StringComparer.Equals(definition.Name, ".ctor"))
            {
                _map.AddCall(MetadataTokens.GetRowNumber(other), row);
            }
        }
    }

    private AiPart Part(AgentApi api, string name, Place place, int row) =>
        new(api.Part, name, null, new Inventory.Evidence(Technique.Binary, place, Confidence.High, UserMethods.Name(_assembly.Reader, _assembly.Symbols.Kickoff(row))))
        {
            Approval = api.RunsUnasked ? ToolApproval.NotAsked : ToolApproval.CannotTell,
        };

    private string NameOf(int row)
    {
        var name = UserMethods.Name(_assembly.Reader, _assembly.Symbols.Kickoff(row));
        return (name.StartsWith("M:", StringComparison.Ordinal) ? name.Substring(2) : name).Replace("<Main>$", "Main").Replace("<Main>", "Main");
    }

    // The first instruction with a line.
    private Place PlaceOf(int row) => _assembly.Symbols.FindStatement(row, 0) is { Line: > 0 } place ? place : _assembly.Symbols.Find(row, int.MaxValue);

    private static string Short(AgentApi api)
    {
        var parts = api.Members[0].Split('.');
        return string.Join(".", parts.Skip(Math.Max(0, parts.Length - 2)));
    }
}
