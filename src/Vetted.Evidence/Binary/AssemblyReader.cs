using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
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
        try
        {
            using var pe = new PEReader(Immutable(image));
            if (!pe.HasMetadata)
            {
                return Unreadable("it is no .NET assembly");
            }

            var reader = pe.GetMetadataReader();
            if (!reader.IsAssembly)
            {
                return Unreadable("it is a module without an assembly");
            }

            return Read(pe, reader, pdb);
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return Unreadable("it is truncated or corrupt; build again");
        }
    }

    private AssemblyEvidence Read(PEReader pe, MetadataReader reader, byte[]? pdb)
    {
        var definition = reader.GetAssemblyDefinition();
        var evidence = new AssemblyEvidence
        {
            Name = reader.GetString(definition.Name),
            Version = definition.Version.ToString(),
            References = reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToArray(),
        };
        if (AttributeStrings.IsReferenceAssembly(reader))
        {
            Gap("it is a reference assembly without code, so it cannot show what it uses; give the reader the implementation");
            return evidence with { Gaps = _gaps };
        }

        if (_options.IsThirdParty)
        {
            return evidence;
        }

        using var symbols = Symbols.Open(pe, pdb, _options, out var mistake);
        if (mistake is not null)
        {
            Gap(mistake);
        }

        using var references = new ReferenceParameters(_options.References, _options.ProjectAssemblies);
        var members = new MemberTable(reader, _knowledge, references);
        var log = new BinaryLog(reader, symbols, _knowledge, new OwnMembers(reader, members));
        ReadBodies(pe, reader, members, log);
        AttributeStrings.Read(reader, _knowledge, log, new Place(_options.DisplayPath, 0));
        var embedded = Resources.Read(pe, reader, _knowledge, log, new Place(_options.DisplayPath, 0), Gap);
        return log.Fill(evidence) with { EmbeddedFiles = embedded, Gaps = _gaps };
    }

    private void ReadBodies(PEReader pe, MetadataReader reader, MemberTable members, BinaryLog log)
    {
        var candidates = new Dictionary<int, DistinctiveText>();
        foreach (var candidate in UserStrings.FindCandidates(reader))
        {
            if (DistinctiveText.Find(candidate.Value, _knowledge) is { } distinctive)
            {
                candidates[candidate.Key] = distinctive;
            }
        }

        var tokens = members.FindInteresting();
        if (candidates.Count == 0 && tokens.Count == 0)
        {
            return;
        }

        var budget = new Budget(_options.InstructionBudget);
        var bodies = new BodyIndex(pe, reader, members);
        bodies.Build(candidates.Keys, tokens, budget);
        var facts = new Dictionary<int, MethodFacts>();
        MethodFacts FactsOf(int row) => facts.TryGetValue(row, out var known) ? known : facts[row] = Interpret(reader, members, bodies, budget, row);
        var resolver = new ValueResolver(FactsOf, bodies, log.Own);
        foreach (var (token, method, offset) in bodies.Uses)
        {
            log.AddUse(members.Find(token)!, method, offset);
        }

        foreach (var row in bodies.Interesting)
        {
            foreach (var use in FactsOf(row).Sinks)
            {
                log.AddSink(use.Value, resolver.Resolve(use.Value.Value, use.Value.Sink.IsLoader), FactsOf, row, use.Key.Offset);
            }

            foreach (var weakening in FactsOf(row).Weakenings)
            {
                log.AddWeakening(weakening.Value.Weakening, weakening.Value.Member, row, weakening.Key);
            }
        }

        foreach (var row in bodies.Interesting)
        {
            log.AddDistinctive(FactsOf(row), candidates);
        }

        if (bodies.Unreadable > 0)
        {
            Gap($"{bodies.Unreadable} of its method bodies cannot be read; build again");
        }

        if (budget.IsSpent || facts.Values.Any(one => !one.IsComplete))
        {
            Gap("it is too large or too tangled to be read to the end");
        }
    }

    private MethodFacts Interpret(MetadataReader reader, MemberTable members, BodyIndex bodies, Budget budget, int row)
    {
        try
        {
            return bodies.Body(row) is { } body ? MethodInterpreter.Run(reader, members, _knowledge, budget, row, body) : MethodFacts.Empty;
        }
        catch (Exception e) when (BadImage.IsExpected(e))
        {
            return new MethodFacts { IsComplete = false };
        }
    }

    private void Gap(string why) => _gaps.Add(new EvidenceGap(_options.DisplayPath, why, new Place(_options.DisplayPath, 0)));

    private AssemblyEvidence Unreadable(string why)
    {
        Gap(why);
        return new AssemblyEvidence { Gaps = _gaps };
    }

    // The reader only looks; copying megabytes would cost more than reading them.
    private static ImmutableArray<byte> Immutable(byte[] image) => System.Runtime.CompilerServices.Unsafe.As<byte[], ImmutableArray<byte>>(ref image);
}
