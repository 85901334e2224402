using System.IO;
using System.Linq;

namespace Vetted.EndToEnd.Tests;

/// <summary>The ways a build can run.</summary>
[Collection(Builds.Name)]
public class BuildShapeTests(PackedVetted vetted)
{
    [Fact]
    public void The_bill_is_the_same_in_a_folder_with_blanks_and_umlauts()
    {
        var plain = vetted.NewWorkspace("plain");
        var odd = vetted.NewWorkspace("Täst with blanks");
        plain.WriteApp("App");
        odd.WriteApp("App");

        plain.Build("App").Succeeded();
        var build = odd.Build("App").Succeeded();

        Assert.Contains("VET1003 Program.cs(3)", build.Warnings);
        Assert.Equal(plain.Read("App", "bin", "Debug", "net10.0", "App.aibom.cdx.json"), odd.Read("App", "bin", "Debug", "net10.0", "App.aibom.cdx.json"));
    }

    [Fact]
    public void An_application_answers_for_its_library_and_each_finding_is_told_once_in_every_kind_of_solution_build()
    {
        var workspace = vetted.NewWorkspace("solution");
        workspace.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="OllamaSharp" Version="5.5.2" />
                <GlobalPackageReference Include="Vetted.AI" Version="{vetted.Version}" />
              </ItemGroup>
            </Project>
            """);
        workspace.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup><PackageReference Include="OllamaSharp" /></ItemGroup>
            </Project>
            """);
        workspace.Write("Lib/Lib.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        workspace.Write("Lib/Models.cs", """
            namespace Lib;

            public static class Models
            {
                public static OllamaSharp.OllamaApiClient Chat() => new(new Uri("http://localhost:11434"), "llama3.2");
            }
            """);
        workspace.Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Lib/Lib.csproj" /></ItemGroup>
            </Project>
            """);
        workspace.Write("App/Program.cs", """Console.WriteLine(Lib.Models.Chat().SelectedModel);""");
        workspace.Write("All.slnx", """<Solution><Project Path="App/App.csproj" /><Project Path="Lib/Lib.csproj" /></Solution>""");
        PackedVetted.Dotnet(workspace.Folder, "new", "sln", "-n", "Classic", "--format", "sln");
        PackedVetted.Dotnet(workspace.Folder, "sln", "Classic.sln", "add", "App", "Lib");

        var first = workspace.Build("All.slnx", "-m:2").Succeeded();
        var bill = workspace.Read("App", "bin", "Debug", "net10.0", "App.aibom.cdx.json");
        var again = workspace.Build("Classic.sln").Succeeded();
        var graph = workspace.Build("Classic.sln", "-graph", "-m:2", "-t:Rebuild").Succeeded();
        var threads = workspace.Build("All.slnx", "-mt", "-m:2", "-t:Rebuild").Succeeded();

