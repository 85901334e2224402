using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>
/// Merges policy files so that no file removes a denial of another: allow lists intersect, deny and warn lists unite, of two requirements the stronger
/// holds, and what lifts (declared facts, exceptions) counts from project files under a central policy only where that delegates it.
/// </summary>
internal sealed class PolicyMerger
{
    private readonly AiCatalog _catalog;
    private readonly List<PolicyProblem> _problems;
    private readonly bool _isCentral;

    public PolicyMerger(AiCatalog catalog, List<PolicyProblem> problems, bool isCentral)
    {
        _catalog = catalog;
        _problems = problems;
        _isCentral = isCentral;
    }

    public EffectivePolicy Merge(IReadOnlyList<PolicyFile> outermostFirst)
    {
        var delegated = DelegatedBy(outermostFirst);
        foreach (var file in outermostFirst.Where(file => !file.Input.IsCentral && file.Root["delegate"] is not null))
        {
            Ignored(file, file.Root["delegate"]!, "'delegate' counts only in a central policy, which comes from outside the repository");
        }

        var policy = new EffectivePolicy { IsCentral = _isCentral, Delegated = delegated };
        foreach (var file in outermostFirst)
        {
            policy = AddRules(policy, file);
            policy = AddFacts(policy, file, word => file.Input.IsCentral || !_isCentral || delegated.Contains(word, StringComparer.Ordinal));
        }

        return policy with
        {
            Safety = policy.Safety.OrderBy(item => item.Capability, StringComparer.Ordinal).ThenBy(item => item.Category, StringComparer.Ordinal).ToArray(),
            Practices = policy.Practices.GroupBy(entry => entry.Value, StringComparer.Ordinal).Select(group => group.First())
                .OrderBy(entry => entry.Value, StringComparer.Ordinal).ToArray(),
            RuleSettings = policy.RuleSettings.OrderBy(setting => setting.Rule, StringComparer.Ordinal).ToArray(),
        };
    }

    /// <summary>What the central policy among some files leaves to the others, sorted.</summary>
    internal static IReadOnlyList<string> DelegatedBy(IEnumerable<PolicyFile> files) => files.Where(file => file.Input.IsCentral)
        .SelectMany(file => file.Entries(file.Root, "delegate")).Select(entry => entry.Value).Distinct(StringComparer.Ordinal).OrderBy(word => word, StringComparer.Ordinal).ToArray();

    private EffectivePolicy AddRules(EffectivePolicy policy, PolicyFile file) => policy with
    {
        Enforce = policy.Enforce || file.Root.GetBoolean("enforce"),
        PackageLicences = Add(policy.PackageLicences, file, file.Find("packages", "licences"), CheckPackageLicence),
        Packages = Add(policy.Packages, file, file.Find("packages"), CheckPackage),
        JudgesAllPackages = policy.JudgesAllPackages || file.Find("packages")?.GetString("scope") == "all",
        ModelLicences = Add(policy.ModelLicences, file, file.Find("models", "licences"), CheckModelLicence),
        Models = Add(policy.Models, file, file.Find("models"), null),
        Providers = Add(policy.Providers, file, file.Find("models", "providers"), null),
        MinimumOpenness = Stronger(policy.MinimumOpenness, file),
        Services = Add(policy.Services, file, file.Find("services"), null),
        Safety = AddSafety(policy.Safety, file),
        MinimumVetting = Stronger(policy.MinimumVetting, file.Find("safety")?.GetString("minimumVetting"), PolicyKeys.VettingGrades),
        Practices = policy.Practices.Concat(file.Entries(file.Find("practices"), "require")).ToArray(),
        RuleSettings = AddRuleSettings(policy.RuleSettings, file),
        Lock = Stronger(policy.Lock, file.Root.GetString("lock")),
    };

    private EffectivePolicy AddFacts(EffectivePolicy policy, PolicyFile file, Func<string, bool> counts)
    {
        var reader = new DeclarationsReader(file, _problems);
        if (file.Root["declare"] is { } declare)
        {
            var declared = policy.Declared;
            if (declare.Members.Any(member => member.Name != "attestations"))
            {
                declared = counts("declare") ? reader.AddFacts(declared) : NotDelegated(file, declare, "declared facts", "declare", declared);
            }

            if (declare["attestations"] is { } attestations)
            {
                declared = counts("attestations") ? reader.AddAttestations(declared) : NotDelegated(file, attestations, "attestations", "attestations", declared);
            }

            policy = policy with { Declared = declared };
        }

        if (file.Root["exceptions"] is { Items.Count: > 0 } exceptions)
        {
            policy = counts("exceptions")
                ? policy with { Exceptions = reader.ReadExceptions().Concat(policy.Exceptions).ToArray() }
                : NotDelegated(file, exceptions, "exceptions", "exceptions", policy);
        }

        return policy;
    }

