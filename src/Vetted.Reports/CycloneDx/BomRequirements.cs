using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>
/// What has to stand guard and which deployment practices are asked for, as requirements of two standards, each with a claim (or counter-claim), its evidence
/// and how far it is met. Full view only.
/// </summary>
internal sealed class BomRequirements
{
    private const string Policy = "policy:safety";
    private const string Practices = "policy:practices";
    private readonly BomScope _scope;
    private readonly List<Row> _rows = new();

    public BomRequirements(BomScope scope, Func<Attestation, string?> evidenceOf)
    {
        _scope = scope;
        if (!scope.IsFull || scope.Input.Evaluation is not { } evaluation)
        {
            return;
        }

        foreach (var verdict in evaluation.Safety)
        {
            var name = verdict.Capability + "/" + verdict.Category;
            var attested = (scope.Input.Policy?.Declared.Attestations ?? Array.Empty<Attestation>()).Where(item => item.Category == verdict.Category).Select(evidenceOf).OfType<string>();
            _rows.Add(new Row(
                Policy,
                name,
                verdict.Category + " where AI does " + verdict.Capability + ": at least " + EnumWords.Of(verdict.Required) + (verdict.AskedBy.Length > 0 ? ", asked by " + OutputPath.Of(verdict.AskedBy) : ", asked of every application"),
                verdict.IsMet,
                verdict.Shown is { } shown ? verdict.Category + " is " + EnumWords.Of(shown) + (verdict.By.Count > 0 ? " by " + string.Join(", ", verdict.By) : "") : verdict.Category + " is shown by nothing",
                Places(verdict.Category),
                attested.ToArray()));
        }

        foreach (var practice in evaluation.Practices)
        {
            _rows.Add(new Row(
                Practices,
                practice.Id,
                practice.Title,
                practice.Attestation is not null,
                practice.Attestation is null ? "nothing shows it" : practice.Attestation.Reason is { } reason ? "does not apply: " + reason : "shown by " + (practice.Attestation.Link ?? OutputPath.Of(practice.Attestation.Report ?? "")),
                "",
                practice.Attestation is { } attestation && evidenceOf(attestation) is { } evidence ? new[] { evidence } : Array.Empty<string>()));
        }
    }

    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Writes the standards into the open array.</summary>
    public void WriteStandards(JsonWriter json)
    {
        foreach (var standard in _rows.GroupBy(row => row.Standard, StringComparer.Ordinal))
        {
            json.BeginObject().Property("bom-ref", standard.Key)
                .Property("name", standard.Key == Policy ? "What the policy asks to stand guard" : "Deployment practices (an unverified reading of the guidance)")
                .BeginArray("requirements");
            foreach (var row in standard)
            {
                json.BeginObject().Property("bom-ref", row.Ref).Property("identifier", row.Name).Property("title", row.Title).EndObject();
            }

            json.EndArray().EndObject();
        }
    }

    /// <summary>Writes the attestations that map requirements to claims into the open array.</summary>
    public void WriteAttestations(JsonWriter json, string assessor)
    {
        foreach (var standard in _rows.GroupBy(row => row.Standard, StringComparer.Ordinal))
        {
            json.BeginObject()
                .Property("summary", standard.Key == Policy ? "Protection as the build sees it; that a check is there does not say how good it is" : "Practices as the team declares them")
                .Property("assessor", assessor)
                .BeginArray("map");
            foreach (var row in standard)
            {
                json.BeginObject().Property("requirement", row.Ref)
                    .Property(row.IsMet ? "claims" : "counterClaims", new[] { row.Claim })
                    .BeginObject("conformance").Property("score", row.IsMet ? 1 : 0).Property("rationale", row.Shown).EndObject()
                    .EndObject();
            }

            json.EndArray().EndObject();
        }
    }

    /// <summary>Writes the claims into the open array.</summary>
    public void WriteClaims(JsonWriter json)
    {
        foreach (var row in _rows)
        {
            var evidence = row.Attested.Concat(row.Places.Length > 0 ? new[] { row.Evidence } : Array.Empty<string>()).ToArray();
            json.BeginObject().Property("bom-ref", row.Claim).Property("target", _scope.Refs.Root).Property("predicate", row.Name + ": " + row.Shown);
            if (evidence.Length > 0)
            {
                json.Property("evidence", evidence);
            }

            json.EndObject();
        }
    }

    /// <summary>Writes where the protection was seen into the open array of evidence.</summary>
    public void WriteEvidence(JsonWriter json)
    {
        foreach (var row in _rows.Where(row => row.Places.Length > 0))
        {
            json.BeginObject().Property("bom-ref", row.Evidence).Property("propertyName", "vetted:safety-tool").Property("description", row.Places).EndObject();
        }
    }

    /// <summary>True where a claim rests on evidence of its own.</summary>
    public bool HasEvidence => _rows.Any(row => row.Places.Length > 0);

    private string Places(string category) => string.Join("; ", _scope.SafetyTools
        .Where(use => _scope.Catalog.FindSafetyTool(use.Tool)?.Categories.Contains(category) == true)
        .OrderBy(use => use.Tool, StringComparer.Ordinal).ThenBy(use => use.Evidence.Place.File, StringComparer.Ordinal).ThenBy(use => use.Evidence.Place.Line)
        .Select(use => use.Tool + " " + EnumWords.Of(use.Assurance) + (use.Guards is { } guarded ? " for " + guarded : "") + " at " + OutputPath.Of(use.Evidence.Place))
        .Distinct(StringComparer.Ordinal)
        .Take(20));

    private sealed record Row(string Standard, string Name, string Title, bool IsMet, string Shown, string Places, IReadOnlyList<string> Attested)
    {
        public string Ref => (Standard == Policy ? "requirement:" : "practice:") + Name;

        public string Claim => "claim:" + Ref;

        public string Evidence => "evidence:" + Ref;
    }
}
