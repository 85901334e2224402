using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>VET3001 to VET3007: where models and packages come from, and whether they are what they were.</summary>
internal static class SupplyRules
{
    // Hosts that sell the models of others and end them at dates of their own: as forms of ids, and as services.
    private static readonly string[] Clouds = { "azure", "bedrock", "vertex", "github-models" };

    public static void Judge(EvaluationCase project, FindingList findings)
    {
        foreach (var package in project.Inventory.Packages)
        {
            JudgePackage(package, project, findings);
        }

        foreach (var file in project.Inventory.ModelFiles)
        {
            JudgeFile(file, project.Policy, findings);
        }

        JudgeMissingPins(project, findings);

        foreach (var model in project.Models)
        {
            JudgeModel(model, project, findings);
        }

        foreach (var group in project.Inventory.Services.GroupBy(service => service.Id, StringComparer.OrdinalIgnoreCase))
        {
            JudgeService(group.Key, group.ToArray(), project.Policy, findings);
        }
    }

    private static void JudgePackage(Package package, EvaluationCase project, FindingList findings)
    {
        var row = project.Catalog.FindPackage(package.Id);
        if (row is null && package.Dependencies.Select(Id).FirstOrDefault(id => project.Catalog.FindPackage(id) is not null) is { } known)
        {
            findings.Add(
                Rules.PackageNotCatalogued,
                package.Id + "/" + package.Version,
                null,
                FindingLevel.Report,
                $"{Wording.Package(package)} builds on {known} and is not in the catalog. Look once at what it does, then record it: vetted accept {package.Id}",
                project.PlaceOf(package));
        }

        if (package.ModelFiles.Count > 0 || row is { BringsWeights: true })
        {
            var files = Wording.InParentheses(package.ModelFiles);
            var licence = package.Licence is { } expression ? $" that {expression} does not cover" : "";
            findings.Add(
                Rules.PackageBringsWeights,
                package.Id + "/" + package.Version,
                null,
                FindingLevel.Suggestion,
                $"{Wording.Package(package)} brings model weights{files} with terms of their own{licence}. Find out which model it is and declare it: declare.models in vetted.json",
                project.PlaceOf(package));
        }
    }

