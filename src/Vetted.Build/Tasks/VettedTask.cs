using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Vetted.Catalog;
using Vetted.Evidence.NuGet;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>What the tasks share: the project item, and that a mistake of ours never takes a plain build down.</summary>
public abstract class VettedTask : Task
{
    private AiCatalog? _catalog;

    /// <summary>The project: its file, with everything else as metadata.</summary>
    [Required]
    public ITaskItem Project { get; set; } = null!;

    /// <summary>What is known: the shipped catalog, once the policy is read with the organisation's own on top.</summary>
    /// <summary>The PackageReference items.</summary>
    public ITaskItem[] PackageReferences { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The PackageVersion items of central package management.</summary>
    public ITaskItem[] PackageVersions { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The GlobalPackageReference items.</summary>
    public ITaskItem[] GlobalPackageReferences { get; set; } = Array.Empty<ITaskItem>();

    private protected AiCatalog Catalog { get => _catalog ?? AiCatalog.Shared; set => _catalog = value; }

    private protected Settings Settings => new(BuildEngine, Project);

    /// <summary>True where the project switched Vetted off and nobody outside it, nor its policy, enforces or locks.</summary>
    private protected bool IsOff(EffectivePolicy policy) => !policy.Enforce && !Settings.IsLocked && string.Equals(Project.GetMetadata("Enabled"), "false", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public sealed override bool Execute()
    {
        try
        {
            Run();
        }
        catch (OperationCanceledException)
        {
            // Whoever cancelled knows; a build that is cancelled has not passed.
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TellFailure("Vetted could not read or write a file: " + e.Message);
        }
#pragma warning disable CA1031 // Whatever went wrong inside, a plain build of somebody's product goes on; under enforcement it does not.
        catch (Exception e)
#pragma warning restore CA1031
        {
            TellFailure("Vetted failed, which is a mistake in Vetted; please report it with this text: " + e);
        }

        return !Log.HasLoggedErrors;
    }

    private protected abstract void Run();

    private protected PackageItem[] PackageItems() =>
        Of("PackageReference", PackageReferences).Concat(Of("PackageVersion", PackageVersions)).Concat(Of("GlobalPackageReference", GlobalPackageReferences)).ToArray();

    private static IEnumerable<PackageItem> Of(string kind, ITaskItem[] items) => items.Select(item => new PackageItem(kind, item.ItemSpec, item.GetMetadata("DefiningProjectFullPath")) { Version = item.GetMetadata("Version") });

    /// <summary>Tells what kept a task from its work: an error under enforcement, which must not pass what it did not see, else a warning.</summary>
    private protected void TellProblem(string rule, string file, string message)
    {
        if (Settings.Enforce == true || WarningSettings.From(Project).IsError(rule))
        {
            Log.LogError(null, rule, null, Product.HelpLink(rule), file, 0, 0, 0, 0, "{0}", message);
        }
        else
        {
            Log.LogWarning(null, rule, null, Product.HelpLink(rule), file, 0, 0, 0, 0, "{0}", message);
        }
    }

    private void TellFailure(string message) => TellProblem(Rules.EvidenceUnreadable, Project.GetMetadata("FullPath"), message);
}
