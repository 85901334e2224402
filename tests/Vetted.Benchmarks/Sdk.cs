using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Vetted.Benchmarks;

/// <summary>Runs <c>dotnet</c> as a user does.</summary>
internal static class Sdk
{
    /// <summary>The folder of this repository.</summary>
    /// <exception cref="InvalidOperationException">The benchmark was started elsewhere.</exception>
    public static string Repository
    {
        get
        {
            for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "Analyzers.sln")))
                {
                    return folder;
                }
            }

            throw new InvalidOperationException("run this from a clone of the repository");
        }
    }

    /// <summary>Runs a command and returns what it writes.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Append("-nologo"))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{text}{error.Result}");
    }
}
