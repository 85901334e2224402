using System.Collections;
using System.Collections.Generic;
using Microsoft.Build.Framework;

namespace Vetted.Build.Tests;

/// <summary>An engine that keeps what it is told.</summary>
internal sealed class RecordingEngine(Dictionary<string, string> global) : IBuildEngine6
{
    public List<string> Told { get; } = [];

    /// <summary>Messages of high importance.</summary>
    public List<string> Messages { get; } = [];

    public bool IsRunningMultipleNodes => false;

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "App.csproj";

    public IReadOnlyDictionary<string, string> GetGlobalProperties() => global;

    public void LogErrorEvent(BuildErrorEventArgs e) => Told.Add($"error {e.Code} {e.File}({e.LineNumber}): {e.Message}");

    public void LogWarningEvent(BuildWarningEventArgs e) => Told.Add($"warning {e.Code} {e.File}({e.LineNumber}): {e.Message}");

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
        if (e.Importance == MessageImportance.High)
        {
            Messages.Add(e.Message ?? "");
        }
    }

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public void LogTelemetry(string eventName, IDictionary<string, string> properties)
    {
    }

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs, string toolsVersion) => false;

    public bool BuildProjectFilesInParallel(string[] projectFileNames, string[] targetNames, IDictionary[] globalProperties, IDictionary[] targetOutputsPerProject, string[] toolsVersion, bool useResultsCache, bool unloadProjectsOnCompletion) => false;

    public BuildEngineResult BuildProjectFilesInParallel(string[] projectFileNames, string[] targetNames, IDictionary[] globalProperties, IList<string>[] removeGlobalProperties, string[] toolsVersion, bool returnTargetOutputs) => default;

    public void RegisterTaskObject(object key, object obj, RegisteredTaskObjectLifetime lifetime, bool allowEarlyCollection)
    {
    }

    public object GetRegisteredTaskObject(object key, RegisteredTaskObjectLifetime lifetime) => null!;

    public object UnregisterTaskObject(object key, RegisteredTaskObjectLifetime lifetime) => null!;

    public void Yield()
    {
    }

    public void Reacquire()
    {
    }
}
