using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Logging.StructuredLogger;

namespace Vetted.EndToEnd.Tests;

/// <summary>What a build did, as its binary log tells it.</summary>
public sealed class BuildRun
{
    private readonly Lazy<Build> _log;

    public BuildRun(int exitCode, string output, string log)
    {
        ExitCode = exitCode;
        Output = output;
        Log = log;
        _log = new Lazy<Build>(() => BinaryLog.ReadBuild(log));
    }

    public int ExitCode { get; }

    public string Output { get; }

    /// <summary>Path of the binary log.</summary>
    public string Log { get; }

    /// <summary>Our warnings as <c>VET1003 Program.cs(3)</c>, sorted, with repetitions: one voice means one line.</summary>
    public IReadOnlyList<string> Warnings => Diagnostics<Warning>().Where(one => one.StartsWith("VET", StringComparison.Ordinal)).ToArray();

    /// <summary>All errors in the same form.</summary>
    public IReadOnlyList<string> Errors => Diagnostics<Error>();

    /// <summary>The errors of each project of a traversal, by the project's name, as <c>VET1003 Program.cs</c>.</summary>
    public ILookup<string, string> ErrorsByProject() => _log.Value.FindChildrenRecursive<Error>()
        .ToLookup(one => Path.GetFileNameWithoutExtension(one.ProjectFile?.Replace('\\', '/')) ?? "", one => $"{one.Code} {Path.GetFileName(one.File?.Replace('\\', '/'))}", StringComparer.Ordinal);

    /// <summary>All warnings of anybody.</summary>
    public IReadOnlyList<string> AllWarnings => Diagnostics<Warning>();

    /// <summary>Our tasks that ran, in order.</summary>
    public IReadOnlyList<string> Tasks => _log.Value.FindChildrenRecursive<Task>().Select(task => task.Name)
        .Where(name => name is "WriteProjectFacts" or "EvaluateProject" or "ReplayFindings" or "CopyOutputs").ToArray();

    /// <summary>How often the compiler ran.</summary>
    public int Compilations => _log.Value.FindChildrenRecursive<Task>(task => task.Name is "Csc" or "Vbc" or "Fsc").Count;

    /// <summary>The summary lines on the console.</summary>
    public IReadOnlyList<string> Summaries => Output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("Vetted:", StringComparison.Ordinal)).ToArray();

    /// <summary>The messages of our diagnostics, without place, sorted.</summary>
    public IReadOnlyList<string> Messages => _log.Value.FindChildrenRecursive<AbstractDiagnostic>().Where(one => one.Code?.StartsWith("VET", StringComparison.Ordinal) == true)
        .Select(one => WithoutHelpLink(one.Text)).Distinct().Order(StringComparer.Ordinal).ToArray();

    // The compiler's task appends the link, MSBuild's own logging keeps it apart.
    private static string WithoutHelpLink(string message)
    {
        var link = message.LastIndexOf(" (https://", StringComparison.Ordinal);
        return link < 0 ? message : message[..link];
    }

    public BuildRun Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    public BuildRun Failed()
    {
        Assert.True(ExitCode != 0, Output);
        return this;
    }

    private string[] Diagnostics<T>()
        where T : AbstractDiagnostic => _log.Value.FindChildrenRecursive<T>()
        .Select(one => $"{one.Code} {Path.GetFileName(one.File?.Replace('\\', '/'))}({one.LineNumber})").Order(StringComparer.Ordinal).ToArray();
}
