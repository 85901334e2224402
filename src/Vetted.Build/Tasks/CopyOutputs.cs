using System;
using System.IO;
using Microsoft.Build.Framework;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>Copies what was written in obj beside the assembly: by a temporary name and a rename, so that a failure leaves the previous file whole.</summary>
[MSBuildMultiThreadableTask]
public sealed class CopyOutputs : VettedTask
{
    /// <summary>The files in obj.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The absolute output folder.</summary>
    [Required]
    public string Folder { get; set; } = "";

    private protected override void Run()
    {
        foreach (var file in Files)
        {
            var target = Path.Combine(Folder, Path.GetFileName(file.ItemSpec));
            try
            {
                OutputFile.Copy(file.GetMetadata("FullPath"), target);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                TellProblem(Rules.EvidenceUnreadable, target, "this file cannot be written, and the previous one, if there was one, was left as it is: " + e.Message + ". Make the folder writable, or set another OutDir");
            }
        }
    }
}