    private static void JudgeFile(ModelFile file, EffectivePolicy policy, FindingList findings)
    {
        var severe = file.Hazards.Where(hazard => hazard.Severe).ToArray();
        var hazards = severe.Length > 0 ? severe : file.Hazards.ToArray();
        if (hazards.Length > 0)
        {
            findings.Add(
                Rules.ModelFileRunsCode,
                file.Path,
                null,
                severe.Length > 0 ? FindingLevel.Warning : FindingLevel.Report,
                $"{file.Path} ({file.Format}) {(severe.Length > 0 ? "runs code when it is loaded" : "holds something unusual")}: "
                    + $"{Wording.Some(hazards.Select(hazard => hazard.Detail).Distinct(StringComparer.Ordinal).ToArray())}. "
                    + "Convert it to safetensors, GGUF or ONNX, or load it only where its author is trusted",
                new[] { file.Evidence.Place });
        }

        if (PinOf(file, policy) is { } pin && !string.Equals(pin.Sha256, file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            var found = file.Sha256 is { } hash ? "has SHA-256 " + Short(hash) : "could not be hashed";
            findings.Add(
                Rules.ModelFileChanged,
                file.Path,
                Verdict.Deny,
                FindingLevel.Warning,
                $"{file.Path} {found}, and {Wording.FileOf(pin.Place)} pins {Short(pin.Sha256!)}. Restore the reviewed file, or review this one and pin its hash",
                new[] { file.Evidence.Place });
        }
    }

    /// <summary>A pinned file below the project that is none of its model files: it went, or something else that no longer looks like a model took its place.</summary>
    private static void JudgeMissingPins(EvaluationCase project, FindingList findings)
    {
        var projectFile = project.Inventory.ProjectFile;
        if (projectFile.Length == 0)
        {
            // A policy judges many artefacts, and no pin says to which it belongs.
            return;
        }

        var folder = projectFile.Substring(0, projectFile.LastIndexOf('/') + 1);
        var pins = project.Policy.Declared.Models.Where(model => model.Sha256 is not null && model.Id.StartsWith(folder, StringComparison.Ordinal));
        foreach (var pin in pins.Where(pin => !project.Inventory.ModelFiles.Any(file => IsPinned(file, pin))))
        {
            findings.Add(
                Rules.ModelFileChanged,
                pin.Id,
                Verdict.Deny,
                FindingLevel.Warning,
                $"{pin.Id} is pinned by {Wording.FileOf(pin.Place)} and is no model file of this project: it is missing, is no item of the project, or holds no model any more. Restore the reviewed file, or remove its pin",
                new[] { pin.Place });
        }
    }

    /// <summary>The policy's pin of a file; null where it has none.</summary>
    internal static DeclaredModel? PinOf(ModelFile file, EffectivePolicy policy) => policy.Declared.Models.FirstOrDefault(model => model.Sha256 is not null && IsPinned(file, model));

    private static bool IsPinned(ModelFile file, DeclaredModel model) => model.Id == file.Path || model.Id == file.OutputPath;

    private static void JudgeModel(JudgedModel model, EvaluationCase project, FindingList findings)
    {
        if (model.Identity is not { } identity)
        {
            return;
        }

        if (identity.IsFloating && model.References.Count > 0)
        {
            var pin = identity.PinnedId is { } pinned ? $"Pin it: {pinned} is what it stood for when the catalog was made" : "Pin a dated version";
            findings.Add(
                Rules.ModelFloats,
                model.Subject,
                null,
                FindingLevel.Suggestion,
                $"{model.Called} floats: its provider can move the name to another model without a commit of yours. {pin}",
                model.Places,
                model.IsAboutCode);
        }

        if (identity.Retires is { } date && model.References.Where(reference => EndsThere(identity, reference)).ToArray() is { Length: > 0 } ending)
        {
            // Without a date to judge against, the catalog's own date decides: the same commit always gets the same answer.
            var isOver = string.CompareOrdinal(date, project.AsOf ?? project.Catalog.Date) <= 0;
            var move = identity.Successor is { } successor ? $"Move to {successor}" : "Choose another";
            var told = identity.IsEndSecondHand ? $"{date}, as a copy of its provider's list says" : date;
            findings.Add(
                Rules.ModelRetired,
                model.Subject,
                null,
                isOver ? FindingLevel.Warning : FindingLevel.Suggestion,
                isOver
                    ? $"{model.Called} was retired on {told}: calls to it {(identity.IsEndSecondHand ? "may fail" : "fail")}. {move}"
                    : $"{model.Called} will be retired on {told}. {move} before then",
                (model with { References = ending, Files = [] }).Places,
                model.IsAboutCode);
        }

        JudgeProvider(model, identity, project.Policy, findings);
    }

    // A publisher's own date says nothing about the same model at a cloud; a model that the team runs itself has no end.
    private static bool EndsThere(ModelIdentity identity, ModelReference reference) =>
        Clouds.Contains(identity.Form) || reference.Service is not { } service || !(service.StartsWith("azure", StringComparison.Ordinal) || Clouds.Contains(service));

    private static void JudgeProvider(JudgedModel model, ModelIdentity identity, EffectivePolicy policy, FindingList findings)
    {
        var provider = identity.Publisher ?? "unknown";
        var judgement = Judgement.Of(policy.Providers, pattern => Pattern.Matches(pattern, provider));
        if (judgement.Verdict is Verdict.Deny or Verdict.Warn)
        {
            findings.Add(
                Rules.Provider,
                model.Subject,
                model.IsCertain ? judgement.Verdict : null,
                FindingLevel.Report,
                $"{model.Called} comes from {provider}. {Wording.Sentence(Wording.Objection(judgement))}: "
                    + $"choose another (vetted explain {model.Subject}) or record an exception: vetted accept {model.Subject}",
                model.Places,
                model.IsAboutCode);
        }
    }

    private static void JudgeService(string id, ServiceUse[] uses, EffectivePolicy policy, FindingList findings)
    {
        var hosts = uses.Select(use => use.Host).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(host => host, StringComparer.Ordinal).ToArray();
        var judgement = hosts.Length == 0
            ? Judgement.Of(policy.Services, pattern => Pattern.Matches(pattern, id))
            : Judgement.OfAll(policy.Services, hosts, (pattern, host) => Pattern.Matches(pattern, id) || Pattern.Matches(pattern, host));
        if (judgement.Verdict is Verdict.Deny or Verdict.Warn)
        {
            findings.Add(
                Rules.Provider,
                id,
                judgement.Verdict,
                FindingLevel.Report,
                $"this project calls {id}{Wording.InParentheses(hosts)}. {Wording.Sentence(Wording.Objection(judgement))}: "
                    + $"use another service or record an exception: vetted accept {id}",
                uses.Select(use => use.Evidence.Place).OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line).ThenBy(place => place.Column),
                isAboutCode: true);
        }
    }

    private static string Id(string dependency)
    {
        var slash = dependency.IndexOf('/');
        return slash < 0 ? dependency : dependency.Substring(0, slash);
    }

    internal static string Short(string hash) => hash.Length > 12 ? hash.Substring(0, 12) + "…" : hash;
}
