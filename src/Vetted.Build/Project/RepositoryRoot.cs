using System.IO;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>
/// Where the repository begins: the folder of the topmost policy file below the nearest <c>.git</c>, else that <c>.git</c>'s folder. Without
/// a <c>.git</c> (a source archive, a container build) the topmost policy file above the project says it, else the project's own folder.
/// </summary>
internal static class RepositoryRoot
{
    public static string Find(string projectFolder)
    {
        string? topmostPolicy = null;
        for (var folder = projectFolder; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, PolicyReader.FileName)))
            {
                topmostPolicy = folder;
            }

            // A file in a work tree or submodule, a folder elsewhere.
            var git = Path.Combine(folder, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return topmostPolicy ?? folder;
            }
        }

        return topmostPolicy ?? projectFolder;
    }
}
