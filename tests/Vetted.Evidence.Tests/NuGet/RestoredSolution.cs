using System;
using System.Diagnostics;
using System.IO;

namespace Vetted.Evidence.NuGet.Tests;

/// <summary>Two real projects, restored once by the installed SDK: central versions, pinning, a floating version, private and global references.</summary>
public sealed class RestoredSolution : IDisposable
{
    public RestoredSolution()
    {
        Root = Directory.CreateTempSubdirectory("vetted nuget ü ").FullName;
        Write("Directory.Packages.props", """
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
                <CentralPackageFloatingVersionsEnabled>true</CentralPackageFloatingVersionsEnabled>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="OllamaSharp" Version="5.*" />
                <PackageVersion Include="Newtonsoft.Json" Version="13.0.3" />
                <PackageVersion Include="Microsoft.Extensions.AI.Abstractions" Version="10.11.0" />
                <PackageVersion Include="System.Text.Json" Version="10.0.0" />
                <PackageVersion Include="Microsoft.CodeAnalysis.Analyzers" Version="3.11.0" />
                <GlobalPackageReference Include="Microsoft.CodeAnalysis.BannedApiAnalyzers" Version="5.6.0" />
              </ItemGroup>
            </Project>
            """);
        Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
                <NuGetAudit>false</NuGetAudit>
                <NoWarn>NU1510</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="OllamaSharp" />
                <PackageReference Include="System.Text.Json; Microsoft.CodeAnalysis.Analyzers" />
                <PackageReference Update="Microsoft.CodeAnalysis.Analyzers" PrivateAssets="all" />
                <ProjectReference Include="..\Lib\Lib.csproj" />
              </ItemGroup>
            </Project>
            """);
        Write("Lib/Lib.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net8.0;net10.0;netstandard2.0</TargetFrameworks>
                <NuGetAudit>false</NuGetAudit>
                <!-- Writes lock file format 3, as SDK 8 and 9 do. -->
                <SdkAnalysisLevel>9.0.300</SdkAnalysisLevel>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Newtonsoft.Json" />
              </ItemGroup>
            </Project>
            """);
        Restore("App/App.csproj");
    }

    public string Root { get; }

    public string Assets(string project) => Path.Combine(Root, project, "obj", "project.assets.json");

    public NuGetGraphOptions Options(string project, string framework) => new()
    {
        AssetsFile = Assets(project),
        RepositoryRoot = Root,
        TargetFramework = framework,
    };

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text.ReplaceLineEndings("\n"));
    }

    private void Restore(string project)
    {
        using var restore = Process.Start(new ProcessStartInfo("dotnet", ["restore", project, "--nologo"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
        })!;
        var output = restore.StandardOutput.ReadToEnd();
        restore.WaitForExit();
        Assert.True(restore.ExitCode == 0, output);
    }
}
