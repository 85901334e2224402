using System;
using System.Collections.Generic;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>
/// What the inventory target tells the analyzers, through a file in obj that is an AdditionalFile: the project without its code, the merged policy, and
/// who speaks. Its bytes never depend on the build mode or on other projects' outputs, so that they do not make the compiler run again.
/// </summary>
public sealed record ProjectFacts
{
    private const int Format = 1;
    private const string InactiveText = "{\"vettedFacts\":1,\"active\":false,";

    /// <summary>The project as the manifest shows it: packages, project references, role. No models of the code.</summary>
    public required ProjectInventory Inventory { get; init; }

    /// <summary>The merged policy.</summary>
    public EffectivePolicy Policy { get; init; } = EffectivePolicy.None;

    /// <summary>False where the project has neither an AI package nor a distinctive model id: the analyzers then register nothing.</summary>
    public bool IsActive { get; init; }

    /// <summary>True under enforcement: the gate tells denied findings, the analyzers keep quiet about them.</summary>
    public bool IsEnforced { get; init; }

    /// <summary>True where package, file and project findings are told for this framework (the first of a multi-targeted project).</summary>
    public bool TellsProjectFindings { get; init; } = true;

    /// <summary>True where a central file gives packages their versions, so that a reference writes none.</summary>
    public bool HasCentralVersions { get; init; }

    /// <summary>What the central file says of packages that bring checks, as <c>id version</c>, sorted: a light bulb may reference those without asking for a version.</summary>
    public IReadOnlyList<string> CentralVersions { get; init; } = Array.Empty<string>();

    /// <summary>Writes the facts file: equal facts give equal bytes.</summary>
    public static string Write(ProjectFacts facts)
    {
        _ = facts ?? throw new ArgumentNullException(nameof(facts));
        var json = new JsonWriter(indented: false);
        json.BeginObject().Property("vettedFacts", Format)
            .Property("active", facts.IsActive).Property("enforced", facts.IsEnforced).Property("tellsProjectFindings", facts.TellsProjectFindings);
        if (facts.HasCentralVersions || facts.CentralVersions.Count > 0)
        {
            json.Property("hasCentralVersions", facts.HasCentralVersions).Property("centralVersions", facts.CentralVersions);
        }

        json.BeginObject("policy");
        PolicyJson.WriteMembers(json, facts.Policy);
        json.EndObject().BeginObject("inventory");
        InventoryJson.WriteMembers(json, facts.Inventory);
        return json.EndObject().EndObject().ToString();
    }

    /// <summary>
    /// True for the file of a project in which the analyzers have nothing to do, by its first bytes as <see cref="Write"/> writes them: most projects of a solution
    /// have no AI, and there nobody should have to read their packages first.
    /// </summary>
    /// <param name="beginning">The file's content, or its first <see cref="InactiveBeginning"/> characters.</param>
    public static bool IsInactive(string beginning) => (beginning ?? throw new ArgumentNullException(nameof(beginning))).StartsWith(InactiveText, StringComparison.Ordinal);

    /// <summary>How many characters <see cref="IsInactive"/> looks at.</summary>
    public static int InactiveBeginning => InactiveText.Length;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="error">What is wrong with it, or null.</param>
    /// <returns>The facts, or null where there is an <paramref name="error"/>.</returns>
    public static ProjectFacts? Read(string text, out TextError? error)
    {
        var root = JsonParser.Parse(text, out error);
        if (root is null)
        {
            return null;
        }

        if (root.GetInteger("vettedFacts") != Format || root["inventory"] is not { } inventory || root["policy"] is not { } policy)
        {
            error = new TextError(root.Line, root.Column, "this facts file was written by another version of Vetted");
            return null;
        }

        return new ProjectFacts
        {
            Inventory = InventoryJson.ReadMembers(inventory),
            Policy = PolicyJson.ReadMembers(policy),
            IsActive = root.GetBoolean("active"),
            IsEnforced = root.GetBoolean("enforced"),
            TellsProjectFindings = root.GetBoolean("tellsProjectFindings"),
            HasCentralVersions = root.GetBoolean("hasCentralVersions"),
            CentralVersions = root.GetStrings("centralVersions"),
        };
    }
}
