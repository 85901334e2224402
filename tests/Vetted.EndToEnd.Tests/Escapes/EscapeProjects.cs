using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Vetted.EndToEnd.Tests.Escapes;

/// <summary>The projects, one for each way that a build can see. Ways of writing code share the project <see cref="Shapes"/>.</summary>
internal static partial class EscapeProjects
{
    /// <summary>Comes under the Llama 3.2 licence, which the policy denies.</summary>
    public const string Denied = "llama3.2";

    /// <summary>Comes under Apache-2.0.</summary>
    public const string Allowed = "qwen2.5:7b";

    public const string Shapes = "shapes";

    /// <summary>A neighbour that hides nothing and must pass.</summary>
    public const string Honest = "honest";

    // Our target, empty: what a project can put in its place.
    private const string EmptyTarget = """<Target Name="VettedEvaluate" /><Target Name="VettedReplay" />""";

    public static IReadOnlyList<EscapeProject> All { get; } = [new() { Name = Honest, Model = Allowed }, .. Warnings(), .. Properties(), .. Targets(), .. Policies(), .. Stored(), .. Code(), .. Data()];

    private static IEnumerable<EscapeProject> Warnings() =>
    [
        new() { Name = "pragma", Files = Texts(("Program.cs", "#pragma warning disable VET1003\n" + Program(Denied))) },
        new() { Name = "nowarn-project", Properties = "<NoWarn>$(NoWarn);VET1003</NoWarn>" },
        new() { Name = "nowarn-props", Files = Texts(("Directory.Build.props", "<Project><PropertyGroup><NoWarn>$(NoWarn);VET1003</NoWarn></PropertyGroup></Project>")) },
        new() { Name = "nowarn-command-line", GlobalProperties = "NoWarn=VET1003" },
        new() { Name = "editorconfig", Files = Texts((".editorconfig", "root = true\n[*]\ndotnet_diagnostic.VET1003.severity = none\n")) },
        new() { Name = "globalconfig", Files = Texts((".globalconfig", "is_global = true\ndotnet_diagnostic.VET1003.severity = none\n")) },
        new() { Name = "suppress-message", Files = Texts(("Suppressions.cs", """[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("Licensing", "VET1003", Justification = "none")]""")) },
        new() { Name = "run-analyzers", Properties = "<RunAnalyzers>false</RunAnalyzers>" },
        new() { Name = "exclude-analyzers", Vetted = """<PackageReference Include="Vetted.AI" Version="$(VettedVersion)" ExcludeAssets="analyzers" />""" },
        new() { Name = "warnings-as-messages", Properties = "<MSBuildWarningsAsMessages>VET1003</MSBuildWarningsAsMessages><WarningsNotAsErrors>VET1003</WarningsNotAsErrors><TreatWarningsAsErrors>false</TreatWarningsAsErrors>" },
    ];

    private static IEnumerable<EscapeProject> Properties() =>
    [
        new() { Name = "enabled", Properties = "<VettedEnabled>false</VettedEnabled>" },
        new() { Name = "enforce", Properties = "<VettedEnforce>false</VettedEnforce>" },
        new() { Name = "policy-file", Properties = "<VettedPolicyFile>$(MSBuildProjectDirectory)/open.json</VettedPolicyFile>", Files = Texts(("open.json", "{}")) },
        new() { Name = "policy-hash", Properties = "<VettedPolicySha256>0000</VettedPolicySha256>" },

        // Only the repository's policy denies this one.
        new() { Name = "root", Model = "mistral:7b", Properties = "<VettedRoot>$(MSBuildProjectDirectory)</VettedRoot>", VerifyPolicy = "repository.json", Files = Texts(("vetted.json", "{}")) },
        new() { Name = "as-of", Properties = "<VettedAsOf>2025-12-01</VettedAsOf>", Policy = "expired.json" },
        new() { Name = "no-bill", Properties = "<VettedBomInPublish>false</VettedBomInPublish>", Targets = "Publish", Output = "bin/Debug/net10.0/publish" },
        new() { Name = "test-project", Properties = "<IsTestProject>true</IsTestProject>" },
        new() { Name = "treat-as-local", Attributes = $"TreatAsLocalProperty=\"{OwnProperties}\"", Properties = Overridden },
        new()
        {
            Name = "treat-as-local-import", Properties = """</PropertyGroup><Import Project="hidden.props" /><PropertyGroup>""",
            Files = Texts(("hidden.props", $"<Project TreatAsLocalProperty=\"{OwnProperties}\"><PropertyGroup>{Overridden}</PropertyGroup></Project>")),
        },
        new()
        {
            Name = "private-properties", Targets = "Publish", GlobalProperties = "NoBuild=true", Output = "bin/Debug/net10.0/publish",
            Properties = "<_TargetAssemblyProjectName>x</_TargetAssemblyProjectName><_VettedMayRun>false</_VettedMayRun><_VettedGate>false</_VettedGate><_VettedEvaluated>true</_VettedEvaluated><_VettedRuns>false</_VettedRuns><_VettedCompiled>true</_VettedCompiled>",
        },
        new() { Name = "design-time", Properties = "<DesignTimeBuild>true</DesignTimeBuild><BuildingProject>false</BuildingProject>" },
    ];

