using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Vetted.Tests;

/// <summary>SARIF's own validator (Microsoft's SARIF Multitool): the schema, the format's rules, and those of GitHub code scanning.</summary>
internal static class SarifSchema
{
    /// <summary>Validates a log.</summary>
    /// <param name="file">The path of the log.</param>
    /// <returns>Null where it is valid, else what is wrong; a text that starts with "not validated" where node is missing and not required, or the validator does not run here.</returns>
    public static string? Mistakes(string file)
    {
        // The validator is a program for x64 only.
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            return "not validated: the SARIF validator has no build for " + RuntimeInformation.ProcessArchitecture;
        }

        if (NodePackage.Fetch("@microsoft/sarif-multitool@5.7.0") is not { } package)
        {
            return "not validated: " + NodePackage.Missing;
        }

        var (platform, name) = OperatingSystem.IsWindows() ? ("win32", "Sarif.Multitool.exe") : (OperatingSystem.IsMacOS() ? "darwin" : "linux", "Sarif.Multitool");
        var program = Path.Combine(package.Folder, "node_modules", "@microsoft", "sarif-multitool-" + platform, name);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, File.GetUnixFileMode(program) | UnixFileMode.UserExecute);
        }

        var (exitCode, output) = package.RunProgram(program, "validate", Path.GetFullPath(file), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning");
        return exitCode == 0 && !output.Contains(": error ", StringComparison.Ordinal) && !output.Contains(": warning ", StringComparison.Ordinal) ? null : output;
    }
}
