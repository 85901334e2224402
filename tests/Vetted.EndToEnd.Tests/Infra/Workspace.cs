using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Vetted.EndToEnd.Tests;

/// <summary>A folder with projects that use the packed Vetted.AI.</summary>
public sealed class Workspace
{
    private readonly PackedVetted _vetted;
    private readonly HashSet<string> _restored = new(StringComparer.Ordinal);
    private int _builds;

    public Workspace(PackedVetted vetted, string folder)
    {
        _vetted = vetted;
        Folder = folder;
        Directory.CreateDirectory(folder);
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="vetted-e2e" value="{vetted.Feed}" />
              </packageSources>
            </configuration>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    public string Folder { get; }

    public string Version => _vetted.Version;

    /// <summary>The package and its feed.</summary>
    public PackedVetted Vetted => _vetted;

    /// <summary>The reference every test project has.</summary>
    public string VettedReference => $"""<PackageReference Include="Vetted.AI" Version="{Version}" PrivateAssets="all" />""";

    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    public string Read(params string[] parts) => File.ReadAllText(At(parts));

    public void Write(string path, string text)
    {
        var full = At(path.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>A console application that talks to one model of Ollama; the model's line is 3.</summary>
    public void WriteApp(string name, string model = "llama3.2", string properties = "", string references = "", string? vetted = null)
    {
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="OllamaSharp" Version="5.5.2" />
                {vetted ?? VettedReference}
                {references}
              </ItemGroup>
            </Project>
            """);
        Write($"{name}/Program.cs", $$"""
            using OllamaSharp;

            var model = new OllamaApiClient(new Uri("http://localhost:11434"), "{{model}}");
            await foreach (var part in model.GenerateAsync("Hello"))
            {
                Console.Write(part?.Response);
            }
            """);
    }

    public BuildRun Build(string project, params string[] arguments) => Run(["build", project, "-p:VettedVersion=" + Version, .. arguments]);

    /// <summary>Runs a command of the SDK with a binary log, on one node unless the arguments say <c>-m:2</c>. What nothing has changed for since is not restored again, which is half of a build that has nothing to do; <c>-restore</c> restores all the same.</summary>
    public BuildRun Run(params string[] arguments)
    {
        var log = At($"build{++_builds}.binlog");
        var (exitCode, output) = PackedVetted.Dotnet(Folder, [.. arguments, .. arguments.Any(argument => argument.StartsWith("-m:", StringComparison.Ordinal)) ? Array.Empty<string>() : ["-m:1"], .. IsRestored(arguments) ? ["--no-restore"] : Array.Empty<string>(), $"-bl:{log};ProjectImports=None", "-nologo", "-v:m", "-tl:off"]);
        return new BuildRun(exitCode, output, log);
    }

    private bool IsRestored(string[] arguments)
    {
        if (arguments[0] is not ("restore" or "build" or "publish" or "pack") || arguments.Any(argument => argument is "--no-restore" or "--no-build"))
        {
            return false;
        }

        var inputs = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".csproj" or ".vbproj" or ".fsproj" or ".props" or ".targets" or ".config" or ".sln" or ".slnx")
            .Where(file => !Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar).Contains("obj")).Order(StringComparer.Ordinal).Select(file => file + "\n" + File.ReadAllText(file));
        return !_restored.Add(arguments[1] + "\n" + string.Concat(inputs)) && arguments[0] != "restore" && !arguments.Contains("-restore");
    }

    public string[] Boms() => Directory.GetFiles(Folder, "*.aibom.cdx.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
}
