using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Text;

namespace Vetted.EndToEnd.Tests;

/// <summary>The package as a user gets it, packed once for all tests under a version nobody has extracted before, in a feed of its own.</summary>
public sealed class PackedVetted : IDisposable
{
    public PackedVetted()
    {
        Root = Path.Combine(Path.GetTempPath(), "vetted-e2e", Guid.NewGuid().ToString("N")[..8]);
        Feed = Path.Combine(Root, "feed");
        Directory.CreateDirectory(Feed);
        Version = "0.1.0-e2e." + Path.GetFileName(Root);
        Pack(Version);
    }

    /// <summary>The folder that restore extracts packages to.</summary>
    public static string PackagesFolder { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given ? given : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public static string Repository { get; } = FindRepository();

    public string Root { get; }

    public string Feed { get; }

    public string Version { get; }

    public string Package => Path.Combine(Feed, "Vetted.AI." + Version + ".nupkg");

    /// <summary>Packs what is built under a further version.</summary>
    public void Pack(string version)
    {
        var configuration = typeof(PackedVetted).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Configuration").Value!;
        var (exitCode, output) = Dotnet(
            Repository, "pack", Path.Combine(Repository, "src", "Vetted.Build", "Vetted.Build.csproj"), "--no-build", "-c", configuration, "-p:PackageVersion=" + version, "-o", Feed, "-m:1", "-nologo", "-v:q");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Writes a package into the feed, under a version that <see cref="Dispose"/> forgets.</summary>
    public void WritePackage(string id, string files, params (string Path, byte[] Content)[] entries)
    {
        using var package = ZipFile.Open(Path.Combine(Feed, $"{id}.{Version}.nupkg"), ZipArchiveMode.Create);
        var nuspec = $"""
            <package><metadata><id>{id}</id><version>{Version}</version><authors>Contoso</authors><description>For tests.</description><license type="expression">MIT</license>{files}</metadata></package>
            """;
        foreach (var (path, content) in entries.Prepend((id + ".nuspec", Encoding.UTF8.GetBytes(nuspec))))
        {
            using var stream = package.CreateEntry(path).Open();
            stream.Write(content);
        }
    }

    /// <summary>A new empty folder that projects can be built in, outside of every repository.</summary>
    public Workspace NewWorkspace(string name) => new(this, Path.Combine(Root, name));

    /// <summary>A copy of the samples, to be built with the packed version.</summary>
    public Workspace CopySamples(string name, params string[] samples)
    {
        var workspace = NewWorkspace(name);
        var from = Path.Combine(Repository, "docs", "samples");
        foreach (var file in Directory.GetFiles(from, "Directory.*"))
        {
            File.Copy(file, Path.Combine(workspace.Folder, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var sample in samples)
        {
            foreach (var file in Directory.GetFiles(Path.Combine(from, sample), "*", SearchOption.AllDirectories))
            {
                var relative = Path.GetRelativePath(from, file).Replace('\\', '/');
                if (!relative.Contains("/bin/", StringComparison.Ordinal) && !relative.Contains("/obj/", StringComparison.Ordinal))
                {
                    var target = Path.Combine(workspace.Folder, relative);
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Copy(file, target);
                }
            }
        }

        return workspace;
    }

    public static (int ExitCode, string Output) Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // The test host's own settings must not reach the builds: they name an SDK folder, a test platform, a policy, a build server.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Vetted", StringComparison.OrdinalIgnoreCase) || name is "SOURCE_DATE_EPOCH" or "CI" or "TF_BUILD").ToArray())
        {
            start.Environment.Remove(name);
        }

        CompilerServer.Set(start);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return (process.ExitCode, output.ToString());
    }

    public void Dispose()
    {
        foreach (var package in Directory.GetFiles(Feed, "*.nupkg").Select(Path.GetFileName))
        {
            // id.0.1.0-e2e.….nupkg
            var at = package!.IndexOf(".0.1.0-e2e.", StringComparison.Ordinal);
            TryDelete(Path.Combine(PackagesFolder, package[..at].ToLowerInvariant(), package[(at + 1)..^".nupkg".Length]));
        }

        CompilerServer.ShutDown();

        TryDelete(Root);
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    // What stays in the temporary folder harms nobody.
    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Analyzers.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return folder;
    }
}

/// <summary>One collection: the builds share the machine, and the package is packed once.</summary>
[CollectionDefinition(Name)]
public sealed class Builds : ICollectionFixture<PackedVetted>
{
    public const string Name = "builds";
}
