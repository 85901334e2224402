using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary;

/// <summary>Reads one assembly: prefilter, walk, interpretation of what matters, then the evidence.</summary>
internal sealed class AssemblyReader
{
    private readonly AssemblyEvidenceOptions _options;
    private readonly BinaryKnowledge _knowledge;
    private readonly List<EvidenceGap> _gaps = new();

    public AssemblyReader(AssemblyEvidenceOptions options, BinaryKnowledge knowledge)
    {
        _options = options;
        _knowledge = knowledge;
    }

    public AssemblyEvidence Read(byte[] image, byte[]? pdb)
    {
        var team = _options.Team ?? new AssemblyTeam(_options, _knowledge);
        PEReader? pe = null;
        LoadedAssembly? assembly = null;
        try
        {
            pe = AssemblyTeam.OpenImage(image);
            if (!pe.HasMetadata)
            {
                return Unreadable("it is no .NET assembly");
            }

            var reader = pe.GetMetadataReader();
            if (!reader.IsAssembly)
            {
                return Unreadable("it is a module without an assembly");
            }

            var evidence = Describe(pe, reader);
            if (_gaps.Count > 0 || _options.IsThirdParty)
            {
                return evidence with { Gaps = _gaps };
            }

            assembly = team.Load(image, pe, () => pdb, _options.DisplayPath, _options.InstructionBudget);
            assembly.IsSinksOnly = _options.SinksOnly;
            pe = null;
            return Read(assembly, team, evidence);
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return Unreadable("it is truncated or corrupt; build again");
        }
        finally
        {
            pe?.Dispose();
            if (_options.Team is null)
            {
                team.Dispose();
            }
            else if (assembly is not null)
            {
                team.Release(assembly);
            }
        }
    }

    private AssemblyEvidence Describe(PEReader pe, MetadataReader reader)
    {
        var definition = reader.GetAssemblyDefinition();
        if (AttributeStrings.IsReferenceAssembly(reader))
        {
            Gap("it is a reference assembly without code, so it cannot show what it uses; give the reader the implementation");
        }

        return new AssemblyEvidence
        {
            Name = reader.GetString(definition.Name),
            Version = definition.Version.ToString(),
            HasEntryPoint = pe.PEHeaders.CorHeader is { EntryPointTokenOrRelativeVirtualAddress: not 0 } header && (header.Flags & CorFlags.NativeEntryPoint) == 0,
            References = reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToArray(),
        };
    }

    private AssemblyEvidence Read(LoadedAssembly assembly, AssemblyTeam team, AssemblyEvidence evidence)
    {
        if (assembly.SymbolMistake is { } mistake)
        {
            Gap(mistake);
        }

        var place = new Place(_options.DisplayPath, 0);
        var log = new BinaryLog(new ReadingScope(team, assembly), team.Knowledge);
        ReadBodies(assembly, team, log);
        if (_options.SinksOnly)
        {
            return log.Fill(evidence) with { Gaps = _gaps };
        }

        AttributeStrings.Read(assembly.Reader, team.Knowledge, log, place);
        var embedded = Resources.Read(assembly.Image, assembly.Reader, team.Knowledge, log, place, Gap);
        var filled = log.Fill(evidence) with { EmbeddedFiles = embedded };
        return new AgentReader(assembly, team, _options.Catalog, filled).AddTo(filled) with { Gaps = _gaps };
    }

    private void ReadBodies(LoadedAssembly assembly, AssemblyTeam team, BinaryLog log)
    {
        if (assembly.Strings.Count == 0 && assembly.View.All(one => one.KnownMembers.Count == 0))
        {
            return;
        }

        foreach (var (token, method, offset) in assembly.Bodies.Uses)
        {
            log.AddUse(assembly.Members.Find(token)!, method, offset);
        }

        var resolver = new ValueResolver(new ReadingScope(team, assembly));
        log.Sections = SectionsOf(assembly, resolver);
        foreach (var one in assembly.View.Where(one => one == assembly || one.KnownMembers.Count > 0))
        {
            foreach (var method in one.Bodies.Interesting)
            {
                foreach (var use in one.FactsOf(method).Sinks)
                {
                    var value = resolver.Resolve(use.Value.Value, method, use.Value.Sink.IsLoader);
                    log.AddSink(use.Value, value, method, use.Key.Offset);
                    if (one == assembly && ModelSinkNames.IsAppHosts(use.Value.Sink.Package) && one.FactsOf(method).ResourceNames.TryGetValue(use.Key.Offset, out var name))
                    {
                        log.AddDeployments(resolver.Resolve(name.Name, method, isPath: false), value);
                    }
                }
            }
        }

        foreach (var method in assembly.Bodies.Interesting)
        {
            foreach (var weakening in assembly.FactsOf(method).Weakenings)
            {
                log.AddWeakening(weakening.Value.Weakening, weakening.Value.Member, method, weakening.Key);
            }

            foreach (var name in assembly.FactsOf(method).ResourceNames.Where(name => !assembly.FactsOf(method).Sinks.Any(sink => sink.Key.Offset == name.Key)))
            {
                log.AddConnections(resolver.Resolve(name.Value.Name, method, isPath: false), name.Value.DocumentationId);
            }

            log.AddDistinctive(assembly.FactsOf(method), assembly.Strings);
        }

        if (assembly.Bodies.Unreadable > 0)
        {
            Gap($"{assembly.Bodies.Unreadable} of its method bodies cannot be read; build again");
        }

        if (assembly.IsIncomplete)
        {
            Gap("it is too large or too tangled to be read to the end");
        }
    }

    private static OptionsSections SectionsOf(LoadedAssembly assembly, ValueResolver resolver)
    {
        var sections = new OptionsSections();
        foreach (var one in assembly.View.Where(one => one == assembly || one.KnownMembers.Count > 0))
        {
            one.Bodies.Interesting.ForEach(method => sections.Add(one.FactsOf(method), method, resolver));
        }

        return sections;
    }

    private void Gap(string why) => _gaps.Add(new EvidenceGap(_options.DisplayPath, why, new Place(_options.DisplayPath, 0)));

    private AssemblyEvidence Unreadable(string why)
    {
        Gap(why);
        return new AssemblyEvidence { Gaps = _gaps };
    }
}