    private const string OwnProperties = "VettedEnforce;VettedEnabled;VettedPolicyFile;VettedPolicySha256;VettedRoot";
    private const string Overridden = "<VettedEnforce>false</VettedEnforce><VettedEnabled>false</VettedEnabled><VettedPolicyFile></VettedPolicyFile>";

    private static IEnumerable<EscapeProject> Targets() =>
    [
        new() { Name = "remove-package", Vetted = "" },
        new() { Name = "package-condition", Vetted = """<PackageReference Include="Vetted.AI" Version="$(VettedVersion)" Condition="'$(OnMyMachine)' == 'true'" />""" },
        new() { Name = "include-assets", Vetted = """<PackageReference Include="Vetted.AI" Version="$(VettedVersion)" IncludeAssets="none" />""" },
        new() { Name = "exclude-build", Vetted = """<PackageReference Include="Vetted.AI" Version="$(VettedVersion)" ExcludeAssets="build;buildTransitive" />""" },
        new() { Name = "extension-targets", Properties = "<ImportProjectExtensionTargets>false</ImportProjectExtensionTargets>" },
        new() { Name = "redefined-target", Files = Texts(("Directory.Build.targets", $"<Project>{EmptyTarget}</Project>")) },
        new() { Name = "obj-targets", Files = Texts(("obj/obj-targets.csproj.zz.targets", $"<Project>{EmptyTarget}</Project>")) },
        new()
        {
            Name = "custom-after", Properties = "<CustomAfterMicrosoftCommonTargets>$(MSBuildProjectDirectory)/after.targets</CustomAfterMicrosoftCommonTargets>",
            Files = Texts(("after.targets", $"<Project>{EmptyTarget}</Project>")),
        },
        new() { Name = "using-task", End = EmptyTask() },
        new()
        {
            Name = "before-target",
            End = """<Target Name="Mine" BeforeTargets="VettedEvaluate" AfterTargets="VettedCollect"><PropertyGroup><_VettedRuns /><_VettedEvaluates /></PropertyGroup></Target><Target Name="MineToo" AfterTargets="_VettedCollectCompiled"><PropertyGroup><_VettedRuns /><_VettedEvaluates /></PropertyGroup></Target>""",
        },
        new() { Name = "removed-items", End = """<Target Name="Mine" AfterTargets="VettedCollect" Condition="'$(VettedEnforce)' == 'true'"><ItemGroup><_VettedProject Remove="@(_VettedProject)" /></ItemGroup></Target>""" },
        new()
        {
            Name = "touched-stamps",
            End = """<Target Name="Mine" BeforeTargets="VettedEvaluate"><ItemGroup><_Mine Include="obj/**/vetted/**" /></ItemGroup><Touch Files="@(_Mine);$(MSBuildProjectDirectory)/$(IntermediateOutputPath)vetted/never" AlwaysCreate="true" Time="2030-01-01" /></Target>""",
        },
    ];

    // Whoever writes such a task copies the parameters from our target, so the test does too.
    private static string EmptyTask()
    {
        var call = XDocument.Load(Path.Combine(PackedVetted.Repository, "src", "Vetted.Build", "package", "buildTransitive", "Vetted.AI.targets")).Descendants().First(element => element.Name.LocalName == "EvaluateProject");
        var parameters = call.Attributes().Where(attribute => attribute.Name != "Condition")
            .Select(attribute => attribute.Value.StartsWith("@(", StringComparison.Ordinal) ? $"<{attribute.Name} ParameterType=\"Microsoft.Build.Framework.ITaskItem[]\" />" : $"<{attribute.Name} />");
        return $"""
            <UsingTask TaskName="EvaluateProject" TaskFactory="RoslynCodeTaskFactory" AssemblyFile="$(MSBuildToolsPath)/Microsoft.Build.Tasks.Core.dll" Override="true">
              <ParameterGroup>{string.Concat(parameters)}<Evaluated ParameterType="System.Boolean" Output="true" /></ParameterGroup>
              <Task><Code Type="Fragment" Language="cs">Evaluated = true;</Code></Task>
            </UsingTask>
            """;
    }