        Assert.Contains("llama3.2", bill, System.StringComparison.Ordinal);
        Assert.Single(first.Warnings, "VET1003 Models.cs(5)");
        Assert.Equal(first.Warnings, again.Warnings);
        Assert.All(again.Tasks, task => Assert.Equal("ReplayFindings", task));
        Assert.Equal(first.Warnings, graph.Warnings);
        Assert.Equal(first.Warnings, threads.Warnings);
        Assert.Equal(bill, workspace.Read("App", "bin", "Debug", "net10.0", "App.aibom.cdx.json"));
    }

    [Fact]
    public void A_background_build_writes_facts_only_and_makes_nobody_compile_again()
    {
        var workspace = vetted.NewWorkspace("design");
        workspace.WriteApp("App");
        string[] designTime = ["msbuild", "App", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildProjectReferences=false"];
        workspace.Run("restore", "App").Succeeded();

        var background = workspace.Run(designTime).Succeeded();
        var build = workspace.Build("App").Succeeded();
        workspace.Run(designTime).Succeeded();
        var buildAgain = workspace.Build("App").Succeeded();

        Assert.Equal(["WriteProjectFacts"], background.Tasks);
        Assert.Empty(background.Warnings);
        Assert.Equal(1, build.Compilations);
        Assert.Equal(0, buildAgain.Compilations);
        Assert.Equal(["ReplayFindings"], buildAgain.Tasks);
    }

    [Fact]
    public void Without_analyzers_the_task_tells_the_same()
    {
        var workspace = vetted.NewWorkspace("silent");
        workspace.WriteApp("App");

        var spoken = workspace.Build("App").Succeeded();
        var silent = workspace.Build("App", "-t:Rebuild", "-p:RunAnalyzers=false").Succeeded();
        var muted = workspace.Build("App", "-t:Rebuild", "-p:RunAnalyzers=false", "-p:NoWarn=VET1003%3bVET2001").Succeeded();
        var strict = workspace.Build("App", "-t:Rebuild", "-p:TreatWarningsAsErrors=true").Succeeded();
        var stricter = workspace.Build("App", "-t:Rebuild", "-p:WarningsAsErrors=VET1003", "-p:RunAnalyzers=false").Failed();

        Assert.NotEmpty(spoken.Warnings);
        Assert.Equal(spoken.Warnings, silent.Warnings);
        Assert.Equal(spoken.Messages, silent.Messages);
        Assert.Empty(muted.Warnings);
        Assert.Equal(spoken.Warnings, strict.Warnings);
        Assert.Equal(["VET1003 Program.cs(3)"], stricter.Errors);
    }

    [Fact]
    public void What_the_code_silences_stays_silent_when_nothing_is_compiled()
    {
        var workspace = vetted.NewWorkspace("silenced");
        workspace.WriteApp("App");
        workspace.Write("App/GlobalSuppressions.cs", """[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("Licensing", "VET1003", Justification = "decided elsewhere")]""");
        workspace.Write("App/.editorconfig", "[*.cs]\ndotnet_diagnostic.VET2001.severity = none\n");

        var first = workspace.Build("App").Succeeded();
        var again = workspace.Build("App").Succeeded();

        Assert.Empty(first.Warnings);
        Assert.Empty(again.Warnings);
        Assert.Empty(again.Tasks);
    }

    [Fact]
    public void Publish_and_package_carry_the_shippable_bill()
    {
        var workspace = vetted.NewWorkspace("ship");
        workspace.WriteApp("App", properties: "<VettedBomInPackage>true</VettedBomInPackage>");
        workspace.Build("App").Succeeded();

        workspace.Run("publish", "App", "--no-build", "-c", "Debug", "-o", workspace.At("out")).Succeeded();
        workspace.Run("pack", "App", "--no-build", "-c", "Debug", "-o", workspace.At("nupkg")).Succeeded();

        var shipped = workspace.Read("out", "App.aibom.cdx.json");
        Assert.Contains("llama3.2", shipped, System.StringComparison.Ordinal);
        Assert.DoesNotContain("Program.cs", shipped, System.StringComparison.Ordinal);
        using var package = System.IO.Compression.ZipFile.OpenRead(Directory.GetFiles(workspace.At("nupkg")).Single());
        Assert.Contains("aibom/net10.0/App.aibom.cdx.json", package.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void Two_versions_of_the_package_work_in_one_process_and_one_compiler_server()
    {
        var workspace = vetted.NewWorkspace("versions");
        var second = vetted.Version + ".2";
        vetted.Pack(second);
        workspace.WriteApp("One");
        workspace.WriteApp("Two", vetted: $"""<PackageReference Include="Vetted.AI" Version="{second}" PrivateAssets="all" />""");
        workspace.Write("All.slnx", """<Solution><Project Path="One/One.csproj" /><Project Path="Two/Two.csproj" /></Solution>""");

        var build = workspace.Build("All.slnx", "-m:1").Succeeded();

        // A loading problem would be a CS8032, AD0001 or MSB4062.
        Assert.Equal(["VET1003 Program.cs(3)", "VET1003 Program.cs(3)", "VET2001 Program.cs(3)", "VET2001 Program.cs(3)"], build.AllWarnings);
        Assert.Equal(2, build.Summaries.Count);
    }

    [Fact]
    public void Without_restore_nobody_hears_of_us()
    {
        var workspace = vetted.NewWorkspace("bare");
        workspace.WriteApp("App");

        var build = workspace.Build("App", "--no-restore").Failed();

        Assert.Equal(["NETSDK1004"], build.Errors.Select(error => error.Split(' ')[0]));
        Assert.Empty(build.Warnings);
    }
}
