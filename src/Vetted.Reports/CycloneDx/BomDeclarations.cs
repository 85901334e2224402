using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>
/// What the policy says of the findings, and what the team attests, as CycloneDX attestations: each rule is a requirement, an accepted finding a
/// claim about it, any other a counter-claim. Full view only.
/// </summary>
internal sealed class BomDeclarations
{
    /// <summary>These depend on the day they are evaluated, and a bill may not: expiry and retirement dates stand in it as dates.</summary>
    private static readonly string[] DependOnToday = { Rules.ExceptionExpired, Rules.ModelRetired };

    private const string Assessor = "assessor:vetted";
    private readonly BomScope _scope;
    private readonly List<Claim> _claims;
    private readonly Attestation[] _attestations;
    private readonly BomRequirements _requirements;

    public BomDeclarations(BomScope scope)
    {
        _scope = scope;
        _attestations = (scope.Input.Policy?.Declared.Attestations ?? Array.Empty<Attestation>())
            .OrderBy(Subject, StringComparer.Ordinal).ThenBy(attestation => attestation.Date, StringComparer.Ordinal)
            .ThenBy(attestation => attestation.Report ?? attestation.Link ?? attestation.Reason, StringComparer.Ordinal).ToArray();
        _claims = (scope.Input.Evaluation?.Findings ?? Array.Empty<Finding>())
            .Where(finding => Array.IndexOf(DependOnToday, finding.Rule) < 0)
            .OrderBy(finding => finding.Rule, StringComparer.Ordinal).ThenBy(finding => finding.Subject, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal)
            .Select(finding => new Claim(finding, scope.Refs.Take("claim:" + finding.Rule + ":" + finding.Subject)))
            .ToList();
        _requirements = new BomRequirements(scope, attestation => Array.IndexOf(_attestations, attestation) is var index and >= 0 ? "evidence:" + Ref(index) : null);
    }

    private bool IsEmpty => !_scope.IsFull || (_claims.Count == 0 && _attestations.Length == 0 && _requirements.IsEmpty);

    /// <summary>Writes the rules that found something, as the requirements of a standard.</summary>
    public void WriteDefinitions(JsonWriter json)
    {
        if (IsEmpty || (_claims.Count == 0 && _requirements.IsEmpty))
        {
            return;
        }

        json.BeginObject("definitions").BeginArray("standards");
        WriteRules(json);
        _requirements.WriteStandards(json);
        json.EndArray().EndObject();
    }

    private void WriteRules(JsonWriter json)
    {
        if (_claims.Count == 0)
        {
            return;
        }

        json.BeginObject()
            .Property("bom-ref", "rules:vetted")
            .Property("name", "Vetted rules")
            .Property("version", _scope.Input.ToolVersion)
            .BeginArray("requirements");
        foreach (var rule in _claims.Select(claim => claim.Finding.Rule).Distinct(StringComparer.Ordinal))
        {
            json.BeginObject().Property("bom-ref", "rule:" + rule).Property("identifier", rule)
                .Property("title", Rules.All.FirstOrDefault(known => known.Id == rule)?.Title)
                .BeginArray("externalReferences").BeginObject().Property("type", "documentation").Property("url", Product.HelpLink(rule)).EndObject().EndArray()
                .EndObject();
        }

        json.EndArray().EndObject();
    }

    /// <summary>Writes claims, their evidence and the attestation that maps them to rules.</summary>
    public void WriteDeclarations(JsonWriter json)
    {
        if (IsEmpty)
        {
            return;
        }

        json.BeginObject("declarations");
        json.BeginArray("assessors").BeginObject().Property("bom-ref", Assessor).Property("thirdParty", false)
            .BeginObject("organization").Property("name", _scope.Input.Supplier ?? _scope.Inventory.Name).EndObject().EndObject().EndArray();
        WriteAttestations(json);
        WriteClaims(json);
        WriteEvidence(json);
        json.EndObject();
    }

    private void WriteAttestations(JsonWriter json)
    {
        if (_claims.Count == 0 && _requirements.IsEmpty)
        {
            return;
        }

        json.BeginArray("attestations");
        WriteFindings(json);
        _requirements.WriteAttestations(json, Assessor);
        json.EndArray();
    }

    private void WriteFindings(JsonWriter json)
    {
        if (_claims.Count == 0)
        {
            return;
        }

        json.BeginObject()
            .Property("summary", "Findings of the policy at build time; not legal advice")
            .Property("assessor", Assessor)
            .BeginArray("map");
        foreach (var rule in _claims.GroupBy(claim => claim.Finding.Rule, StringComparer.Ordinal))
        {
            json.BeginObject().Property("requirement", "rule:" + rule.Key)
                .Property("claims", rule.Where(claim => claim.Finding.Verdict == Verdict.Allow).Select(claim => claim.Ref).ToArray())
                .Property("counterClaims", rule.Where(claim => claim.Finding.Verdict != Verdict.Allow).Select(claim => claim.Ref).ToArray())
                .EndObject();
        }

        json.EndArray().EndObject();
    }