    private static IEnumerable<EscapeProject> Policies() =>
    [
        new() { Name = "nearer-policy", Files = Texts(("vetted.json", "{}")) },
        new()
        {
            Name = "loosening-policy",
            Files = Texts(("vetted.json", """{ "models": { "licences": { "allow": ["restricted"] }, "allow": ["*"] }, "delegate": ["exceptions"], "exceptions": [ { "rule": "VET1003", "subject": "llama3.2", "reason": "ours", "owner": "us", "expires": "2099-01-01" } ] }""")),
        },
        new() { Name = "declared-facts", Files = Texts(("vetted.json", """{ "declare": { "models": { "llama3.2": { "licence": "mit" } } } }""")) },
        new()
        {
            Name = "overlay",
            Files = Texts(
                ("vetted.json", """{ "catalog": "overlay/own.json" }"""),
                ("own.json", """{ "models": [ { "id": "llama3.2*", "name": "Llama", "licences": ["mit"], "sources": ["https://models.example"], "reviewed": "2026-01-01" } ] }""")),
        },
        new() { Name = "deleted-policy", Policy = "deleted.json", VerifyPolicy = "central.json" },
    ];

    private static IEnumerable<EscapeProject> Stored() =>
    [
        new() { Name = "incremental" },
        new() { Name = "deleted-results", Between = (workspace, name) => Directory.Delete(VettedFolder(workspace, name), recursive: true) },
        new()
        {
            Name = "rewritten-findings",
            Between = (workspace, name) =>
            {
                File.WriteAllText(Path.Combine(VettedFolder(workspace, name), "findings.json"), """{ "summary": "Vetted: nothing", "findings": [] }""");
                File.WriteAllText(Path.Combine(VettedFolder(workspace, name), "facts.json"), "{}");
            },
        },
        new() { Name = "publish-no-build", Targets = "Publish", GlobalProperties = "NoBuild=true" },
        new() { Name = "pack-no-build", Targets = "Pack", GlobalProperties = "NoBuild=true" },
        new() { Name = "test-no-build", Targets = "VSTest", GlobalProperties = "VSTestNoBuild=true" },
        new()
        {
            Name = "library-inventory", Model = null, Items = Reference("client-library"), Files = Texts(("Program.cs", "System.Console.WriteLine(Client.Chat());")),
            Between = (workspace, _) => File.WriteAllText(workspace.At("client-library", "bin", "Debug", "net10.0", "client-library.vetted.json"), """{ "name": "client-library", "models": [] }"""),
        },
    ];

    /// <summary>Libraries that other projects use: no rows of their own.</summary>
    public static IReadOnlyList<EscapeProject> Libraries { get; } =
    [
        new() { Name = "client-library", Model = null, Vetted = "", Properties = "<OutputType>Library</OutputType>", Files = Texts(("Program.cs", $"public static class Client {{ public static object Chat() => {Construct($"\"{Denied}\"")}; }}")) },
        new() { Name = "wrapper-library", Model = null, Vetted = "", Properties = "<OutputType>Library</OutputType>", Files = Texts(("Program.cs", $"public static class Wrapper {{ public static object Chat(string name) => {Construct("name")}; }}")) },
        new() { Name = "names-library", Model = null, Vetted = "", Properties = "<OutputType>Library</OutputType>", Files = Texts(("Program.cs", $"public static class Names {{ public const string Model = \"{Denied}\"; public static string Of() => Model; }}")) },
    ];

    /// <summary>The source of a program that asks for one model.</summary>
    public static string Program(string model) => $"System.Console.WriteLine({Construct($"\"{model}\"")});\n";

    private static string Construct(string argument) => $"new OllamaSharp.OllamaApiClient(new System.Uri(\"http://localhost:11434\"), {argument})";

    private static string Reference(string name) => $"<ProjectReference Include=\"../{name}/{name}.csproj\" />";

    private static Dictionary<string, string> Texts(params (string Path, string Text)[] files) => files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);

    private static string VettedFolder(Workspace workspace, string name) => workspace.At(name, "obj", "Debug", "net10.0", "vetted");
}
