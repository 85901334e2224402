using System;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Vetted.Catalog;
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
    private protected AiCatalog Catalog { get => _catalog ?? AiCatalog.Shared; set => _catalog = value; }

    private protected Settings Settings => new(BuildEngine, Project);

    /// <summary>True where the project switched Vetted off and nobody outside it, nor its policy, enforces.</summary>
    private protected bool IsOff(EffectivePolicy policy) => !policy.Enforce && string.Equals(Project.GetMetadata("Enabled"), "false", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public sealed override bool Execute()
    {
        try
        {
            Run();
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
