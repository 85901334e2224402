using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;

namespace Vetted.EndToEnd.Tests.Escapes;

/// <summary>
/// Builds all projects twice in two processes: first as a developer does, which gives the outputs that <c>vetted verify</c> judges, then as CI does, with enforcement and the central policy. One traversal project instead of a process for each row keeps it
/// under a minute.
/// </summary>
public sealed class EscapeRun
{
    private const string Central = """{ "models": { "licences": { "deny": ["restricted", "non-commercial", "unknown"] } }, "rules": { "VET3003": "deny" } }""";
    private readonly Workspace _workspace;
    private readonly Dictionary<string, (string[] Failing, string Text)> _verified = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _errors;

    public EscapeRun(PackedVetted vetted)
    {
        _workspace = vetted.NewWorkspace("escapes");
        _workspace.Write("vetted.json", """{ "models": { "deny": ["mistral*"] } }""");
        WritePolicies();
        foreach (var project in EscapeProjects.Libraries.Concat(EscapeProjects.All))
        {
            Write(project);
        }

        _workspace.Write("All.slnx", "<Solution>" + string.Concat(EscapeProjects.Libraries.Concat(EscapeProjects.All).Select(project => $"<Project Path=\"{PathOf(project)}\" />")) + "</Solution>");
        _workspace.Write("Escapes.proj", Traversal());
        _workspace.Run("restore", "All.slnx", "-p:VettedVersion=" + _workspace.Version).Succeeded();
        Plain = _workspace.Run("msbuild", "Escapes.proj", "-t:Plain", "-m:2", "-clp:ErrorsOnly", "-p:VettedVersion=" + _workspace.Version).Succeeded();
        foreach (var project in EscapeProjects.All.Where(project => project.Between is not null))
        {
            project.Between!(_workspace, project.Name);
        }

        Gate = _workspace.Run("msbuild", "Escapes.proj", "-t:Gate", "-m:2", "-clp:ErrorsOnly", "-p:VettedVersion=" + _workspace.Version);
        _errors = Gate.ErrorsByProject();
    }

    public BuildRun Plain { get; }

    public BuildRun Gate { get; }

    /// <summary>What the gate's build says of a project, as <c>VET1003 Program.cs</c>.</summary>
    public IReadOnlyCollection<string> ErrorsOf(string project) => _errors[project].ToArray();

    /// <summary>What fails <c>vetted verify</c> of a project's output, as <c>VET1003 Program.cs</c>, and all that it says.</summary>
    internal (IReadOnlyCollection<string> Failing, string Text) VerifyOutputOf(EscapeProject project)
    {
        if (!_verified.TryGetValue(project.Name, out var result))
        {
            _verified[project.Name] = result = Verify(project);
        }

        return result;
    }

    private (string[] Failing, string Text) Verify(EscapeProject project)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = Tool.Program.Run(
            ["verify", _workspace.At([project.Name, .. project.Output.Split('/')]), "--policy", Outside(project.VerifyPolicy ?? project.Policy), "--format", "jsonl"], TextReader.Null, output, error);
        var failing = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).Where(finding => finding.GetProperty("fails").GetBoolean())
            .Select(finding => $"{finding.GetProperty("rule").GetString()} {Path.GetFileName(finding.GetProperty("file").GetString())}").ToArray();
        Assert.Equal(failing.Length > 0 ? 1 : 0, exitCode);
        return (failing, $"exit code {exitCode}\n{output}{error}");
    }

    private string Outside(string policy) => Path.GetFullPath(_workspace.At("..", "escape-policies", policy));

    private static string PathOf(EscapeProject project) => $"{project.Name}/{project.Name}{project.Extension}";

    private void WritePolicies()
    {
        var pinned = Convert.ToHexString(SHA256.HashData(EscapeProjects.Weights("apache-2.0", "Qwen2.5"))).ToLowerInvariant();
        _workspace.Write("../escape-policies/central.json", Central);
        _workspace.Write("../escape-policies/repository.json", """{ "models": { "deny": ["mistral*"] } }""");
        _workspace.Write("../escape-policies/expired.json", Central.Insert(1, """ "exceptions": [ { "rule": "VET1003", "subject": "llama3.2", "reason": "pilot", "owner": "ai-platform", "expires": "2026-01-01" } ], """));
        _workspace.Write("../escape-policies/pinned.json", Central.Insert(1, $$""" "declare": { "models": { "weights-swapped/model.gguf": { "sha256": "{{pinned}}" } } }, """));
    }

    private void Write(EscapeProject project)
    {
        _workspace.Write(PathOf(project), $"""
            <Project Sdk="{project.Sdk}" {project.Attributes}>
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                <GenerateDocumentationFile>false</GenerateDocumentationFile>
                {project.Properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="OllamaSharp" Version="5.5.2" />
                {project.Vetted ?? _workspace.VettedReference}
                {project.Items}
              </ItemGroup>
              {project.End}
            </Project>
            """);
        if (project.Model is { } model && !project.Files.ContainsKey("Program.cs") && project.Extension == ".csproj")
        {
            _workspace.Write(project.Name + "/Program.cs", EscapeProjects.Program(model));
        }

        foreach (var (path, text) in project.Files)
        {
            _workspace.Write(project.Name + "/" + path, text);
        }

        project.Write?.Invoke(_workspace, project.Name);
    }

    private string Traversal() => $"""
        <Project>
          <ItemGroup>
            {string.Join("\n    ", EscapeProjects.Libraries.Select(project => $"<Library Include=\"{PathOf(project)}\" />"))}
            {string.Join("\n    ", EscapeProjects.All.Select(project => $"<Plain Include=\"{PathOf(project)}\" />"))}
            {string.Join("\n    ", EscapeProjects.All.Select(GateItem))}
          </ItemGroup>
          <Target Name="Plain">
            <MSBuild Projects="@(Library)" Targets="Build" BuildInParallel="true" />
            <MSBuild Projects="@(Plain)" Targets="Build" BuildInParallel="true" />
            <MSBuild Projects="@(Plain)" Targets="Publish" Properties="NoBuild=true" BuildInParallel="true" Condition="'%(Filename)' == 'no-bill' or '%(Filename)' == 'private-properties'" />
          </Target>
          <Target Name="Gate">
            <MSBuild Projects="@(Gate)" Targets="%(Gate.Asked)" Properties="VettedEnforce=true" BuildInParallel="true" ContinueOnError="ErrorAndContinue" />
            <MSBuild Projects="incremental/incremental.csproj" Targets="Build" Properties="VettedEnforce=true;VettedPolicyFile={Outside("central.json")};Again=true" ContinueOnError="ErrorAndContinue" />
          </Target>
        </Project>
        """;

    private string GateItem(EscapeProject project) =>
        $"""<Gate Include="{PathOf(project)}" Asked="{project.Targets}" AdditionalProperties="VettedPolicyFile={Outside(project.Policy)};{project.GlobalProperties}" />""";
}
