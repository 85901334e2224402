using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>The lock beside a project: read as it is, or written with what the project has now.</summary>
internal static class AcceptedLock
{
    /// <summary>How long a framework waits for another one that is writing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Reads the lock of a project.</summary>
    /// <param name="project">The project.</param>
    /// <returns>The lock, <see cref="LockFile.Missing"/> where there is none, or null with the reason where there is one that cannot be read.</returns>
    public static (LockFile? Lock, EvidenceGap? Gap) Read(ProjectOptions project)
    {
        if (!File.Exists(project.LockFile))
        {
            return (LockFile.Missing, null);
        }

        var path = project.Relative(project.LockFile);
        try
        {
            return LockFile.Read(File.ReadAllText(project.LockFile), out var error) is { } accepted ? (accepted, null)
                : (null, new EvidenceGap(path, error!.Message, new Place(path, error.Line, error.Column)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, new EvidenceGap(path, "the file cannot be opened", new Place(path, 0)));
        }
    }

    /// <summary>
    /// Writes what a framework has now into the lock and leaves the project's other frameworks in it as they are. Frameworks are built at the same time and by several processes, so one writes after the other.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="now">What it has.</param>
    /// <returns>The lock before, <see cref="LockFile.Missing"/> where there was none, and the lock as it is now.</returns>
    /// <exception cref="IOException">It cannot be written; the previous file is intact.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the previous file is intact.</exception>
    public static (LockFile Before, LockFile After) Update(ProjectOptions project, LockFile now)
    {
        using (Guard(project.LockGuard))
        {
            // One that cannot be read (a merge that stopped half-way) says nothing that could be kept.
            var before = Read(project).Lock ?? LockFile.Missing;
            var after = before.With(now, project.TargetFrameworks);
            if (before == LockFile.Missing && after.Entries.Count == 0)
            {
                return (before, before);
            }

            OutputFile.Write(project.LockFile, after.Write());
            return (before, after);
        }
    }

    private static FileStream Guard(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                Thread.Sleep(20);
            }
        }
    }
}
