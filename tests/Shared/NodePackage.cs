using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace Vetted.Tests;

/// <summary>
/// Npm packages as test oracles: the official validators of the formats this product writes are npm packages. They are fetched once into the
/// user's temporary folder and used only by tests. Where node or npm is missing, <see cref="Missing"/> says so; with VETTED_REQUIRE_NODE=1 that fails.
/// </summary>
internal sealed class NodePackage
{
    private static readonly Lock Gate = new();
    private readonly string _folder;

    private NodePackage(string folder) => _folder = folder;

    /// <summary>The folder that holds node_modules.</summary>
    public string Folder => _folder;

    /// <summary>Why the packages cannot be used here, or null where node and npm are on the machine.</summary>
    public static string? Missing { get; } = Version("node") is null ? "node is not on this machine" : Version("npm") is null ? "npm is not on this machine" : null;

    /// <summary>
    /// Fetches packages (<c>name@version</c>), or returns null where node or npm is missing; the caller then tells <see cref="Missing"/> in its output.
    /// </summary>
    /// <exception cref="InvalidOperationException">Node is missing and VETTED_REQUIRE_NODE is 1, or npm failed.</exception>
    public static NodePackage? Fetch(params string[] packages)
    {
        if (Missing is not null)
        {
            return Environment.GetEnvironmentVariable("VETTED_REQUIRE_NODE") == "1"
                ? throw new InvalidOperationException(Missing + ", and VETTED_REQUIRE_NODE=1 asks for it")
                : null;
        }

        var name = string.Join('+', packages.Select(package => string.Concat(package.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' ? c : '_'))));
        var folder = Path.Combine(Path.GetTempPath(), "vetted-test-npm", name);
        lock (Gate)
        {
            if (!File.Exists(Path.Combine(folder, "complete")))
            {
                Install(folder, packages);
            }
        }

        return new NodePackage(folder);
    }

    /// <summary>Runs a script with node in the packages' folder; the exit code and everything it printed.</summary>
    public (int ExitCode, string Output) Run(string script, params string[] arguments)
    {
        var file = Path.Combine(_folder, "run-" + Guid.NewGuid().ToString("N") + ".cjs");
        File.WriteAllText(file, script);
        try
        {
            return Start("node", _folder, [file, .. arguments]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs a program in the packages' folder.</summary>
    public (int ExitCode, string Output) RunProgram(string program, params string[] arguments) => Start(program, _folder, arguments);

    /// <summary>Another process may install at the same time: install aside, then move into place.</summary>
    private static void Install(string folder, string[] packages)
    {
        var aside = folder + "." + Guid.NewGuid().ToString("N");
        Directory.CreateDirectory(aside);
        File.WriteAllText(Path.Combine(aside, "package.json"), """{ "private": true }""");
        var (exitCode, output) = Start("npm", aside, ["install", "--no-audit", "--no-fund", "--ignore-scripts", .. packages]);
        if (exitCode != 0)
        {
            throw new InvalidOperationException("npm install failed: " + output);
        }

        File.WriteAllText(Path.Combine(aside, "complete"), "");
        try
        {
            Directory.Move(aside, folder);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, "complete")))
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    private static string? Version(string program)
    {
        try
        {
            var (exitCode, output) = Start(program, Path.GetTempPath(), ["--version"]);
            return exitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static (int ExitCode, string Output) Start(string program, string folder, string[] arguments)
    {
        // npm is a script on Windows, which only the shell can start.
        var isScript = OperatingSystem.IsWindows() && program == "npm";
        var start = new ProcessStartInfo(isScript ? "cmd.exe" : program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in isScript ? ["/d", "/c", "npm", .. arguments] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return (process.ExitCode, output.ToString());
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                output.Append(line).Append('\n');
            }
        }
    }
}