    private void WriteClaims(JsonWriter json)
    {
        json.BeginArray("claims");
        foreach (var claim in _claims)
        {
            json.BeginObject().Property("bom-ref", claim.Ref)
                .Property("target", _scope.Refs.OfSubject(claim.Finding.Subject))
                .Property("predicate", claim.Finding.Rule + " " + EnumWords.Of(claim.Finding.Verdict) + ": " + claim.Finding.Subject)
                .Property("reasoning", claim.Finding.Message);
            if (HasEvidence(claim.Finding))
            {
                json.BeginArray("evidence").Value(Evidence(claim)).EndArray();
            }

            json.EndObject();
        }

        for (var i = 0; i < _attestations.Length; i++)
        {
            json.BeginObject().Property("bom-ref", "claim:" + Ref(i))
                .Property("target", _scope.Refs.OfSubject(_attestations[i].Tool ?? _attestations[i].Obligation ?? ""))
                .Property("predicate", "attested by the team: " + Subject(_attestations[i]))
                .Property("reasoning", _attestations[i].Reason)
                .BeginArray("evidence").Value("evidence:" + Ref(i)).EndArray()
                .EndObject();
        }

        _requirements.WriteClaims(json);
        json.EndArray();
    }

    private void WriteEvidence(JsonWriter json)
    {
        if (_attestations.Length == 0 && !_requirements.HasEvidence && !_claims.Any(claim => HasEvidence(claim.Finding)))
        {
            return;
        }

        json.BeginArray("evidence");
        for (var i = 0; i < _attestations.Length; i++)
        {
            WriteAttested(json, _attestations[i], "evidence:" + Ref(i));
        }

        foreach (var claim in _claims.Where(claim => HasEvidence(claim.Finding)))
        {
            var accepted = Accepted(claim.Finding);
            var description = string.Join("; ", claim.Finding.Places.Select(OutputPath.Of).Distinct(StringComparer.Ordinal));
            if (claim.Finding.AcceptedBy is { } by)
            {
                description += (description.Length > 0 ? "; " : "") + "accepted: " + (accepted is null ? by : Describe(accepted));
            }

            json.BeginObject().Property("bom-ref", Evidence(claim)).Property("propertyName", "vetted:finding").Property("description", description)
                .Property("expires", Day(accepted?.Expires))
                .EndObject();
        }

        _requirements.WriteEvidence(json);
        json.EndArray();
    }

    private void WriteAttested(JsonWriter json, Attestation attestation, string reference)
    {
        var parts = new[]
        {
            attestation.Tool is { } tool ? "tool " + tool + (attestation.Version is { } version ? " " + version : "") : null,
            attestation.Report is { } report ? "report " + OutputPath.Of(report) : null,
            attestation.Link is { } link ? "link " + link : null,
            attestation.Report is not null ? Hash(attestation) : null,
            attestation.Reason is { } reason ? "does not apply: " + reason : null,
        };
        json.BeginObject().Property("bom-ref", reference).Property("propertyName", "vetted:attestation")
            .Property("description", string.Join("; ", parts.OfType<string>()))
            .Property("created", Day(attestation.Date));
        if (attestation.By is { } by)
        {
            json.BeginObject("author").Property("name", by).EndObject();
        }

        json.EndObject();
    }

    // The hash of the file as it was read; where nobody looked, the one that the policy pins.
    private string? Hash(Attestation attestation)
    {
        var read = _scope.Inventory.AttestedFiles.FirstOrDefault(file => file.Path == attestation.Report);
        return AttestedReport.ProblemOf(attestation, _scope.Inventory.AttestedFiles) is { } problem ? "which " + problem
            : read?.Sha256 is { } hash ? "SHA-256 " + hash + (attestation.Sha256 is null ? "" : " (pinned)")
            : attestation.Sha256 is { } pinned ? "pinned SHA-256 " + pinned + ", not checked" : "not checked";
    }

    private AcceptedFinding? Accepted(Finding finding) => finding.AcceptedBy is { } by
        ? _scope.Input.Policy?.Exceptions.FirstOrDefault(exception => exception.Rule == finding.Rule && (exception.Ticket == by || exception.Reason == by))
        : null;

    private static string Describe(AcceptedFinding exception) =>
        exception.Reason + " (owner " + exception.Owner + (exception.Ticket is { } ticket ? ", " + ticket : "")
        + (exception.Expires is { } expires ? ", until " + expires : "") + ")";

    private static bool HasEvidence(Finding finding) => finding.Places.Count > 0 || finding.AcceptedBy is not null;

    private static string Evidence(Claim claim) => "evidence:" + claim.Ref.Substring("claim:".Length);

    private static string Ref(int index) => "attested:" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Subject(Attestation attestation) =>
        attestation.Category is { } category ? category
        : attestation.Practice is { } practice ? "practice " + practice
        : attestation.Obligation is { } obligation ? "obligation of " + obligation
        : "";

    /// <summary>The format wants a time; a day starts at midnight UTC.</summary>
    private static string? Day(string? date) =>
        date is not null && DateTime.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? date + "T00:00:00Z" : null;

    private sealed record Claim(Finding Finding, string Ref);
}
