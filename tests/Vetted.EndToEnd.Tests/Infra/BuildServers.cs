using System;
using System.Diagnostics;
using System.IO;

namespace Vetted.EndToEnd.Tests;

/// <summary>
/// The build server and the compiler server of these tests' builds: the first build starts them under a name that nobody else uses, and they end with the tests. A build or compiler that starts anew takes longer than
/// what it then builds.
/// </summary>
internal static class BuildServers
{
    /// <summary>Of the compiler server's pipe and of the build server's handshake.</summary>
    public static string Name { get; } = "vetted-e2e-" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>Makes a process use them. Only what builds in one process uses the build server: the further ones that it starts outlive it, and no command ends them.</summary>
    public static void Set(ProcessStartInfo start)
    {
        var isOneProcess = start.ArgumentList.Contains("-m:1");
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = isOneProcess ? "1" : "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = isOneProcess ? "0" : "1";
        start.Environment["MSBUILDNODEHANDSHAKESALT"] = Name;

        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["SharedCompilationId"] = Name;
    }

    /// <summary>Ends them and waits until they have, so that nothing stays behind and holds a folder.</summary>
    public static void ShutDown()
    {
        // The SDK's own command ends compiler servers of the default name only.
        var (_, roslyn) = PackedVetted.Dotnet(PackedVetted.Repository, "msbuild", Path.Combine("src", "Vetted.Core", "Vetted.Core.csproj"), "-getProperty:RoslynTargetsPath");
        PackedVetted.Dotnet(PackedVetted.Repository, Path.Combine(roslyn.Trim(), "bincore", "VBCSCompiler.dll"), "-pipename:" + Name, "-shutdown");
        PackedVetted.Dotnet(PackedVetted.Repository, "build-server", "shutdown", "--msbuild");
    }
}