    private T NotDelegated<T>(PolicyFile file, JsonValue value, string what, string word, T unchanged)
    {
        Ignored(file, value, $"the {what} here do not count: the central policy does not delegate \"{word}\"");
        return unchanged;
    }

    private void Ignored(PolicyFile file, JsonValue value, string message) => _problems.Add(new PolicyProblem(file.PlaceOf(value), message, IsMistake: false));

    private static Choice Add(Choice choice, PolicyFile file, JsonValue? lists, Func<string, string?>? check, List<PolicyProblem>? problems)
    {
        if (lists is null)
        {
            return choice;
        }

        IReadOnlyList<PolicyEntry> Entries(string name)
        {
            var entries = file.Entries(lists, name);
            foreach (var entry in entries)
            {
                if (check?.Invoke(entry.Value) is { } message)
                {
                    problems!.Add(new PolicyProblem(entry.Place, message, IsMistake: true));
                }
            }

            return entries;
        }

        // An allow list that is there and empty, or of the wrong kind, allows nothing: a mistake in it must not open the door.
        var allow = lists["allow"] is null ? choice.Allow : choice.Allow.Concat(new[] { Entries("allow") }).ToArray();
        return new Choice { Allow = allow, Deny = choice.Deny.Concat(Entries("deny")).ToArray(), Warn = choice.Warn.Concat(Entries("warn")).ToArray() };
    }

    private Choice Add(Choice choice, PolicyFile file, JsonValue? lists, Func<string, string?>? check) => Add(choice, file, lists, check, _problems);

    private string? CheckPackageLicence(string entry) => LicenceWords.CheckPackageEntry(entry, _catalog);

    private string? CheckModelLicence(string entry) => LicenceWords.CheckModelEntry(entry, _catalog);

    private static string? CheckPackage(string entry) =>
        PackagePattern.Parse(entry) is null ? $"'{entry}' is no package pattern: write an id, id/version or id/[range]" : null;

    private static SafetyRequirement[] AddSafety(IReadOnlyList<SafetyRequirement> requirements, PolicyFile file)
    {
        var merged = requirements.ToList();
        foreach (var capability in file.Members("safety", "require"))
        {
            foreach (var category in capability.Value.Members)
            {
                if (!EnumWords.TryParse<Assurance>(category.Value.IsString ? category.Value.Raw : null, out var assurance))
                {
                    continue;
                }

                var requirement = new SafetyRequirement(capability.Name, category.Name, assurance, file.PlaceOf(category));
                var index = merged.FindIndex(other => other.Capability == requirement.Capability && other.Category == requirement.Category);
                if (index < 0)
                {
                    merged.Add(requirement);
                }
                else if (merged[index].Assurance < assurance)
                {
                    merged[index] = requirement;
                }
            }
        }

        return merged.ToArray();
    }

    private static RuleSetting[] AddRuleSettings(IReadOnlyList<RuleSetting> settings, PolicyFile file)
    {
        var merged = settings.ToList();
        foreach (var member in file.Members("rules"))
        {
            if (!EnumWords.TryParse<Verdict>(member.Value.IsString ? member.Value.Raw : null, out var verdict) || verdict == Verdict.Allow)
            {
                continue;
            }

            var index = merged.FindIndex(other => other.Rule == member.Name);
            if (index < 0)
            {
                merged.Add(new RuleSetting(member.Name, verdict, file.PlaceOf(member)));
            }
            else if (merged[index].Verdict < verdict)
            {
                merged[index] = new RuleSetting(member.Name, verdict, file.PlaceOf(member));
            }
        }

        return merged.ToArray();
    }

    private static PolicyEntry? Stronger(PolicyEntry? current, PolicyFile file)
    {
        var value = file.Find("models", "openness")?["minimum"];
        var word = value is { IsString: true } ? value.Raw : null;
        return Array.IndexOf(PolicyKeys.OpennessClasses, word) > Array.IndexOf(PolicyKeys.OpennessClasses, current?.Value) ? new PolicyEntry(word!, file.PlaceOf(value!)) : current;
    }

    private static string? Stronger(string? left, string? right, string[] weakestFirst) =>
        Array.IndexOf(weakestFirst, right) > Array.IndexOf(weakestFirst, left) ? right : left;

    private static Verdict? Stronger(Verdict? current, string? word) =>
        EnumWords.TryParse<Verdict>(word, out var verdict) && verdict != Verdict.Allow && (current is null || current < verdict) ? verdict : current;
}
