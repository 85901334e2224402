using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Evidence.Binary;
using Vetted.Inventory;

namespace Vetted.Build;

/// <summary>Puts evidence of several readers and projects together, sorted and without repetitions.</summary>
internal static class InventoryMerge
{
    public static ProjectInventory Add(ProjectInventory project, AssemblyEvidence binary) => project with
    {
        Models = Joined(project.Models, binary.Models),
        Unknowns = Joined(project.Unknowns, binary.Unknowns),
        Connections = Joined(project.Connections, binary.Connections),
        Capabilities = Joined(project.Capabilities, binary.Capabilities),
        SafetyTools = Joined(project.SafetyTools, binary.SafetyTools),
        Weakenings = Joined(project.Weakenings, binary.Weakenings),
        Services = Joined(project.Services, binary.Services),
        Parts = Joined(project.Parts, binary.Parts),
        Routes = Joined(project.Routes, binary.Routes),
        Gaps = Joined(project.Gaps, binary.Gaps),
    };

    /// <summary>Adds what a library uses; its packages are in the application's own graph already.</summary>
    public static ProjectInventory Add(ProjectInventory project, ProjectInventory library) => project with
    {
        Models = Joined(project.Models, library.Models),
        Unknowns = Joined(project.Unknowns, library.Unknowns),
        Connections = Joined(project.Connections, library.Connections),
        Capabilities = Joined(project.Capabilities, library.Capabilities),
        SafetyTools = Joined(project.SafetyTools, library.SafetyTools),
        Weakenings = Joined(project.Weakenings, library.Weakenings),
        Services = Joined(project.Services, library.Services),
        ModelFiles = Joined(project.ModelFiles, library.ModelFiles.Where(file => project.ModelFiles.All(own => own.Path != file.Path))),
        Parts = Joined(project.Parts, library.Parts),
        Routes = Joined(project.Routes, library.Routes),
        Gaps = Joined(project.Gaps, library.Gaps),
    };

    public static ProjectInventory Sorted(ProjectInventory project) => project with
    {
        Models = Sort(project.Models, model => model.Evidence, model => model.Text),
        Unknowns = Sort(project.Unknowns, unknown => unknown.Evidence, unknown => unknown.Key),
        Connections = Sort(project.Connections, connection => connection.Evidence, connection => connection.Name),
        Capabilities = Sort(project.Capabilities, use => use.Evidence, use => use.Name),
        SafetyTools = Sort(project.SafetyTools, use => use.Evidence, use => use.Tool),
        Weakenings = Sort(project.Weakenings, weakening => weakening.Evidence, weakening => weakening.Kind),
        Services = Sort(project.Services, service => service.Evidence, service => service.Id),
        Parts = Sort(project.Parts, part => part.Evidence, part => part.Kind + "\n" + part.Name),
        Routes = Sort(project.Routes, route => route.Evidence, route => route.Entry),
        ModelFiles = project.ModelFiles.OrderBy(file => file.Path, StringComparer.Ordinal).ToArray(),
        Gaps = project.Gaps.Distinct().OrderBy(gap => gap.What, StringComparer.Ordinal).ThenBy(gap => gap.Why, StringComparer.Ordinal).ToArray(),
    };

    /// <summary>True where there is something to tell an application that uses the project.</summary>
    public static bool HasNews(ProjectInventory project) =>
        project.Models.Count + project.Unknowns.Count + project.Connections.Count + project.Capabilities.Count + project.SafetyTools.Count + project.Weakenings.Count
        + project.Services.Count + project.ModelFiles.Count + project.Parts.Count > 0;

    private static T[] Joined<T>(IReadOnlyList<T> first, IEnumerable<T> second) => first.Concat(second).ToArray();

    private static T[] Sort<T>(IEnumerable<T> facts, Func<T, Inventory.Evidence> evidence, Func<T, string> name) => facts.Distinct()
        .OrderBy(fact => evidence(fact).Place.File, StringComparer.Ordinal)
        .ThenBy(fact => evidence(fact).Place.Line)
        .ThenBy(fact => evidence(fact).Place.Column)
        .ThenBy(name, StringComparer.Ordinal)
        .ThenBy(fact => evidence(fact).Technique)
        .ThenBy(fact => evidence(fact).Symbol, StringComparer.Ordinal)
        .ToArray();
}
